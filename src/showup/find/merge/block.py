"""Which two sketches are worth comparing: one day, and a page, an id, rare words or an hour in common."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, combinations

from showup.find.merge.habits import Habits
from showup.find.merge.sketch import Sketch

_LARGEST_PAGE, _LARGEST_WORD, _LARGEST_HOUR = 12, 24, 10
_TITLE_SHARE = 0.4  # of the lighter title's weight
_RARE_PLACE = 0.45
_LONG_TEXT = 60  # letters that two texts do not begin with by chance

Pair = tuple[int, int]  # numbers of sketches, the lower first


def find_pairs(sketches: Sequence[Sketch], habits: Habits) -> list[Pair]:
    """Return the pairs to compare, in order; the sketches are in the order of their numbers."""
    days: dict[int, list[Sketch]] = defaultdict(list)
    for sketch in sketches:
        days[sketch.day].append(sketch)
    return sorted(chain.from_iterable(_find_day_pairs(found, habits) for found in days.values()))


def _find_day_pairs(sketches: Sequence[Sketch], habits: Habits) -> set[Pair]:
    pages: dict[str, list[int]] = defaultdict(list)
    places: dict[tuple[int, str], list[int]] = defaultdict(list)
    words: dict[str, list[int]] = defaultdict(list)
    titles: dict[int, float] = {}
    rarity = habits.place_weight
    for sketch in sketches:
        number = sketch.number
        if sketch.page:
            pages[sketch.page].append(number)
        if sketch.uid:
            pages[sketch.uid].append(number)
        if len(sketch.text) >= _LONG_TEXT:
            pages[sketch.text[:_LONG_TEXT]].append(number)
        for word in sketch.title:
            words[word].append(number)
        for word in sketch.place:
            if rarity[word] > _RARE_PLACE:
                places[sketch.minute, word].append(number)
        titles[number] = habits.title_total[sketch.title]
    pairs = _find_title_pairs(words, titles, habits)
    pairs.update(_couple(pages.values(), _LARGEST_PAGE))
    pairs.update(_couple(places.values(), _LARGEST_HOUR))
    return pairs


def _find_title_pairs(words: dict[str, list[int]], titles: dict[int, float], habits: Habits) -> set[Pair]:
    shared: dict[Pair, float] = defaultdict(float)
    for word, group in words.items():
        if 1 < len(group) <= _LARGEST_WORD:
            weight = habits.title_weight[word]
            for pair in combinations(group, 2):
                shared[pair] += weight
    return {
        pair
        for pair, weight in shared.items()
        if weight >= _TITLE_SHARE * min(titles[pair[0]], titles[pair[1]])
    }


def _couple(groups: Iterable[Sequence[int]], largest: int) -> Iterator[Pair]:
    for group in groups:
        if 1 < len(group) <= largest:
            yield from combinations(group, 2)
