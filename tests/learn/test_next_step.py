from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from itertools import pairwise
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from showup.learn.entry import Entry, Role
from showup.learn.ladder import load_ladder
from showup.learn.next_step import Advice, Step, choose_step
from showup.learn.offer import Offer, Reach
from showup.learn.rule import load_rules
from showup.learn.standing import State
from showup.model.judgement import ACTIVITIES
from tests.learn.journals import (
    FORUM,
    LADDER,
    NOW,
    PARK,
    PLANNING,
    RULES,
    TODAY,
    advise,
    ago,
    entries,
    journals,
    programmes,
    reaches,
)

CARRIED = [ago(7 * week, group=PARK, role=Role.ORGANIZED, skills=("speaking-up",)) for week in range(1, 4)]
LONG_CARRIED = [
    ago(
        14 * time,
        group=PARK,
        role=Role.LED,
        gains="a bench was mended" if time % 2 else "",
        skills=("coalition",),
    )
    for time in range(1, 9)
]
OLD_HAND = [
    *(ago(30 * month, group=PARK, role=Role.LED) for month in range(2, 26)),
    ago(20, group=PARK, role=Role.HELPED, skills=("handing-over",)),
]

REACTING = [*CARRIED, ago(2, "We only react to what comes", group=PARK, role=Role.LED)]
LADEN = [ago(3, group=PARK, role=Role.ORGANIZED, my_tasks=4, all_tasks=5)]

JOURNALS: dict[str, tuple[list[Entry], str]] = {
    "nothing-logged": ([], "attending"),
    "looking-not-going": ([ago(2, "Looked at the calendar, did not go"), ago(9, "no me animé")], "attending"),
    "watched-one-group": ([ago(day, group=PARK) for day in (3, 10, 17)], "helping-out"),
    "tasks-without-speaking": ([ago(day, role=Role.TOOK_A_TASK) for day in (3, 10, 17)], "speaking-up"),
    "carries-a-committee": (CARRIED, "delegating"),
    "only-reacts": (REACTING, "taking-the-initiative"),
    "does-most-of-the-work": (LADEN, "handing-over"),
    "ran-a-group-well": (LONG_CARRIED, "starting-a-group"),
    "experienced": (OLD_HAND, "returning"),
    "next-on-the-ladder": ([ago(3)], "taking-notes"),
}


@pytest.mark.parametrize("rule", JOURNALS)
def test_each_rule_is_reached_by_a_journal(rule: str) -> None:
    journal, skill = JOURNALS[rule]
    step = advise(*journal).step
    assert (step.rule, step.skill, step.instead) == (rule, skill, "")
    assert step.event in (PLANNING, FORUM)


def test_every_rule_is_tried_above() -> None:
    assert {*JOURNALS, "nothing-near"} == {rule.rule_id for rule in RULES.rules}


def test_where_nothing_is_near_the_step_says_so_and_shows_the_ways_on() -> None:
    step = advise(ago(3), offers=()).step
    assert (step.rule, step.event) == ("nothing-near", None)
    assert "showup compare" in step.how
    assert step.instead


@pytest.mark.parametrize(
    "complaint",
    [
        "Nobody else helps.",
        "I end up doing everything",
        "it’s all on me, I did it all myself",
        "Lo hago todo yo",
    ],
)
def test_a_complaint_about_the_load_brings_the_hand_over_plan(complaint: str) -> None:
    step = advise(ago(3, complaint, role=Role.TOOK_A_TASK, group=PARK)).step
    assert (step.rule, step.sheet, step.event) == ("does-most-of-the-work", "hand-over", PLANNING)


@pytest.mark.parametrize(("mine", "everybody"), [(1, 1), (2, 5), (9, None)])
def test_a_fair_share_or_too_few_tasks_are_no_overload(mine: int, everybody: int | None) -> None:
    step = advise(ago(3, role=Role.TOOK_A_TASK, my_tasks=mine, all_tasks=everybody)).step
    assert step.rule != "does-most-of-the-work"


def test_helping_ends_the_advice_to_help() -> None:
    watched = JOURNALS["watched-one-group"][0]
    assert advise(*watched, ago(1, group=PARK, role=Role.HELPED)).step.rule != "watched-one-group"


def test_the_watched_group_is_where_the_step_is_taken() -> None:
    step = advise(*JOURNALS["watched-one-group"][0]).step
    assert step.event == PLANNING
    assert PARK in step.why


def test_one_who_ran_a_group_is_sent_elsewhere_with_the_kit() -> None:
    step = advise(*LONG_CARRIED).step
    assert (step.event, step.sheet) == (FORUM, "starting")


def test_a_skill_with_something_missing_gives_way_to_what_is_missing() -> None:
    step = advise(ago(2, skills=("finding",)), offers=()).step
    assert (step.rule, step.skill) == ("nothing-near", "taking-notes")
    assert LADDER.skills["research"].name in step.why


def test_the_alternatives_lead_elsewhere_where_there_is_an_elsewhere() -> None:
    advice = advise(ago(3))
    assert {step.event for step in (advice.step, *advice.alternatives)} == {PLANNING, FORUM}


def test_what_is_practised_at_an_event_weighs_more_than_nearness() -> None:
    near = replace(FORUM, event_id="near", distance_km=0.1, activities=("fundraising",))
    assert advise(offers=(near, FORUM)).step.event == FORUM


@pytest.mark.parametrize("cause", ["transport", "Local government", "book exchange"])
def test_a_cause_that_is_named_or_followed_outweighs_nearness(cause: str) -> None:
    far = replace(
        FORUM,
        event_id="far",
        title="A book exchange",
        distance_km=30.0,
        topics=("transport", "local-government"),
    )
    assert advise(offers=(FORUM, far)).step.event == FORUM
    assert advise(offers=(FORUM, far), reach=Reach(about=(cause,))).step.event == far
    journal = ago(3, issue=cause)
    assert advise(journal, offers=(FORUM, far)).step.event == far


def test_where_there_is_no_event_nothing_is_said_of_one_and_nothing_twice() -> None:
    step = advise(offers=()).step
    assert step.how == LADDER.skills["attending"].alone
    assert LADDER.skills["attending"].alone not in step.instead
    with_event = advise().step
    assert with_event.how == f"Just go; nothing is expected of you. {LADDER.skills['attending'].practise}"


def test_an_evening_for_members_only_is_no_first_step() -> None:
    closed = replace(PLANNING, open_to_newcomers="no")
    assert advise(offers=(closed,)).step.event is None
    assert advise(ago(3, group=PARK), offers=(closed,)).step.event == closed


def test_advice_is_spoken_in_spanish() -> None:
    advice = choose_step([], [FORUM], Reach(), NOW, load_ladder("es"), load_rules("es"))
    assert advice.step.why == RULES_ES["nothing-logged"]
    assert advice.step.skill == advise(offers=(FORUM,)).step.skill


RULES_ES = {rule.rule_id: rule.why for rule in load_rules("es").rules}


def steps_of(advice: Advice) -> tuple[Step, ...]:
    return (advice.step, *advice.alternatives)


def begins_after_now(start: date | datetime) -> bool:
    if not isinstance(start, datetime):
        return start >= TODAY
    return start > (NOW if start.tzinfo else NOW.replace(tzinfo=None))


@given(journals, programmes, reaches)
@settings(max_examples=150, deadline=None)
def test_advice_is_always_possible(journal: list[Entry], programme: list[Offer], reach: Reach) -> None:
    advice = choose_step(journal, programme, reach, NOW, LADDER, RULES)
    steps = steps_of(advice)
    assert len({step.skill for step in steps}) == 3
    logged = {entry.event_id for entry in journal if entry.happened_on <= TODAY}
    for step in steps:
        needs = LADDER.skills[step.skill].needs
        assert all(advice.standing.skills[name].state is not State.NEVER for name in needs)
        assert step.why and step.how and "{" not in step.why
        assert (step.event is None) == bool(step.instead)
        if step.event:
            assert begins_after_now(step.event.start)
            assert not step.event.cancelled
            assert step.event.event_id not in logged
            assert (step.event.distance_km or 0) <= reach.within_km or (step.event.online and reach.online)
            assert reach.online or not step.event.online or step.event.distance_km is not None


@given(journals, programmes, st.randoms(use_true_random=False))
@settings(max_examples=50, deadline=None)
def test_the_order_of_what_is_given_does_not_matter(
    journal: list[Entry], programme: list[Offer], chance: Random
) -> None:
    before = choose_step(journal, programme, Reach(), NOW, LADDER, RULES)
    chance.shuffle(journal)
    chance.shuffle(programme)
    assert choose_step(journal, programme, Reach(), NOW, LADDER, RULES) == before


@given(journals, entries())
@settings(max_examples=50, deadline=None)
def test_advice_changes_when_the_journal_does(journal: list[Entry], entry: Entry) -> None:
    before = advise(*journal)
    assert (advise(*journal, entry) == before) == (entry.happened_on > TODAY)


def follow(times: int) -> list[Advice]:
    """Take the step each week, and what comes of it: the journal of a year, week after week."""
    journal: list[Entry] = []
    given_advice = []
    for week in range(times):
        now = NOW + timedelta(weeks=week)
        offers = [replace(PLANNING, event_id=f"p{week}", start=now + timedelta(days=2)),
                  replace(FORUM, event_id=f"f{week}", start=now + timedelta(days=3))]  # fmt: skip
        advice = choose_step(journal, offers, Reach(), now, LADDER, RULES)
        given_advice.append(advice)
        event = advice.step.event
        told = (event.event_id, event.organizer) if event else ("", "")
        journal.append(
            Entry(
                now.date() + timedelta(days=3), "went", *told, role=Role.HELPED, skills=(advice.step.skill,)
            )
        )
    return given_advice


def test_one_who_takes_each_step_climbs_and_is_never_sent_in_circles() -> None:
    year = follow(52)
    assert len({advice.step.skill for advice in year}) >= 15
    assert all(one.step.skill != next_.step.skill for one, next_ in pairwise(year))
    rungs = [rung.rung_id for rung in LADDER.rungs]
    assert rungs.index(year[-1].standing.rung) >= 8


def simulate(seed: int) -> tuple[list[Entry], list[Offer], Reach]:
    """A journal of one of six kinds of people, and a month of invented events, many of them out of reach."""
    chance = Random(seed)
    kind = seed % 6
    role = [Role.WATCHED, Role.HELPED, Role.TOOK_A_TASK, Role.ORGANIZED, Role.LED, Role.LED][kind]
    journal = [
        ago(
            chance.randrange(1, 700),
            chance.choice(["went", "we only react", "nobody else helps", "did not go"]),
            group=chance.choice(["", PARK, "Tenants of Elm Court"]),
            role=role if chance.random() < 0.7 else Role.WATCHED,
            skills=tuple(chance.sample(list(LADDER.skills), chance.randrange(3))),
            gains=chance.choice(["", "a bench was mended"]),
        )
        for _ in range(chance.choice([0, 1, 3, 8, 30]))
    ]
    programme = [
        Offer(
            f"s{number}",
            "An evening",
            NOW + timedelta(hours=chance.randrange(-200, 900)),
            distance_km=chance.choice([None, chance.uniform(0, 90)]),
            level=chance.choice([0, 1, 2]),
            activities=tuple(chance.sample(ACTIVITIES, chance.randrange(3))),
            organizer=chance.choice([PARK, "Library", ""]),
        )
        for number in range(chance.choice([0, 1, 2, 5, 40]))
    ]
    return journal, programme, Reach(within_km=chance.choice([8.0, 40.0]))


def test_over_200_journals_the_step_names_an_event_whenever_there_is_one_to_take_part_in() -> None:
    named, eligible = 0, 0
    for seed in range(200):
        journal, programme, reach = simulate(seed)
        step = choose_step(journal, programme, reach, NOW, LADDER, RULES).step
        fitting = [
            offer
            for offer in programme
            if offer.level == 2
            and NOW < offer.start <= NOW + timedelta(days=30)
            and (offer.distance_km or 0) <= reach.within_km
        ]
        eligible += bool(fitting)
        named += bool(fitting and step.event)
        if not fitting and not any(offer.level == 1 for offer in programme):
            assert step.event is None and step.instead
    assert eligible > 80
    assert named >= 0.95 * eligible
