"""How titles, places and addresses of pages are read."""

from __future__ import annotations

from urllib.parse import urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from showup.find.merge.words import (
    fold,
    read_page,
    read_parts,
    read_slug,
    read_text,
    read_title,
    split_compound,
)

PAGE = "https://group.example/events/lease"


@pytest.mark.parametrize(
    "url",
    [
        "http://www.group.example/events/lease/",
        "https://GROUP.example:443/events/lease",
        "https://group.example/events/lease?utm_source=paper",
        "https://group.example/events/lease#top",
    ],
)
def test_addresses_of_one_page_are_one(url: str) -> None:
    assert read_page(url) == read_page(PAGE) == ("group.example", "group.example/events/lease")


def test_other_addresses_of_a_host_are_other_pages() -> None:
    rest = ("", "?id=1", "?id=2", "#/1", "s")
    assert len({read_page(PAGE + more) for more in rest}) == len(rest)


@pytest.mark.parametrize(
    "url",
    [
        *("https://group.example/", "https://www.group.example", "http://group.example"),
        *("https://group.example/Events/", "https://group.example/events-calendar.html"),
        *("https://group.example/veranstaltungen#top", "https://group.example/evenements"),
    ],
)
def test_a_home_page_or_a_calendars_stands_for_no_event(url: str) -> None:
    assert read_page(url) == ("group.example", "")


@pytest.mark.parametrize("url", ["", "group.example/events", "http://["])
def test_what_is_no_address_has_no_page(url: str) -> None:
    assert read_page(url) == ("", "")


@given(st.text(alphabet="htps:/w.ab-%1@&;=~A\n ", max_size=24))
def test_the_host_of_any_address_is_the_one_it_is_opened_at(rest: str) -> None:
    url = f"http://{rest}"
    try:
        host = (urlsplit(url.strip()).hostname or "").removeprefix("www.")
    except ValueError:
        host = ""
    assert read_page(url)[0] == host


@pytest.mark.parametrize(
    ("page", "words"),
    [
        ("group.example/event/read-a-lease-96638", {"read", "lease"}),
        ("group.example/details/read-a-lease/17892681/2026-04-15T20", {"read", "lease"}),
        ("group.example/2026/04/Fête_de_la_Lecture", {"fete", "lecture"}),
        ("group.example/events?#/details/read-a-lease/17892681", {"read", "lease"}),
        ("group.example/event/15906954?show=all", set()),
        ("", set()),
    ],
)
def test_the_words_in_the_address_of_a_page_are_read(page: str, words: set[str]) -> None:
    assert read_slug(page) == words


def test_accents_and_apostrophes_do_not_tell_words_apart() -> None:
    assert fold("Café “Don’t” Ünder &amp; Ελλάδα") == "cafe “dont” under & ελλαδα"


@pytest.mark.parametrize(
    "title",
    [
        "Open mic (18+)",
        "Open mic 21 and over",
        "All ages open mic",
        "Open mic - 16 & up!",
        "CANCELLED: open mic",
    ],
)
def test_who_may_come_in_and_what_became_of_it_are_no_words_of_a_title(title: str) -> None:
    assert read_title(title)[1] == "open mic"


@pytest.mark.parametrize("title", ["Chapter 18: open mic", "Open mic 2021", "Small ages open mic"])
def test_figures_and_ages_that_mean_something_else_stay(title: str) -> None:
    assert read_title(title)[0] > {"open", "mic"}


@pytest.mark.parametrize(
    ("title", "parts"),
    [
        ("Storms: the film", {"storm", "film"}),
        ("Storms - the film", {"storm", "film"}),
        ("Storms-- the film", {"storm", "film"}),
        ("Storms with Elm Band", {"storm", "elm band"}),
        ("Well-known storms", {"known storm well"}),
    ],
)
def test_a_title_is_taken_apart_where_a_mark_stands_between_words(title: str, parts: set[str]) -> None:
    assert {" ".join(sorted(words)) for words in read_parts(title)} == {
        " ".join(sorted(part.split())) for part in parts
    }


def test_the_longer_words_of_a_text_are_read() -> None:
    assert read_text("We read a lease, line by line.") == frozenset({"read", "lease", "line"})


@pytest.mark.parametrize(
    ("word", "found"),
    [
        ("cleanup", {"clean", "up"}),
        ("farmersmarket", {"farmer", "market"}),
        ("davinci", {"vinci"}),
        ("checkin", {"check"}),
        ("cleaner", set()),
        ("upmarket", {"up", "market"}),
        ("market", set()),
    ],
)
def test_a_word_is_split_into_those_written_apart(word: str, found: set[str]) -> None:
    assert split_compound(word, frozenset({"clean", "up", "farmer", "market", "vinci", "check"})) == found
