"""From occurrences to events: each gathering once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from showup.find.merge.choose import choose_event
from showup.find.merge.identity import keep_ids
from showup.model.event import Event, Series
from showup.model.occurrence import Occurrence
from showup.model.problem import Problem

Verdict = tuple[str, str, str]  # "same" or "different", and two ids


@dataclass(frozen=True, slots=True)
class Merged:
    """Events, soonest first; where ids that are gone lead now; series; what was repaired or odd."""

    events: tuple[Event, ...] = ()
    redirects: Mapping[str, str] = field(default_factory=dict)
    series: tuple[Series, ...] = ()
    problems: tuple[Problem, ...] = ()


def merge_occurrences(
    occurrences: Iterable[Occurrence],
    known: Mapping[str, str] | None = None,
    verdicts: Sequence[Verdict] = (),
) -> Merged:
    """Return the events that these occurrences tell of; the order they come in does not matter.

    `known` tells the event id last given to each occurrence ever merged; `verdicts` are a
    person's words on pairs of event ids or occurrence ids.
    """
    groups: dict[tuple[str, str], list[Occurrence]] = defaultdict(list)
    for occurrence in sorted(occurrences, key=lambda one: one.occurrence_id):
        groups[occurrence.title.casefold(), str(occurrence.start)].append(occurrence)
    clusters = list(groups.values())
    ids, redirects = keep_ids([[one.occurrence_id for one in cluster] for cluster in clusters], known or {})
    events = [choose_event(event_id, cluster) for event_id, cluster in zip(ids, clusters, strict=True)]
    events.sort(key=lambda event: (str(event.start), event.event_id))
    return Merged(tuple(events), redirects)
