"""How many of the hits have each facet."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from showup.model.judgement import ACTIVITIES, SKILLS, TOPICS
from showup.store.asked import WEEKDAYS, Hit
from showup.store.traits import LANGUAGES, TRAITS


def count_facets(hits: Sequence[Hit]) -> dict[str, dict[str, int]]:
    """Return for each facet how many hits have each of its values, most first; none of those with none."""
    return {
        "level": _order(Counter(str(hit.level) for hit in hits)),
        "topics": _count_bits((hit.topics for hit in hits), TOPICS),
        "activities": _count_bits((hit.activities for hit in hits), ACTIVITIES),
        "skills": _count_bits((hit.skills for hit in hits), SKILLS),
        "weekday": _order(Counter(WEEKDAYS[hit.weekday] for hit in hits)),
        "traits": _count_bits((hit.traits for hit in hits), TRAITS),
        "languages": _count_bits((hit.languages for hit in hits), LANGUAGES),
    }


def _count_bits(masks: Iterable[int], names: Sequence[str]) -> dict[str, int]:
    """Count each bit; equal masks are taken apart once."""
    counts: Counter[str] = Counter()
    for mask, count in Counter(masks).items():
        for bit, name in enumerate(names):
            if mask >> bit & 1:
                counts[name] += count
    return _order(counts)


def _order(counts: Counter[str]) -> dict[str, int]:
    return dict(sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])))
