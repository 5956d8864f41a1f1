"""Where an address leads: nowhere, to a group's own page, or to what pages are made with."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from showup.find.discover.hosts import is_nowhere, is_plumbing, site_of


@pytest.mark.parametrize(
    ("url", "site"),
    [
        ("https://WWW.Union.example/meet?x=1#top", "https://www.union.example/"),
        ("http://union.example", "http://union.example/"),
        ("https://friends.wordpress.com/2026/08/", "https://friends.wordpress.com/"),
        ("https://www.meetup.com/fern-walkers/events/1/", "https://www.meetup.com/fern-walkers/"),
        ("https://sites.google.com/view/fern-grange/home", "https://sites.google.com/view/fern-grange/"),
        ("https://tockify.com/fern/monthly", "https://tockify.com/fern/"),
        ("https://www.meetup.com/find/?q=fern", ""),
        ("https://sites.google.com/", ""),
        ("https://www.eventbrite.com/e/potluck-123", ""),
        ("https://m.facebook.com/fern", ""),
        ("https://www.mytix.example/x", ""),
        ("https://docs.google.com/forms/d/1", ""),
        ("mailto:a@b.example", ""),
        ("", ""),
    ],
)
def test_the_home_of_the_group_behind_an_address(url: str, site: str) -> None:
    assert site_of(url) == site


@pytest.mark.parametrize(
    ("url", "nowhere"),
    [
        ("https://de.wikipedia.org/wiki/Fern", True),
        ("https://notfacebook.com/", False),
        ("https://www.eventbrite.com/o/fern-renters-1", False),
        ("https://www.eventbrite.com/d/or--fern/", True),
        ("https://www.mobilize.us/", True),
        ("https://www.mobilize.us/fernwalkers/", False),
    ],
)
def test_closed_platforms_and_directories_lead_nowhere(url: str, nowhere: bool) -> None:
    assert is_nowhere(url) is nowhere


def test_a_builders_own_host_is_plumbing_and_a_site_below_it_is_not() -> None:
    assert [is_plumbing(f"https://{host}/x") for host in ("www.wix.com", "fern.wix.com")] == [True, False]


@given(st.text(max_size=60))
def test_a_home_is_its_own_home(text: str) -> None:
    site = site_of(f"https://{text}")
    assert site == "" or site_of(site) == site
