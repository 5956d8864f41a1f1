"""Polis's way from votes to groups: who is in the conversation, base clusters, groups."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from showup.listen.cluster import Clusters, choose_groups, make_base, settle_clusters
from showup.listen.plane import Plane, count_used, fit_plane, project_votes
from showup.listen.votes import Floats, Integers, Mask, Votes

ENOUGH_VOTES = 7  # who voted on as many statements, or on all there are, is in the conversation
FEW_PEOPLE = 15  # below that, those who voted most fill it up


@dataclass(frozen=True, slots=True, eq=False)
class Grouping:
    """Where each participant lies, and the group of each; -1 for those not in the conversation."""

    plane: Plane
    points: Floats
    labels: Integers

    @property
    def count(self) -> int:
        """Return how many groups there are."""
        return int(self.labels.max(initial=-1)) + 1


def group_votes(votes: Votes, used: Mask, generator: np.random.Generator, beside: int = 0) -> Grouping:
    """Return the groups of the participants over the statements in use; `beside` as in project_votes."""
    plane = fit_plane(votes, used, generator)
    points = project_votes(votes, plane, beside)
    cast = votes.count_cast() if beside else count_used(votes, used)
    members = choose_members(cast, int(used.sum()) + beside)
    base = make_base(points[members], generator)
    found = choose_groups(base)
    labels = np.full(len(points), -1, dtype=np.int64)
    if found is not None:
        labels[members] = found.labels[base.labels]
    return Grouping(plane, points, labels)


def seed_groups(points: Floats, base: Clusters, centres: Floats) -> Integers:
    """Return the group of each point when the groups start from given centres."""
    weights = np.bincount(base.labels, minlength=len(base.centres)).astype(float)
    return settle_clusters(base.centres, weights, centres, 20).labels[base.labels]


def choose_members(cast: Integers, statements: int) -> Integers:
    """Return who is in the conversation, in their order."""
    inside = cast >= min(ENOUGH_VOTES, statements)
    missing = FEW_PEOPLE - int(inside.sum())
    if missing > 0:
        order = np.argsort(-cast, kind="stable")
        inside[order[~inside[order]][:missing]] = True
    return np.flatnonzero(inside & (cast > 0))
