"""Which listings are one gathering, and what a merge must never depend on."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from showup.find.merge.compare import FEATURES, compare
from showup.find.merge.merge import identify_occurrences, merge_occurrences, sketch_town
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
    ("title", "misspelt"),
    [
        ("Volunteer Orientation", "Volunter Orientation"),
        ("Candidate Forum", "Canditate Forum"),
        ("Neighborhood Clean-Up", "Neighbourhood Cleanup"),
        ("Farmers' Market", "Farmersmarket"),
        ("Bürgerversammlung Nordstadt", "Buergerversammlung Nordstadt"),
    ],
)
def test_a_misspelt_title_is_the_title(title: str, misspelt: str) -> None:
    one = make(title, "04-14 18:00", GROUP, location="Harbor Hall")
    other = make(misspelt, "04-14 18:00", PAPER, location="Harbor Hall")
    assert frozenset({one.occurrence_id, other.occurrence_id}) in group(one, other, *CROWD)


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


PIZZA = "We plan the season, argue politely and eat pizza; everybody is welcome to join us."


@pytest.mark.parametrize("other_source", [GROUP, PAPER])
@pytest.mark.parametrize(
    ("title", "other"),
    [
        ("College Whigs: weekly meeting", "College Tories: weekly meeting"),
        ("Rally for Wind", "Rally for Coal"),
        ("Yes on Measure A: a town hall", "No on Measure A: a town hall"),
        ("Castle Girls Soccer at Bloomfield South", "Seymour Girls Soccer at Bloomfield North"),
    ],
)
def test_other_words_in_one_frame_tell_two(title: str, other: str, other_source: str) -> None:
    one = make(title, "04-14 18:00", GROUP, location="Harbor Hall", description=PIZZA)
    two = make(other, "04-14 18:00", other_source, location="Harbor Hall", description=PIZZA)
    assert {frozenset({one.occurrence_id}), frozenset({two.occurrence_id})} <= group(one, two, *CROWD)


def test_two_pages_of_one_site_tell_two_where_the_texts_do_not_tell_the_same() -> None:
    shown = [
        make(title, "04-14 18:00", GROUP, location="Harbor Hall", url=f"{SITE}/{page}", description=PIZZA)
        for page, title in ((5, "Whigs Watch the Debate"), (6, "Debate Night of the Tories"))
    ]
    assert {frozenset({one.occurrence_id}) for one in shown} <= group(*shown, *CROWD)


def test_two_numbers_of_one_street_are_two_places() -> None:
    one = make("Saturday Canvass", "04-14 10:00", GROUP, location="Storefront, 14 Market Row")
    other = make("Super Saturday Door Knocking", "04-14 10:00", PAPER, location="Storefront, 41 Market Row")
    assert {frozenset({one.occurrence_id}), frozenset({other.occurrence_id})} <= group(one, other, *CROWD)


def test_what_both_sources_tell_beside_one_another_is_two() -> None:
    told = [
        make(title, "04-14 09:00", source, location="Ridge Park", uid=title, description=text)
        for title, text in (
            ("Summit Saturday", "For those who completed our hiking for fitness walks; bring water."),
            ("Hiking for Fitness", "An easy walk for those who begin; bring water and good shoes."),
        )
        for source in (GROUP, PAPER)
    ]
    assert {frozenset(one.occurrence_id for one in told[a : a + 2]) for a in (0, 2)} <= group(*told, *CROWD)


def test_two_streams_are_not_one_place() -> None:
    one, other = (
        make(title, "04-14 18:00", source, location="Online (link sent after sign-up)", description=PIZZA)
        for source, title in ((GROUP, "Phone Bank for the Whigs"), (PAPER, "Ballot Access Phone Bank"))
    )
    assert {frozenset({one.occurrence_id}), frozenset({other.occurrence_id})} <= group(one, other, *CROWD)


def test_one_page_under_other_titles_is_one_gathering_an_hour() -> None:
    page = "https://library.example/event/read-a-lease-96638"
    told = [
        make(title, f"04-{day:02} 18:00", source, url=page, location="Harbor Hall")
        for day, renamed in ((7, "Know Your Rights"), (14, "Tenants' Evening"), (21, "Read a Lease"))
        for source, title in ((GROUP, "Read a Lease"), (PAPER, renamed))
    ]
    pairs = {frozenset(one.occurrence_id for one in told[place : place + 2]) for place in (0, 2, 4)}
    assert pairs <= group(*told, *CROWD)


@pytest.mark.parametrize("days", [(14,), (14, 21)])
@pytest.mark.parametrize("page", ["https://hall.example/tours-and-talks", "https://hall.example/calendar"])
def test_two_of_one_hour_on_a_page_of_many_are_two(page: str, days: tuple[int, ...]) -> None:
    told = [
        make(title, f"04-{day} 18:00", source, uid=f"{title}{day}", url=page, location="Harbor Hall")
        for day in days
        for title in ("Read a Lease", "Mend Your Bicycle")
        for source in (GROUP, PAPER)
    ]
    pairs = {
        frozenset(one.occurrence_id for one in told[place : place + 2]) for place in range(0, len(told), 2)
    }
    assert pairs <= group(*told, *CROWD)


def test_titles_are_compared_by_the_days_that_both_sources_reach() -> None:
    shown = [make("Founding Papers", date(2026, 4, day), end=None) for day in range(6, 24)]
    talks = [make("Founding Papers: a Talk", date(2026, 4, day), PAPER, end=None) for day in (6, 12, 15)]
    ordered = sorted([*shown, *talks], key=lambda one: one.occurrence_id)
    town = sketch_town(ordered)
    one, other = (town.sketches[ordered.index(first)] for first in (shown[0], talks[0]))
    told = dict(zip(FEATURES, compare(one, other, town.habits), strict=True))
    assert told["season"] == 3 / 10


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
