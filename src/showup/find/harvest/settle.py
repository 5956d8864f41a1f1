"""From the occurrences of a town's sources to judged, stored events."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import cache, partial

from showup.find.harvest.locate import House, index_houses, index_places, locate_venue
from showup.find.harvest.settings import HarvestSettings
from showup.find.judge import VERSION
from showup.find.judge.verdict import judge
from showup.find.merge.changes import tell_changes
from showup.find.merge.merge import collect_seldom, merge_occurrences
from showup.find.merge.succession import find_successors
from showup.gazetteer.address import locate_near
from showup.model.address import host_of
from showup.model.change import Change, Kind
from showup.model.event import Event, SourceLink
from showup.model.judgement import EventText, Judgement
from showup.model.lead import Place
from showup.model.problem import Problem
from showup.model.source import WORKING, Source
from showup.model.town import Town
from showup.store.changes import Kept
from showup.store.harvest_store import HarvestStore


@dataclass(frozen=True, slots=True)
class Settled:
    """How many listings became how many events."""

    occurrences: int
    events: int
    problems: tuple[Problem, ...]


@collect_seldom()
def settle(town: Town, store: HarvestStore, settings: HarvestSettings) -> Settled:
    """Merge, judge and store everything known of the town."""
    sources = store.sources(town.key)
    given_up = {source.feed_url for source in sources if is_given_up(source, settings)}
    told = store.occurrences(town.key, settings.window)
    occurrences = [occurrence for occurrence in told if occurrence.source not in given_up]
    known_as = {source.feed_url: source for source in sources}
    known_ids = store.known_ids()
    kept = store.kept_events(town.key)
    still = {known_ids.get(occurrence.occurrence_id) for occurrence in occurrences}
    gone = [was.event for event_id, was in kept.items() if event_id not in still]
    known_ids |= find_successors(gone, occurrences, known_ids, settings.now)
    merged = merge_occurrences(occurrences, known_ids, settings.verdicts, store.retired_ids())
    events = complete_events(merged.events, known_as, store.places(town.key), town)
    same = {one.event_id for one in events if one.event_id in kept and kept[one.event_id].holds(one)}
    unchanged = {event_id for event_id in same if kept[event_id].version == VERSION}
    judgements = judge_new([event for event in events if event.event_id not in unchanged], kept)
    quiet = same.difference(merged.redirects.values())  # nothing happened to what stayed and took none up
    before = [was.event for event_id, was in kept.items() if event_id not in quiet]
    after = [event for event in events if event.event_id not in quiet]
    changes = find_changes(town, store, settings, before, after, merged.redirects)
    store.write_events(
        town.key,
        [occurrence.occurrence_id for occurrence in told],
        events,
        judgements,
        merged.series,
        merged.redirects,
        unchanged=unchanged,
    )
    store.save_changes(town.key, changes, settings.now)
    return Settled(len(occurrences), len(events), tuple(merged.problems))


def complete_events(
    events: Sequence[Event], known_as: Mapping[str, Source], places: Sequence[Place], town: Town
) -> list[Event]:
    """Return the events with their sources named, and held where the town's map tells."""
    near = partial(locate_near, town=town)
    known = index_places(places, dict.fromkeys(event.venue for event in events))
    houses = index_houses(places, known_as.values(), events, near)
    locate = cache(lambda venue, house: locate_venue(venue, known, near, house))  # few hold many events
    return [
        replace(
            event,
            sources=tuple([name_source(link, known_as) for link in event.sources]),
            venue=locate(event.venue, find_house(event, houses)),
        )
        for event in events
    ]


def find_house(event: Event, houses: Mapping[str, House]) -> House | None:
    """Return the house of the first source that has one; None for what is held online."""
    if event.online:
        return None
    return next((houses[link.feed_url] for link in event.sources if link.feed_url in houses), None)


def judge_new(events: Iterable[Event], kept: Mapping[str, Kept]) -> dict[str, Judgement]:
    """Return the judgement of each event by its id: the last one where this judge read the same words."""
    judgements = {}
    for event in events:
        was, text = kept.get(event.event_id), read_text(event)
        if was is not None and was.version == VERSION and read_text(was.event) == text:
            judgements[event.event_id] = was.judgement
        else:
            judgements[event.event_id] = judge(text)
    return judgements


def is_given_up(source: Source, settings: HarvestSettings) -> bool:
    """Whether a source has failed for so long that what it told before no longer counts."""
    failed = source.status is not None and source.status not in WORKING
    return failed and (source.read_at is None or settings.now - source.read_at > settings.silent_for)


def find_changes(
    town: Town,
    store: HarvestStore,
    settings: HarvestSettings,
    before: Sequence[Event],
    events: Sequence[Event],
    redirects: Mapping[str, str],
) -> list[Change]:
    """Return what happened since the last harvest; nothing at the first, when everything is new.

    An event that lay beyond the days read the last time is not new, it is only seen now.
    """
    last = store.last_harvest(town.key)
    if last is None:
        return []
    silent = {source.feed_url for source in store.sources(town.key) if source.status not in WORKING}
    told = tell_changes(before, events, now=settings.now, redirects=redirects, silent=silent)
    reach = (last + timedelta(days=settings.days_ahead - 1)).date().isoformat()
    return [change for change in told if change.kind != Kind.ADDED or change.after[:10] <= reach]


def name_source(link: SourceLink, known_as: Mapping[str, Source]) -> SourceLink:
    """Return the source named, with an address for a person to look at.

    A source that gives its events no pages of their own is looked up on its site.
    """
    source = known_as.get(link.feed_url)
    site = (source.site if source else "") or link.feed_url
    name = (source.name if source else "") or link.name or host_of(site)
    return SourceLink(name, link.url or site, link.feed_url)


def read_text(event: Event) -> EventText:
    """Return the words of an event that a judge may read."""
    return EventText(
        title=event.title,
        description=event.description,
        venue=event.venue.name,
        source=event.sources[0].name if event.sources else "",
        host=event.organizer,
        start=event.start.isoformat(),
        labels=event.labels,
    )
