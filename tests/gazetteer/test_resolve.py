from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from showup.errors import AmbiguousTown, UnknownTown, UsageError
from showup.gazetteer.atlas import open_atlas
from showup.gazetteer.fold import fold_name
from showup.gazetteer.resolve import DWARFS, resolve
from showup.model.town import Town
from tests.effort import is_done_within

TOWNS = 234_908


@pytest.mark.parametrize(
    ("asked", "full_name"),
    [
        ("Lincoln, NE", "Lincoln, Nebraska"),
        ("Lincoln, Nebraska", "Lincoln, Nebraska"),
        ("lincoln nebraska", "Lincoln, Nebraska"),
        ("Lincoln, Nebraska, USA", "Lincoln, Nebraska"),
        ("68501", "Lincoln, Nebraska"),
        ("68501-1234", "Lincoln, Nebraska"),
        ("Lincoln, NE 68501", "Lincoln, Nebraska"),
        ("Oakland, Calif.", "Oakland, California"),
        ("Bloomington IN", "Bloomington, Indiana"),
        ("Bloomington, Indiana", "Bloomington, Indiana"),
        ("Santa Rosa, CA", "Santa Rosa, California"),
        ("St. Louis, MO", "St. Louis, Missouri"),
        ("Saint Louis Missouri", "St. Louis, Missouri"),
        ("Winston Salem NC", "Winston-Salem, North Carolina"),
        ("Raleigh-Durham, NC", "Raleigh, North Carolina"),
        ("Dallas–Fort Worth, TX", "Dallas, Texas"),
        ("Minneapolis - St. Paul, Minnesota", "Minneapolis, Minnesota"),
        ("Coeur d'Alene, ID", "Coeur d'Alene, Idaho"),
        ("Charleston West Virginia", "Charleston, West Virginia"),
        ("Kansas City, Missouri", "Kansas City, Missouri"),
        ("Washington DC", "Washington, District of Columbia"),
        ("Washington, D.C.", "Washington, District of Columbia"),
        ("New York", "New York City, New York"),
        ("New York, NY", "New York City, New York"),
        ("Chicago", "Chicago, Illinois"),
        ("Paris", "Paris, Île-de-France, FR"),
        ("Paris Texas", "Paris, Texas"),
        ("London", "London, England, GB"),
        ("London, UK", "London, England, GB"),
        ("London, Ontario", "London, Ontario, CA"),
        ("Toronto, Ontario", "Toronto, Ontario, CA"),
        ("Toronto, ON", "Toronto, Ontario, CA"),
        ("Toronto Ontario Canada", "Toronto, Ontario, CA"),
        ("Salem, IN", "Salem, Indiana"),
        ("San Miguel, California", "San Miguel, California"),  # long ago a name of San Diego
        ("Köln", "Köln, North Rhine-Westphalia, DE"),
        ("Koeln", "Köln, North Rhine-Westphalia, DE"),
        ("Koln", "Köln, North Rhine-Westphalia, DE"),
        ("Cologne", "Köln, North Rhine-Westphalia, DE"),
        ("KÖLN, DEUTSCHLAND", "Köln, North Rhine-Westphalia, DE"),
        ("München", "Munich, Bavaria, DE"),
        ("Wien", "Vienna, Vienna, AT"),
        ("København", "Copenhagen, Capital Region, DK"),
        ("Москва", "Moscow, Moscow, RU"),
        ("東京", "Tokyo, Tokyo, JP"),
    ],
)
def test_what_people_write_leads_to_the_town_they_mean(asked: str, full_name: str) -> None:
    assert resolve(asked).full_name == full_name


def test_a_town_comes_whole() -> None:
    assert resolve("Bloomington, IN") == Town(
        name="Bloomington",
        region="Indiana",
        region_code="IN",
        country="US",
        lat=39.1653,
        lon=-86.5264,
        timezone="America/Indiana/Indianapolis",
        population=84_067,
        zips=("47405", "47406", "47401", "47404", "47403", "47408"),
    )


def test_the_key_of_a_town_is_its_name_and_place() -> None:
    assert resolve("Bloomington, IN").key == "us/in/bloomington@39.17,-86.53"


def test_every_us_town_has_a_postal_code_near_it() -> None:
    assert [resolve(name).zips[0] for name in ("Lincoln, NE", "Santa Rosa, CA")] == ["68510", "95404"]


def test_a_name_of_many_towns_lists_them_largest_first() -> None:
    with pytest.raises(AmbiguousTown) as caught:
        resolve("Springfield")
    assert caught.value.exit_code == 2
    assert caught.value.candidates[:5] == (
        "Springfield, Missouri",
        "Springfield, Massachusetts",
        "Springfield, Illinois",
        "Springfield, Oregon",
        "Springfield, Ohio",
    )
    assert len(caught.value.candidates) == 12


@pytest.mark.parametrize("asked", ["Springfield", "Portland", "Birmingham", "Bloomington"])
def test_every_candidate_can_be_typed_back(asked: str) -> None:
    with pytest.raises(AmbiguousTown) as caught:
        resolve(asked)
    assert [resolve(name).full_name for name in caught.value.candidates] == list(caught.value.candidates)


@pytest.mark.parametrize(
    ("asked", "first"),
    [
        ("Blomington, IN", "Bloomington, Indiana"),
        ("Bloomington, Indana", "Bloomington, Indiana"),
        ("Linconl, Nebraska", "Lincoln, Nebraska"),
        ("Chicgo", "Chicago, Illinois"),
        ("Sprngfield, Illinois", "Springfield, Illinois"),
        ("Sant Rosa, CA", "Santa Rosa, California"),
    ],
)
def test_a_misspelling_names_the_nearest(asked: str, first: str) -> None:
    with pytest.raises(UnknownTown) as caught:
        resolve(asked)
    assert (caught.value.exit_code, caught.value.nearest[0]) == (2, first)


def test_a_town_is_not_found_in_a_region_where_it_is_not() -> None:
    with pytest.raises(UnknownTown) as caught:
        resolve("Köln, Ohio")
    assert caught.value.asked == "Köln, Ohio"


@pytest.mark.parametrize("asked", ["Raleigh-Xqurham, NC", "Xqaleigh-Durham, NC", "Raleigh-Durham"])
def test_two_towns_named_as_one_must_both_be_known_in_their_state(asked: str) -> None:
    with pytest.raises(UnknownTown):
        resolve(asked)


def test_an_unknown_postal_code_is_an_unknown_town() -> None:
    with pytest.raises(UnknownTown):
        resolve("00000")


@pytest.mark.parametrize(
    "asked",
    [
        "",
        " ",
        ",",
        ",,,NE",
        "\0",
        "x" * 100_000,
        "\ud800",
        "a," * 5000,
        "'; DROP TABLE",
        "%s",
        "🏙",
        "١٢٣٤٥",
        "\n\r\x1b[2J",
    ],
)
def test_no_words_break_it(asked: str) -> None:
    with pytest.raises(UnknownTown) as caught:
        resolve(asked)
    assert caught.value.asked.isprintable()
    assert len(caught.value.asked) <= 120


@settings(max_examples=60, deadline=2000)
@given(st.text(max_size=40) | st.from_regex(r"[A-Za-z ]{1,20}, ?[A-Z]{2}( \d{5})?", fullmatch=True))
def test_any_words_lead_to_a_town_or_a_word_about_it(asked: str) -> None:
    try:
        assert isinstance(resolve(asked), Town)
    except UsageError as told:
        assert str(told)


@settings(max_examples=200, deadline=None)
@given(st.integers(0, TOWNS - 1))
def test_a_full_name_leads_to_the_largest_town_of_that_name_and_region(number: int) -> None:
    town = open_atlas().read_town(number)
    if town.region:
        found = resolve(town.full_name)
        assert fold_name(found.full_name) == fold_name(town.full_name)
        assert found.population >= town.population


@settings(max_examples=200, deadline=None)
@given(st.integers(0, TOWNS - 1))
def test_a_name_alone_never_means_a_town_that_another_rivals(number: int) -> None:
    town = open_atlas().read_town(number)
    try:
        found = resolve(town.name)
    except AmbiguousTown:
        return
    assert (
        fold_name(found.full_name) == fold_name(town.full_name)
        or found.population >= DWARFS * town.population
    )


def test_a_lookup_opens_few_blocks_and_a_misspelling_stays_quick() -> None:
    resolve("Lincoln, NE")

    def misspell() -> None:
        with pytest.raises(UnknownTown):
            resolve("Blomington")

    assert is_done_within(0.1, lambda: resolve("Santa Rosa, CA"))
    assert is_done_within(1.5, misspell)  # 0.1 s on a free machine


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("Nebraska", '"Nebraska" is larger than a town.'),
        ("", "Say which town."),
        ("99999", 'No town called "99999"'),
    ],
)
def test_what_names_no_town_is_told_how_to_name_one(asked: str, said: str) -> None:
    with pytest.raises(UnknownTown) as caught:
        resolve(asked)
    assert str(caught.value).startswith(said)
    assert 'Write "Lincoln, Nebraska"' in str(caught.value)
    assert caught.value.nearest == ()
