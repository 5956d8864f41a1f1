"""The engine: real differences are found, noise is not, and every input has an answer."""

from __future__ import annotations

from dataclasses import asdict
from random import Random
from typing import get_args

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from showup.listen.analyse import analyse
from showup.listen.analysis import Analysis, Mode
from showup.listen.lean import MORE_AGREE, SPLIT
from showup.listen.votes import make_votes
from tests.listen.crowd import draw_camps, draw_noise

MODES = get_args(Mode)
# what breaks other implementations: one participant, one statement, two, clones, all below seven votes ...
ODD = {
    "nobody": [],
    "one participant": [("1", str(s), 1) for s in range(20)],
    "one statement": [(str(p), "1", p % 3 - 1) for p in range(30)],
    "two statements": [(str(p), str(s), (p + s) % 3 - 1) for p in range(30) for s in range(2)],
    "forty clones": [(str(p), str(s), 1) for p in range(40) for s in range(20)],
    "all below seven votes": [
        (str(p), str((p + s) % 20), 1 - 2 * (s % 2)) for p in range(30) for s in range(3)
    ],
    "a vote cast twice": [("1", "1", 1), ("1", "1", -1)] * 3,
    "six people": [(str(p), str(s), (p * s) % 3 - 1) for p in range(6) for s in range(4)],
    "only passes": [(str(p), str(s), 0) for p in range(120) for s in range(25)],
}


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("odd", ODD)
def test_every_odd_input_is_answered_in_words_or_groups(odd: str, mode: Mode) -> None:
    found = analyse(make_votes(ODD[odd]), mode)
    assert bool(found.groups) != bool(found.words)
    assert all(np.isfinite(list(found.common_ground.values()) + list(found.priorities.values())))


def test_one_participant_is_told_to_be_too_few() -> None:
    assert analyse(make_votes(ODD["one participant"]), "polis").words == (
        "too few to speak of groups: 1 participants, 20 statements with votes",
    )
    assert analyse(make_votes(ODD["nobody"]), "honest") == Analysis(
        "honest", 0, 0, 0, words=("nobody voted",)
    )


@given(
    st.dictionaries(
        st.tuples(st.integers(0, 25).map(str), st.integers(0, 9).map(str)),
        st.sampled_from((-1, 0, 1)),
        max_size=150,
    ),
    st.sampled_from(MODES),
    st.randoms(use_true_random=False),
)
@settings(max_examples=60, deadline=None)
def test_no_votes_break_it_and_their_order_does_not_matter(
    cast: dict[tuple[str, str], int], mode: Mode, random: Random
) -> None:
    rows = [(who, what, value) for (who, what), value in cast.items()]
    found = analyse(make_votes(rows), mode)
    random.shuffle(rows)
    assert asdict(analyse(make_votes(rows), mode)) == asdict(found)


def test_two_camps_are_found_and_named_by_what_sets_them_apart() -> None:
    found = analyse(draw_camps(1))
    camps = {tuple(sorted({int(who) % 2 for who, one in found.groups.items() if one == g})) for g in (0, 1)}
    assert camps == {(0,), (1,)}
    assert found.words == ()
    assert found.stability is not None and found.stability > 0.9
    assert all(found.representative.values())


def test_in_noise_polis_finds_groups_and_honest_says_there_are_none() -> None:
    crowds = [draw_noise(seed) for seed in range(6)]
    assert all(analyse(votes, "polis").groups for votes in crowds)
    honest = [analyse(votes, "honest") for votes in crowds]
    assert [found.groups for found in honest] == [{}] * 6
    assert all(found.words[0].startswith("no groups: ") for found in honest)


def test_a_small_camp_gets_no_map_however_clear_it_is() -> None:
    found = analyse(draw_camps(1, people=60))
    assert found.groups == {}
    assert found.words == (
        "too few to speak of groups: 60 voices with 7 stances and 30 statements; 100 and 20 are needed",
    )


def test_consensus_of_one_voice_is_polis_and_not_honest() -> None:
    votes = make_votes([("1", "a", 1)])
    assert analyse(votes, "polis").agree == ("a",)
    assert analyse(votes, "honest").agree == ()


def test_left_out_statements_are_in_no_list() -> None:
    votes = draw_camps(2)
    cast = [
        (votes.participants[row], votes.statements[column], int(value))
        for row, column, value in zip(votes.rows(), votes.columns, votes.values, strict=True)
    ]
    out = frozenset({"0", "1", "2"})
    for mode in MODES:
        found = analyse(make_votes(cast, out), mode)
        named = {s for listed in found.representative.values() for s, _ in listed}
        named |= {*found.agree, *found.disagree} | {claim.statement for claim in found.claims}
        assert named and not named & out


def test_claims_of_a_few_meetings_voices_are_nearly_always_right() -> None:
    generator = np.random.default_rng(5)
    right = printed = 0
    for _ in range(60):
        truth = generator.random(10)
        cast = []
        for who in range(30):
            for what in generator.choice(10, 6, replace=False).tolist():
                cast.append((str(who), str(what), 1 if generator.random() < truth[what] else -1))
        found = analyse(make_votes(cast))
        assert found.groups == {}
        for claim in found.claims:
            if claim.shown:
                share = truth[int(claim.statement)]
                holds = (
                    0.1 < share < 0.9 if claim.kind == SPLIT else (share > 0.5) == (claim.kind == MORE_AGREE)
                )
                printed, right = printed + 1, right + holds
    assert printed > 200
    assert right / printed >= 0.95
