"""Which listings are one gathering, and what a merge must never depend on."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from showup.find.merge.merge import identify_occurrences, merge_occurrences
from showup.model.choice import Verdict
from showup.model.occurrence import Occurrence
from tests.find.merge.samples import CROWD, GROUP, LIBRARY, PAPER, are_one, group, make

TENANTS = make(
    "Tenants Union Kickoff: Know Your Lease",
    "04-14 18:30",
    GROUP,
    location="Lakeside Library, 12 Shore Road",
    url="https://group.example/events/lease",
    description="We read a lease together, line by line, and plan the first visits to our neighbours.",
)


SITE = "https://library.example/event"
DOG = "Practise reading aloud to a patient dog; no registration, all readers are welcome."


@pytest.mark.parametrize(
    "copy",
    [
        make("Tenants Union Kickoff: Know Your Lease", "04-14 18:30", PAPER, location="Lakeside Library"),
        make("TENANTS UNION KICKOFF – know your lease!", "04-14 18:30", PAPER),
        make("Know Your Lease", "04-14 18:30", PAPER, url="https://group.example/events/lease?utm_source=p"),
        make(
            "Tenants Union Kickoff: Know Your Lease",
            "04-14 18:00",
            PAPER,
            location="Lakeside Library",
            url="https://group.example/events/lease",
        ),
        make(
            "Know Your Lease | Housing Season", "04-14 18:30", PAPER, location="Lakeside Lib., 12 Shore Rd."
        ),
        make("Tenants Union Kickoff", "04-14 18:30", PAPER, location="Lakesyde Library"),
    ],
    ids=[
        *("another-source", "another-spelling", "one-page", "doors-before-start"),
        *("one-part-of-the-title", "a-place-misspelt"),
    ],
)
def test_copies_are_one_gathering(copy: Occurrence) -> None:
    assert frozenset({TENANTS.occurrence_id, copy.occurrence_id}) in group(TENANTS, copy, *CROWD)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            make("Family Storytime", "04-14 13:00", LIBRARY, location="Redbud Library", uid="1"),
            make("Family Storytime", "04-14 13:00", PAPER, location="Middletown Library", uid="2"),
        ),
        (
            make("Chess Club: Beginners", "04-14 17:00", LIBRARY, location="Redbud Library"),
            make("Chess Club: Advanced", "04-14 17:00", PAPER, location="Redbud Library"),
        ),
        (
            make("Canvass Training Session 1", "04-14 17:00", GROUP, location="Union Hall"),
            make("Canvass Training Session 2", "04-14 17:00", PAPER, location="Union Hall"),
        ),
        (
            make("Canvass Training", "04-14 17:00", GROUP, location="Union Hall", uid="1"),
            make("Canvass Training", "04-14 19:00", GROUP, location="Union Hall", uid="2"),
        ),
        (
            make("Canvass Training", "04-14 17:00", GROUP, location="Union Hall"),
            make("Canvass Training", "04-15 17:00", PAPER, location="Union Hall"),
        ),
        (
            make(
                "Read to a Dog",
                "04-14 16:00",
                LIBRARY,
                location="Redbud Library",
                url=f"{SITE}/1",
                description=DOG,
            ),
            make(
                "Read to a Dog",
                "04-14 16:00",
                LIBRARY,
                location="Harbor Library",
                url=f"{SITE}/2",
                description=DOG,
            ),
        ),
        (
            make("Zine Night", "04-14 18:00", LIBRARY, location="Hall", url=f"{SITE}/3"),
            make("Zine Night", "04-14 18:00", LIBRARY, location="this date is cancelled", url=f"{SITE}/4"),
        ),
    ],
    ids=[
        *("other-branch", "other-level", "other-number", "two-sessions-of-one-source", "other-day"),
        *("one-text-for-two-branches", "held-instead-of-one-called-off"),
    ],
)
def test_other_gatherings_stay_apart(one: Occurrence, other: Occurrence) -> None:
    assert {frozenset({one.occurrence_id}), frozenset({other.occurrence_id})} <= group(one, other, *CROWD)


def test_a_third_listing_never_joins_two_sessions_of_one_source() -> None:
    sessions = [
        make("Canvass Training", f"04-14 {hour}:00", GROUP, location="Union Hall") for hour in (17, 19)
    ]
    copy = make("Canvass Training", date(2026, 4, 14), PAPER, location="Union Hall")
    homes = [one for one in group(*sessions, copy, *CROWD) if sessions[0].occurrence_id in one]
    assert sessions[1].occurrence_id not in homes[0]


@pytest.mark.parametrize("later", ["10:00", "15:00"])
def test_two_shifts_on_one_page_each_find_their_own_hour(later: str) -> None:
    page = "https://group.example/events/doors"
    shifts = [
        make("Knock on Doors", f"04-14 {hour}", source, uid="7", url=page, location="Union Hall")
        for hour in ("09:30", later)
        for source in (GROUP, PAPER)
    ]
    events = merge_occurrences([*CROWD, *shifts]).events
    found = [event for event in events if event.title == "Knock on Doors"]
    assert [(str(event.start)[11:16], len(event.members), event.conflicts) for event in found] == [
        ("09:30", 2, ()),
        (later, 2, ()),
    ]


def test_nothing_gives_nothing() -> None:
    merged = merge_occurrences([])
    assert (merged.events, merged.redirects, merged.series, merged.problems) == ((), {}, (), ())


TITLES = [
    "City Council",
    "City Council Meeting",
    "Council Watch",
    "Storytime",
    "Teen Storytime",
    "Zine Night",
]
PLACES = ["", "City Hall", "Town Hall, 3 Main Street", "Redbud Library", "Zoom"]
OCCURRENCES = st.lists(
    st.builds(
        lambda title, day, hour, source, place, hours: make(
            title, f"04-{day} {hour:02}:00", f"https://s{source}.example/", location=place, hours=hours
        ),
        st.sampled_from(TITLES),
        st.integers(14, 15),
        st.sampled_from([0, 17, 18, 19]),
        st.integers(1, 4),
        st.sampled_from(PLACES),
        st.sampled_from([0, 1, 2]),
    ),
    max_size=14,
    unique_by=lambda occurrence: occurrence.occurrence_id,
)


@given(OCCURRENCES, st.randoms())
@settings(max_examples=60, deadline=None)
def test_the_order_of_listings_does_not_matter(found: list[Occurrence], chance: st.DataObject) -> None:
    shuffled = list(found)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    assert merge_occurrences(shuffled) == merge_occurrences(found)


@given(OCCURRENCES, st.integers(0, 14))
@settings(max_examples=60, deadline=None)
def test_harvests_one_after_another_end_as_one_harvest_of_all(found: list[Occurrence], cut: int) -> None:
    known: dict[str, str] = {}
    for harvest in (found[:cut], found):
        merged = merge_occurrences(harvest, known=known)
        known.update({member: event.event_id for event in merged.events for member in event.members})
    assert {event.members for event in merged.events} == {
        event.members for event in merge_occurrences(found).events
    }


@given(OCCURRENCES)
@settings(max_examples=60, deadline=None)
def test_ids_asked_for_alone_are_those_of_the_events(found: list[Occurrence]) -> None:
    events = merge_occurrences(found).events
    assert identify_occurrences(found) == {m: event.event_id for event in events for m in event.members}


@given(OCCURRENCES)
@settings(max_examples=60, deadline=None)
def test_every_listing_is_in_one_event(found: list[Occurrence]) -> None:
    members = [member for event in merge_occurrences(found).events for member in event.members]
    assert sorted(members) == sorted(occurrence.occurrence_id for occurrence in found)


def test_a_persons_words_go_before_the_weights() -> None:
    one = make("Zine Night", "04-14 18:00", GROUP, occurrence_id="one")
    copy = make("Zine Night", "04-14 18:00", PAPER, occurrence_id="copy")
    other = make("Seed Swap", "04-14 15:00", PAPER, occurrence_id="other")
    told = merge_occurrences([one, copy, other])
    ids = {member: event.event_id for event in told.events for member in event.members}
    assert group(one, copy, other, verdicts=[Verdict("different", "one", "copy")]) == {
        frozenset({"one"}),
        frozenset({"copy"}),
        frozenset({"other"}),
    }
    same = [Verdict("same", ids["one"], ids["other"])]
    assert group(one, copy, other, known=ids, verdicts=same) == {frozenset({"one", "copy", "other"})}


def test_a_word_for_the_same_outlives_the_id_it_named() -> None:
    one = make("Zine Night", "04-14 18:00", GROUP, occurrence_id="one")
    other = make("Seed Swap", "04-14 15:00", PAPER, occurrence_id="other")
    known = {event.members[0]: event.event_id for event in merge_occurrences([one, other]).events}
    verdicts = [Verdict("same", known["one"], known["other"])]
    merged = merge_occurrences([one, other], known, verdicts)
    again = dict.fromkeys(merged.events[0].members, merged.events[0].event_id)
    assert merge_occurrences([one, other], again, verdicts).events == merged.events


def test_contradicting_words_keep_apart_and_are_told() -> None:
    one = make("Zine Night", "04-14 18:00", GROUP, occurrence_id="one")
    other = make("Seed Swap", "04-14 15:00", PAPER, occurrence_id="other")
    merged = merge_occurrences(
        [one, other], {}, [Verdict("same", "one", "other"), Verdict("different", "one", "other")]
    )
    assert len(merged.events) == 2
    assert [problem.what for problem in merged.problems] == [
        "said to be the same as other, and also to be different"
    ]


def test_a_pair_of_copies_says_it_is_one() -> None:
    assert are_one(TENANTS, make(TENANTS.title, "04-14 18:30", PAPER))
