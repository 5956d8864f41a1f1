"""Pairs into gatherings: from the surest pair down, never across a line that must not be crossed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from statistics import fmean

from showup.find.merge.block import Pair
from showup.find.merge.compare import is_untimed
from showup.find.merge.sketch import Sketch

_LEAST = 0.1

Score = Callable[[Sketch, Sketch], float]


def gather(
    sketches: Sequence[Sketch],
    scored: Iterable[tuple[float, Pair]],
    score: Score,
    threshold: float,
    *,
    same: Sequence[Pair] = (),
    different: frozenset[Pair] = frozenset(),
) -> list[list[int]]:
    """Return the numbers of the sketches of each gathering, lowest first.

    `scored` are the pairs at or above the threshold; `score` tells the chance of any other pair.
    Two clusters are joined when no two of theirs are sessions of one source and their mean
    chance is high enough. `same` are joined before all, `different` never.
    """
    clusters = {sketch.number: [sketch.number] for sketch in sketches}
    home = list(range(len(sketches)))

    def join(one: int, other: int) -> None:
        kept, gone = sorted((home[one], home[other]))
        for number in clusters[gone]:
            home[number] = kept
        clusters[kept] = sorted(clusters[kept] + clusters.pop(gone))

    for one, other in same:
        if home[one] != home[other] and not _said_apart(
            clusters[home[one]], clusters[home[other]], different
        ):
            join(one, other)
    for _chance, (one, other) in sorted(scored, key=lambda found: (-found[0], found[1])):
        mine, yours = home[one], home[other]
        if mine == yours or _said_apart(clusters[mine], clusters[yours], different):
            continue
        links = [(sketches[a], sketches[b]) for a in clusters[mine] for b in clusters[yours]]
        if any(are_sessions(a, b) for a, b in links):
            continue
        if len(links) == 1 or _agree(links, score, threshold):
            join(one, other)
    return list(clusters.values())


def _said_apart(mine: Sequence[int], yours: Sequence[int], different: frozenset[Pair]) -> bool:
    return bool(different) and any(((a, b) if a < b else (b, a)) in different for a in mine for b in yours)


def _agree(links: Sequence[tuple[Sketch, Sketch]], score: Score, threshold: float) -> bool:
    """Whether the mean chance is high enough, and no single one is against all of the other side.

    Two that one source surely tells apart stay apart.
    """
    chances: dict[int, list[float]] = defaultdict(list)
    for a, b in links:
        chance = score(a, b)
        if not chance and a.source == b.source:
            return False
        chances[a.number].append(chance)
        chances[b.number].append(chance)
    means = [fmean(found) for found in chances.values()]
    return min(means) >= _LEAST and fmean(means) >= threshold


def are_sessions(one: Sketch, other: Sketch) -> bool:
    """Return whether one source tells the two as sessions of their own: two hours, both meant.

    Or two pages, of which one is called off: the other is held instead of it.

    Of two copies of one page, one that has no hour or alone has no length is a slip of the source. So
    is one of no length of one title at one place that begins while the other is on, unless its site
    tells both.
    """
    if one.source != other.source:
        return False
    if one.cancelled != other.cancelled and one.page and other.page and one.page != other.page:
        return True
    if one.minute == other.minute:
        return False
    if bool(one.length) != bool(other.length):
        if one.page and one.page == other.page:
            return False
        alike = bool(one.place) and one.place == other.place and one.words == other.words
        alike = alike and not (one.host and one.host == other.host)
        long, short = (one, other) if one.length else (other, one)
        return not (alike and long.minute < short.minute < long.minute + long.length)
    slip = is_untimed(one) or is_untimed(other)
    return not (slip and one.page and one.page == other.page)
