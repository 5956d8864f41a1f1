"""`showup digest`: the week ahead for every question kept; silent when there is nothing."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from showup.cli import wire
from showup.cli.changes import tell_change
from showup.cli.console import DONE, put, put_json
from showup.cli.saved_command import say_question
from showup.cli.settings import Settings
from showup.cli.stores import open_choices, open_store
from showup.cli.text import say_day, say_when
from showup.errors import NothingDone
from showup.find.answer.fold import fold_series
from showup.find.harvest.follow import make_digest
from showup.model.digest import Digest
from showup.model.match import Match

_MOST_ROWS = 25


def run_digest(settings: Settings, file: Path | None) -> int:
    """Print the digest or write it into a file; neither is touched when there is nothing to tell."""
    with open_choices(settings) as choices, open_store(settings) as store:
        asked = [(name, question) for name, question, _ in choices.questions()]
        told = make_digest(asked, choices.saved_events(), store, settings.now)
    if told.is_silent:
        return DONE
    if settings.json:
        put_json(digest_json(told))
        return DONE
    text = "\n".join(digest_lines(told))
    if file is None:
        put(text)
        return DONE
    try:
        file.write_text(text + "\n", "utf-8")
    except OSError as error:
        raise NothingDone(f"{file}: {error.strerror or error}") from None
    return DONE


def digest_lines(told: Digest) -> list[str]:
    """Return the digest as plain text."""
    lines = [f"The week from {say_day(told.now)}"]
    for part in told.parts:
        lines += ["", f"{part.name}: {say_question(part.question)}"]
        lines += [f"    {line}" for line in row_lines(part.soon)] or ["    nothing this week"]
        if part.fresh:
            lines += ["    newly announced for later", *(f"    {line}" for line in row_lines(part.fresh))]
    if told.fates:
        lines += ["", "What became of events you saved"]
        lines += [
            f"    {change.kind}: {tell_change(change)}" for fate in told.fates for change in fate.changes
        ]
    return lines


def row_lines(matches: Sequence[Match]) -> list[str]:
    """Return a line a row, a series once, and how many more there are."""
    rows = fold_series(matches)
    lines = [
        f"{say_when(match.event.start, match.event.end)}  {match.event.title}"
        + (f", {match.event.venue.name}" if match.event.venue.name else "")
        + (f" (and {len(repeats)} more dates)" if repeats else "")
        for match, repeats in rows[:_MOST_ROWS]
    ]
    more = len(rows) - _MOST_ROWS
    return [*lines, f"and {more} more"] if more > 0 else lines


def digest_json(told: Digest) -> dict[str, Any]:
    """Return the digest as JSON."""
    return {
        "week": told.week,
        "questions": [
            {
                "name": part.name,
                "soon": [wire.match(match) for match in part.soon],
                "fresh": [wire.match(match) for match in part.fresh],
            }
            for part in told.parts
        ],
        "saved": [
            {"event_id": fate.was.event_id, "title": fate.was.title, "changes": list(fate.changes)}
            for fate in told.fates
        ],
    }
