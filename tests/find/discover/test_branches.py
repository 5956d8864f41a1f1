"""Which branches of a directory are a town's."""

from __future__ import annotations

import pytest

from showup.find.discover.branches import FEW_OF_A_STATE, Branch, Near, choose_near, find_branches, region_of

from .pairs import FERNHOLLOW


def signs(*branches: Branch) -> list[str]:
    return [near.sign for near in choose_near(branches, FERNHOLLOW)]


def test_a_branch_is_near_by_its_position_its_city_or_its_name() -> None:
    near = signs(
        Branch("Coast", lat=44.2, lon=-123.0),
        Branch("Moon", lat=10.0, lon=10.0),
        Branch("A", city="Fernhollow", state="OR"),
        Branch("B", city="Fernhollow", state="Idaho"),
        Branch("Friends of Fernhollow"),
        Branch("Fernhollowville"),
    )
    assert near == ["22 km away", "listed for Fernhollow", "named after Fernhollow"]


def test_where_none_names_the_town_the_few_of_its_state_are_shown() -> None:
    vale = Branch("Vale", "https://vale.example/", state="OR")
    assert choose_near([vale, Branch("Boise", state="ID")], FERNHOLLOW) == [Near(vale, "listed under Oregon")]


def test_too_many_of_a_state_are_nobodys() -> None:
    many = [Branch(f"Chapter {number}", state="Oregon") for number in range(FEW_OF_A_STATE + 1)]
    assert choose_near(many, FERNHOLLOW) == []


def test_a_directory_asked_by_zip_code_has_chosen_itself() -> None:
    listed = [Branch("Vale", "https://vale.example/"), Branch("Boise", "https://boise.example/", state="ID")]
    assert choose_near(listed, FERNHOLLOW) == []
    chosen = choose_near(listed, FERNHOLLOW, service_chose=True)
    assert chosen == [Near(listed[0], "listed for the ZIP code")]


def test_branches_are_found_however_deep_and_however_wrapped() -> None:
    told = {
        "results": [
            {
                "fields": {
                    "name": {"stringValue": "Fern"},
                    "lat": {"doubleValue": 44},
                    "lng": {"doubleValue": -123},
                }
            },
            {"properties": {"title": "Vale &amp; Dale"}, "geometry": {"coordinates": [-123.5, 44.5]}},
            {"title": {"rendered": "<b>Moss</b>"}, "link": "https://moss.example/"},
            {"name": "Nowhere at all"},
            {"name": "Zero", "lat": 0, "lon": 0, "city": "Fern"},
        ]
    }
    assert sorted(find_branches(told), key=lambda branch: branch.name) == [
        Branch("Fern", lat=44.0, lon=-123.0),
        Branch("Moss", "https://moss.example/"),
        Branch("Vale & Dale", lat=44.5, lon=-123.5),
        Branch("Zero", city="Fern"),
    ]


@pytest.mark.parametrize(
    ("words", "region"), [("Oregon:", "Oregon"), ("OR", "Oregon"), ("or", ""), ("Oregon coast", "")]
)
def test_a_heading_that_is_a_state_and_nothing_else_names_it(words: str, region: str) -> None:
    assert region_of(words) == region
