"""For one who is stuck: what holds you back, and answers that are small and concrete."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from showup.learn.entry import Entry
from showup.learn.gains import Gain, list_gains
from showup.learn.ladder import read_words

HOLDS = (
    "found-nothing",
    "no-time",
    "far-away",
    "low",
    "anxious",
    "waste-of-time",
    "quarrels",
    "burnt-out",
)
GAINS_SHOWN = 5


@dataclass(frozen=True, slots=True)
class Hold:
    """One thing that holds people back, as the question offers it."""

    hold_id: str
    question: str


@dataclass(frozen=True, slots=True)
class Help:
    """A place to turn to: where it serves, how to reach it, what it is."""

    where: str
    how: str
    what: str


@dataclass(frozen=True, slots=True)
class CheckIn:
    """An answer: kind words, small things to do (or not), gains to look back on, places to turn to."""

    hold: str
    heard: str
    answers: tuple[str, ...]
    gains_words: str
    gains: tuple[Gain, ...]
    help_words: str  # "" where no help is named
    help: tuple[Help, ...]


def list_holds(language: str = "en") -> tuple[Hold, ...]:
    """Return what one can answer to "what holds you back?", in the order of HOLDS."""
    words = read_words("checkin", language)["holds"]
    return tuple(Hold(hold, words[hold]["question"]) for hold in HOLDS)


def answer_hold(hold: str, entries: Iterable[Entry], today: date, language: str = "en") -> CheckIn:
    """Return the answer to one of HOLDS; KeyError for anything else."""
    words = read_words("checkin", language)
    told = words["holds"][hold]
    gains = list_gains(entries, today)[:GAINS_SHOWN]
    named = tuple(Help(**row) for row in words["help"]) if told.get("help") else ()
    return CheckIn(
        hold=hold,
        heard=told["heard"],
        answers=tuple(told["answers"]),
        gains_words=words["gains"] if gains else words["no_gains"],
        gains=gains,
        help_words=words["help_words"] if named else "",
        help=named,
    )
