"""Online, in person and hybrid are told apart; what is not said stays unknown."""

from __future__ import annotations

from typing import Any

import pytest

from showup.find.merge.ways import combine_ways
from tests.find.merge.samples import GROUP, PAPER, make


def tell(*copies: dict[str, Any]) -> tuple[bool | None, tuple[str, ...]]:
    sources = (GROUP, PAPER)
    return combine_ways(
        [
            make(copy.pop("title", "Lease Clinic"), "04-14 18:30", source, **copy)
            for copy, source in zip(copies, sources, strict=False)
        ]
    )


@pytest.mark.parametrize(
    ("copy", "told"),
    [
        ({}, (None, ())),
        ({"online": True, "location": "Zoom"}, (True, ())),
        ({"online": False, "location": "Union Hall"}, (False, ())),
        ({"online": False, "location": "Union Hall and via Zoom"}, (False, ("hybrid",))),
        ({"title": "Hybrid: Lease Clinic"}, (False, ("hybrid",))),
        ({"title": "Hybrid cars explained"}, (None, ())),
        ({"description": "Come in person or online."}, (False, ("hybrid",))),
        ({"description": "Attend virtually or in-person."}, (False, ("hybrid",))),
        ({"description": "How hybrid work changes renting."}, (None, ())),
        ({"online": False, "location": "Union Hall", "description": "Sign up online."}, (False, ())),
        ({"online": True, "description": "In person or online."}, (True, ())),
    ],
)
def test_one_listing_tells(copy: dict[str, Any], told: tuple[bool | None, tuple[str, ...]]) -> None:
    assert tell(copy) == told


def test_a_place_in_one_copy_and_a_stream_in_another_is_both() -> None:
    assert tell({"online": True, "labels": ("Civic",)}, {"online": False}) == (False, ("Civic", "hybrid"))
