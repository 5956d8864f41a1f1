"""What happened to the events a person saved."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from showup.find.merge.changes import tell_changes
from showup.model.change import Change
from showup.model.choice import SavedEvent
from showup.model.event import Event
from showup.model.source import WORKING
from showup.store.harvest_store import HarvestStore


@dataclass(frozen=True, slots=True)
class Followed:
    """A saved event, as it is told now (None: no source tells of it), and what happened in between."""

    saved: SavedEvent
    current: Event | None
    changes: tuple[Change, ...]


def follow_saved(store: HarvestStore, saved: Iterable[SavedEvent], now: datetime) -> list[Followed]:
    """Return each saved event with what happened to it since, in the order given.

    It is followed through merges, splits and another UID, and by its listings where the harvest was
    made anew. What only sources tell that do not answer, or that are not known, is silent, not vanished.
    """
    return [_follow(store, one, now) for one in saved]


def _follow(store: HarvestStore, saved: SavedEvent, now: datetime) -> Followed:
    was = saved.event
    current = store.told_event(was.event_id, was.members)
    silent = {link.feed_url for link in was.sources if not _answers(store, link.feed_url)}
    after = [] if current is None else [replace(current, event_id=was.event_id)]
    return Followed(saved, current, tuple(tell_changes([was], after, now=now, silent=silent)))


def _answers(store: HarvestStore, feed_url: str) -> bool:
    source = store.find_source(feed_url)
    return source is not None and source.status in WORKING
