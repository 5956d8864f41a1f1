"""Sites and names that only events tell of."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from hypothesis import given
from hypothesis import strategies as st

from showup.find.discover.named import leads_from_events, queries_from_events
from showup.model.lead import Lead
from showup.model.occurrence import Occurrence

from .pairs import FERNHOLLOW

PAPER = "https://gazette.example/calendar.ics"
UNION, GRANGE = "https://www.union.example/", "https://grange.example/"
NOON = datetime(2026, 8, 21, 12)


def held(
    number: int, url: str = "", description: str = "", venue: str = "", organizer: str = ""
) -> Occurrence:
    return Occurrence(
        f"o{number}",
        PAPER,
        f"Potluck {number}",
        NOON,
        url=url,
        description=description,
        venue=venue,
        organizer=organizer,
    )


def test_a_site_seen_only_through_a_calendar_is_a_lead_the_commonest_first() -> None:
    events = [
        held(1, "https://grange.example/potluck", venue="Fern Grange"),
        held(2, "https://www.union.example/meeting?id=2", organizer="Bakers' Union", venue="Fern Grange"),
        held(3, "https://gazette.example/e/3", "Tell us at https://union.example/contact. All are welcome."),
        held(4, "http://union.example/", "And at https://grange.example"),
    ]
    assert leads_from_events(events, frozenset()) == (
        Lead(UNION, "named", "3 events link to it, first at gazette.example", "Bakers' Union"),
        Lead(GRANGE, "named", "2 events link to it, first at gazette.example", "Fern Grange"),
    )


def test_the_dates_of_one_series_count_once() -> None:
    dates = [replace(held(1, "https://singer.example/"), occurrence_id=f"o{number}") for number in range(9)]
    assert leads_from_events(dates, ()) == ()


def test_what_is_known_closed_or_shared_by_many_is_no_lead() -> None:
    urls = (
        "https://known.example/a",
        "https://www.facebook.com/events/1",
        "https://www.eventbrite.com/e/potluck-1",
        "https://bakers.ticketspice.com/x",
        "https://us02web.zoom.us/j/1",
        "https://gazette.example/e/5",
        "mailto:somebody@example.org",
        "http://[broken",
    )
    events = [held(number, url) for number, url in enumerate(urls * 2)]
    assert leads_from_events(events, {"known.example"}) == ()


def test_on_a_platform_the_groups_own_page_is_the_lead() -> None:
    urls = ("https://www.meetup.com/fern-walkers/events/300/", "https://www.meetup.com/fern-walkers/")
    (lead,) = leads_from_events([held(number, url) for number, url in enumerate(urls)], ())
    assert lead.url == "https://www.meetup.com/fern-walkers/"


def test_places_without_a_site_are_searched_for_when_several_events_name_them() -> None:
    events = [
        held(1, venue="Fern Valley Grange", organizer="Bakers' Union"),
        held(2, venue="Fern Valley Grange"),
        held(3, venue="Once Only Hall"),
        held(4, venue="12 Oak Street"),
        held(5, venue="12 Oak Street"),
        held(6, venue="Known Hall"),
        held(7, venue="Known Hall"),
        held(4, venue="Jo Fern"),
        held(5, venue="Jo Fern"),
        held(6, venue="Social Hall"),
        held(7, venue="Social Hall"),
        held(6, venue="Lyman Room 4"),
        held(7, venue="Lyman Room 4"),
        held(6, venue="Fernhollow Library"),
        held(7, venue="Fernhollow Library"),
        held(8, "https://sited.example/", venue="Sited Hall"),
        held(9, "https://sited.example/", venue="Sited Hall"),
    ]
    expected = ('"Fernhollow" "Oregon" "Fern Valley Grange"',)
    assert queries_from_events(events, FERNHOLLOW, {"known hall"}) == expected


@given(st.lists(st.tuples(st.text(max_size=40), st.text(max_size=80), st.text(max_size=20)), max_size=5))
def test_no_words_of_an_event_raise(rows: list[tuple[str, str, str]]) -> None:
    events = [held(i, url, f"http://{text} {text}", venue) for i, (url, text, venue) in enumerate(rows)]
    assert all(lead.url.startswith("http") for lead in leads_from_events(events, ()))
    assert isinstance(queries_from_events(events, FERNHOLLOW), tuple)
