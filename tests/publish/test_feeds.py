"""RSS, Atom, JSON Feed and schema.org, as their readers read them."""

from __future__ import annotations

import json
from typing import Any

import feedparser
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from showup.publish.atom import write_atom
from showup.publish.json_feed import write_json_feed
from showup.publish.rss import write_rss
from showup.publish.schema_org import tell_event, write_event
from tests.publish.samples import bulletin, make_event

WRITERS = {"rss": write_rss, "atom": write_atom}
HOSTILE = st.one_of(
    st.text(max_size=60),
    st.sampled_from(
        ["]]>", "</title><script>alert(1)</script>", "&amp;<", "\x00\x0b", "</script>", "\ud800"]
    ),
)


@pytest.mark.parametrize("name", WRITERS)
def test_a_feed_reader_sees_title_address_and_text(name: str) -> None:
    feed = feedparser.parse(WRITERS[name](bulletin(make_event())))
    (entry,) = feed.entries
    assert not feed.bozo
    assert feed.feed.title == "Old Town"
    assert (entry.title, entry.link) == (
        "Tenants; meet, talk (2026-09-01 18:30)",
        "https://showup.example/event/e1",
    )
    assert [tag.term for tag in entry.tags] == ["discussion", "housing"]
    assert "Bring a neighbour." in entry.summary


@pytest.mark.parametrize("name", WRITERS)
@given(HOSTILE, HOSTILE)
@settings(max_examples=60, deadline=None)
def test_no_text_breaks_the_xml(name: str, title: str, description: str) -> None:
    event = make_event(title=title, description=description, organizer=title)
    feed = feedparser.parse(WRITERS[name](bulletin(event, title=description)))
    assert not feed.bozo
    assert len(feed.entries) == 1


@given(HOSTILE, HOSTILE)
@settings(max_examples=60, deadline=None)
def test_the_json_feed_is_json_whatever_it_holds(title: str, description: str) -> None:
    told = json.loads(write_json_feed(bulletin(make_event(title=title, description=description))))
    assert [item["url"] for item in told["items"]] == ["https://showup.example/event/e1"]


def test_an_event_as_schema_org_calls_it() -> None:
    expected: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "Event",
        "@id": "https://showup.example/event/e1",
        "name": "Tenants; meet, talk",
        "startDate": "2026-09-01T18:30:00-05:00",
        "eventStatus": "https://schema.org/EventScheduled",
        "url": "https://tenants.example/1",
        "description": "Bring a neighbour.\nTea is there.",
        "organizer": {"@type": "Organization", "name": "Tenants of Old Town"},
        "location": {
            "@type": "Place",
            "name": "Old Hall",
            "address": "1 Mill Lane, Old Town",
            "geo": {"@type": "GeoCoordinates", "latitude": 42.4, "longitude": -100.75},
        },
        "eventAttendanceMode": "https://schema.org/OfflineEventAttendanceMode",
    }
    assert tell_event(make_event(), "https://showup.example/event/e1") == expected


@given(HOSTILE)
def test_json_ld_cannot_end_its_script(title: str) -> None:
    text = write_event(make_event(title=title, url="javascript:alert(1)"), "https://showup.example/event/e1")
    assert "<" not in text and "&" not in text
    assert json.loads(text)["url"] == "https://showup.example/event/e1"
