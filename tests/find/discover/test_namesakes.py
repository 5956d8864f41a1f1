"""Which words and hosts tell a town from its namesakes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from showup.find.discover.namesakes import is_elsewhere
from showup.model.town import Town


def town(name: str, region: str, code: str, country: str = "US") -> Town:
    return Town(name, region, code, country, 39.0, -86.0, "UTC")


BLOOMINGTON = town("Bloomington", "Indiana", "IN")
SANTA_ROSA = town("Santa Rosa", "California", "CA")
DAVIS = town("Davis", "California", "CA")
PORTLAND = town("Portland", "Oregon", "OR")
KANSAS_CITY = town("Kansas City", "Kansas", "KS")
VIRGINIA = town("Richmond", "Virginia", "VA")
KOELN = town("Köln", "North Rhine-Westphalia", "07", "DE")


@pytest.mark.parametrize(
    ("here", "url", "words"),
    [
        (BLOOMINGTON, "https://a.example/", "City of Bloomington, Illinois"),
        (BLOOMINGTON, "https://a.example/", "Bloomington, MN | Parks"),
        (BLOOMINGTON, "https://a.example/", "Food bank of Bloomington (Illinois)"),
        (BLOOMINGTON, "https://www.bloomingtonillinois-friends.example/", "Friends"),
        (SANTA_ROSA, "https://www.santarosabeachflorida.example/", "Events"),
        (SANTA_ROSA, "https://a.example/", "Library of Santa Rosa Beach, FL"),
        (DAVIS, "https://davis-oklahoma.example/", "Chamber"),
        (DAVIS, "https://a.example/", "Davis, OK 73030"),
        (PORTLAND, "https://a.example/", "Portland Maine tenants"),
        (VIRGINIA, "https://a.example/", "Richmond, California"),
    ],
)
def test_a_namesake_is_elsewhere(here: Town, url: str, words: str) -> None:
    assert is_elsewhere(here, url, words)


@pytest.mark.parametrize(
    ("here", "url", "words"),
    [
        (BLOOMINGTON, "https://a.example/", "Bloomington, Indiana, and Bloomington, Illinois, are sisters"),
        (BLOOMINGTON, "https://bloomingtonindiana.example/", "Not Bloomington, Illinois"),
        (BLOOMINGTON, "https://a.example/", "Bloomington IN"),
        (BLOOMINGTON, "https://a.example/", "Events in Bloomington or nearby"),
        (BLOOMINGTON, "https://a.example/", "Chicago, Illinois"),
        (DAVIS, "https://a.example/", "Davis OK with new bike lanes"),
        (DAVIS, "https://a.example/", "Hall at Davis, Washington Street 5"),
        (SANTA_ROSA, "https://a.example/", "Santa Rosa Beach Chorus sings in Santa Rosa, CA"),
        (PORTLAND, "https://a.example/", "Portland Oregon tenants"),
        (KANSAS_CITY, "https://a.example/", "Tenants of Kansas City, Missouri"),
        (KOELN, "https://koeln.example/", "Köln, NRW"),
    ],
)
def test_the_town_itself_or_what_cannot_be_told_is_not(here: Town, url: str, words: str) -> None:
    assert not is_elsewhere(here, url, words)


@given(st.text(max_size=30), st.text(max_size=30), st.text(max_size=60))
def test_no_name_and_no_words_raise(name: str, region: str, words: str) -> None:
    assert is_elsewhere(town(name, region, region[:2]), f"https://{words}/", words) in (True, False)
