"""The report: what a person can read aloud, and who was heard where and when. Not a poll."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, floor
from typing import Any

from showup.listen.lean import MORE_AGREE, MORE_DISAGREE, SPLIT
from showup.listen.note import Note
from showup.listen.pattern import HEARD, PLACES_DIFFER, SHARED, TENSION, TIMES_DIFFER, Pattern
from showup.listen.stances import count_sides, name_bin, part_notes

NO_POLL = "Heard at these meetings by those who listened; not a poll."
NOTHING = "Too few voices to say anything yet."
TITLES = {
    SHARED: "Shared across places",
    MORE_AGREE: "More agree than disagree",
    MORE_DISAGREE: "More disagree than agree",
    SPLIT: "People are split",
    PLACES_DIFFER: "Places differ",
    TIMES_DIFFER: "Earlier and later differ",
    TENSION: "Held together by the same voices",
    HEARD: "What is heard where",
}


@dataclass(frozen=True, slots=True)
class Report:
    """Who was heard, where and when, and the patterns that may be shown."""

    voices: int
    meetings: int
    towns: tuple[str, ...]
    first_week: str
    last_week: str
    listeners: int
    patterns: tuple[Pattern, ...]
    too_few: int  # patterns below their gate


def make_report(notes: Sequence[Note], patterns: Sequence[Pattern], listeners: int = 1) -> Report:
    """Return the report of the notes and the patterns found in them."""
    weeks = sorted({note.week for note in notes})
    return Report(
        voices=len({note.speaker for note in notes}),
        meetings=len({note.meeting for note in notes}),
        towns=tuple(sorted({note.town for note in notes if note.town})),
        first_week=weeks[0] if weeks else "",
        last_week=weeks[-1] if weeks else "",
        listeners=listeners,
        patterns=tuple(pattern for pattern in patterns if pattern.shown),
        too_few=sum(not pattern.shown for pattern in patterns),
    )


def tell_who(report: Report) -> str:
    """Return the sentence that every report begins with."""
    if not report.voices:
        return "Nobody was heard yet."
    weeks = (
        f"in week {report.first_week}"
        if report.first_week == report.last_week
        else f"from week {report.first_week} to {report.last_week}"
    )
    towns = ", ".join(report.towns) or "places not named"
    counted = ", ".join(
        [
            _count(report.voices, "voice"),
            _count(report.meetings, "meeting"),
            _count(report.listeners, "listener"),
        ]
    )
    return f"{counted}; {towns}; {weeks}. {NO_POLL}"


def _count(n: int, noun: str) -> str:
    return f"{n} {noun}" + ("" if n == 1 else "s")


def tell_pattern(pattern: Pattern) -> str:
    """Return one shown pattern as a sentence; counts as ranges, so that nobody is picked out."""
    said = " / ".join(f"“{statement}”" for statement in pattern.statements)
    voices = f"{name_bin(pattern.n)} voices"
    new = " New since the last report." if pattern.new else ""
    if pattern.kind == HEARD:
        town, month = pattern.places
        return f"{pattern.statements[0]}: {town}, {month} ({voices}).{new}"
    if pattern.kind in (PLACES_DIFFER, TIMES_DIFFER):
        return f"{said}: {_tell_sides(pattern)} ({voices}).{new}"
    if pattern.kind == SHARED:  # ranks, no shares: the places are of different sizes
        return f"{said}: {', '.join(pattern.places)} ({voices}).{new}"
    return f"{said} ({voices}, {_tell_interval(pattern)}).{new}"


def _tell_interval(pattern: Pattern) -> str:
    """Return the interval in steps of five, outward: a finer one would give the counts away."""
    low, high = pattern.interval or (0.0, 1.0)
    part = {SPLIT: "on the smaller side", TENSION: "of those asked both"}.get(pattern.kind, "on that side")
    return f"{floor(low * 20) * 5} to {ceil(high * 20) * 5} in 100 {part}"


def _tell_sides(pattern: Pattern) -> str:
    """Return which of the two places or times agrees more."""
    if pattern.kind == PLACES_DIFFER:
        parts = part_notes(pattern.notes, lambda note: note.town)
        shares = {place: count_sides(parts[place]) for place in pattern.places}
    else:
        middle = pattern.places[0].split(" to ")[1]
        early = [note for note in pattern.notes if note.week <= middle]
        late = [note for note in pattern.notes if note.week > middle]
        shares = dict(zip(pattern.places, (count_sides(early), count_sides(late)), strict=True))
    more, less = sorted(shares, key=lambda place: -shares[place].agree / shares[place].n)
    return f"{more} agrees more than {less}"


def write_text(report: Report) -> str:
    """Return the report as text to read aloud."""
    lines = [tell_who(report)]
    for kind, title in TITLES.items():
        told = [pattern for pattern in report.patterns if pattern.kind == kind]
        if told:
            lines += ["", title, *(f"- {tell_pattern(pattern)}" for pattern in told)]
    if not report.patterns:
        lines += ["", NOTHING]
    elif report.too_few:
        lines += ["", f"Of {report.too_few} more there are too few voices, or chance may explain them."]
    return "\n".join(lines) + "\n"


def tell_report(report: Report) -> dict[str, Any]:
    """Return the report as JSON: ranges instead of counts, no notes."""
    return {
        "who": {
            "voices": report.voices,
            "meetings": report.meetings,
            "towns": list(report.towns),
            "weeks": [report.first_week, report.last_week],
            "listeners": report.listeners,
            "words": NO_POLL,
        },
        "patterns": [
            {
                "kind": pattern.kind,
                "statements": list(pattern.statements),
                "places": list(pattern.places),
                "voices": name_bin(pattern.n),
                "words": tell_pattern(pattern),
                "gate": pattern.gate,
                "new": pattern.new,
            }
            for pattern in report.patterns
        ],
        "too_few": report.too_few,
    }
