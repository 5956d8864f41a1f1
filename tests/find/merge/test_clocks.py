"""Wrong clocks are repaired and told; right ones are left alone."""

from __future__ import annotations

from datetime import timedelta, timezone

from showup.find.merge.merge import merge_occurrences
from tests.find.merge.samples import CROWD, GROUP, PAPER, at, make

EVENINGS = [
    make(f"Evening {name}", f"04-{day:02} {hour}", PAPER, location="Union Hall")
    for day, hour, name in (
        *((7, "18:30", "Assembly"), (8, "20:30", "Choir"), (9, "18:30", "Debate"), (10, "21:00", "Forum")),
        *((14, "18:30", "Games"), (15, "20:30", "Hearing"), (16, "19:30", "Ideas"), (17, "21:00", "Jam")),
    )
]

PLAYS = [("Lighthouse Keeper", day) for day in range(10, 16)] + [
    ("Orchard Thieves", day) for day in range(16, 22)
]


def test_hours_in_utc_under_a_local_name_are_moved_back() -> None:
    shifted = [make(one.title, one.start + timedelta(hours=4), GROUP) for one in EVENINGS]
    merged = merge_occurrences([*CROWD, *shifted])
    assert [event.start for event in merged.events if event.title.startswith("Evening")] == [
        one.start for one in EVENINGS
    ]
    assert [(problem.where, problem.what) for problem in merged.problems] == [
        (GROUP, "its clock is wrong (by its hours and by what others tell); moved by -4 hours")
    ]


def test_repaired_copies_meet_those_of_the_day_before() -> None:
    shifted = [make(one.title, one.start + timedelta(hours=7), GROUP) for one in EVENINGS]
    merged = merge_occurrences([*CROWD, *EVENINGS, *shifted])
    assert (
        sorted(len(event.members) for event in merged.events if event.title.startswith("Evening")) == [2] * 8
    )


def test_late_evenings_are_no_wrong_clock() -> None:
    late = [make(f"Open Mic {day}", f"04-{day} 22:00", GROUP) for day in range(10, 20)]
    assert merge_occurrences([*CROWD, *late]).problems == ()


def test_one_moment_written_in_two_zones_is_one_moment() -> None:
    here = make("Tenants Assembly", "04-14 20:30", GROUP, location="Union Hall")
    there = make("Tenants Assembly", at("04-14 20:30").astimezone(timezone.utc), PAPER, location="Union Hall")  # noqa: UP017
    events = merge_occurrences([*CROWD, here, there]).events
    assert [len(event.members) for event in events if event.title == "Tenants Assembly"] == [2]


def test_a_steady_difference_to_others_shows_a_wrong_clock_without_any_night() -> None:
    shifted = [make(one.title, one.start + timedelta(hours=3), GROUP) for one in EVENINGS]
    days = [make(f"Morning Walk {day}", f"04-{day} 13:00", GROUP) for day in range(10, 20)]
    merged = merge_occurrences([*CROWD, *EVENINGS, *shifted, *days])
    assert [problem.where for problem in merged.problems] == [GROUP]
    mornings = [event.start for event in merged.events if event.title.startswith("Morning")]
    assert {f"{start:%H:%M}" for start in mornings} == {"10:00"}


def test_what_another_source_tells_at_the_same_hour_is_not_moved_with_the_rest() -> None:
    shifted = [make(one.title, one.start + timedelta(hours=4), GROUP) for one in EVENINGS]
    right = make("Turtle Time at the Nature Center", "04-12 15:00", GROUP)
    same = make("Turtle Time at the Nature Center", "04-12 15:00", PAPER)
    merged = merge_occurrences([*CROWD, *EVENINGS, *shifted, right, same])
    assert [problem.where for problem in merged.problems] == [GROUP]
    turtles = [event for event in merged.events if event.title.startswith("Turtle")]
    assert [(event.start, len(event.members)) for event in turtles] == [(same.start, 2)]
    evenings = [event for event in merged.events if event.title.startswith("Evening")]
    assert [(event.start, len(event.members)) for event in evenings] == [(one.start, 2) for one in EVENINGS]


def test_two_plays_given_again_and_again_show_a_wrong_clock() -> None:
    nights = [make(f"The {play} - live", f"04-{day} 19:30", PAPER) for play, day in PLAYS]
    shifted = [make(f"The {play}", f"04-{day} 22:30", GROUP) for play, day in PLAYS]
    merged = merge_occurrences([*CROWD, *nights, *shifted])
    assert [problem.where for problem in merged.problems] == [GROUP]
    assert [len(event.members) for event in merged.events if "The " in event.title] == [2] * len(PLAYS)


def test_one_play_is_too_little_to_show_a_wrong_clock() -> None:
    play = PLAYS[:6]
    nights = [make(f"The {name}", f"04-{day} 19:30", PAPER) for name, day in play]
    late = [make(f"The {name}", f"04-{day} 22:30", GROUP) for name, day in play]
    assert merge_occurrences([*CROWD, *nights, *late]).problems == ()


def test_a_clock_that_is_wrong_only_often_is_not_moved_but_others_are_believed_before_it() -> None:
    shifted = [make(one.title, one.start + timedelta(hours=3), GROUP) for one in EVENINGS[:6]]
    right = [make(one.title, one.start, GROUP) for one in EVENINGS[6:]]
    days = [make(f"Morning Walk {day}", f"04-{day} 13:00", GROUP) for day in range(10, 20)]
    merged = merge_occurrences([*CROWD, *EVENINGS, *shifted, *right, *days])
    assert [(problem.where, problem.what) for problem in merged.problems] == [
        (GROUP, "its clock is often hours away from what others tell; theirs was taken")
    ]
    mornings = [event.start for event in merged.events if event.title.startswith("Morning")]
    assert {f"{start:%H:%M}" for start in mornings} == {"13:00"}
    both = [event for event in merged.events if len(event.members) == 2 and "Evening" in event.title]
    assert {event.start for event in both} <= {one.start for one in EVENINGS}


def test_doors_an_hour_before_the_show_at_a_few_are_no_wrong_clock() -> None:
    early = [make(one.title, one.start - timedelta(hours=1), GROUP) for one in EVENINGS[:3]]
    assert merge_occurrences([*CROWD, *EVENINGS, *early]).problems == ()
