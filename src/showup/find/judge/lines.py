"""Records in, judgements out: what `showup judge` reads and writes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from showup.find.judge.verdict import judge
from showup.model.judgement import EventText, Judgement
from showup.model.problem import Problem

FIELDS = ("title", "description", "venue", "source", "host", "start")


def judge_lines(records: Iterable[Any]) -> Iterator[dict[str, Any] | Problem]:
    """Yield a judgement as a dict for each record, or a problem for one that is no event.

    A record is a mapping {id, title, description, venue, source, host, start, labels}; absent
    and null fields are empty. The problem's `where` is the record's number, from 1.
    """
    for number, record in enumerate(records, 1):
        if not isinstance(record, Mapping):
            yield Problem("judge", f"line {number}", "not an object")
        elif "id" not in record or not isinstance(record.get("title"), str):
            yield Problem("judge", f"line {number}", "no id, or no title in words")
        else:
            yield {"id": record["id"], **describe(judge(_read_record(record)))}


def _read_record(record: Mapping[str, Any]) -> EventText:
    texts = {name: record[name] for name in FIELDS if isinstance(record.get(name), str)}
    labels = record.get("labels")
    kept = tuple(each for each in labels if isinstance(each, str)) if isinstance(labels, list) else ()
    return EventText(labels=kept, **texts)


def describe(judgement: Judgement) -> dict[str, Any]:
    """Return a judgement as JSON values, in the words of the design."""
    return {
        "level": judgement.level,
        "sure": judgement.sure,
        "p2": judgement.p2,
        "p1": judgement.p1,
        "activities": list(judgement.activities),
        "topics": list(judgement.topics),
        "skills": list(judgement.skills),
        "open_to_newcomers": judgement.open_to_newcomers,
        "evidence": [{"for": e.shows, "quote": e.quote, "field": e.field} for e in judgement.evidence],
        "party_or_lean": judgement.party_or_lean,
        "version": judgement.version,
    }
