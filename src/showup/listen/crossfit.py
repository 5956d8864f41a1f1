"""Cross-fitting: groups made from half of the statements are tested on the other half.

Groups that are tested on the very votes that made them always differ, in noise, too.
"""

from __future__ import annotations

import numpy as np

from showup.listen.agreement import compare_groupings
from showup.listen.chance import compare_sides, keep_discoveries
from showup.listen.grouping import Grouping, group_votes
from showup.listen.votes import Integers, Mask, Tally, Votes, tally_votes

FEWEST_IN_GROUP = 5  # votes of each group on a statement that is tested
FALSE_RATE = 0.1
RUNS = 10
PART = 0.7


def set_apart(votes: Votes, used: Mask, generator: np.random.Generator) -> tuple[Integers, Mask]:
    """Return which statements were tested, and which of them set groups apart that they did not make."""
    halves = np.zeros(len(used), dtype=bool)
    listed = generator.permutation(np.flatnonzero(used))
    halves[listed[: len(listed) // 2]] = True
    chances: dict[int, float] = {}
    for making in (used & halves, used & ~halves):
        made = group_votes(votes, making, generator)
        if made.count >= 2:
            tally = tally_votes(votes, made.labels, made.count)
            chances |= compare_groups(tally, used & ~making)
    tested = np.array(sorted(chances), dtype=np.int64)
    return tested, keep_discoveries([chances[one] for one in tested.tolist()], FALSE_RATE)


def compare_groups(tally: Tally, statements: Mask) -> dict[int, float]:
    """Return for each statement with votes enough how likely its groups differ as much by chance."""
    enough = statements & (tally.seen >= FEWEST_IN_GROUP).all(axis=0)
    return {one: _compare_on(tally, one) for one in np.flatnonzero(enough).tolist()}


def _compare_on(tally: Tally, statement: int) -> float:
    """Return the least chance over groups and sides, multiplied by how many were tried."""
    seen = tally.seen[:, statement]
    groups = range(1 if len(seen) == 2 else len(seen))  # of two groups one is the other's opposite
    chances = []
    for side in (tally.agree[:, statement], tally.disagree[:, statement]):
        for group in groups:
            others = int(side.sum() - side[group]), int(seen.sum() - seen[group])
            chances.append(compare_sides(int(side[group]), int(seen[group]), *others))
    return min(1.0, min(chances) * len(chances))


def measure_stability(votes: Votes, used: Mask, whole: Grouping, generator: np.random.Generator) -> float:
    """Return how much groups of 70 % of the people agree with the groups of all, over ten runs."""
    inside = np.flatnonzero(whole.labels >= 0)
    agreements = []
    for _ in range(RUNS):
        drawn = np.sort(generator.choice(inside, int(PART * len(inside)), replace=False))
        part = group_votes(votes.take(drawn), used, generator)
        both = part.labels >= 0
        agreements.append(compare_groupings(part.labels[both], whole.labels[drawn][both]))
    return float(np.mean(agreements))
