"""From the occurrences of a town's sources to judged, stored events."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from showup.find.harvest.locate import index_places, locate_event
from showup.find.harvest.settings import HarvestSettings
from showup.find.judge import judge
from showup.find.merge.merge import merge_occurrences
from showup.gazetteer.zipcode import locate_zip
from showup.model.address import host_of
from showup.model.event import Event
from showup.model.judgement import EventText
from showup.model.problem import Problem
from showup.model.town import Town
from showup.store.harvest_store import HarvestStore


@dataclass(frozen=True, slots=True)
class Settled:
    """How many listings became how many events."""

    occurrences: int
    events: int
    problems: tuple[Problem, ...]


def settle(town: Town, store: HarvestStore, settings: HarvestSettings) -> Settled:
    """Merge, judge and store everything known of the town."""
    occurrences = store.occurrences(town.key, settings.window)
    names = {source.feed_url: source.name for source in store.sources(town.key)}
    merged = merge_occurrences(occurrences, known=store.known_ids(), verdicts=settings.verdicts)
    known = index_places(store.places(town.key), (event.venue for event in merged.events))
    events = [locate_event(name_sources(event, names), known, locate_zip) for event in merged.events]
    judgements = {event.event_id: judge(read_text(event)) for event in events}
    store.write_events(
        town.key,
        [occurrence.occurrence_id for occurrence in occurrences],
        events,
        judgements,
        merged.series,
        merged.redirects,
    )
    return Settled(len(occurrences), len(events), tuple(merged.problems))


def name_sources(event: Event, names: Mapping[str, str]) -> Event:
    """Return the event with the names that its sources give themselves, else their hosts."""
    links = tuple(
        replace(link, name=names.get(link.feed_url) or link.name or host_of(link.feed_url))
        for link in event.sources
    )
    return replace(event, sources=links)


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
