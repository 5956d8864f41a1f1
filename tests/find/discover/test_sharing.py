"""Lists of sources that people share come back as they went out; bad ones are named."""

from __future__ import annotations

import tomllib
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from showup.find.discover.sharing import Shared, read_shared, write_opml, write_toml
from showup.model.problem import Problem
from showup.model.source import Source, Status

UNION = Source(
    "https://union.example/events.ics?a=1&b=2",
    "icalendar",
    "https://union.example/",
    'The "Bakers" & Union <3',
    ("shared",),
    lat=44.05,
    lon=-123.1,
    kind="union-hall",
)
PLAIN = Source("https://a.example/feed", "", channels=("shared",))

WORDS = st.text(st.characters(min_codepoint=32, exclude_categories=["Cs", "Cn"]), max_size=20).map(
    lambda text: " ".join(text.split())
)
SOURCES = st.builds(
    Source,
    st.integers(0, 50).map(lambda n: f"https://s{n}.example/feed"),
    reader=WORDS,
    site=st.sampled_from(["", "https://site.example/"]),
    name=WORDS,
    channels=st.just(("shared",)),
    kind=WORDS,
)


def test_toml_reads_as_people_would_write_it() -> None:
    assert write_toml([UNION, PLAIN], "Fernhollow, Oregon") == (
        "# Sources of events; read it in with: showup sources import FILE\n"
        'town = "Fernhollow, Oregon"\n\n'
        '[[source]]\nfeed_url = "https://a.example/feed"\n\n'
        '[[source]]\nfeed_url = "https://union.example/events.ics?a=1&b=2"\nreader = "icalendar"\n'
        'name = "The \\"Bakers\\" & Union <3"\nsite = "https://union.example/"\nkind = "union-hall"\n'
        "lat = 44.05\nlon = -123.1\n"
    )


@given(st.lists(SOURCES, max_size=6, unique_by=lambda source: source.feed_url), WORDS)
def test_a_toml_list_comes_back_whole(sources: list[Source], town: str) -> None:
    shared = read_shared(write_toml(sources, town), "x.toml")
    assert shared.sources == tuple(sorted(sources, key=lambda source: source.feed_url))
    assert shared.town == town


@given(st.lists(SOURCES, max_size=6, unique_by=lambda source: source.feed_url), WORDS)
def test_an_opml_list_comes_back_with_its_names(sources: list[Source], town: str) -> None:
    shared = read_shared(write_opml(sources, town), "x.opml")
    named = [(s.feed_url, s.reader, s.site, s.name or s.feed_url, s.kind) for s in sources]
    assert [(s.feed_url, s.reader, s.site, s.name, s.kind) for s in shared.sources] == sorted(named)
    assert shared.town == town


def test_neither_form_tells_a_users_status_or_history() -> None:
    seen = Source(UNION.feed_url, "icalendar", status=Status.BLOCKED, why="answers HTTP 403", events_30d=7)
    told = tomllib.loads(write_toml([seen], ""))["source"]
    assert told == [{"feed_url": UNION.feed_url, "reader": "icalendar"}]
    outline = ElementTree.fromstring(write_opml([seen], "")).find("body/outline")
    assert outline is not None
    assert sorted(outline.attrib) == ["reader", "text", "type", "xmlUrl"]


def test_a_list_of_another_program_gives_addresses_to_look_at() -> None:
    text = (
        '<?xml version="1.0"?><opml version="1.0"><head/><body><outline text="Folder">'
        '<outline type="rss" title="Union" xmlUrl="webcal://union.example/a.ics"/></outline></body></opml>'
    )
    source = Source("https://union.example/a.ics", "", name="Union", channels=("shared",))
    assert read_shared(text, "x.opml") == Shared((source,))


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("town = ", "not TOML: Invalid value (at end of document)"),
        ('town = "Vale"\n', "the list holds no sources"),
        ('[[source]]\nfeed_url = "javascript:alert(1)"\n', "source 1 has no web address"),
        ("<opml>", "not OPML: no element found: line 1, column 6"),
        ('<!DOCTYPE x [<!ENTITY a "b">]><opml/>', "an OPML list may not define entities"),
        ("x" * 10_000_001, "the list is larger than 10 MB"),
    ],
    ids=["broken TOML", "empty", "script", "broken OPML", "entities", "too large"],
)
def test_a_bad_list_is_a_problem_that_names_it(text: str, what: str) -> None:
    shared = read_shared(text, "list.txt")
    assert (shared.sources, shared.problems) == ((), (Problem("discover", "list.txt", what),))


@given(st.text(max_size=80), st.sampled_from(["", "<opml>", "<opml><body>", "[[source]]\n", 'feed_url = "']))
def test_no_text_raises(text: str, start: str) -> None:
    assert isinstance(read_shared(start + text, "list"), Shared)
