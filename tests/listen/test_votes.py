"""Votes: the last one wins, ids in their order, parts and counts."""

from __future__ import annotations

from random import Random

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from showup.listen import votes as module
from showup.listen.votes import Votes, count_votes, make_votes, sort_ids, tally_everybody

CAST = st.lists(
    st.tuples(st.integers(0, 9).map(str), st.integers(0, 6).map(str), st.sampled_from((-1, 0, 1))),
    max_size=60,
)


def list_cast(votes: Votes) -> set[tuple[str, str, int]]:
    return {
        (votes.participants[row], votes.statements[column], int(value))
        for row, column, value in zip(votes.rows(), votes.columns, votes.values, strict=True)
    }


def test_the_last_vote_of_a_repeated_pair_wins() -> None:
    votes = make_votes([("7", "1", 1), ("7", "1", -1), ("7", "2", 0)])
    assert list_cast(votes) == {("7", "1", -1), ("7", "2", 0)}


def test_numbers_are_ordered_as_numbers_and_words_as_words() -> None:
    assert sort_ids(["10", "9", "1"]) == ["1", "9", "10"]
    assert sort_ids(["b", "10", "9"]) == ["10", "9", "b"]


@given(CAST)
def test_nothing_is_lost_or_made_up(cast: list[tuple[str, str, int]]) -> None:
    votes = make_votes(cast)
    expected = {(who, what): value for who, what, value in cast}
    assert list_cast(votes) == {(who, what, value) for (who, what), value in expected.items()}


@given(CAST, st.randoms(use_true_random=False))
def test_taking_participants_takes_their_votes(cast: list[tuple[str, str, int]], random: Random) -> None:
    votes = make_votes(cast)
    rows = random.sample(range(len(votes.participants)), len(votes.participants) // 2)
    names = {votes.participants[row] for row in rows}
    taken = votes.take(np.array(rows, dtype=np.int64))
    assert list_cast(taken) == {one for one in list_cast(votes) if one[0] in names}


@given(CAST, st.integers(1, 8))
def test_counts_do_not_depend_on_the_size_of_blocks(cast: list[tuple[str, str, int]], size: int) -> None:
    votes = make_votes(cast)
    labels = np.arange(len(votes.participants), dtype=np.int64) % 3 - 1
    whole = count_votes(votes, labels, 2)
    before, module.BLOCK = module.BLOCK, size
    try:
        parted = count_votes(votes, labels, 2)
    finally:
        module.BLOCK = before
    assert parted.tolist() == whole.tolist()


def test_everybody_is_tallied_with_passes_as_seen() -> None:
    tally = tally_everybody(make_votes([("1", "a", 1), ("2", "a", 0), ("3", "a", -1), ("3", "b", 1)]))
    assert (tally.agree.tolist(), tally.disagree.tolist(), tally.seen.tolist()) == (
        [[1, 1]],
        [[1, 0]],
        [[3, 1]],
    )
