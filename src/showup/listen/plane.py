"""The plane of opinions: principal components of the votes, and where each participant lies on it.

The matrix with missing votes filled by the statement's mean, then centred, is zero wherever there is no
vote. So it is sparse as it stands, and nothing dense is ever made.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.sparse import csr_matrix
from scipy.sparse.linalg import LinearOperator, eigsh

from showup.listen.votes import Floats, Integers, Mask, Votes, tally_everybody

MOST_FITTED = 100_000  # participants; the plane of a sample that large is the plane of all
SMALL = 64  # statements up to which all components are computed at once


@dataclass(frozen=True, slots=True, eq=False)
class Plane:
    """The mean of each statement and two directions, shape (statements, 2); zero where not used."""

    mean: Floats
    directions: Floats
    used: Mask


def fit_plane(votes: Votes, used: Mask, generator: np.random.Generator) -> Plane:
    """Return the plane of most variance over the statements in use."""
    people = len(votes.participants)
    if people > MOST_FITTED:
        votes = votes.take(np.sort(generator.choice(people, MOST_FITTED, replace=False)))
    everybody = tally_everybody(votes)
    seen = everybody.seen[0]
    mean = np.where(used, (everybody.agree[0] - everybody.disagree[0]) / np.maximum(seen, 1), 0.0)
    matrix = votes.fill(_centre(votes, mean, used))
    return Plane(mean, _find_directions(matrix, generator), used)


def _centre(votes: Votes, mean: Floats, used: Mask) -> Floats:
    """Return each vote less its statement's mean; nothing for statements not in use."""
    return np.where(used[votes.columns], votes.values - mean[votes.columns], 0.0)


def _find_directions(matrix: csr_matrix, generator: np.random.Generator) -> Floats:
    """Return the first two right singular vectors; each one's largest entry is positive."""
    width = matrix.shape[1]
    if width <= SMALL:
        _, vectors = np.linalg.eigh((matrix.T @ matrix).toarray())
        directions = vectors[:, ::-1][:, :2]
    else:
        other = matrix.T.tocsr()
        square = LinearOperator((width, width), matvec=lambda x: other @ (matrix @ x), dtype=float)
        values, vectors = eigsh(square, k=2, v0=generator.random(width), tol=1e-8)
        directions = vectors[:, np.argsort(-values)]
    if directions.shape[1] < 2:
        directions = np.hstack([directions, np.zeros((width, 2 - directions.shape[1]))])
    largest = np.abs(directions).argmax(axis=0)
    return np.asarray(directions * np.where(directions[largest, [0, 1]] < 0, -1.0, 1.0))


def project_votes(votes: Votes, plane: Plane, beside: int = 0) -> Floats:
    """Return where each participant lies, shape (participants, 2).

    Those who voted on few statements are moved out by sqrt(statements / votes cast), as Polis does.
    `beside` are statements not in use that count as voted on by everybody (Polis's moderated ones).
    """
    statements = int(plane.used.sum()) + beside
    parts = []
    for block in votes.blocks():
        points = block.fill(_centre(block, plane.mean, plane.used)) @ plane.directions
        cast = count_used(block, plane.used) + beside
        parts.append(points * np.sqrt(statements / np.maximum(cast, 1))[:, None])
    return np.concatenate(parts) if parts else np.zeros((0, 2))


def count_used(votes: Votes, used: Mask) -> Integers:
    """Return how many statements in use each participant voted on."""
    if used.all():
        return votes.count_cast()
    parts = []
    for block in votes.blocks():
        running = np.concatenate(([0], np.cumsum(used[block.columns], dtype=np.int32)))
        parts.append(running[block.starts[1:]] - running[block.starts[:-1]])
    return np.concatenate(parts).astype(np.int64) if parts else np.zeros(0, dtype=np.int64)


def measure_extremity(plane: Plane) -> Floats:
    """Return how far from the centre a participant who only agreed with the statement would lie."""
    scale = np.sqrt(len(plane.mean))
    return np.asarray(np.abs(1 - plane.mean) * np.linalg.norm(plane.directions, axis=1) * scale)
