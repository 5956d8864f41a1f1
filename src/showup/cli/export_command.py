"""`showup export`: the data out, as lines of JSON or as a table."""

from __future__ import annotations

import csv
import io
import sys
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from showup.cli import wire
from showup.cli.console import DONE, put_bytes, put_json
from showup.cli.settings import Settings
from showup.cli.stores import find_town, open_store
from showup.errors import UsageError
from showup.find.answer.rank import rank
from showup.find.harvest.find import search
from showup.model.match import Question

WHAT = ("events", "sources")
FORMATS = ("jsonl", "csv")
_EVENT_COLUMNS = (
    "event_id",
    "title",
    "start",
    "end",
    "venue",
    "address",
    "url",
    "organizer",
    "level",
    "status",
)
_WORLD_KM = 20_000.0


def run_export(settings: Settings, what: str, asked: str, form: str, days: int) -> int:
    """Write everything stored of a town to stdout."""
    if what not in WHAT or form not in FORMATS:
        raise UsageError(f"export one of {', '.join(WHAT)} as one of {', '.join(FORMATS)}")
    town = find_town(asked)
    with open_store(settings) as store:
        if what == "sources":
            rows = [wire.source(known) for known in store.sources(town.key)]
        else:
            question = Question(
                town, settings.now, level=0, days=days, within_km=_WORLD_KM, limit=sys.maxsize
            )
            matches = rank(search(question, store), question)
            matches = tuple(sorted(matches, key=lambda row: (str(row.event.start), row.event.event_id)))
            rows = [wire.match(replace(row, reasons=())) for row in matches]
    if form == "jsonl":
        for row in rows:
            put_json(row)
    else:
        write_table(what, rows)
    return DONE


def write_table(what: str, rows: Sequence[dict[str, Any]]) -> None:
    """Write rows as CSV; cells that a spreadsheet would take for a formula are made text."""
    if what == "events":
        rows = [{**row, "venue": row["venue"]["name"], "address": row["venue"]["address"]} for row in rows]
        columns: Sequence[str] = _EVENT_COLUMNS
    else:
        columns = ("feed_url", "site", "name", "reader", "status", "why", "events_30d")
    table = io.StringIO()
    out = csv.writer(table, lineterminator="\n")
    out.writerow(columns)
    for row in rows:
        out.writerow([_disarm(row[column]) for column in columns])
    put_bytes(table.getvalue().encode())


def _disarm(value: Any) -> Any:
    return f"'{value}" if isinstance(value, str) and value[:1] in ("=", "+", "-", "@", "\t") else value
