"""The user's own word: same or different, addresses, sources paused, questions and events kept. Mode 0600."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from pathlib import Path
from types import TracebackType
from typing import Self

from showup.model.choice import SavedEvent, Verdict
from showup.model.event import Event
from showup.model.match import Question
from showup.model.report import Report
from showup.store.body import read_body, read_event, write_body
from showup.store.database import Database
from showup.store.shelf import Shelf, read_moment

_VISIT = timedelta(hours=4)  # longer between two looks and the second begins another visit
_LOOK = timedelta(minutes=5)  # not every page of a visit is worth a write


class ChoicesStore(Shelf):
    """choices.db: kept when the harvest is rebuilt. Every fault is a StoreError of one line."""

    @classmethod
    def open(cls, path: Path) -> ChoicesStore:
        """Return the store in that file, made (0600, its folder 0700) or brought up to date if needed."""
        return cls(Database(path, "choices"))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the file."""
        self.database.close()

    def check(self) -> list[str]:
        """Return what is wrong with the file in words, nothing when it is sound."""
        return [str(said) for (said,) in self.database.rows("quick_check") if said != "ok"]

    def save_verdict(self, verdict: Verdict, at: datetime) -> None:
        """Keep that two ids are the same gathering or not; ValueError for a pair of one."""
        if verdict.one == verdict.other:
            raise ValueError("a verdict needs two different ids")
        sides = sorted(((verdict.one, verdict.one_listings), (verdict.other, verdict.other_listings)))
        (one, mine), (other, yours) = sides
        listings = (write_body(mine), write_body(yours))
        self.database.rows("save_verdict", verdict.said, one, other, *listings, at.isoformat())

    def undo_verdict(self, one: str, other: str) -> bool:
        """Take back what was said of a pair; False where nothing was."""
        return bool(self.database.rows("undo_verdict", *sorted((one, other))))

    def verdicts(self) -> list[Verdict]:
        """Return what was said, in the order it was first said, the lower id of each pair first."""
        return [
            Verdict(said, one, other, tuple(read_body(list, mine)), tuple(read_body(list, yours)))
            for said, one, other, mine, yours in self.database.rows("verdicts")
        ]

    def save_event(self, event: Event, at: datetime) -> None:
        """Keep an event as it is now, to hear what happens to it; once more takes it as it is then."""
        self.database.rows("keep_saved_event", event.event_id, write_body(event), at.isoformat())

    def saved_events(self) -> list[SavedEvent]:
        """Return the events kept, as they were then, in the order they were kept."""
        return [SavedEvent(read_event(body), at) for body, at in self.database.rows("saved_events")]

    def forget_event(self, event_id: str) -> bool:
        """Forget an event, by the id it was kept under; False where none is."""
        return bool(self.database.rows("forget_saved_event", event_id))

    def add_address(self, town_key: str, url: str, at: datetime) -> None:
        """Keep an address that the user added for a town."""
        self.database.rows("add_address", town_key, url, at.isoformat())

    def remove_address(self, town_key: str, url: str) -> bool:
        """Take back an address; False where it was not there."""
        return bool(self.database.rows("remove_address", town_key, url))

    def addresses(self, town_key: str) -> list[str]:
        """Return the addresses that the user added for a town, oldest first."""
        return [url for (url,) in self.database.rows("addresses", town_key)]

    def pause(self, feed_url: str, at: datetime) -> None:
        """Keep that a source is to be left alone."""
        self.database.rows("pause", feed_url, at.isoformat())

    def resume(self, feed_url: str) -> bool:
        """Keep that a source is wanted again; False where it was not paused."""
        return bool(self.database.rows("resume", feed_url))

    def paused(self) -> frozenset[str]:
        """Return the sources to be left alone."""
        return frozenset(url for (url,) in self.database.rows("paused"))

    def save_question(self, name: str, question: Question, told: Sequence[str], at: datetime) -> None:
        """Keep a question under a name, and the ids of the events that were shown for it."""
        body = write_body(question)
        self.database.rows("save_question", name, body, write_body(list(told)), at.isoformat())

    def questions(self) -> list[tuple[str, Question, frozenset[str]]]:
        """Return the questions kept as (name, question, ids of events shown), by name."""
        return [
            (name, read_body(Question, body), frozenset(read_body(list, told)))
            for name, body, told in self.database.rows("questions")
        ]

    def forget_question(self, name: str) -> bool:
        """Forget a question; False where there was none of that name."""
        return bool(self.database.rows("forget_question", name))

    def save_report(self, report: Report) -> None:
        """Keep what is wrong with an event; an earlier word on it goes."""
        at = report.at.isoformat()
        self.database.rows("save_report", report.event_id, report.wrong, report.words, at)

    def drop_report(self, event_id: str) -> bool:
        """Take back what is wrong with an event; False where nothing was said."""
        return bool(self.database.rows("drop_report", event_id))

    def reports(self) -> list[Report]:
        """Return what is wrong with events, the latest first."""
        rows = self.database.rows("reports")
        return [
            Report(event_id, wrong, words, datetime.fromisoformat(at)) for event_id, wrong, words, at in rows
        ]

    def visit(self, town_key: str, at: datetime) -> datetime | None:
        """Keep that a town is looked at; return when the visit before this one ended, None at the first."""
        found = self.database.row("visit", town_key)
        last, before = (read_moment(text) for text in found) if found else (None, None)
        if last is None or at - last > _VISIT:
            before = last
        if last is None or at - last > _LOOK:
            written = before.isoformat() if before else None
            self.database.rows("save_visit", town_key, at.isoformat(), written)
        return before
