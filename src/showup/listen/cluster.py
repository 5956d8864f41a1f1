"""Clusters of points: k-means from given centres, and the silhouette that picks how many."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.spatial import cKDTree
from scipy.spatial.distance import cdist

from showup.listen.votes import Floats, Integers

BASE_CLUSTERS = 100
MOST_FITTED = 2_500  # points; a hundred centres of a sample that large serve all
STILL = 0.01  # centres that move less than this have settled


@dataclass(frozen=True, slots=True, eq=False)
class Clusters:
    """Centres, shape (k, 2), and the cluster of each point."""

    centres: Floats
    labels: Integers


def take_distinct(points: Floats, count: int) -> Floats:
    """Return the first distinct points, at most `count`, in their order."""
    _, first = np.unique(points, axis=0, return_index=True)
    return points[np.sort(first)[:count]]


def settle_clusters(points: Floats, weights: Floats, centres: Floats, rounds: int) -> Clusters:
    """Move centres to the weighted mean of their points until they settle; empty clusters go."""
    for _ in range(rounds + 1):
        labels = assign(points, centres)
        before = centres
        size = np.bincount(labels, weights, len(centres))
        kept = size > 0
        sums = np.stack([np.bincount(labels, weights * axis, len(centres)) for axis in points.T], axis=1)
        centres = sums[kept] / size[kept, None]
        labels = (np.cumsum(kept) - 1)[labels]
        if len(centres) == len(before) and np.linalg.norm(centres - before, axis=1).max() < STILL:
            break
    return Clusters(centres, labels)


def assign(points: Floats, centres: Floats) -> Integers:
    """Return the nearest centre of each point."""
    if len(points) * len(centres) <= 50_000:
        return np.asarray(cdist(points, centres, "sqeuclidean").argmin(axis=1))
    return np.asarray(cKDTree(centres).query(points)[1], dtype=np.int64)


def make_base(points: Floats, generator: np.random.Generator, start: Floats | None = None) -> Clusters:
    """Return up to a hundred small clusters of the points, each then weighed by its members.

    They start from the first distinct points where no centres are given.
    """
    fitted = points
    if len(points) > MOST_FITTED:
        fitted = points[np.sort(generator.choice(len(points), MOST_FITTED, replace=False))]
    start = take_distinct(fitted, BASE_CLUSTERS) if start is None else start
    settled = settle_clusters(fitted, np.ones(len(fitted)), start, 100)
    if fitted is points:
        return settled
    labels = assign(points, settled.centres)
    return Clusters(settled.centres, labels)


def measure_silhouette(distances: Floats, labels: Integers) -> float:
    """Return the mean silhouette; a point alone in its cluster counts nothing."""
    member = np.eye(int(labels.max()) + 1)[labels]
    size = member.sum(axis=0)
    sums = distances @ member
    here = np.arange(len(labels))
    own = sums[here, labels] / np.maximum(size[labels] - 1, 1)
    means = sums / size
    means[here, labels] = np.inf
    other = means.min(axis=1)
    scale = np.maximum(own, other)
    score = np.divide(other - own, scale, out=np.zeros(len(labels)), where=scale > 0)
    return float(np.where(size[labels] > 1, score, 0.0).mean())


def choose_groups(base: Clusters, most: int = 5) -> Clusters | None:
    """Return the clustering of the base clusters whose silhouette is highest; None below two points.

    k runs from 2 to min(most, 2 + n / 12), as in Polis, so it is never 1.
    """
    points = base.centres
    weights = np.bincount(base.labels, minlength=len(points)).astype(float)
    distances = cdist(points, points)
    best, best_score = None, -np.inf
    for k in range(2, min(most, 2 + len(points) // 12) + 1):
        start = take_distinct(points, k)
        if len(start) < k:
            break
        found = settle_clusters(points, weights, start, 20)
        if len(found.centres) < 2:
            continue
        score = measure_silhouette(distances, found.labels)
        if score >= best_score:
            best, best_score = found, score
    return best
