"""What happened to events, kept from harvest to harvest."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta

from showup.model.change import Change
from showup.model.event import Event
from showup.store.body import read_body, read_event, write_body
from showup.store.shelf import Shelf

KEPT_FOR = timedelta(days=180)


class ChangeShelf(Shelf):
    """Changes."""

    def town_events(self, town_key: str) -> list[Event]:
        """Return the events told in a town as they are kept."""
        return [read_event(body) for (body,) in self.database.rows("town_events", town_key)]

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
