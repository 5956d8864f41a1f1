"""How many events exist that no known source tells."""

from __future__ import annotations

import random
from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from showup.find.answer.estimate import count_captures, credit_channels, estimate_events, join_copies
from showup.model.coverage import Estimate

CHANNELS = "abcde"
SOURCES = [f"https://s{n}.example/" for n in range(12)]


def make_town(yields: list[int]) -> list[frozenset[str]]:
    """So many events of one source each."""
    return [frozenset({SOURCES[n]}) for n, count in enumerate(yields) for _ in range(count)]


def test_events_that_few_channels_led_to_tell_of_those_that_none_did() -> None:
    led = {url: frozenset("a") for url in SOURCES[:4]} | {url: frozenset("ab") for url in SOURCES[4:8]}
    # 8 lists of 5 events: 20 events by one of two channels, 20 by both: 1/2 * 20*19 / (2*21) = 4.5 by none
    told = estimate_events(make_town([5] * 8), led)
    assert (told.at_least, told.low) == (45, 40)
    assert told.high is not None and told.high > 45


def test_where_hardly_anything_was_found_twice_no_more_is_said_than_the_jackknife_gives() -> None:
    led = {url: frozenset("a") for url in SOURCES[:9]} | {SOURCES[9]: frozenset("ab")}
    # 45 by one, 5 by two: Chao's 1/2 * 45*44 / (2*6) = 83 is more than 1/2 * 45 = 23
    told = estimate_events(make_town([5] * 10), led)
    assert told.at_least == 72
    assert told.high is not None and told.high > 50 + 83


def test_one_great_list_among_small_ones_widens_the_interval() -> None:
    led = {url: frozenset("a") for url in SOURCES[:6]} | {url: frozenset("ab") for url in SOURCES[6:]}
    even = estimate_events(make_town([20] * 12), led)
    uneven = estimate_events(make_town([1] * 5 + [115] + [20] * 6), led)
    assert (even.at_least, even.low) == (uneven.at_least, uneven.low)
    assert even.high is not None and uneven.high is not None
    assert uneven.high - 240 > 1.5 * (even.high - 240)


def test_nothing_is_said_where_no_channel_led_to_what_another_found() -> None:
    led = {url: frozenset("a") for url in SOURCES}
    assert estimate_events(make_town([5] * 12), led) == Estimate()


def test_nothing_is_said_of_a_handful_of_lists() -> None:
    led = {url: frozenset("ab") for url in SOURCES}
    assert estimate_events(make_town([50] * 4), led) == Estimate()
    assert estimate_events([], {}) == Estimate()


def test_all_is_seen_where_every_list_was_found_twice() -> None:
    led = {url: frozenset("ab") for url in SOURCES}
    assert estimate_events(make_town([5] * 12), led) == Estimate(60, 60, 60)


def test_a_page_and_its_feed_are_one_list_and_an_aggregator_is_another() -> None:
    page, feed = "https://club.example/events", "https://club.example/feed.ics"
    paper, hall = "https://paper.example/", "https://hall.example/"
    shared = [{page, feed}] * 8 + [{feed, paper}] * 2 + [{paper, hall}] * 2
    seen = shared + [{paper}] * 9 + [{hall}] * 7
    names = join_copies(seen)
    assert names[page] == names[feed]
    assert len(set(names.values())) == 3
    led = {page: {"a"}, feed: {"b"}, paper: {"c"}, hall: {"a"}}
    caught = count_captures(seen, led)
    assert {names[url]: caught.lists[names[url]] for url in (feed, paper, hall)} == {
        names[feed]: {"a", "b"},
        names[paper]: {"c"},
        names[hall]: {"a"},
    }
    assert caught.own == {names[feed]: 8, names[paper]: 9, names[hall]: 7}
    assert (caught.once.total(), caught.twice.total()) == (16, 10)  # 2 were led to by all three


def test_a_copy_under_another_host_is_no_independent_list() -> None:
    one, other = "https://paper.example/calendar", "https://weekly.example/calendar"
    assert len(set(join_copies([{one, other}] * 9 + [{one}] * 3 + [{other}] * 3).values())) == 1


def test_a_channel_is_credited_by_host_and_on_platforms_by_the_part_that_names_the_group() -> None:
    sites = {
        "feed1": "https://library.example/events",
        "feed2": "https://meet.example/club/events",
        "feed3": "https://meet.example/choir/",
        "feed4": "https://meet.example/chess/",
    }
    leads = [
        ("https://www.library.example/", ("overpass",)),
        ("https://library.example/calendar", ("search",)),
        ("https://meet.example/club/", ("links", "search")),
    ]
    assert credit_channels(sites, leads) == {
        "feed1": frozenset({"overpass", "search"}),
        "feed2": frozenset({"links", "search"}),
        "feed3": frozenset(),
        "feed4": frozenset(),
    }


@pytest.mark.parametrize("chance", [0.3, 0.5])
def test_the_interval_holds_the_truth_when_channels_find_sources_at_random(chance: float) -> None:
    draw = random.Random(7)
    held, errors = 0, []
    for _trial in range(60):
        yields = [draw.randint(1, 30) for _ in range(60)]
        led = {
            f"https://s{n}.example/": frozenset(c for c in CHANNELS if draw.random() < chance)
            for n in range(60)
        }
        found: Mapping[str, frozenset[str]] = {url: given for url, given in led.items() if given}
        seen = [{f"https://s{n}.example/"} for n, count in enumerate(yields) for _ in range(count)]
        told = estimate_events([sources for sources in seen if sources <= found.keys()], found)
        assert told.at_least is not None and told.low is not None and told.high is not None
        held += told.low <= sum(yields) <= told.high
        errors.append(abs(told.at_least - sum(yields)) / sum(yields))
    assert held >= 54
    assert sorted(errors)[30] < 0.15


@given(
    st.lists(st.frozensets(st.sampled_from(SOURCES), min_size=1), max_size=60),
    st.dictionaries(st.sampled_from(SOURCES), st.frozensets(st.sampled_from(CHANNELS))),
)
def test_the_estimate_is_never_less_than_what_was_seen_and_lies_in_its_interval(
    seen: list[frozenset[str]], led: dict[str, frozenset[str]]
) -> None:
    told = estimate_events(seen, led)
    assert told == estimate_events(seen[::-1], led)
    if told.at_least is not None:
        assert told.low is not None and told.high is not None
        assert len(seen) == told.low <= told.at_least <= told.high
