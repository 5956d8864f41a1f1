"""A question, and the events that answer it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time

from showup.model.coverage import Coverage
from showup.model.event import Event, Series
from showup.model.judgement import Judgement
from showup.model.lead import Group
from showup.model.town import Town


@dataclass(frozen=True, slots=True)
class Question:
    """What a person asks: a town, causes, activities, skills, reach."""

    town: Town
    now: datetime
    about: tuple[str, ...] = ()  # listed topics or free words
    doing: tuple[str, ...] = ()  # activities
    practise: tuple[str, ...] = ()  # skills
    within_km: float = 40.2336  # 25 miles
    days: int = 30
    limit: int = 20
    level: int = 2  # the lowest level shown
    weekdays: tuple[str, ...] = ()  # any of them: "monday" ...
    traits: tuple[str, ...] = ()  # all of them: "free", "accessible", "newcomers", "recurring"
    online: bool | None = None  # None: either
    languages: tuple[str, ...] = ()  # any of them: "en", "es" ...
    not_before: time | None = None  # the hour at which it begins, by its own clock
    before: time | None = None


@dataclass(frozen=True, slots=True)
class Candidate:
    """An event with what is known of it, before it is ranked."""

    event: Event
    judgement: Judgement
    series: Series | None = None
    distance_km: float | None = None  # None: online or not placed


@dataclass(frozen=True, slots=True)
class Match:
    """An event as an answer: best first, each with its reasons in words."""

    event: Event
    judgement: Judgement
    distance_km: float | None
    reasons: tuple[str, ...]
    score: float
    series: Series | None = None


@dataclass(frozen=True, slots=True)
class GroupMatch:
    """A group as an answer; `next_event` is an event id or ""."""

    group: Group
    reasons: tuple[str, ...]
    next_event: str = ""


@dataclass(frozen=True, slots=True)
class Widening:
    """One step in which the question was widened, named."""

    what: str  # "days", "distance", "level", "about"
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Nearest:
    """Another town to turn to; `known` False: nobody has looked there yet."""

    town: Town
    distance_km: float
    known: bool


@dataclass(frozen=True, slots=True)
class Answer:
    """Everything that `find` says."""

    question: Question
    as_of: datetime | None
    matches: tuple[Match, ...] = ()
    groups: tuple[GroupMatch, ...] = ()
    widened: tuple[Widening, ...] = ()
    coverage: Coverage | None = None
    beside: tuple[Match, ...] = ()  # of lower levels than asked: meetings to watch, talks, service
    nearest: Nearest | None = None  # where nothing answers within reach
