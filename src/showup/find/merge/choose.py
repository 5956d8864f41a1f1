"""One event of the copies of a gathering: the best value of each field, and where it is kept from."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence, Set
from dataclasses import replace
from datetime import date, datetime, timedelta

from showup.find.merge.places import find_venue, measure_exactness
from showup.find.merge.sketch import join_place, tell_length
from showup.find.merge.ways import combine_ways
from showup.find.merge.words import read_page, read_place, read_title
from showup.model.event import Event, SourceLink
from showup.model.occurrence import Occurrence

_MANY_HOSTS, _MANY_PLACES = 4, 8
_LONGEST_NAME = 60  # some sources put a whole description where the place belongs
_DOUBT = 3.5  # more than anything but a known hour
_OWN_SHARE = 0.6  # a source most of whose pages are on one host publishes its own


def find_aggregators(occurrences: Iterable[Occurrence]) -> frozenset[str]:
    """Return the sources that collect others' events: many hosts, none of them the main one, many places."""
    hosts: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    places: dict[str, set[str]] = defaultdict(set)
    for occurrence in occurrences:
        host = read_page(occurrence.url)[0]
        if host:
            hosts[occurrence.source][host] += 1
        places[occurrence.source].add(occurrence.venue or occurrence.location)
    return frozenset(
        source
        for source, counts in hosts.items()
        if len(counts) >= _MANY_HOSTS
        and len(places[source]) >= _MANY_PLACES
        and max(counts.values()) < _OWN_SHARE * sum(counts.values())
    )


def repair(occurrence: Occurrence, minutes: int) -> Occurrence:
    """Return the occurrence by a right clock: so many minutes later."""
    if not minutes or not isinstance(occurrence.start, datetime):
        return occurrence
    shift = timedelta(minutes=minutes)
    try:
        end = occurrence.end + shift if isinstance(occurrence.end, datetime) else occurrence.end
        return replace(occurrence, start=occurrence.start + shift, end=end)
    except OverflowError:  # before the first or after the last year
        return occurrence


def choose_event(
    event_id: str,
    copies: Sequence[Occurrence],
    aggregators: Set[str],
    doubtful: Set[str] = frozenset(),
) -> Event:
    """Return the event that these copies tell of; the hours of `doubtful` sources go behind all others.

    The host's own words go before an aggregator's, but a title that shares a word with another copy's
    before one that shares none; a known hour before none, the more exact place and the longer
    description before the lesser. What the copies contradict is told in `conflicts`.
    """
    if len(copies) == 1:
        return _choose_only(event_id, copies[0])
    ranked = sorted(copies, key=lambda copy: (copy.source in aggregators, copy.cancelled, copy.occurrence_id))
    echoed = _find_echoed(ranked)
    titled = _best(ranked, lambda copy: bool(copy.title) + (copy.title in echoed))
    timed = _best(ranked, lambda copy: measure_time(copy) - _DOUBT * (copy.source in doubtful))
    placed = _best(ranked, measure_exactness)
    described = _best(ranked, lambda copy: len(copy.description))
    linked = _best(ranked, lambda copy: bool(copy.url))
    hosted = _best(ranked, lambda copy: bool(copy.organizer))
    kept = {
        "title": titled,
        "start": timed,
        "venue": placed,
        "url": linked,
        "description": described,
        "organizer": hosted,
    }
    online, labels = combine_ways(ranked)
    return Event(
        event_id=event_id,
        title=titled.title,
        start=timed.start,
        end=timed.end,
        venue=find_venue(placed),
        online=online,
        url=linked.url,
        organizer=hosted.organizer,
        description=described.description,
        status="cancelled" if _is_cancelled(ranked, aggregators) else "",
        labels=labels,
        sources=tuple(dict.fromkeys(SourceLink("", copy.url, copy.source) for copy in ranked)),
        members=tuple(sorted(copy.occurrence_id for copy in copies)),
        kept_from={name: copy.occurrence_id for name, copy in kept.items()},
        conflicts=tuple(tell_conflicts(ranked)),
    )


def _choose_only(event_id: str, copy: Occurrence) -> Event:
    online, labels = combine_ways([copy])
    return Event(
        event_id=event_id,
        title=copy.title,
        start=copy.start,
        end=copy.end,
        venue=find_venue(copy),
        online=online,
        url=copy.url,
        organizer=copy.organizer,
        description=copy.description,
        status="cancelled" if copy.cancelled else "",
        labels=labels,
        sources=(SourceLink("", copy.url, copy.source),),
        members=(copy.occurrence_id,),
    )


def _best(ranked: Sequence[Occurrence], measure: Callable[[Occurrence], float]) -> Occurrence:
    """The first of the copies with the highest measure: equal ones stay in their rank."""
    return max(ranked, key=measure)


def measure_time(copy: Occurrence) -> float:
    """Return how exactly a copy tells when: hour, offset, end."""
    start = copy.start
    if not isinstance(start, datetime):
        return 0
    known = bool(start.hour or start.minute)
    return 4 * known + 2 * (start.tzinfo is not None and not copy.floating) + (tell_length(copy) > 0)


def _find_echoed(ranked: Sequence[Occurrence]) -> frozenset[str]:
    """Return the titles that share a word with the title of another copy.

    A page that is misread gives who presents, or the first line of the text, for a title: no other tells it.
    """
    read = [(copy.title, read_title(copy.title)[0]) for copy in ranked]
    return frozenset(
        title
        for number, (title, words) in enumerate(read)
        if any(not words.isdisjoint(other) for _title, other in read[:number] + read[number + 1 :])
    )


def _is_cancelled(ranked: Sequence[Occurrence], aggregators: Set[str]) -> bool:
    """Whether most of the hosts' own copies say so, or most of all where no host tells of it."""
    own = [copy for copy in ranked if copy.source not in aggregators] or ranked
    return 2 * sum(copy.cancelled for copy in own) >= len(own)


def tell_conflicts(ranked: Sequence[Occurrence]) -> list[str]:
    """Return what the copies contradict, in words: hours, places, a cancellation."""
    hours = {_write_hour(copy.start): None for copy in ranked if measure_time(copy) >= 4}
    told = [f"starts {' or '.join(sorted(hours))}"] if len(hours) > 1 else []
    places = [copy for copy in ranked if join_place(copy)]
    first = read_place(join_place(places[0]))[0] if places else frozenset()
    for copy in places[1:]:
        other = read_place(join_place(copy))[0]
        if first and other and first.isdisjoint(other):
            one, two = sorted((_name_place(places[0]), _name_place(copy)))
            told.append(f"held at {one} or {two}")
            break
    if len({copy.cancelled for copy in ranked}) > 1:
        told.append("cancelled or not")
    return told


def _write_hour(start: date | datetime) -> str:
    return f"{start.hour:02}:{start.minute:02}" if isinstance(start, datetime) else ""


def _name_place(copy: Occurrence) -> str:
    venue = find_venue(copy)
    return (venue.name or venue.address)[:_LONGEST_NAME]
