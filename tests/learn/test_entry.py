from __future__ import annotations

import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from showup.learn.entry import MOST_LETTERS, Entry, Role, order_entries, read_entry, write_entry
from showup.model.problem import Problem
from tests.learn.journals import entries, journals


def test_a_line_of_the_journal_is_read_whole() -> None:
    line = {
        "happened_on": "2026-08-01T19:00:00-04:00",
        "text": "planted trees",
        "event_id": None,
        "group": "Friends of the Mill Park",
        "role": "took-a-task",
        "skills": ["logistics"],
        "hours": 2,
        "my_tasks": 1,
        "all_tasks": 4,
        "mood": 4,
        "unheard": "of",
    }
    assert read_entry(json.dumps(line)) == Entry(
        happened_on=date(2026, 8, 1),
        text="planted trees",
        group="Friends of the Mill Park",
        role=Role.TOOK_A_TASK,
        skills=("logistics",),
        hours=2.0,
        my_tasks=1,
        all_tasks=4,
        mood="4",
    )


@pytest.mark.parametrize(
    "line",
    [
        "",
        "[]",
        "{}",
        '{"happened_on": "last Monday"}',
        '{"happened_on": "2026-02-30"}',
        '{"happened_on": "2026-08-01", "role": "boss"}',
        '{"happened_on": "2026-08-01", "hours": -1}',
        '{"happened_on": "2026-08-01", "hours": 1e9}',
        '{"happened_on": "2026-08-01", "my_tasks": 5, "all_tasks": 4}',
        '{"happened_on": "2026-08-01", "my_tasks": -5}',
        '{"happened_on": "2026-08-01", "skills": "attending"}',
        json.dumps({"happened_on": "2026-08-01", "text": "x" * (MOST_LETTERS + 1)}),
        "[" * 100_000,
        b"\xff\xfe",
    ],
)
def test_a_bad_line_is_a_problem_that_names_its_place(line: str | bytes) -> None:
    problem = read_entry(line, "journal.jsonl:7")
    assert isinstance(problem, Problem)
    assert (problem.stage, problem.where) == ("journal", "journal.jsonl:7")
    assert problem.what


@given(entries())
def test_what_is_written_is_read_again(entry: Entry) -> None:
    assert read_entry(json.dumps(write_entry(entry))) == entry


@given(
    st.binary(max_size=200)
    | st.recursive(st.none() | st.text(), st.lists).map(lambda v: json.dumps(v).encode())
)
def test_whatever_comes_it_is_an_entry_or_a_problem(line: bytes) -> None:
    assert isinstance(read_entry(line), Entry | Problem)


@given(journals, st.randoms())
def test_the_order_of_a_journal_does_not_depend_on_how_it_came(journal: list[Entry], chance: object) -> None:
    mixed = list(journal)
    chance.shuffle(mixed)  # type: ignore[attr-defined]
    assert [entry.happened_on for entry in order_entries(mixed)] == sorted(
        entry.happened_on for entry in journal
    )
    assert order_entries(mixed) == order_entries(journal)
