"""Listings that a source now tells in place of others: moved in time, retitled, or given another UID.

An occurrence is known by its source, its UID and its start, so a listing whose UID or start was changed looks
like a new one beside one that vanished. Where just one of either fits, the new one goes on with the event.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from showup.find.merge.changes import is_over
from showup.find.merge.words import Words, read_page, read_place, read_title
from showup.model.event import Event
from showup.model.occurrence import Occurrence

_FARTHEST_DAYS = 60  # a later date is another gathering of that title


@dataclass(frozen=True, slots=True)
class _Trace:
    """What one source tells of an event or in a listing, by which it is recognised."""

    owner: str  # the id of the event or of the listing
    source: str
    title: str
    start: date | datetime
    page: str
    place: Words


def find_successors(
    before: Iterable[Event], told: Sequence[Occurrence], known: Mapping[str, str], now: datetime
) -> dict[str, str]:
    """Return the event that each new listing goes on with, by the listing's id.

    `before` are the events of the last harvest, `told` what all sources tell now, `known` the event of
    every listing ever told. An event is gone on with where none of its listings is told any more, it is
    not over, and one of its sources tells in its place: the same title at the same time (another UID);
    the page it had (another title or time); the same title at another time, where it tells it once.
    """
    still = {one.occurrence_id for one in told}
    gone = [event for event in before if still.isdisjoint(event.members) and not is_over(event, now)]
    fresh = [one for one in told if one.occurrence_id not in known]
    if not gone or not fresh:
        return {}
    lost = [trace for event in gone for trace in _trace_event(event)]
    news, all_told = [_trace_listing(one) for one in fresh], [_trace_listing(one) for one in told]
    found: dict[str, str] = {}
    for name, rivals in (
        (_name_all, news),
        (_name_moment, news),
        (_name_page, all_told),
        (_name_title, all_told),
    ):
        taken = set(found.values())
        waiting = [trace for trace in lost if trace.owner not in taken]
        found |= _match(waiting, [trace for trace in news if trace.owner not in found], rivals, name)
    return found


def _match(
    lost: Iterable[_Trace], news: Iterable[_Trace], rivals: Iterable[_Trace], name: Callable[[_Trace], object]
) -> dict[str, str]:
    """Pair what has one name, where it is the name of one event and, among its rivals, of one listing."""
    counts = Counter(map(name, rivals))
    events: dict[object, dict[str, _Trace]] = defaultdict(dict)
    for trace in lost:
        events[name(trace)][trace.owner] = trace
    found = {}
    for trace in news:
        key = name(trace)
        if key is not None and counts[key] == 1 and len(events[key]) == 1:
            (was,) = events[key].values()
            if abs(was.start.toordinal() - trace.start.toordinal()) <= _FARTHEST_DAYS:
                found[trace.owner] = was.owner
    return found


def _name_all(trace: _Trace) -> object:
    return (trace.source, trace.title, trace.start, trace.place)


def _name_moment(trace: _Trace) -> object:
    return (trace.source, trace.title, trace.start)


def _name_page(trace: _Trace) -> object:
    return (trace.source, trace.page) if trace.page else None


def _name_title(trace: _Trace) -> object:
    return (trace.source, trace.title)


def _trace_event(event: Event) -> list[_Trace]:
    title, place = read_title(event.title)[1], read_place(f"{event.venue.name} {event.venue.address}")[0]
    return [
        _Trace(event.event_id, link.feed_url, title, event.start, read_page(link.url)[1], place)
        for link in event.sources
    ]


def _trace_listing(one: Occurrence) -> _Trace:
    place = read_place(one.location or f"{one.venue} {one.address}")[0]
    title = read_title(one.title)[1]
    return _Trace(one.occurrence_id, one.source, title, one.start, read_page(one.url)[1], place)
