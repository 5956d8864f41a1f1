"""Votes: participants by statements, kept sparse."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_matrix

Floats = npt.NDArray[np.float64]
Integers = npt.NDArray[np.int64]
Mask = npt.NDArray[np.bool_]

AGREE, PASS, DISAGREE = 1, 0, -1
BLOCK = 2_000_000  # votes worked on at a time, so that memory stays bounded


@dataclass(frozen=True, slots=True, eq=False)
class Votes:
    """Who said what: the votes of each participant one after the other (compressed sparse rows).

    `values` are 1 agree, 0 pass, -1 disagree; `columns` are indices into `statements`; the votes of
    participant i lie from starts[i] to starts[i + 1]. `left_out` marks statements that moderation
    took out or that are about the participants ("meta").
    """

    participants: Sequence[str]
    statements: Sequence[str]
    starts: Integers
    columns: npt.NDArray[np.int32]
    values: npt.NDArray[np.int8]
    left_out: Mask

    @property
    def shape(self) -> tuple[int, int]:
        """Return the number of participants and of statements."""
        return len(self.participants), len(self.statements)

    def count_cast(self) -> Integers:
        """Return how many votes each participant cast."""
        return np.diff(self.starts)

    def blocks(self) -> Iterator[Votes]:
        """Yield the votes in runs of whole participants, at most BLOCK votes where that is possible."""
        first = 0
        while first < len(self.participants):
            last = int(np.searchsorted(self.starts, self.starts[first] + BLOCK, side="right")) - 1
            last = max(first + 1, last)
            yield self.slice(first, last)
            first = last

    def slice(self, first: int, last: int) -> Votes:
        """Return the votes of the participants from first to before last, without copying them."""
        at, end = self.starts[first], self.starts[last]
        starts = self.starts[first : last + 1] - at
        named = self.participants[first:last]
        return Votes(named, self.statements, starts, self.columns[at:end], self.values[at:end], self.left_out)

    def take(self, rows: npt.NDArray[np.integer]) -> Votes:
        """Return the votes of these participants, in this order."""
        cast = self.count_cast()[rows]
        starts = np.concatenate(([0], np.cumsum(cast)))
        picked = np.repeat(self.starts[rows] - starts[:-1], cast) + np.arange(starts[-1])
        named = [self.participants[row] for row in rows]
        return Votes(named, self.statements, starts, self.columns[picked], self.values[picked], self.left_out)

    def rows(self) -> Integers:
        """Return the participant's index of each vote."""
        return np.repeat(np.arange(len(self.participants)), self.count_cast())

    def fill(self, values: Floats) -> csr_matrix:
        """Return a sparse matrix with other values where the votes are."""
        return csr_matrix((values, self.columns, self.starts), shape=self.shape)


def make_votes(
    cast: Iterable[tuple[str, str, int]],
    left_out: frozenset[str] = frozenset(),
    statements: Iterable[str] = (),
) -> Votes:
    """Return the votes of (participant, statement, vote); the last of a repeated pair wins.

    Participants and statements come in numeric order where all ids are numbers, else as text.
    `statements` are ids that exist whether or not anybody voted on them.
    """
    last = {(who, what): value for who, what, value in cast}
    participants = sort_ids({who for who, _ in last})
    listed = sort_ids({what for _, what in last} | set(statements))
    row = {name: index for index, name in enumerate(participants)}
    column = {name: index for index, name in enumerate(listed)}
    triples = np.array(
        [(row[who], column[what], value) for (who, what), value in last.items()], dtype=np.int64
    ).reshape(-1, 3)
    triples = triples[np.lexsort((triples[:, 1], triples[:, 0]))]
    counts = np.bincount(triples[:, 0], minlength=len(participants))
    return Votes(
        participants,
        listed,
        np.concatenate(([0], np.cumsum(counts))),
        triples[:, 1].astype(np.int32),
        triples[:, 2].astype(np.int8),
        np.array([name in left_out for name in listed], dtype=bool),
    )


def sort_ids(ids: Iterable[str]) -> list[str]:
    """Return ids in numeric order where all are numbers, else in the order of text."""
    listed = list(ids)
    if all(name.isascii() and name.isdigit() for name in listed):
        return sorted(listed, key=lambda name: (int(name), name))
    return sorted(listed)


def count_votes(votes: Votes, labels: Integers, groups: int) -> Integers:
    """Return counts by group, vote and statement: shape (groups, 3, statements).

    The second axis is disagree, pass, agree; participants with label -1 are not counted.
    """
    width = len(votes.statements)
    total = np.zeros(groups * 3 * width, dtype=np.int64)
    first = 0
    for block in votes.blocks():
        part = labels[first : first + len(block.participants)]
        row = np.repeat((part * 3 + 1) * width, block.count_cast())
        cell = row + block.values * np.int64(width) + block.columns
        counted = cell if (part >= 0).all() else cell[np.repeat(part >= 0, block.count_cast())]
        total += np.bincount(counted, minlength=len(total))
        first += len(block.participants)
    return total.reshape(groups, 3, width)


@dataclass(frozen=True, slots=True, eq=False)
class Tally:
    """Counts by group and statement: who agreed, who disagreed, who saw it."""

    agree: Integers
    disagree: Integers
    seen: Integers


def tally_votes(votes: Votes, labels: Integers, groups: int) -> Tally:
    """Return the counts of each group, shape (groups, statements)."""
    counts = count_votes(votes, labels, groups)
    return Tally(counts[:, 2], counts[:, 0], counts.sum(axis=1))


def tally_everybody(votes: Votes) -> Tally:
    """Return the counts of all participants together, shape (1, statements)."""
    return tally_votes(votes, np.zeros(len(votes.participants), dtype=np.int64), 1)
