"""The report in the reader's language: the same claims, ranges and gates."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from showup.listen.pattern import Pattern
from showup.listen.report import Report, list_remarks, list_sections, tell_pattern, tell_team, tell_who
from showup.listen.trace import trace_pattern
from showup.web.words import Words

_NEW = " New since the last report."


@dataclass(frozen=True, slots=True)
class Claim:
    """One claim: its sentence, whether it is new, its gates, and for the listener alone what is behind it."""

    words: str
    new: bool
    gate: str
    behind: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """A report as a page tells it."""

    who: str
    sections: tuple[tuple[str, tuple[Claim, ...]], ...]
    remarks: tuple[str, ...]


def tell_in(words: Words, report: Report) -> Told:
    """Return the report in a language."""
    sections = tuple(
        (words.translate(title), tuple(_tell_claim(words, report, pattern) for pattern in patterns))
        for title, patterns in list_sections(report)
    )
    return Told(
        words.translate(tell_who(report)), sections, tuple(map(words.translate, list_remarks(report)))
    )


def _tell_claim(words: Words, report: Report, pattern: Pattern) -> Claim:
    of_team = pattern in report.team
    sentence = (tell_team if of_team else tell_pattern)(pattern)
    behind: Sequence[str] = () if of_team else trace_pattern(pattern)
    return Claim(
        words=words.translate(sentence.removesuffix(_NEW)),
        new=sentence.endswith(_NEW),
        gate="; ".join(map(words.translate, pattern.gate.split("; "))),
        behind=tuple(map(words.translate, behind)),
    )
