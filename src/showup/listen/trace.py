"""What is behind a pattern: exact counts and the notes themselves. For the listener alone."""

from __future__ import annotations

from collections.abc import Iterable

from showup.listen.note import Note
from showup.listen.pattern import HEARD, TENSION, Pattern
from showup.listen.stances import count_sides, part_notes

_MOST_TOLD = 200


def trace_pattern(pattern: Pattern) -> list[str]:
    """Return lines that lead from a pattern to its counts and to what each voice was heard to say."""
    by_place = part_notes(pattern.notes, lambda note: f"{note.meeting}; {note.town}".strip("; "))
    lines = [f"{place}: {_count(notes, pattern.kind)}" for place, notes in by_place.items()]
    told = [_tell(note) for note in pattern.notes if note.text]
    more = [f"and {len(told) - _MOST_TOLD} more"] if len(told) > _MOST_TOLD else []
    return [*lines, *told[:_MOST_TOLD], *more]


def _count(notes: Iterable[Note], kind: str) -> str:
    listed = list(notes)
    sides = count_sides(listed)
    voices = len({note.speaker for note in listed})
    if kind in (HEARD, TENSION):  # many statements, or the same voices twice: no sides to be added up
        return f"{voices} voices"
    unsure = sum(note.stance == "unsure" for note in listed)
    return f"{voices} voices; {sides.agree} agree, {sides.disagree} disagree, {unsure} unsure"


def _tell(note: Note) -> str:
    """Return what a voice was heard to say, with the week and what kind of thing it is."""
    how = f"{note.kind}, inferred" if note.inferred else note.kind
    stance = f", {note.stance}s" if note.stance in ("agree", "disagree") else ""
    return f"“{note.text}” ({note.week}, {how}{stance})"
