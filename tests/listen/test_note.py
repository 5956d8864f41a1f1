"""Notes: read from lines, weeks for days, nothing that follows a person."""

from __future__ import annotations

import json
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from showup.listen.note import Note, name_month, read_notes, write_week
from showup.model.problem import Problem

LINE = {
    "meeting": "m1",
    "town": "Alder Falls",
    "week": "2026-W12",
    "voice": "v3",
    "text": "The bus stops too early",
    "statement": "Buses should run later",
    "stance": "agree",
    "kind": "experience",
    "topic": "transit",
    "name": "dropped: there is no such field",
}


def test_a_line_is_a_note_and_unknown_fields_are_dropped() -> None:
    assert list(read_notes([json.dumps(LINE), "\n"], "notes.jsonl")) == [
        Note(
            "m1",
            "Alder Falls",
            "2026-W12",
            "v3",
            "The bus stops too early",
            "Buses should run later",
            "agree",
            "experience",
            "transit",
        )
    ]


def test_what_is_no_note_is_a_problem_that_names_its_line() -> None:
    bad = [
        "[]",
        "{",
        json.dumps(LINE | {"voice": ""}),
        json.dumps(LINE | {"week": "12 March"}),
        json.dumps(LINE | {"week": "2026-W60"}),
        json.dumps(LINE | {"stance": "hates"}),
        json.dumps(LINE | {"statement": None}),
    ]
    found = list(read_notes(bad, "notes.jsonl"))
    assert [problem.where for problem in found if isinstance(problem, Problem)] == [
        f"notes.jsonl:{number}" for number in range(1, 8)
    ]


@given(st.lists(st.text() | st.dictionaries(st.sampled_from(sorted(LINE)), st.text()).map(json.dumps)))
def test_no_line_breaks_the_reader(lines: list[str]) -> None:
    assert all(isinstance(one, Note | Problem) for one in read_notes(lines, "notes"))


@given(st.dates(date(1990, 1, 1), date(2100, 1, 1)))
def test_a_day_is_kept_as_its_week_and_the_week_lies_in_a_month(day: date) -> None:
    month = date.fromisoformat(name_month(write_week(day)) + "-01")
    assert abs((day - month).days) < 38
