"""Answers in words."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from showup.cli.text import answer_lines, say_repeats
from showup.model.event import Event, Series
from showup.model.judgement import Judgement
from showup.model.match import Answer, Match, Question
from showup.sample.town import TOWN

DATES = ("2026-08-25", "2026-09-08", "2026-09-22")


@pytest.mark.parametrize(
    ("rule", "day", "said"),
    [
        ("every second Tuesday", 25, ", then every second Tuesday"),
        ("daily for 30 days", 25, ", then daily for 30 days"),
        ("on 3 dates", 25, " (on 3 dates)"),
    ],
)
def test_a_series_says_how_it_goes_on(rule: str, day: int, said: str) -> None:
    event = Event("e1", "Zine Night", datetime(2026, 8, day, 18, tzinfo=UTC))
    match = Match(event, Judgement(2, True, 0.9, 0.9), None, (), 1.0, Series("s1", rule, DATES))
    assert say_repeats(match, ()) == said


def test_the_last_date_of_a_series_goes_on_no_more() -> None:
    event = Event("e1", "Zine Night", datetime(2026, 9, 22, 18, tzinfo=UTC))
    series = Series("s1", "every second Tuesday", DATES)
    match = Match(event, Judgement(2, True, 0.9, 0.9), None, (), 1.0, series)
    assert say_repeats(match, ()) == " (every second Tuesday)"


def test_where_nothing_fits_the_ways_on_are_told_once() -> None:
    question = Question(TOWN, datetime(2026, 8, 21, tzinfo=UTC), doing=("petitioning",), level=2)
    told = answer_lines(Answer(question, as_of=None))
    assert told[told.index("Nothing fits, even after looking wider. Ways on:") :][:6] == [
        "Nothing fits, even after looking wider. Ways on:",
        '    look harder    showup coverage "Linden Ferry, Sandhills"',
        "    look wider     --within 99mi --days 92 --level 0",
        "    ask for less   leave out --doing",
        '    another town   showup find "the next larger town"',
        "    start it       two people, a table at the library, one question: that is a meeting",
    ]
    assert told.count("Nothing fits, even after looking wider. Ways on:") == 1
