"""What an answer puts first, why, and how a question is widened."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from showup.find.answer.interests import Interest, read_interest
from showup.find.answer.rank import rank
from showup.find.answer.section import GOVERNMENT, SERVICE, TALKS, split_sections
from showup.find.answer.widen import widen
from showup.model.event import Event, Series, SourceLink
from showup.model.judgement import Evidence, Judgement
from showup.model.match import Candidate, Question, Widening
from showup.model.town import Town

NOW = datetime(2026, 8, 21, 16, 0, tzinfo=UTC)
TOWN = Town("Alder", "Ohio", "OH", "US", 40.0, -83.0, "America/New_York")
QUESTION = Question(TOWN, NOW)


def candidate(
    event_id: str,
    *,
    title: str = "Meeting",
    days: float = 3,
    level: int = 2,
    km: float | None = 2.0,
    topics: tuple[str, ...] = (),
    host: str = "",
    series: str = "",
    activities: tuple[str, ...] = ("discussion",),
) -> Candidate:
    """A gathering as the store gives it."""
    event = Event(
        event_id=event_id,
        title=title,
        start=NOW + timedelta(days=days),
        organizer=host or event_id,
        series_id=series,
        sources=(SourceLink("list", "https://list.example/", f"https://list.example/{event_id}"),),
    )
    judgement = Judgement(level, True, 0.9 if level == 2 else 0.1, 0.9, activities, topics)
    rule = Series(series, "weekly", ("2026-08-24",)) if series else None
    return Candidate(event, judgement, rule, km)


def test_the_listed_topic_is_asked_by_an_everyday_word() -> None:
    assert read_interest("climate") == Interest("climate", ("environment-and-climate",), ("climate",))
    assert read_interest("peace and war") == Interest("peace and war", ("peace-and-war",), ())
    assert read_interest("rent control") == Interest("rent control", (), ("rent", "control"))


def test_only_what_is_about_the_cause_answers_a_question_about_it() -> None:
    found = rank(
        [
            candidate("a", topics=("housing",)),
            candidate("b", title="Rent control now"),
            candidate("c", topics=("health",)),
        ],
        Question(TOWN, NOW, about=("housing", "rent control")),
    )
    assert [(match.event.event_id, match.reasons[0]) for match in found] == [
        ("b", '"rent control" is in the title'),
        ("a", "about housing"),
    ]


def test_a_cause_in_free_words_is_found_where_the_store_finds_its_words() -> None:
    rows = [candidate("tenants"), candidate("else")]
    question = Question(TOWN, NOW, about=('"tenants union"',))
    found = rank(rows, question, {'"tenants union"': frozenset({"tenants"})})
    assert [(match.event.event_id, match.reasons[0]) for match in found] == [
        ("tenants", '"tenants union" is in its text')
    ]


def test_any_cause_still_teaches_the_skill_that_was_asked_for() -> None:
    steps = {step.what: step.after for _, step in widen(replace(QUESTION, about=("x",), practise=("media",)))}
    assert steps["about"] == "any cause that practises media"


def test_lower_levels_stay_out_unless_asked_for() -> None:
    both = [candidate("watch", level=1), candidate("act", level=2)]
    assert [match.event.event_id for match in rank(both, QUESTION)] == ["act"]
    wide = rank(both, Question(TOWN, NOW, level=1))
    assert [match.event.event_id for match in wide] == ["act", "watch"]


def test_nearer_and_sooner_come_first_and_cancelled_last() -> None:
    near, far, late = candidate("near"), candidate("far", km=30), candidate("late", days=28)
    cancelled = candidate("off")
    off = Candidate(
        Event("off", "Meeting", cancelled.event.start, status="cancelled"), cancelled.judgement, None, 1.0
    )
    order = [match.event.event_id for match in rank([off, late, far, near], QUESTION)]
    assert order == ["near", "late", "far", "off"]


def test_one_host_does_not_fill_the_list() -> None:
    many = [candidate(f"h{n}", host="One Club", days=2 + n / 10) for n in range(5)]
    other = candidate("other", host="Another Club", km=20)
    order = [match.event.event_id for match in rank([*many, other], QUESTION)]
    assert order.index("other") <= 2


def test_a_second_date_comes_after_everything_else() -> None:
    dates = [candidate(f"d{n}", series="s", host="Club", days=n) for n in range(1, 4)]
    other = candidate("far", km=39, days=29)
    order = [match.event.event_id for match in rank([*dates, other], QUESTION)]
    assert order == ["d1", "far", "d2", "d3"]


def test_words_of_the_event_weigh_more_than_a_label_and_a_named_question_more_than_none() -> None:
    def proven(event_id: str, field: str, topics: tuple[str, ...] = ()) -> Candidate:
        plain = candidate(event_id, topics=topics)
        proof = (Evidence("level", "meeting", field),)
        return replace(plain, judgement=replace(plain.judgement, evidence=proof))

    rows = [proven("a-label", "label"), proven("club", "title"), proven("cause", "title", ("housing",))]
    assert [match.event.event_id for match in rank(rows, QUESTION)] == ["cause", "club", "a-label"]


def test_what_is_open_comes_before_what_is_not_said_and_closed_last() -> None:
    rows = [
        replace(row, judgement=replace(row.judgement, open_to_newcomers=said))
        for said in ("no", "unknown", "yes")
        for row in [candidate(said)]
    ]
    assert [match.event.event_id for match in rank(rows, QUESTION)] == ["yes", "unknown", "no"]


@pytest.mark.parametrize(
    ("one", "other"),
    [("Democratic", "Republican"), ("Socialist", "Libertarian"), ("Pro-life", "Pro-choice")],
)
def test_no_colour_moves_a_rank(one: str, other: str) -> None:
    def list_order(first: str, second: str) -> list[str]:
        rows = [
            candidate("a", title=f"{first} club meeting", host=f"{first} Club", days=2),
            candidate("b", title=f"{second} club meeting", host=f"{second} Club", days=4),
            candidate("c", title=f"{first} phone bank", host=f"{first} Club", days=6),
            candidate("d", title="League meeting", host="League", days=8),
        ]
        return [match.event.event_id for match in rank(rows, QUESTION)]

    assert list_order(one, other) == list_order(other, one)


def test_government_talks_and_service_have_sections_of_their_own() -> None:
    rows = [
        candidate("council", topics=("local-government",), activities=("public-comment",)),
        candidate("film", activities=("lecture-or-film", "discussion")),
        candidate("pantry", activities=("service-volunteering",)),
        candidate("circle", activities=("discussion",)),
    ]
    sections = split_sections(rank(rows, QUESTION))
    assert {name: [match.event.event_id for match in found] for name, found in sections.items()} == {
        GOVERNMENT: ["council"],
        TALKS: ["film"],
        SERVICE: ["pantry"],
        "": ["circle"],
    }


def test_activities_and_skills_narrow_the_answer() -> None:
    rows = [candidate("talk"), candidate("walk", activities=("canvassing",))]
    found = rank(rows, Question(TOWN, NOW, doing=("canvassing",)))
    assert [match.event.event_id for match in found] == ["walk"]


@given(st.permutations([candidate(f"e{n}", days=n, km=n) for n in range(8)]))
def test_the_order_of_input_does_not_matter(rows: list[Candidate]) -> None:
    assert [match.event.event_id for match in rank(rows, QUESTION)] == [f"e{n}" for n in range(8)]


def test_a_question_is_widened_one_named_step_at_a_time() -> None:
    steps = [step for _, step in widen(Question(TOWN, NOW, about=("peace",)))]
    assert steps == [
        Widening("days", "30 days", "92 days"),
        Widening("distance", "25 miles", "50 miles"),
        Widening("level", "take part", "or watch and help beside it"),
        Widening("about", "peace", "any cause"),
        Widening("online", "where one can go", "online, wherever it is held"),
    ]
