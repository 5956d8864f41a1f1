"""The desk: everything pages may ask for. Whoever starts the app fills it in."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

from showup.find.harvest.find import answer, count_facets, cover, find, look_up, search
from showup.model.choice import Said
from showup.model.coverage import Coverage
from showup.model.event import Event
from showup.model.match import Answer, Candidate, Match, Question
from showup.model.town import Town
from showup.publish.plain import drop_marks
from showup.store.choices_store import ChoicesStore
from showup.store.harvest_store import HarvestStore
from showup.web.harvests import Harvests

_EXCERPT = 300  # characters of a description in public
_KEPT_ANSWERS = 256
_KEPT_EVENTS = 10_000  # about 40 MB


@dataclass(frozen=True, slots=True)
class Service:
    """A channel: its name, and what the outside service behind it learns when it is asked ("" nothing)."""

    name: str
    tells: str


@dataclass(frozen=True, slots=True)
class Tiles:
    """Where the person's own map tiles come from, "" where none are: then we draw borders of our own."""

    address: str = ""  # with {z}, {x} and {y}
    by: str = ""  # who made them, as their terms ask to be said

    @property
    def origin(self) -> str:
        """Return what a browser must be allowed to load them from."""
        parts = urlsplit(self.address)
        return f"{parts.scheme}://{parts.netloc.replace('{s}', '*')}" if self.address else ""


@dataclass(frozen=True, slots=True)
class Tools:
    """What the one who starts the app passes in: the ways to the stores, the towns, the clock, JSON."""

    clock: Callable[[], datetime]
    open_store: Callable[[], AbstractContextManager[HarvestStore]]
    open_choices: Callable[[], AbstractContextManager[ChoicesStore]]
    data_version: Callable[[], object]
    find_town: Callable[[str], Town]
    list_nearby: Callable[[Town, float], Sequence[Town]]
    services: Sequence[Service]
    tell_answer: Callable[[Answer], dict[str, Any]]
    tell_coverage: Callable[[Coverage], dict[str, Any]]
    keep_verdict: Callable[[Said, str, str], object]
    undo_verdict: Callable[[str, str], object]


@dataclass(slots=True)
class Desk:
    """Answers over one store connection, used by one thread; kept while the data stay as they are."""

    tools: Tools
    harvests: Harvests
    home: str  # where our addresses begin, without a slash at the end
    public: bool = False
    token: str = ""  # proves that a form is ours
    tiles: Tiles = Tiles()
    _stack: list[AbstractContextManager[HarvestStore]] = field(default_factory=list)
    _store: HarvestStore | None = None
    _answers: OrderedDict[object, Any] = field(default_factory=OrderedDict)
    _version: object = None

    @property
    def store(self) -> HarvestStore:
        """Return the store, opened when it is first needed, with nothing in memory of older data."""
        self._forget_old()
        if self._store is None:
            opened = self.tools.open_store()
            self._store = opened.__enter__()
            self._store.keep_read(_KEPT_EVENTS)
            self._stack.append(opened)
        return self._store

    def close(self) -> None:
        """Close the store and begin no more harvests."""
        self.harvests.close()
        while self._stack:
            self._stack.pop().__exit__(None, None, None)
        self._store = None

    def note_visit(self, town_key: str) -> datetime | None:
        """Return when a person's last visit to a town ended; in public nobody is known."""
        if self.public:
            return None
        with self.tools.open_choices() as choices:
            return choices.visit(town_key, self.tools.clock())

    def now(self) -> datetime:
        """Return the time, to the minute: within one the same question has the same answer."""
        return self.tools.clock().replace(second=0, microsecond=0)

    def answer(self, question: Question) -> Answer:
        """Return the matches and groups of a question; in public, excerpts of what others wrote."""
        found: Answer = self.keep(("answer", question), lambda: look_up(question, self.store))
        return self._cut_all(found)

    def account(self, question: Question) -> Answer:
        """Return the answer with everything that the command tells: coverage, what is on beside it."""
        names = [service.name for service in self.tools.services]
        found: Answer = self.keep(("account", question), lambda: find(question, self.store, names))
        return self._cut_all(found)

    def match(self, question: Question) -> tuple[Match, ...]:
        """Return what answers just this question, never widened: what a feed is for."""
        found: tuple[Match, ...] = self.keep(("match", question), lambda: answer(question, self.store))
        return tuple(replace(row, event=self._cut(row.event)) for row in found) if self.public else found

    def _cut_all(self, found: Answer) -> Answer:
        if not self.public:
            return found
        rows, beside = (
            tuple(replace(row, event=self._cut(row.event)) for row in matches)
            for matches in (found.matches, found.beside)
        )
        return replace(found, matches=rows, beside=beside)

    def search(self, question: Question) -> list[Candidate]:
        """Return every event that answers, soonest first."""
        return [replace(row, event=self._cut(row.event)) for row in search(question, self.store)]

    def count_facets(self, question: Question) -> Mapping[str, Mapping[str, int]]:
        """Return how many events have each topic, activity, weekday ... within the question's reach."""
        facets: Mapping[str, Mapping[str, int]] = self.keep(
            ("facets", question), lambda: count_facets(question, self.store)
        )
        return facets

    def cover(self, question: Question) -> Coverage:
        """Return how hard we have looked."""
        return cover(question, self.store, [service.name for service in self.tools.services])

    def event(self, event_id: str) -> Candidate | None:
        """Return an event, vanished ones too."""
        found = self.store.event(event_id)
        return found and replace(found, event=self._cut(found.event))

    def _cut(self, event: Event) -> Event:
        if not self.public or len(event.description) <= _EXCERPT:
            return event
        words = drop_marks(event.description)  # before it is cut: half a pair of marks is no mark
        if len(words) > _EXCERPT:
            words = words[:_EXCERPT].rsplit(" ", 1)[0] + " …"
        return replace(event, description=words)

    def _forget_old(self) -> None:
        version = self.tools.data_version()
        if version == self._version:
            return
        self._version = version
        self._answers.clear()
        if self._store is not None:
            self._store.forget_read()

    def keep(self, key: object, make: Callable[[], Any]) -> Any:
        """Return what is kept under the key while the data are the same, made where it is not."""
        self._forget_old()
        if key not in self._answers:
            self._answers[key] = make()
            while len(self._answers) > _KEPT_ANSWERS:
                self._answers.popitem(last=False)
        return self._answers[key]


def match_of(candidate: Candidate) -> Match:
    """Return a candidate as a match without a rank, for pages that show one or all."""
    return Match(candidate.event, candidate.judgement, candidate.distance_km, (), 0.0, candidate.series)
