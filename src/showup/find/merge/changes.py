"""What happened to events between two harvests, told from their two states."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Set
from datetime import datetime

from showup.find.merge.words import read_place, read_title
from showup.model.change import Change, Kind
from showup.model.event import Event, Venue


def tell_changes(
    before: Iterable[Event],
    after: Iterable[Event],
    *,
    now: datetime,
    redirects: Mapping[str, str] | None = None,
    silent: Set[str] = frozenset(),
) -> list[Change]:
    """Return what happened to events that are not over, in the order of their ids.

    `silent` are the feed addresses of sources that did not answer or were suddenly empty: what
    only they told is silent, never vanished. `redirects` lead merged ids to the ids kept, so that
    a merge is no change; neither is another UID.
    """
    redirects = redirects or {}
    old: dict[str, Event] = {}
    for event in before:
        old.setdefault(redirects.get(event.event_id, event.event_id), event)
    new = {event.event_id: event for event in after}
    told: list[Change] = []
    for event_id in sorted(old.keys() | new.keys()):
        was, is_now = old.get(event_id), new.get(event_id)
        if is_now is not None:
            if not is_over(is_now, now):
                told.extend(_compare(was, is_now))
        elif was is not None and not is_over(was, now):
            quiet = any(link.feed_url in silent for link in was.sources)
            told.append(Change(Kind.SILENT if quiet else Kind.VANISHED, event_id, was.title))
    return told


def _compare(was: Event | None, event: Event) -> list[Change]:
    if was is None:
        return [Change(Kind.ADDED, event.event_id, event.title, after=event.start.isoformat())]
    found: list[tuple[Kind, str, str]] = []
    if was.status != event.status and "cancelled" in (was.status, event.status):
        kind = Kind.CANCELLED if event.status == "cancelled" else Kind.REVIVED
        found.append((kind, was.status, event.status))
    if read_title(was.title)[0] != read_title(event.title)[0]:
        found.append((Kind.RETITLED, was.title, event.title))
    if was.start != event.start:
        found.append((Kind.MOVED, was.start.isoformat(), event.start.isoformat()))
    if _is_elsewhere(was.venue, event.venue):
        found.append((Kind.RELOCATED, was.venue.name, event.venue.name))
    return [Change(kind, event.event_id, event.title, one, other) for kind, one, other in found]


def _is_elsewhere(was: Venue, venue: Venue) -> bool:
    """Whether both are known and neither name is within the other: a fuller name is no other place."""
    one, other = read_place(was.name)[0], read_place(venue.name)[0]
    return bool(one and other) and not (one <= other or other <= one)


def is_over(event: Event, now: datetime) -> bool:
    """Return whether an event has begun and ended; without an end it is over when its day is."""
    end = event.end
    if isinstance(end, datetime) and end.tzinfo is not None:
        return end <= now
    if end is not None and not isinstance(end, datetime):
        return end <= now.date()  # the first day after it
    last = end or event.start
    return (last.date() if isinstance(last, datetime) else last) < now.date()
