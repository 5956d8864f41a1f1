"""`analyse` in mode polis: what Polis would show, for comparison. Polis finds groups in noise, too."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

import numpy as np

from showup.listen.analysis import Analysis
from showup.listen.grouping import Grouping, group_votes
from showup.listen.plane import measure_extremity
from showup.listen.representative import (
    choose_consensus,
    choose_representative,
    measure_common_ground,
    rank_priorities,
)
from showup.listen.votes import Floats, Votes, tally_everybody, tally_votes

MOST_DRAWN = 5_000  # participants whose places are kept: a picture shows no more
TOO_FEW = "too few to speak of groups"


def analyse_as_polis(votes: Votes, generator: np.random.Generator) -> Analysis:
    """Return what Polis shows for these votes."""
    everybody = tally_everybody(votes)
    voted = everybody.seen[0] > 0
    agree, disagree = choose_consensus(everybody, votes.left_out)
    found = Analysis(
        "polis",
        *votes.shape,
        len(votes.values),
        agree=name_statements(votes, agree),
        disagree=name_statements(votes, disagree),
    )
    used = voted & ~votes.left_out
    if found.participants < 2 or used.sum() < 2:
        counted = f"{found.participants} participants, {used.sum()} statements with votes"
        return replace(found, words=(f"{TOO_FEW}: {counted}",))
    grouping = group_votes(votes, used, generator, beside=int((voted & votes.left_out).sum()))
    if grouping.count < 2:
        return replace(found, words=(f"{TOO_FEW}: all who voted enough voted alike",))
    return describe_groups(found, votes, grouping)


def describe_groups(found: Analysis, votes: Votes, grouping: Grouping) -> Analysis:
    """Return the analysis with who is in the groups, what they hold, common ground and priorities."""
    tally = tally_votes(votes, grouping.labels, grouping.count)
    chosen = choose_representative(tally, votes.left_out)
    inside = np.flatnonzero(grouping.labels >= 0).tolist()
    return replace(
        found,
        groups={votes.participants[one]: int(grouping.labels[one]) for one in inside},
        representative={
            group: tuple((votes.statements[statement], side) for statement, side in listed)
            for group, listed in enumerate(chosen)
        },
        common_ground=name_values(votes, measure_common_ground(tally)),
        priorities=name_values(votes, rank_priorities(tally, measure_extremity(grouping.plane))),
        points={
            votes.participants[one]: (float(grouping.points[one, 0]), float(grouping.points[one, 1]))
            for one in inside[:: 1 + len(inside) // MOST_DRAWN]
        },
    )


def name_values(votes: Votes, values: Floats) -> dict[str, float]:
    """Return the values by the statements' ids."""
    return dict(zip(votes.statements, values.tolist(), strict=True))


def name_statements(votes: Votes, statements: Iterable[int]) -> tuple[str, ...]:
    """Return the ids of statements given by index."""
    return tuple(votes.statements[statement] for statement in statements)
