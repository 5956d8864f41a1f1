"""`analyse` in mode honest: groups only where they would not be found in noise, and what holds without."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from showup.listen.analysis import Analysis, Claim
from showup.listen.crossfit import FALSE_RATE, measure_stability, set_apart
from showup.listen.grouping import ENOUGH_VOTES, Grouping, group_votes
from showup.listen.lean import MORE_AGREE, MORE_DISAGREE, claim_lean
from showup.listen.plane import count_used
from showup.listen.polis import TOO_FEW, describe_groups, name_statements
from showup.listen.representative import choose_consensus
from showup.listen.votes import Mask, Tally, Votes, tally_everybody

FEWEST_VOICES = 100
FEWEST_STATEMENTS = 20
STABLE = 0.7
SMALLEST_GROUP = 0.05  # of those in groups, and never below five voices
MOST_TESTED = 10_000  # participants; the tests of a sample that large speak for all
APART = "sets groups apart"
APART_GATE = f"found again by cross-fitting, {FALSE_RATE:.0%} false at most"


def analyse_honestly(votes: Votes, generator: np.random.Generator) -> Analysis:
    """Return what can honestly be said of these votes."""
    everybody = tally_everybody(votes)
    used = (everybody.seen[0] > 0) & ~votes.left_out
    agree, disagree = choose_consensus(everybody, votes.left_out)
    claims = claim_statements(votes, everybody, used)
    sure = {(claim.kind, claim.statement) for claim in claims if claim.shown}
    found = Analysis(
        "honest",
        *votes.shape,
        len(votes.values),
        agree=tuple(one for one in name_statements(votes, agree) if (MORE_AGREE, one) in sure),
        disagree=tuple(one for one in name_statements(votes, disagree) if (MORE_DISAGREE, one) in sure),
        claims=tuple(claims),
    )
    active = np.flatnonzero(count_used(votes, used) >= ENOUGH_VOTES)
    if len(active) < FEWEST_VOICES or used.sum() < FEWEST_STATEMENTS:
        return replace(found, words=(explain_size(len(active), int(used.sum())),))
    return _look_for_groups(found, votes, used, generator)


def _look_for_groups(found: Analysis, votes: Votes, used: Mask, generator: np.random.Generator) -> Analysis:
    grouping = group_votes(votes, used, generator)
    reason = explain_group_sizes(grouping)
    if reason:
        return replace(found, words=(reason,))
    sample, sampled = _draw_sample(votes, grouping, generator)
    stability = measure_stability(sample, used, sampled, generator)
    found = replace(found, stability=stability)
    if stability < STABLE:
        words = f"no groups: they change with who happens to be asked (stability {stability:.2f})"
        return replace(found, words=(words,))
    tested, kept = set_apart(sample, used, generator)
    seen = tally_everybody(sample).seen[0]
    apart = frozenset(votes.statements[one] for one in tested[kept].tolist())
    claims = [
        Claim(APART, votes.statements[one], int(seen[one]), None, APART_GATE, bool(passed))
        for one, passed in zip(tested.tolist(), kept, strict=True)
    ]
    found = replace(found, claims=(*found.claims, *claims))
    if not apart:
        return replace(found, words=("no groups: no statement sets them apart beyond chance",))
    return keep_apart(describe_groups(found, votes, grouping), apart)


def keep_apart(found: Analysis, apart: frozenset[str]) -> Analysis:
    """Return the analysis with only those representative statements that stood the test."""
    kept = {
        group: tuple(one for one in listed if one[0] in apart)
        for group, listed in found.representative.items()
    }
    return replace(found, representative=kept)


def claim_statements(votes: Votes, everybody: Tally, used: Mask) -> list[Claim]:
    """Return what may be said of each statement without groups."""
    claims: list[Claim] = []
    for one in np.flatnonzero(used).tolist():
        agree, disagree = int(everybody.agree[0, one]), int(everybody.disagree[0, one])
        claims += claim_lean(votes.statements[one], agree, disagree)
    return claims


def explain_size(active: int, statements: int) -> str:
    """Return the words for votes too few to look for groups."""
    return (
        f"{TOO_FEW}: {active} voices with {ENOUGH_VOTES} stances and {statements} statements; "
        f"{FEWEST_VOICES} and {FEWEST_STATEMENTS} are needed"
    )


def explain_group_sizes(grouping: Grouping) -> str:
    """Return why the groups cannot stand for their size; nothing where they can."""
    sizes = np.bincount(grouping.labels[grouping.labels >= 0])
    if len(sizes) < 2:
        return "no groups: all who voted enough voted alike"
    fewest = max(5, int(SMALLEST_GROUP * sizes.sum()))
    if sizes.min() < fewest:
        return f"no groups: the smallest would have {sizes.min()} voices, {fewest} are needed"
    return ""


def _draw_sample(votes: Votes, grouping: Grouping, generator: np.random.Generator) -> tuple[Votes, Grouping]:
    """Return at most MOST_TESTED participants and their groups."""
    if len(votes.participants) <= MOST_TESTED:
        return votes, grouping
    drawn = np.sort(generator.choice(len(votes.participants), MOST_TESTED, replace=False))
    part = Grouping(grouping.plane, grouping.points[drawn], grouping.labels[drawn])
    return votes.take(drawn), part
