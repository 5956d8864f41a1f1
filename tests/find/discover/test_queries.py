"""What a search engine is asked."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from showup.find.discover.channels.search import TELLS, SearchWith, ask_brave, ask_searxng
from showup.find.discover.network import search_names
from showup.find.discover.queries import KINDS, TOPICS, make_queries
from showup.model.document import Request

from .pairs import FERNHOLLOW


def test_a_town_is_asked_by_its_state_and_the_users_own_topics_come_first() -> None:
    queries = make_queries(FERNHOLLOW, ("rent control",), ("library",), ("co-op",))
    assert queries == (
        '"Fernhollow" "Oregon" "rent control"',
        '"Fernhollow" "Oregon" "library"',
        '"Fernhollow" "Oregon" "co-op"',
    )


def test_where_pages_seldom_name_their_region_it_is_left_out() -> None:
    town = replace(FERNHOLLOW, country="DE", region="Bayern")
    assert make_queries(town, (), ("Verein",), ()) == ('"Fernhollow" "Verein"',)


def test_a_listed_topic_is_asked_as_people_write_it_and_brings_all_its_networks() -> None:
    queries = make_queries(FERNHOLLOW, ("housing",))
    assert queries[0] == '"Fernhollow" "Oregon" "housing"'
    names = tuple(f'"Fernhollow" "Oregon" "{name}"' for name in search_names(("housing",)))
    assert queries[-len(names) :] == names
    assert len(queries) == len(set(queries)) == len(TOPICS) + len(KINDS) + len(names)


def test_parties_are_asked_for_together_or_not_at_all() -> None:
    parties = {f"{side} party" for side in ("democratic", "republican", "libertarian", "green")}
    assert parties <= set(TOPICS)


@given(st.lists(st.text(max_size=100), max_size=4))
def test_whatever_is_wished_for_stays_within_its_quotation_marks(interests: list[str]) -> None:
    assert [query for query in make_queries(FERNHOLLOW, interests) if query.count('"') != 6] == []


def test_searxng_is_asked_for_json_at_either_form_of_its_address() -> None:
    wanted = (Request("http://localhost:9/search?q=%22Fern%22+%22co-op%22&format=json", note="search"),)
    assert ask_searxng("http://localhost:9/", ['"Fern" "co-op"']) == wanted
    assert ask_searxng("http://localhost:9/search", ['"Fern" "co-op"']) == wanted


def test_brave_gets_the_key_as_a_header_and_never_in_the_address() -> None:
    (request,) = ask_brave("SECRET", ['"Fern"'])
    assert request.headers == (("accept", "application/json"), ("x-subscription-token", "SECRET"))
    assert request.url == "https://api.search.brave.com/res/v1/web/search?q=%22Fern%22&count=20"


def test_engines_that_were_named_are_asked_and_say_what_they_learn() -> None:
    own, keyed = "http://localhost:9/search", "https://api.search.brave.com/"
    both = SearchWith("http://localhost:9", "SECRET")
    hosts = [request.url.startswith((own, keyed)) for request in both.ask(FERNHOLLOW, ())]
    assert all(hosts)
    assert len(hosts) == 2 * len(make_queries(FERNHOLLOW))
    assert [request.url.split("?")[0] for request in SearchWith(brave_key="SECRET").ask_for(["a"])] == [
        keyed + "res/v1/web/search"
    ]
    assert SearchWith("http://localhost:9").TELLS == TELLS
    assert both.TELLS.startswith(TELLS)
    assert "Brave" in both.TELLS
    assert "SECRET" not in repr(both)
