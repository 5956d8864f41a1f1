"""From the occurrences of a town's sources to judged, stored events."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from showup.find.harvest.settings import HarvestSettings
from showup.find.judge import judge
from showup.find.merge.merge import merge_occurrences
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


def settle(
    town: Town,
    store: HarvestStore,
    settings: HarvestSettings,
    verdicts: Sequence[tuple[str, str, str]] = (),
) -> Settled:
    """Merge, judge and store everything known of the town; `verdicts` are (same|different, id, id)."""
    occurrences = store.occurrences(town.key, settings.window)
    names = {source.feed_url: source.name or source.site for source in store.sources(town.key)}
    merged = merge_occurrences(occurrences, known=store.known_ids(), verdicts=verdicts)
    judgements = {event.event_id: judge(read_text(event, names)) for event in merged.events}
    store.write_events(
        town.key,
        [occurrence.occurrence_id for occurrence in occurrences],
        merged.events,
        judgements,
        merged.series,
        merged.redirects,
    )
    return Settled(len(occurrences), len(merged.events), tuple(merged.problems))


def read_text(event: Event, names: dict[str, str]) -> EventText:
    """Return the words of an event that a judge may read."""
    link = event.sources[0] if event.sources else None
    start = event.start
    return EventText(
        title=event.title,
        description=event.description,
        venue=event.venue.name,
        source=(names.get(link.feed_url, "") or link.name) if link else "",
        host=event.organizer,
        start=start.isoformat(),
        labels=event.labels,
    )
