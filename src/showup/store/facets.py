"""How many of the hits have each facet."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from showup.model.judgement import ACTIVITIES, SKILLS, TOPICS
from showup.store.asked import WEEKDAYS
from showup.store.traits import LANGUAGES, TRAITS

LEVELS = ("0", "1", "2")
# Where `find_near` puts them in one number: the first bit, how many bits, what they stand for. A level and a
# weekday are numbers; of the others any may be set.
PLACES: tuple[tuple[str, int, int, Sequence[str]], ...] = (
    ("level", 0, 2, LEVELS),
    ("topics", 39, 24, TOPICS),
    ("activities", 24, 15, ACTIVITIES),
    ("skills", 13, 11, SKILLS),
    ("weekday", 2, 3, WEEKDAYS),
    ("traits", 5, 4, TRAITS),
    ("languages", 9, 4, LANGUAGES),
)
_NUMBERS = frozenset({"level", "weekday"})


def count_facets(facts: Iterable[int]) -> dict[str, dict[str, int]]:
    """Return for each facet how many hits have each of its values, most first; none of those with none.

    `facts` are what `find_near` tells of each hit. Equal ones are taken apart once.
    """
    counted = Counter(facts)
    return {
        name: _count(counted, first, bits, values, as_number=name in _NUMBERS)
        for name, first, bits, values in PLACES
    }


def _count(
    counted: Counter[int], first: int, bits: int, values: Sequence[str], *, as_number: bool
) -> dict[str, int]:
    parts: Counter[int] = Counter()
    for facts, count in counted.items():
        parts[facts >> first & (1 << bits) - 1] += count
    counts: Counter[str] = Counter()
    for part, count in parts.items():
        if as_number:
            counts[values[part]] += count
            continue
        for bit, name in enumerate(values):
            if part >> bit & 1:
                counts[name] += count
    return dict(sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])))
