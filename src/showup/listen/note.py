"""A note: what one anonymous voice was heard to say at a meeting. There is no field for a name."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, fields
from datetime import date
from typing import Any, Literal, get_args

from showup.model.problem import Problem

Stance = Literal["agree", "disagree", "unsure"]
Kind = Literal["claim", "experience", "proposal", "question"]
STANCES, KINDS = get_args(Stance), get_args(Kind)
LONGEST = 2_000  # letters of a field
_ALWAYS = ("meeting", "town", "week", "voice")
_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")
_WEEK = re.compile(r"\d{4}-W\d{2}")


@dataclass(frozen=True, slots=True)
class Note:
    """What was heard; `voice` is a random word of this meeting alone, so that nobody can be followed.

    `week` is ISO (2026-W12), `statement` in positive form; `inferred` is what was not said in words but
    taken from what was.
    """

    meeting: str
    town: str
    week: str
    voice: str
    text: str = ""
    statement: str = ""
    stance: Stance | None = None
    kind: Kind = "claim"
    topic: str = ""
    inferred: bool = False

    @property
    def speaker(self) -> tuple[str, str]:
        """Return who spoke, as far as may be known: a voice of a meeting."""
        return self.meeting, self.voice


def write_week(day: date) -> str:
    """Return the ISO week of a day, the finest time that is kept."""
    year, week, _ = day.isocalendar()
    return f"{year}-W{week:02}"


def drop_controls(text: str) -> str:
    """Return the text without what would give orders to a terminal; lines and tabs stay."""
    return _CONTROLS.sub(" ", text)


def find_monday(week: str) -> date:
    """Return the Monday of an ISO week."""
    return date.fromisocalendar(int(week[:4]), int(week[6:]), 1)


def name_month(week: str) -> str:
    """Return the month, as 2026-03, that holds the Thursday of an ISO week."""
    return date.fromisocalendar(int(week[:4]), int(week[6:]), 4).isoformat()[:7]


def read_notes(lines: Iterable[str], where: str) -> Iterator[Note | Problem]:
    """Yield the notes of JSON lines; what is no note is a problem that names its line."""
    for number, line in enumerate(lines, 1):
        if line.strip():
            try:
                yield make_note(json.loads(line))
            except (ValueError, RecursionError) as error:
                yield Problem("listen", f"{where}:{number}", f"not a note: {error}"[:200])


def make_note(told: Any) -> Note:
    """Return the note that a mapping tells; ValueError where it tells none."""
    if not isinstance(told, Mapping):
        raise ValueError("not an object")
    cells = {field.name: told.get(field.name) for field in fields(Note) if field.name != "inferred"}
    words = {
        name: "" if cell is None else drop_controls(str(cell)).strip()[:LONGEST]
        for name, cell in cells.items()
    }
    for needed in ("meeting", "voice"):
        if not words[needed]:
            raise ValueError(f"no {needed}")
    _check_week(words["week"])
    stance, kind = words.pop("stance"), words.pop("kind") or "claim"
    if stance not in ("", *STANCES) or kind not in KINDS:
        raise ValueError(f"stance is one of {', '.join(STANCES)}; kind one of {', '.join(KINDS)}")
    if stance and not words["statement"]:
        raise ValueError("a stance without a statement")
    inferred = told.get("inferred") is True
    return Note(**words, stance=stance or None, kind=kind, inferred=inferred)  # type: ignore[arg-type]


def tell_note(note: Note) -> dict[str, Any]:
    """Return a note as the mapping that `make_note` reads; what is empty is left out."""
    return {name: value for name, value in asdict(note).items() if value or name in _ALWAYS}


def _check_week(week: str) -> None:
    if not _WEEK.fullmatch(week):
        raise ValueError("week is written 2026-W12")
    name_month(week)
