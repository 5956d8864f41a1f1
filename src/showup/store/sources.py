"""Sources with their history, and the occurrences read from them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import astuple, dataclass, replace
from datetime import datetime

from showup.model.occurrence import Occurrence
from showup.model.source import Source, Status
from showup.model.town import Town
from showup.model.window import Window
from showup.store.body import is_day, read_body, read_occurrence, span_epochs, write_body
from showup.store.shelf import Shelf, bound


@dataclass(frozen=True, slots=True)
class Attempt:
    """One reading of a source: how many occurrences it gave, how many of them were new or gone."""

    at: datetime
    status: Status | None
    why: str
    count: int
    content_type: str
    news: int = 0


class SourceShelf(Shelf):
    """The ledger of sources."""

    def save_source(self, town_key: str, source: Source) -> None:
        """Keep a source under its feed address and link it to the town; channels are united."""
        with self.database.transaction():
            known = self.find_source(source.feed_url)
            if known:
                source = replace(source, channels=tuple(dict.fromkeys((*known.channels, *source.channels))))
            self.database.rows("save_source", source.feed_url, write_body(source), source.status)
            self.database.rows("link_source", town_key, source.feed_url)

    def sources(self, town_key: str, *, with_paused: bool = False) -> list[Source]:
        """Return the sources of a town, in the order they came."""
        found = self.database.rows("sources", town_key, int(with_paused))
        return [read_body(Source, body) for (body,) in found]

    def find_source(self, feed_url: str) -> Source | None:
        """Return the source of that address, None where it is not known."""
        found = self.database.row("source", feed_url)
        return read_body(Source, found[0]) if found else None

    def towns_of_source(self, feed_url: str) -> list[Town]:
        """Return the towns that a source is linked to, in the order they came."""
        return [read_body(Town, body) for (body,) in self.database.rows("towns_of_source", feed_url)]

    def source_counts(self, town_key: str) -> dict[str, int]:
        """Return how many sources of a town have each status; "" is not yet read."""
        return dict(self.database.rows("source_counts", town_key))

    def pause_source(self, feed_url: str, *, paused: bool = True) -> None:
        """Leave a source alone (its occurrences are not merged) or take it up again."""
        self.database.rows("pause_source", int(paused), feed_url)

    def remove_source(self, feed_url: str) -> None:
        """Take a source out, with its history and occurrences."""
        with self.database.transaction():
            self.database.rows("remove_members_of_source", feed_url)
            self.database.rows("remove_source", feed_url)

    def record_attempt(self, feed_url: str, attempt: Attempt) -> None:
        """Add one reading to a source's history; nothing happens where the source is not known."""
        at, *rest = astuple(attempt)
        self.database.rows("save_attempt", feed_url, at.isoformat(), *rest)

    def attempts(self, feed_url: str) -> list[Attempt]:
        """Return the readings of a source, oldest first."""
        return [
            Attempt(datetime.fromisoformat(at), Status(status) if status else None, *rest)
            for at, status, *rest in self.database.rows("attempts", feed_url)
        ]

    def validators(self, url: str) -> tuple[str, str] | None:
        """Return the ETag and Last-Modified last seen at an address, None where neither was."""
        found = self.database.row("validators", url)
        return (found[0], found[1]) if found else None

    def save_validators(self, url: str, etag: str, last_modified: str, digest: str, at: datetime) -> None:
        """Keep the ETag, the Last-Modified and the body's digest seen at an address."""
        self.database.rows("save_validators", url, etag, last_modified, digest, at.isoformat())

    def replace_occurrences(
        self, feed_url: str, window: Window, occurrences: Iterable[Occurrence], at: datetime
    ) -> None:
        """Keep what a source publishes now; what it published before in that window and not now goes.

        The source must be known. An event all of whose occurrences go vanishes with the next
        `write_events`.
        """
        rows = [_write_row(feed_url, occurrence, at) for occurrence in occurrences]
        told = {row[0] for row in rows}
        with self.database.transaction():
            before = self.database.rows("occurrences_between", feed_url, *bound(window))
            gone = [(known,) for (known,) in before if known not in told]
            self.database.many("remove_occurrence", gone)
            self.database.many("remove_member", gone)
            self.database.many("save_occurrence", rows)

    def occurrence_ids(self, feed_url: str, window: Window) -> list[str]:
        """Return what is kept of a source and begins in a window."""
        return [known for (known,) in self.database.rows("occurrences_between", feed_url, *bound(window))]

    def occurrences(self, town_key: str, window: Window) -> list[Occurrence]:
        """Return what the town's sources publish in a window, soonest first; not the paused sources."""
        found = self.database.rows("occurrences", town_key, *bound(window))
        return [read_occurrence(body) for (body,) in found]

    def listings(self, occurrence_ids: Sequence[str]) -> list[Occurrence]:
        """Return the occurrences of these ids that are still published, soonest first."""
        found = self.database.rows("listings", write_body(list(occurrence_ids)).decode())
        return [read_occurrence(body) for (body,) in found]


def _write_row(feed_url: str, occurrence: Occurrence, at: datetime) -> tuple[object, ...]:
    starts, ends = span_epochs(occurrence.start, occurrence.end)
    day = int(is_day(occurrence.start))
    body = write_body(occurrence)
    return (occurrence.occurrence_id, feed_url, starts, ends, day, at.isoformat(), body)
