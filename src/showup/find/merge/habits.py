"""What is usual in a town: common words, shared pages, sources that tell the same events."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from itertools import chain
from math import log

from showup.find.merge.sketch import Sketch
from showup.find.merge.words import Words, read_slug

AT_ONCE = 0.75  # several titles, one moment: one gathering under two names, or two on one page
OF_ITS_OWN = 0.9  # the same, and an id in the address; or one of the titles there: then one an hour
_ID = re.compile(r"\d{5}")

Start = tuple[int, Words]  # the minute and the place


class Rarity(dict[str, float]):
    """What each word weighs: 0 everywhere, 1 once; a word never met weighs 1."""

    def __missing__(self, word: str) -> float:
        return 1.0


@dataclass(frozen=True, slots=True)
class Habits:
    """Weights of words (0 everywhere, 1 once) and counts that tell what an agreement is worth."""

    title_weight: Rarity
    title_total: Mapping[Words, float]  # of all words of a title
    place_weight: Rarity
    page_worth: Mapping[
        str, float
    ]  # how well a page stands for one gathering: 1 where one source gives it one title
    starts: Mapping[tuple[str, str, int], Set[Start]]  # of one title in one source on one day
    homes: Mapping[tuple[str, str], int]  # places of one title in one source on any day
    days: Mapping[tuple[str, str, Words], Set[int]]  # of one title at one place in one source
    seasons: Mapping[tuple[str, str], Set[int]]  # the days of one title in one source
    reach: Mapping[str, tuple[int, int]]  # the first and the last day of a source
    part_worth: Mapping[Words, float]  # of a part of a title: 1 where each source gives it to one title
    kin: Mapping[tuple[str, str], float]  # the share of a source's rare events another tells too


def learn_habits(sketches: Sequence[Sketch]) -> Habits:
    """Return the habits of the town these sketches are of."""
    pages: dict[tuple[str, str], set[tuple[str, int]]] = defaultdict(set)
    starts: dict[tuple[str, str, int], set[Start]] = defaultdict(set)
    days: dict[tuple[str, str, Words], set[int]] = defaultdict(set)
    titles: set[tuple[str, Words]] = set()
    parts: dict[tuple[Words, str], set[Words]] = defaultdict(set)
    for sketch in sketches:
        if sketch.page:
            pages[sketch.page, sketch.source].add((sketch.words, sketch.moment))
        starts[sketch.source, sketch.words, sketch.day].add((sketch.minute, sketch.place))
        days[sketch.source, sketch.words, sketch.place].add(sketch.day)
        titles.add((sketch.source, sketch.title))
        if len(sketch.parts) > 1:
            for part in sketch.parts:
                parts[part, sketch.source].add(sketch.title)
    seasons: dict[tuple[str, str], set[int]] = defaultdict(set)
    reach: dict[str, set[int]] = defaultdict(set)
    for (source, words, _place), found in days.items():
        seasons[source, words] |= found
        reach[source] |= found
    title_weight = weigh_words(title for _source, title in titles)
    return Habits(
        title_weight=title_weight,
        title_total={title: sum_weights(title, title_weight) for title in {title for _, title in titles}},
        place_weight=weigh_words({place for _source, _words, place in days}),
        page_worth=_weigh_pages(pages),
        starts=starts,
        homes=Counter((source, words) for source, words, _place in days),
        days=days,
        seasons=seasons,
        reach={source: (min(found), max(found)) for source, found in reach.items()},
        part_worth=_weigh_parts(parts),
        kin=find_kin(sketches),
    )


def _weigh_pages(pages: Mapping[tuple[str, str], Set[tuple[str, int]]]) -> dict[str, float]:
    """Return what an equal page tells: less where titles of several moments share it in one source."""
    worth: dict[str, float] = {}
    for (page, _source), told in pages.items():
        worth[page] = min(_weigh_page(page, told), worth.get(page, 1.0))
    return worth


def _weigh_page(page: str, told: Set[tuple[str, int]]) -> float:
    titles = {title for title, _moment in told}
    if len(titles) == 1:
        return 1.0
    at_once = len({moment for _title, moment in told}) == 1
    if _tells_title(page, titles) or (at_once and _ID.search(page)):
        return OF_ITS_OWN
    return AT_ONCE if at_once else 1 / len(titles)


def _tells_title(page: str, titles: Set[str]) -> bool:
    """Whether a title has all the words of the page's address."""
    slug = read_slug(page)
    return bool(slug) and any(slug <= set(title.split()) for title in titles)


def _weigh_parts(parts: Mapping[tuple[Words, str], Set[Words]]) -> dict[Words, float]:
    """Return what an equal part of two titles tells: little where a source names a whole series by it."""
    worth: dict[Words, float] = {}
    for (part, _source), titles in parts.items():
        worth[part] = min(1 / len(titles), worth.get(part, 1.0))
    return worth


def weigh_words(sets: Iterable[Words]) -> Rarity:
    """Return the inverse frequency of each word, scaled to 0 (in all) .. 1 (in one)."""
    found = list(sets)
    counts = Counter(chain.from_iterable(found))
    total = 1 + len(found)
    scale = log(max(total, 50))  # a town of few listings has no common words
    return Rarity((word, min(1.0, log(max(total, 50) / count) / scale)) for word, count in counts.items())


def find_kin(sketches: Sequence[Sketch]) -> dict[tuple[str, str], float]:
    """Return for each two sources the share of the smaller one's events that both tell alike."""
    told: dict[tuple[str, int, int], set[str]] = defaultdict(set)
    sizes: Counter[str] = Counter()
    for sketch in sketches:
        sources = told[sketch.words, sketch.day, sketch.minute]
        if sketch.source not in sources:
            sources.add(sketch.source)
            sizes[sketch.source] += 1
    both: Counter[tuple[str, str]] = Counter()
    for sources in told.values():
        if 1 < len(sources) < 10:
            found = sorted(sources)
            both.update((one, other) for one in found for other in found if one < other)
    return {pair: count / (2 + min(sizes[pair[0]], sizes[pair[1]])) for pair, count in both.items()}


def sum_weights(words: Iterable[str], weights: Rarity) -> float:
    """Return the weight of these words together."""
    return sum(map(weights.__getitem__, words))
