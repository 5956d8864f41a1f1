"""What is looked for in the index, and what is found there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, time

from showup.model.judgement import ACTIVITIES, SKILLS, TOPICS
from showup.model.match import Candidate
from showup.store.index import set_bits
from showup.store.traits import LANGUAGES, TRAITS

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


@dataclass(frozen=True, slots=True)
class Asked:
    """What is looked for.

    Position in degrees; `start` and `end` aware; an event counts when it is on in that span.
    `topics`, `activities`, `skills`, `weekdays` and `languages`: any of them; `traits`: all of them.
    `words`: see `words.write_match`. `online` None: either. `not_before` and `before`: the hour at
    which it begins by its own clock; then nothing that lasts all day is found. `town_key`: its
    events without a place count too.
    """

    lat: float
    lon: float
    radius_km: float
    start: datetime
    end: datetime
    town_key: str = ""
    words: str | None = None
    topics: Sequence[str] = ()
    activities: Sequence[str] = ()
    skills: Sequence[str] = ()
    weekdays: Sequence[str] = ()
    languages: Sequence[str] = ()
    traits: Sequence[str] = ()
    level: int = 0
    online: bool | None = None
    not_before: time | None = None
    before: time | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """The first candidates, how many there are in all, and how many have each facet, most first."""

    candidates: tuple[Candidate, ...]
    total: int
    facets: Mapping[str, Mapping[str, int]]


@dataclass(frozen=True, slots=True)
class Cause:
    """What an event may be about: any of the topics, or these words in its text."""

    topics: Sequence[str]
    words: str = ""


@dataclass(frozen=True, slots=True)
class Likely:
    """The candidates that rank best, and by the words of each cause the ids of those that hold them."""

    candidates: tuple[Candidate, ...]
    told_in: Mapping[str, frozenset[str]]


def list_conditions(asked: Asked) -> tuple[int | None, ...]:
    """Return what an entry must have, in the order of the statements of search; None: no matter what."""
    return (
        asked.level,
        None if asked.online is None else int(asked.online),
        _choose(asked.topics, TOPICS),
        _choose(asked.activities, ACTIVITIES),
        _choose(asked.skills, SKILLS),
        _choose(asked.weekdays, WEEKDAYS),
        _count_minutes(asked.not_before),
        _count_minutes(asked.before),
        _choose_all(asked.traits),
        _choose(asked.languages, LANGUAGES),
    )


def _choose(names: Sequence[str], known: Sequence[str]) -> int | None:
    return set_bits(names, known) if names else None


def _choose_all(names: Sequence[str]) -> int | None:
    """A trait that nobody knows is one that no event has: a bit beyond those in use."""
    stranger = 1 << len(TRAITS) if set(names) - set(TRAITS) else 0
    return set_bits(names, TRAITS) | stranger if names else None


def _count_minutes(when: time | None) -> int | None:
    return None if when is None else when.hour * 60 + when.minute
