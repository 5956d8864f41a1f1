"""Which statements speak for a group, and which for everybody: Polis's rules.

Source: polismath `repness.clj` and `conversation.clj` of the Polis project.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np

from showup.listen.votes import Floats, Integers, Mask, Tally

Z_90 = 1.2816  # one-sided, as Polis has it
SHOWN = 5
Side = Literal["agree", "disagree"]
Chosen = tuple[int, Side]  # the statement's index and the side the group takes


@dataclass(frozen=True, slots=True, eq=False)
class Lean:
    """How strongly each group takes one side of each statement; every field (groups, statements).

    `share` is the smoothed share, `ratio` that share over the others' share; `share_z` and `ratio_z`
    are their tests.
    """

    share: Floats
    share_z: Floats
    ratio: Floats
    ratio_z: Floats

    @property
    def strength(self) -> Floats:
        """Return the product that Polis orders statements by."""
        return np.asarray(self.ratio * self.ratio_z * self.share * self.share_z)


def smooth_share(part: Integers, whole: Integers) -> Floats:
    """Return (part + 1) / (whole + 2)."""
    return np.asarray((part + 1) / (whole + 2))


def compare_with_half(part: Integers, whole: Integers) -> Floats:
    """Return the z value of a share against one half."""
    return np.asarray(2 * np.sqrt(whole + 1) * ((part + 1) / (whole + 1) - 0.5))


def compare_shares(here: Integers, there: Integers, whole_here: Integers, whole_there: Integers) -> Floats:
    """Return the z value of the difference of two shares; 0 where everybody is on that side."""
    here, there, whole_here, whole_there = (x + 1 for x in (here, there, whole_here, whole_there))
    pooled = (here + there) / (whole_here + whole_there)
    spread = np.sqrt(np.maximum(pooled * (1 - pooled), 0) * (1 / whole_here + 1 / whole_there))
    difference = here / whole_here - there / whole_there
    return np.asarray(np.divide(difference, spread, out=np.zeros_like(difference), where=spread > 0))


def measure_lean(part: Integers, seen: Integers) -> Lean:
    """Return how each group leans, compared with all other groups together."""
    other, other_seen = part.sum(axis=0) - part, seen.sum(axis=0) - seen
    share = smooth_share(part, seen)
    return Lean(
        share,
        compare_with_half(part, seen),
        share / smooth_share(other, other_seen),
        compare_shares(part, other, seen, other_seen),
    )


def choose_representative(tally: Tally, left_out: Mask) -> list[list[Chosen]]:
    """Return for each group up to five statements that set it apart, agreed ones first."""
    agree, disagree = measure_lean(tally.agree, tally.seen), measure_lean(tally.disagree, tally.seen)
    kept = np.flatnonzero(~left_out)
    voted = (tally.agree + tally.disagree) > 0
    return [_choose_for_group(g, agree, disagree, kept, voted[g]) for g in range(len(tally.seen))]


def _choose_for_group(group: int, agree: Lean, disagree: Lean, kept: Integers, voted: Mask) -> list[Chosen]:
    def side(statement: int) -> Side:
        return "agree" if agree.ratio_z[group, statement] > disagree.ratio_z[group, statement] else "disagree"

    def strength(statement: int) -> float:
        lean = agree if side(statement) == "agree" else disagree
        return float(lean.strength[group, statement])

    passing = np.zeros(len(voted), dtype=bool)
    for lean in (agree, disagree):
        passing |= (lean.ratio_z[group] > Z_90) & (lean.share_z[group] > Z_90)
    sufficient = [int(statement) for statement in kept if passing[statement]]
    head = _find_best_agreed(group, agree, kept, voted)
    if not sufficient:
        if head is None and len(kept):
            strongest = np.maximum(agree.ratio_z[group], disagree.ratio_z[group])[kept]
            head = int(kept[strongest.argmax()])
        return [] if head is None else [(head, side(head))]
    ordered = sorted((s for s in sufficient if s != head), key=strength, reverse=True)
    chosen = ([] if head is None else [head]) + ordered
    named = [(statement, side(statement)) for statement in chosen[:SHOWN]]
    return sorted(named, key=lambda one: one[1])  # stable, and "agree" sorts before "disagree"


def _find_best_agreed(group: int, agree: Lean, kept: Integers, voted: Mask) -> int | None:
    """Return the statement the group agrees with most typically; None where nothing is agreed on.

    Polis walks the statements in order and compares each with the best so far: by strength once the
    best sets the group apart (ratio above 1), else by share alone.
    """
    best: int | None = None
    ratio, strength = agree.ratio[group], agree.strength[group]
    plain = agree.share[group] * agree.share_z[group]
    for statement in kept:
        if not voted[statement]:
            continue
        if best is None:
            better = agree.share_z[group, statement] > Z_90 or (
                ratio[statement] > 1.0 and agree.share[group, statement] > 0.5
            )
        elif ratio[best] > 1.0:
            better = strength[statement] > strength[best]
        else:
            better = plain[statement] > plain[best]
        if better:
            best = int(statement)
    return best


def choose_consensus(everybody: Tally, left_out: Mask) -> tuple[list[int], list[int]]:
    """Return up to five statements that most agree with, and up to five that most disagree with."""
    return _choose_side(everybody.agree[0], everybody.seen[0], left_out), _choose_side(
        everybody.disagree[0], everybody.seen[0], left_out
    )


def _choose_side(part: Integers, seen: Integers, left_out: Mask) -> list[int]:
    share, z = smooth_share(part, seen), compare_with_half(part, seen)
    fit = np.flatnonzero((share > 0.5) & (z > Z_90) & ~left_out)
    return [int(s) for s in fit[np.argsort(-(share * z)[fit], kind="stable")][:SHOWN]]


def measure_common_ground(tally: Tally) -> Floats:
    """Return Polis's group-aware consensus of each statement: the product of the groups' shares."""
    return np.asarray(smooth_share(tally.agree, tally.seen).prod(axis=0))


def rank_priorities(tally: Tally, extremity: Floats) -> Floats:
    """Return how much Polis would like each statement to be voted on next."""
    agree, seen = tally.agree.sum(axis=0), tally.seen.sum(axis=0)
    passed = seen - agree - tally.disagree.sum(axis=0)
    importance = (1 - smooth_share(passed, seen)) * (extremity + 1) * smooth_share(agree, seen)
    return np.asarray((importance * (1 + 8 * 2.0 ** (-seen / 5))) ** 2)
