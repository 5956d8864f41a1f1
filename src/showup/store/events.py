"""Events with their judgements: written as a whole, found by identity."""

from __future__ import annotations

import json
from collections import OrderedDict
from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from datetime import datetime
from typing import Any

from showup.model.event import Event, Series
from showup.model.judgement import Judgement
from showup.model.match import Candidate
from showup.model.town import Town
from showup.model.window import Window
from showup.store.body import read_body, read_event, write_body
from showup.store.database import Database
from showup.store.index import VERSION, Index, Outline, outline
from showup.store.shelf import Shelf, bound

_LONGEST_CHAIN = 50
_AT_ONCE = 1_000
_NOT_JUDGED = Judgement(level=0, sure=False, p2=0.0, p1=0.0)


class EventShelf(Shelf):
    """Events, series, and the ids that survive re-merging."""

    def __init__(self, database: Database) -> None:
        super().__init__(database)
        self._kept: OrderedDict[int, Candidate] = OrderedDict()
        self._most_kept = 0

    def keep_read(self, most: int) -> None:
        """Keep so many events read in memory from now on; whoever asks for it forgets them in time."""
        self._most_kept = most

    @property
    def keeps_read(self) -> bool:
        """Whether what was read is kept in memory."""
        return self._most_kept > 0

    def forget_read(self) -> None:
        """Forget the events kept in memory: the file may hold others."""
        self._kept.clear()

    def known_ids(self) -> dict[str, str]:
        """Return the event id of every occurrence ever merged, vanished ones too, redirects followed."""
        redirects: dict[str, str] = dict(self.database.rows("redirects"))
        return {
            occurrence_id: _follow(event_id, redirects)
            for occurrence_id, event_id in self.database.rows("known_ids")
        }

    def retired_ids(self) -> list[str]:
        """Return the ids that lead to another event."""
        return [old_id for old_id, _new_id in self.database.rows("redirects")]

    def write_events(
        self,
        town_key: str,
        considered_occurrence_ids: Iterable[str],
        events: Sequence[Event],
        judgements: Mapping[str, Judgement],
        series: Sequence[Series],
        redirects: Mapping[str, str],
        *,
        unchanged: Set[str] = frozenset(),
    ) -> None:
        """Replace the events of these occurrences by these, in one transaction.

        Events of the town that no occurrence tells any more vanish from search; their ids keep.
        `unchanged` are the ids of events that the town has just so, with the judgement they have.
        """
        given = {event.event_id for event in events}
        with self.database.transaction():
            self._remove_others(given, considered_occurrence_ids)
            index = Index(self.database)
            self._save_events(
                town_key, [event for event in events if event.event_id not in unchanged], judgements, index
            )
            told = [(member, event.event_id) for event in events for member in event.members]
            self.database.many("save_member", told)
            self.database.many("save_minted", told)
            self._let_vanish(town_key, given, index)
            index.flush()
            self.database.many("save_series", [(one.series_id, write_body(one)) for one in series])
            self.database.many("remove_redirect", [(event_id,) for event_id in given])
            self.database.many("save_redirect", [pair for pair in redirects.items() if pair[0] != pair[1]])

    def _remove_others(self, given: Set[str], considered_occurrence_ids: Iterable[str]) -> None:
        considered = write_body(list(considered_occurrence_ids)).decode()
        found = self.database.rows("events_of", considered)
        others = [(event_no,) for event_no, event_id in found if event_id not in given]
        index = Index(self.database)
        for (event_no,) in others:
            index.remove(event_no)
        index.flush()
        self.database.many("remove_event", others)

    def _save_events(
        self, town_key: str, events: Sequence[Event], judgements: Mapping[str, Judgement], index: Index
    ) -> None:
        ids = write_body([event.event_id for event in events]).decode()
        known = {row[0]: row[1:] for row in self.database.rows("event_bodies", town_key, ids)}
        linked: list[tuple[str, int]] = []
        for event in events:
            judgement = judgements.get(event.event_id, _NOT_JUDGED)
            body, judged = write_body(event), write_body(judgement)
            event_no, *kept = known.get(event.event_id, (0,))
            if kept == [body, judged, 0, 1]:  # neither changed nor new nor come back nor new in this town
                continue
            towns = [key for (key,) in self.database.rows("towns_of_event", event_no)] if kept else []
            was = _read_outline(kept, towns) if kept else None
            saved = self.database.rows("save_event", event.event_id, body, judged, event.series_id)
            linked.append((town_key, saved[0][0]))
            index.put(saved[0][0], event, judgement, sorted({*towns, town_key}), was)
        self.database.many("link_event", linked)
        self.database.many("clear_members", [(event_no,) for _town, event_no in linked])

    def _let_vanish(self, town_key: str, given: Set[str], index: Index) -> None:
        for event_no, event_id in self.database.rows("unsupported", town_key):
            if event_id not in given:
                index.remove(event_no)
                self.database.rows("mark_vanished", event_no)

    def renew_index(self) -> None:
        """Make the index again from the events where an older program made it."""
        if self.database.row("index_version") == (VERSION,):
            return
        with self.database.transaction():
            for name in ("clear_entry_texts", "clear_entries", "clear_index_version"):
                self.database.rows(name)
            index, last = Index(self.database), 0
            while rows := self.database.rows("shown_events", last, _AT_ONCE):
                for event_no, body, judgement in rows:
                    towns = [key for (key,) in self.database.rows("towns_of_event", event_no)]
                    index.put(event_no, read_event(body), read_body(Judgement, judgement), towns)
                index.flush()
                last = rows[-1][0]
            self.database.rows("save_index_version", VERSION)
            self.compact()

    def newest_judgement(self, town_key: str) -> Judgement | None:
        """Return the judgement of the town's newest event, None where it has none."""
        found = self.database.row("newest_judgement", town_key)
        return read_body(Judgement, found[0]) if found else None

    def renew_judgements(self, town_key: str, judge: Callable[[Event], Judgement]) -> None:
        """Judge every shown event of a town again, in one transaction; the index follows."""
        with self.database.transaction():
            index, last = Index(self.database), 0
            while rows := self.database.rows("events_of_town", town_key, last, _AT_ONCE):
                for event_no, body, before in rows:
                    event = read_event(body)
                    judgement = judge(event)
                    judged = write_body(judgement)
                    if judged != before:
                        towns = [key for (key,) in self.database.rows("towns_of_event", event_no)]
                        was = outline(event, read_body(Judgement, before), towns)
                        self.database.rows("save_judgement", judged, event_no)
                        index.put(event_no, event, judgement, towns, was)
                index.flush()
                last = rows[-1][0]
        self.forget_read()

    def compact(self) -> None:
        """Make the word index one piece: some 15 s a million events, after which words are found faster.

        A harvest does a step of it at its end; one who writes many events by hand calls this.
        """
        self.database.rows("optimize_words")

    def event(self, event_id: str) -> Candidate | None:
        """Return an event with its judgement and series, vanished ones too; redirects are followed."""
        for _step in range(_LONGEST_CHAIN):
            found = self.database.row("event", event_id)
            if found:
                return read_candidate(*found)
            onward = self.database.row("redirect", event_id)
            if onward is None:
                return None
            event_id = onward[0]
        return None

    def is_told(self, event_id: str) -> bool:
        """Whether a source tells of an event; redirects are followed."""
        found = self.event(event_id)
        return found is not None and bool(self.database.rows("told", found.event.event_id))

    def told_event(self, event_id: str, members: Sequence[str]) -> Event | None:
        """Return the event of that id as it is told now, else the one that has most of these listings.

        None where no source tells of it any more.
        """
        found = self.event(event_id)
        if found is not None and self.database.row("told", found.event.event_id):
            return found.event
        row = self.database.row("event_telling", write_body(list(members)).decode())
        return read_event(row[0]) if row else None

    def towns_of_event(self, event_id: str) -> list[Town]:
        """Return the towns in which an event is told; redirects are followed."""
        found = self.event(event_id)
        if found is None:
            return []
        rows = self.database.rows("towns_telling", found.event.event_id)
        return [read_body(Town, body) for (body,) in rows]

    def series(self, series_id: str) -> Series | None:
        """Return a series, None where it is not known."""
        found = self.database.row("series", series_id)
        return read_body(Series, found[0]) if found else None

    def event_count(self, town_key: str, start: datetime, end: datetime) -> int:
        """Return how many events of a town are on between two moments."""
        found = self.database.row("event_count", town_key, *bound(Window(start, end)))
        return int(found[0]) if found else 0

    def read_candidates(self, distances: Mapping[int, float | None]) -> dict[int, Candidate]:
        """Return the events of these numbers with their distances in kilometres."""
        kept = {number: self._kept[number] for number in distances if number in self._kept}
        missing = [number for number in distances if number not in kept]
        for number, body, judgement, series in self.database.rows("events", json.dumps(missing)):
            kept[number] = self._kept[number] = read_candidate(body, judgement, series)
        while len(self._kept) > self._most_kept:
            self._kept.popitem(last=False)
        return {
            number: Candidate(found.event, found.judgement, found.series, distances[number])
            for number, found in kept.items()
        }


def read_candidate(
    body: bytes, judgement: bytes, series: bytes | None, distance_km: float | None = None
) -> Candidate:
    """Return the event that was kept."""
    return Candidate(
        event=read_event(body),
        judgement=read_body(Judgement, judgement),
        series=read_body(Series, series) if series else None,
        distance_km=distance_km,
    )


def _read_outline(kept: Sequence[Any], towns: Sequence[str]) -> Outline | None:
    """Return what the index holds of an event that was kept so in these towns, None of a vanished one."""
    body, judgement, vanished, _told = kept
    return None if vanished else outline(read_event(body), read_body(Judgement, judgement), towns)


def _follow(event_id: str, redirects: Mapping[str, str]) -> str:
    for _step in range(_LONGEST_CHAIN):
        if event_id not in redirects:
            break
        event_id = redirects[event_id]
    return event_id
