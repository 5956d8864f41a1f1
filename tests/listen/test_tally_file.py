"""Counts that leave the machine: no cell under five, no difference under five, a team's added up."""

from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from showup.listen.note import Note
from showup.listen.tally_file import Row, TallyFile, add_files, count_rows, read_tally_file, write_tally_file
from showup.model.problem import Problem
from tests.listen.meetings import hear

LATER = "Buses should run later"


def hear_sides(agree: int, disagree: int) -> list[Note]:
    return [hear(f"m{voice % 2}", voice, LATER, voice < agree) for voice in range(agree + disagree)]


def row(agree: int, disagree: int) -> Row:
    return Row("Alder Falls", LATER, "2026-W10", "2026-W10", agree, disagree)


def test_a_cell_under_five_on_either_side_stays_at_home() -> None:
    assert count_rows(hear_sides(9, 4)) == []
    assert count_rows(hear_sides(4, 9)) == []
    assert count_rows(hear_sides(9, 5)) == [row(9, 5)]


def test_a_statement_of_one_meeting_stays_at_home() -> None:
    assert count_rows([hear("m", voice, LATER, voice < 9) for voice in range(18)]) == []


def test_an_export_that_differs_by_few_voices_repeats_the_last_one() -> None:
    before = [TallyFile("me", (row(9, 6),))]
    assert count_rows(hear_sides(10, 6), before) == [row(9, 6)]
    assert count_rows(hear_sides(9, 5), before) == [row(9, 6)]
    assert count_rows(hear_sides(14, 6), before) == [row(14, 6)]
    assert count_rows(hear_sides(9, 2), before) == [row(9, 6)]


@given(st.lists(st.tuples(st.integers(0, 15), st.integers(0, 15)), max_size=6))
def test_no_two_exports_ever_differ_by_less_than_five_voices(heard: list[tuple[int, int]]) -> None:
    exports: list[TallyFile] = []
    for sides in heard:
        exports.append(TallyFile("me", tuple(count_rows(hear_sides(*sides), exports))))
    told = [one.rows[0] for one in exports if one.rows]
    for one in told:
        assert min(one.agree, one.disagree) >= 5
        for other in told:
            for change in (abs(one.agree - other.agree), abs(one.disagree - other.disagree)):
                assert change == 0 or change >= 5


def test_a_teams_files_are_added_up_and_one_listener_counts_once() -> None:
    other = Row("Birch Hollow", LATER, "2026-W11", "2026-W12", 8, 8)
    files = [
        TallyFile("a", (row(5, 5),)),
        TallyFile("a", (row(10, 5), other)),
        TallyFile("b", (Row("Alder Falls", LATER, "2026-W09", "2026-W09", 6, 7),)),
    ]
    assert add_files(files) == [
        Row("Alder Falls", LATER, "2026-W09", "2026-W10", 16, 12),
        other,
    ]


def test_a_file_is_read_as_it_was_written() -> None:
    file = TallyFile("abc", (row(9, 5),))
    assert read_tally_file(write_tally_file(file), "team.json") == file
    assert "voice" not in write_tally_file(file)


def test_what_is_no_such_file_is_a_problem() -> None:
    small = json.loads(write_tally_file(TallyFile("abc", (row(9, 5),))))
    small["rows"][0]["agree"] = 4
    for text in ("", "[]", "{}", "[" * 100_000, json.dumps(small), json.dumps(small | {"rows": [1]})):
        found = read_tally_file(text, "team.json")
        assert isinstance(found, Problem) and found.where == "team.json"
