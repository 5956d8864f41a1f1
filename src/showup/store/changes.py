"""What happened to events, kept from harvest to harvest."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

import msgspec

from showup.model.change import Change
from showup.model.event import Event
from showup.model.judgement import Judgement
from showup.store.body import read_body, read_event, write_body
from showup.store.shelf import Shelf

KEPT_FOR = timedelta(days=180)


@dataclass(frozen=True, slots=True)
class Kept:
    """An event as it is kept, with what was judged of it; read when asked for: most stay as they were."""

    body: bytes
    judged: bytes

    @property
    def event(self) -> Event:
        """The event."""
        return read_event(self.body)

    @property
    def judgement(self) -> Judgement:
        """What was judged of it."""
        return read_body(Judgement, self.judged)

    @property
    def version(self) -> str:
        """Which judge judged."""
        return _read_version(self.judged).version

    def holds(self, event: Event) -> bool:
        """Whether the event is kept just as it is."""
        return self.body == write_body(event)


class _Judged(msgspec.Struct):
    """Of a judgement what tells by whom; the rest is not even decoded."""

    version: str = ""


_read_version = msgspec.json.Decoder(_Judged).decode


class ChangeShelf(Shelf):
    """Changes."""

    def town_events(self, town_key: str) -> list[Event]:
        """Return the events told in a town as they are kept."""
        return [kept.event for kept in self.kept_events(town_key).values()]

    def kept_events(self, town_key: str) -> dict[str, Kept]:
        """Return what is kept of the events told in a town, by their ids."""
        return {event_id: Kept(*kept) for event_id, *kept in self.database.rows("town_events", town_key)}

    def revised(self, town_key: str) -> dict[str, datetime]:
        """Return when something last happened to each event that something happened to."""
        found = self.database.rows("revised", town_key)
        return {event_id: datetime.fromtimestamp(at, UTC) for event_id, at in found}

    def save_changes(self, town_key: str, changes: Iterable[Change], at: datetime) -> None:
        """Keep what a harvest saw happen; what is older than half a year is forgotten."""
        told = [replace(change, at=at.isoformat()) for change in changes]
        with self.database.transaction():
            rows = [(town_key, at.timestamp(), write_body(change)) for change in told]
            self.database.many("save_change", rows)
            self.database.rows("forget_changes", town_key, (at - KEPT_FOR).timestamp())

    def changes(self, town_key: str, since: datetime) -> list[Change]:
        """Return what happened in a town since a moment, the latest harvest first."""
        found = self.database.rows("changes", town_key, since.timestamp())
        return [read_body(Change, body) for (body,) in found]
