"""How towns differ: what is on in each, beside how hard each was searched."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from showup.model.town import Town

WEEKS = 30 / 7  # the days that are compared, in weeks


@dataclass(frozen=True, slots=True)
class TownRow:
    """One town; events are counted a week over the next 30 days, 0 sources means: never searched."""

    town: Town
    searched_at: datetime | None
    sources: int  # that work
    events: float
    taking_part: float
    per_10_000: float | None  # taking part, a week; None where the population is not known
    levels: Mapping[str, float] = field(default_factory=dict)
    activities: Mapping[str, float] = field(default_factory=dict)
    topics: Mapping[str, float] = field(default_factory=dict)


def describe_town(
    town: Town,
    searched_at: datetime | None,
    sources: int,
    facets: Mapping[str, Mapping[str, int]],
) -> TownRow:
    """Return the row of one town from the counts of its next 30 days."""
    levels = _per_week(facets.get("level", {}))
    taking_part = levels.get("2", 0.0)
    return TownRow(
        town=town,
        searched_at=searched_at,
        sources=sources,
        events=round(sum(levels.values()), 1),
        taking_part=taking_part,
        per_10_000=round(taking_part / town.population * 10_000, 2) if town.population else None,
        levels=levels,
        activities=_per_week(facets.get("activities", {})),
        topics=_per_week(facets.get("topics", {})),
    )


def _per_week(counts: Mapping[str, int]) -> dict[str, float]:
    return {name: round(count / WEEKS, 1) for name, count in counts.items()}
