from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from showup.gazetteer.fold import contract_umlauts, fold_name


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ("Köln", "koln"),
        ("St. Louis", "saint louis"),
        ("Saint-Louis", "saint louis"),
        ("Washington, D.C.", "washington dc"),
        ("Coeur d’Alene", "coeur dalene"),
        ("København", "kobenhavn"),
        ("Łódź", "lodz"),
        ("Großröhrsdorf", "grossrohrsdorf"),
        ("Ft. Wayne", "fort wayne"),
        ("İstanbul", "istanbul"),
        ("東京", "東京"),
        ("Москва", "москва"),
        ("  , - . ", ""),
        ("Morro Bay St", "morro bay st"),
    ],
)
def test_spellings_of_one_name_meet(written: str, key: str) -> None:
    assert fold_name(written) == key


def test_umlauts_written_out_become_the_vowel() -> None:
    assert [contract_umlauts(key) for key in ("koeln", "muenchen", "zuerich", "lincoln")] == [
        "koln",
        "munchen",
        "zurich",
        "lincoln",
    ]


@given(st.text(max_size=60))
def test_folding_a_key_again_changes_nothing(text: str) -> None:
    assert fold_name(fold_name(text)) == fold_name(text)


@given(st.text(max_size=40))
def test_case_makes_no_difference(text: str) -> None:
    assert fold_name(text.upper().lower()) == fold_name(text.upper().lower().casefold())
