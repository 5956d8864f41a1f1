"""The file of networks: broad, balanced by rule, and honest about what was confirmed."""

from __future__ import annotations

from collections import Counter

import pytest

from showup.find.discover.balance import NO_NETWORK, balance_sources, compute_balance
from showup.find.discover.channels import networks as channel
from showup.find.discover.directories import SHAPES
from showup.find.discover.network import NOT_STATED, Network, load_networks, search_names
from showup.find.discover.registry import load_channels
from showup.model.lead import Group
from showup.model.source import Source

from .pairs import FERNHOLLOW

NETWORKS = load_networks()
NAMED_IN_ANY_CASE = (
    "American Friends Service Committee",
    "Friends of the Earth",
    "Green Party",
    "Libertarian Party",
    "Democratic Party",
    "Republican Party",
    "League of Women Voters",
    "NAACP",
    "Sierra Club",
    "Rotary",
    "Toastmasters International",
    "YWCA",
    "Habitat for Humanity",
    "AFL-CIO",
    "Braver Angels",
    "Citizens' Climate Lobby",
    "Veterans of Foreign Wars",
    "Veterans For Peace",
    "National Right to Life",
    "Planned Parenthood",
    "National Rifle Association",
    "Moms Demand Action",
)


def test_at_least_sixty_organizations_are_listed_once_in_the_order_of_their_names() -> None:
    names = [network.name for network in NETWORKS]
    assert len(names) >= 60
    assert names == sorted(set(names), key=str.casefold)
    assert set(NAMED_IN_ANY_CASE) <= set(names)
    assert len({network.slug for network in NETWORKS}) == len(names)


def test_every_network_says_what_it_does_and_on_which_topics() -> None:
    assert [
        network.name for network in NETWORKS if not (network.does and network.topics and network.lean)
    ] == []


def test_only_a_confirmed_directory_is_asked_and_each_has_a_reader_of_its_shape() -> None:
    notes = {request.note.split(" ")[0] for request in channel.ask(FERNHOLLOW, ())}
    confirmed = [network for network in NETWORKS if network.confirmed]
    assert notes == {network.slug for network in confirmed if not network.asked_by}
    assert {network.shape for network in NETWORKS} - {""} == set(SHAPES)
    assert [
        n.name for n in confirmed if n.shape not in SHAPES or not n.directory.startswith("https://")
    ] == []
    assert {network.asked_by for network in NETWORKS} - {""} <= set(load_channels())


@pytest.mark.parametrize(
    ("one", "other"),
    [("Democratic", "Republican"), ("progressive", "conservative"), ("Green", "Libertarian")],
)
def test_as_many_call_themselves_the_one_as_the_other(one: str, other: str) -> None:
    balance = compute_balance(NETWORKS)
    assert balance[one] == balance[other]


def test_most_networks_state_no_side() -> None:
    balance = compute_balance(NETWORKS)
    assert sum(balance.values()) == len(NETWORKS)
    assert balance[NOT_STATED] > len(NETWORKS) / 2
    assert list(balance) == sorted(balance, key=lambda lean: (-balance[lean], lean))


def test_names_to_search_for_are_all_of_a_topic_or_none() -> None:
    by_topic = {network.search_name for network in NETWORKS if "housing" in network.topics}
    assert set(search_names(("housing",))) == by_topic
    assert search_names(("no such topic",)) == ()


BLUE = Network("Blue Party", "", ("other",), "", "", False, "blue")
RED = Network("Red Party", "", ("other",), "", "", False, "red")


def test_sources_are_counted_by_the_words_their_networks_use_of_themselves() -> None:
    sources = [
        Source("https://calendar.google.com/x.ics", "icalendar", "https://bluevale.example/", "Vale Blues"),
        Source("https://www.redvale.example/feed", "icalendar", "", "Vale Red Party: meetings"),
        Source("https://library.example/feed", "libcal", "", "Library"),
        Source("https://choir.example/feed", "libcal", "", "The red party choir"),
    ]
    groups = [Group("Blues of Vale", "https://www.bluevale.example/", network="Blue Party")]
    counts = balance_sources(sources, groups, (BLUE, RED))
    assert counts == {NO_NETWORK: 2, "blue": 1, "red": 1}
    assert Counter(counts) == Counter(balance_sources(sources[::-1], groups, (RED, BLUE)))
