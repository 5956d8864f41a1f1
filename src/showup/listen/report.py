"""The report: what a person can read aloud, and who was heard where and when. Not a poll."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, floor
from typing import Any

from showup.listen.lean import MORE_AGREE, MORE_DISAGREE, SPLIT
from showup.listen.note import Note
from showup.listen.pattern import HEARD, PLACES_DIFFER, SHARED, TENSION, TIMES_DIFFER, Pattern
from showup.listen.stances import name_bin
from showup.listen.trace import trace_pattern

NO_POLL = "Heard at these meetings by those who listened; not a poll."
NOTHING = "Too few voices to say anything yet."
NEEDED = "A statement is told from 5 voices at 2 meetings on."
TWICE = "Voices are not followed: who spoke at two meetings counts twice."
INFERRED = "Some stances were not said in words; whoever listened took them from what was said."
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
    inferred: bool = False  # whether any stance was not said in words
    team: tuple[Pattern, ...] = ()  # of a team's counts added up with one's own
    team_listeners: int = 0


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
        inferred=any(note.inferred and note.stance for note in notes),
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
        return f"{pattern.statements[0]}: {town or 'no town'}, {month} ({voices}).{new}"
    if pattern.kind in (PLACES_DIFFER, TIMES_DIFFER):
        return f"{said}: {_tell_sides(pattern)} ({voices}).{new}"
    if pattern.kind == SHARED:  # ranks, no shares: the places are of different sizes
        return f"{said}: {', '.join(pattern.places)} ({voices}).{new}"
    return f"{said} ({voices}, {_tell_interval(pattern)}).{new}"


def tell_team(pattern: Pattern) -> str:
    """Return a pattern of a team's counts as a sentence."""
    if pattern.kind == PLACES_DIFFER:
        return tell_pattern(pattern)
    said = f"{pattern.kind}: {tell_pattern(pattern)}"
    return f"{said[0].upper()}{said[1:-1]}; {', '.join(pattern.places)}."


def _tell_interval(pattern: Pattern) -> str:
    """Return the interval in steps of five, outward: a finer one would give the counts away."""
    low, high = pattern.interval or (0.0, 1.0)
    part = {SPLIT: "on the smaller side", TENSION: "of those asked both"}.get(pattern.kind, "on that side")
    return f"{floor(low * 20) * 5} to {ceil(high * 20) * 5} in 100 {part}"


def _tell_sides(pattern: Pattern) -> str:
    """Return which of the two places or times agrees more."""
    compared = zip(pattern.places, pattern.sides, strict=True)
    more, less = [place for place, _ in sorted(compared, key=lambda row: -row[1].agree / row[1].n)]
    return f"{more} agrees more than {less}"


def list_sections(report: Report) -> list[tuple[str, list[Pattern]]]:
    """Return the titles that have something below them, a team's added-up counts last."""
    sections = [
        (title, [pattern for pattern in report.patterns if pattern.kind == kind])
        for kind, title in TITLES.items()
    ]
    team = f"Added up from the counts of {report.team_listeners} listeners"
    return [(title, told) for title, told in [*sections, (team, list(report.team))] if told]


def list_remarks(report: Report) -> list[str]:
    """Return what has to be said besides the patterns."""
    remarks = [] if report.patterns or report.team else [f"{NOTHING} {NEEDED}" if report.voices else NOTHING]
    if report.patterns and report.too_few:
        remarks.append(f"Of {report.too_few} more there are too few voices, or chance may explain them.")
    remarks += [TWICE] if report.meetings > 1 else []
    return [*remarks, INFERRED] if report.inferred else remarks


def write_text(report: Report, extracts: bool = False) -> str:
    """Return the report as text to read aloud; with `extracts` also the notes behind it, for oneself."""
    lines = [tell_who(report)]
    for title, told in list_sections(report):
        lines += ["", title]
        for pattern in told:
            lines.append(f"- {tell_team(pattern) if pattern in report.team else tell_pattern(pattern)}")
            lines += [f"    {line}" for line in trace_pattern(pattern)] if extracts else []
    for remark in list_remarks(report):
        lines += ["", remark]
    return "\n".join(lines) + "\n"


def tell_report(report: Report, extracts: bool = False) -> dict[str, Any]:
    """Return the report as JSON: ranges instead of counts; no notes but with `extracts`, for oneself."""
    return {
        "who": {
            "voices": report.voices,
            "meetings": report.meetings,
            "towns": list(report.towns),
            "weeks": [report.first_week, report.last_week],
            "listeners": report.listeners,
            "words": NO_POLL,
        },
        "patterns": [_tell_one(pattern, tell_pattern(pattern), extracts) for pattern in report.patterns],
        "team": [_tell_one(pattern, tell_team(pattern), False) for pattern in report.team],
        "too_few": report.too_few,
        "remarks": list_remarks(report),
    }


def _tell_one(pattern: Pattern, words: str, extracts: bool) -> dict[str, Any]:
    told = {
        "kind": pattern.kind,
        "statements": list(pattern.statements),
        "places": list(pattern.places),
        "voices": name_bin(pattern.n),
        "words": words,
        "gate": pattern.gate,
        "new": pattern.new,
    }
    return told | ({"extracts": trace_pattern(pattern)} if extracts else {})
