"""Suggestions which texts mean the same: shared rare words, and a warning where one denies."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from showup.listen.similar import Suggestion, is_negated, split_words, suggest_same

TEXTS = [
    "The buses should run later in the evening",
    "Buses should run later",
    "The buses should not run later",
    "More trees along Main Street",
    "The library needs longer hours",
]


def test_texts_that_share_their_words_are_suggested_and_denials_warn() -> None:
    found = {(one.one, one.other): one.negated for one in suggest_same(TEXTS)}
    assert found == {(0, 1): False, (0, 2): True, (1, 2): True}


def test_the_most_alike_come_first_and_the_same_text_is_wholly_alike() -> None:
    found = suggest_same(["no parking downtown", "No parking downtown!", "parking downtown is fine"])
    assert found[0] == Suggestion(0, 1, 1.0, False)
    assert [one.likeness for one in found] == sorted((one.likeness for one in found), reverse=True)


def test_two_denials_make_none() -> None:
    assert [is_negated(split_words(text)) for text in ("I won't", "never not", "wir sind gegen", "yes")] == [
        True,
        False,
        True,
        False,
    ]


@given(st.lists(st.text(max_size=40), max_size=12))
def test_no_texts_break_it(texts: list[str]) -> None:
    for one in suggest_same(texts, least=0.0):
        assert 0 <= one.one < one.other < len(texts)
        assert 0 <= one.likeness <= 1.001
