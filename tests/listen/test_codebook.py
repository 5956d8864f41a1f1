"""The codebook goes out and comes back as it was."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from showup.listen.codebook import Code, read_codebook, write_codebook
from showup.model.problem import Problem

CODES = [
    Code("housing", "Rents, building, eviction", 'They said "too dear"'),
    Code("transit", "Buses, trains"),
]


def test_a_codebook_comes_back_as_it_was() -> None:
    text = write_codebook(reversed(CODES))
    assert text.splitlines()[0] == "topic,meaning,example"
    assert list(read_codebook(text.splitlines(keepends=True), "codes.csv")) == CODES


def test_a_topic_named_twice_or_not_at_all_is_a_problem() -> None:
    lines = ["topic,meaning", "transit,Buses", "transit,Trains", ",Nothing"]
    assert list(read_codebook(lines, "codes.csv")) == [
        Code("transit", "Buses"),
        Problem("listen", "codes.csv:3", "transit is there already"),
        Problem("listen", "codes.csv:4", "no topic"),
    ]


@given(st.lists(st.text(max_size=40), max_size=8))
def test_no_lines_break_it(lines: list[str]) -> None:
    assert all(isinstance(one, Code | Problem) for one in read_codebook(lines, "codes.csv"))
