"""The best of each field, where it is kept from, and what the copies contradict."""

from __future__ import annotations

from datetime import date

import pytest

from showup.find.merge.choose import choose_event, find_aggregators
from showup.find.merge.merge import merge_occurrences
from showup.find.merge.places import find_venue, settle_venues
from showup.model.event import Event, SourceLink, Venue
from tests.find.merge.samples import GROUP, LIBRARY, PAPER, at, make

OWN = make(
    "Lease Clinic",
    "04-14 18:30",
    GROUP,
    occurrence_id="own",
    url="https://group.example/lease",
    description="Bring your lease.",
    online=False,
)
COPY = make(
    "Lease Clinc (old title)",
    date(2026, 4, 14),
    PAPER,
    occurrence_id="copy",
    url="https://paper.example/1",
    description="Bring your lease, your questions and a neighbour.",
    location="Union Hall, 12 Shore Road",
    lat=39.1,
    lon=-86.5,
    organizer="Tenants Union",
    online=True,
)


def test_each_field_is_the_best_of_the_copies_and_says_whose_it_is() -> None:
    assert choose_event("e1", [COPY, OWN], {PAPER}) == Event(
        event_id="e1",
        title="Lease Clinic",
        start=at("04-14 18:30"),
        end=at("04-14 19:30"),
        venue=Venue("Union Hall", "12 Shore Road", 39.1, -86.5),
        online=False,
        url="https://group.example/lease",
        organizer="Tenants Union",
        description="Bring your lease, your questions and a neighbour.",
        labels=("hybrid",),
        sources=(
            SourceLink("", "https://group.example/lease", GROUP),
            SourceLink("", "https://paper.example/1", PAPER),
        ),
        members=("copy", "own"),
        kept_from={
            "title": "own",
            "start": "own",
            "venue": "copy",
            "url": "own",
            "description": "copy",
            "organizer": "copy",
        },
    )


def test_contradictions_are_told() -> None:
    late = make("Lease Clinic", "04-14 21:30", PAPER, location="Moose Lodge", cancelled=True)
    early = make("Lease Clinic", "04-14 09:30", GROUP, location="Union Hall")
    event = choose_event("e1", [late, early], {PAPER})
    assert event.conflicts == (
        "starts 09:30 or 21:30",
        "held at Moose Lodge or Union Hall",
        "cancelled or not",
    )
    assert (event.start, event.status) == (at("04-14 09:30"), "")


def test_a_hosts_word_cancels() -> None:
    called_off = make("Lease Clinic", "04-14 18:30", GROUP, cancelled=True)
    stale = [make("Lease Clinic", "04-14 18:30", source) for source in (PAPER, f"{PAPER}2")]
    assert choose_event("e1", [called_off, *stale], {PAPER, f"{PAPER}2"}).status == "cancelled"


def test_aggregators_are_known_by_their_many_hosts() -> None:
    hosts = ["a.example", "b.example", "c.example", "d.example", "e.example"]
    collected = [
        make(
            f"Event {number}", "04-14 18:00", PAPER, url=f"https://{host}/{number}", location=f"Hall {number}"
        )
        for number in range(10)
        for host in [hosts[number % 5]]
    ]
    own = [
        make(
            f"Event {number}",
            "04-14 18:00",
            LIBRARY,
            url=f"https://library.example/{number}",
            location=f"{number}",
        )
        for number in range(10)
    ]
    assert find_aggregators([*collected, *own]) == {PAPER}


def test_a_line_of_place_is_read_as_name_and_address() -> None:
    assert find_venue(make("x", "04-14 18:00", location="Union Hall, 12 Shore Road")) == Venue(
        "Union Hall", "12 Shore Road"
    )
    assert find_venue(make("x", "04-14 18:00", location="12 Shore Road, Lakeside")) == Venue(
        "", "12 Shore Road, Lakeside"
    )


@pytest.mark.parametrize(
    ("location", "name", "address"),
    [
        ("Cinema (below, on the left), 1 Elm St", "Cinema (below, on the left)", "1 Elm St"),
        ("Hall (upstairs, 1 Elm St", "Hall (upstairs, 1 Elm St", ""),  # never closed
        ("Elm Library - ", "Elm Library", ""),
        ("Elm Library -, Elm Library -", "Elm Library", ""),
        (", Lakeside,", "", "Lakeside"),
    ],
)
def test_what_is_left_of_a_room_or_street_left_out_is_no_part_of_a_venue(
    location: str, name: str, address: str
) -> None:
    assert find_venue(make("x", "04-14 18:00", location=location)) == Venue(name, address)


def settle(*venues: Venue) -> list[Venue]:
    events = [Event(str(number), "x", at("04-14 18:00"), venue=venue) for number, venue in enumerate(venues)]
    return [event.venue for event in settle_venues(events)]


def test_a_venue_is_completed_from_its_other_events() -> None:
    full = Venue("Union Hall", "12 Shore Road", 39.1, -86.5)
    assert settle(full, Venue("union hall")) == [full, Venue("union hall", "12 Shore Road", 39.1, -86.5)]


def test_two_places_of_one_name_complete_nothing() -> None:
    venues = [
        Venue("Union Hall", "12 Shore Road", 39.1, -86.5),
        Venue("Union Hall", "7 Hill Street", 39.3, -86.5),
    ]
    assert settle(*venues, Venue("Union Hall")) == [*venues, Venue("Union Hall")]


HARBOR = make("Book sale", "04-14 10:00", location="Redbud County Public Library, 12 Shore Road")
SHORT = make("Chess club", "04-15 18:00", location="RCPL")


def test_a_venue_written_short_is_the_place_whose_name_it_abbreviates() -> None:
    venues = {event.title: event.venue for event in merge_occurrences([HARBOR, SHORT]).events}
    assert venues["Chess club"] == Venue("RCPL", "12 Shore Road")


def test_a_short_form_of_two_names_is_left_as_it_is() -> None:
    other = make("Talk", "04-16 18:00", location="Riverside Community Public Library, 3 Mill Lane")
    venues = {event.title: event.venue for event in merge_occurrences([HARBOR, SHORT, other]).events}
    assert venues["Chess club"] == Venue("RCPL")


def test_a_title_without_a_word_of_the_others_is_not_shown() -> None:
    misread = make("Presented by the Tenants Union", "04-14 18:30", GROUP, occurrence_id="a")
    others = [
        make("Lease Clinic", "04-14 18:30", source, occurrence_id=source) for source in (LIBRARY, PAPER)
    ]
    assert choose_event("e1", [misread, *others], set()).title == "Lease Clinic"
    assert choose_event("e1", [misread, others[0]], {LIBRARY}).title == misread.title
