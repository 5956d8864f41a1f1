"""What is shown says how many of its rows are of hosts with a stated party or lean."""

from __future__ import annotations

from showup.cli.text import balance_lines
from showup.model.judgement import Judgement
from showup.model.match import Match
from tests.store.samples import make_event


def match(number: int, party: str) -> Match:
    return Match(make_event(number), Judgement(2, True, 0.9, 0.9, party_or_lean=party), None, (), 1.0)


def test_the_stated_leans_of_what_is_shown_are_counted_in_their_own_words() -> None:
    shown = [match(1, "Dems' Club"), match(2, ""), match(3, "Young Republicans"), match(4, "Dems' Club")]
    assert " ".join(line.strip() for line in balance_lines(shown)) == (
        "Of 4 rows 3 are of hosts that state a party or lean: “Dems' Club” 2, “Young Republicans” 1."
    )


def test_nothing_is_said_where_no_host_states_a_lean() -> None:
    assert balance_lines([match(1, ""), match(2, "")]) == []


def test_many_leans_are_told_in_part() -> None:
    told = " ".join(balance_lines([match(number, f"Party {number}") for number in range(7)]))
    assert told.endswith("“Party 4” 1, ….")
