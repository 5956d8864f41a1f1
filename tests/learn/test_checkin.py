from __future__ import annotations

import re
from datetime import date

import pytest

from showup.learn.checkin import GAINS_SHOWN, HOLDS, answer_hold, list_holds
from showup.learn.gains import Gain
from showup.learn.ladder import LANGUAGES
from tests.learn.journals import PARK, TODAY, ago

HEAVY = ("low", "anxious", "burnt-out")
DIAGNOSES = re.compile(
    r"\b(you (are|have|suffer)[\w ]* (depress|disorder|anxiety)|depressi\w+|disorder|you must|you should)"
)


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_thing_that_holds_back_has_a_question_and_small_answers(language: str) -> None:
    assert [hold.hold_id for hold in list_holds(language)] == list(HOLDS)
    for hold in list_holds(language):
        answer = answer_hold(hold.hold_id, [], TODAY, language)
        assert hold.question and answer.heard and answer.gains_words
        assert len(answer.answers) >= 3


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("hold", HOLDS)
def test_where_to_turn_is_said_for_heavy_things_and_only_there(hold: str, language: str) -> None:
    answer = answer_hold(hold, [], TODAY, language)
    ways = " ".join(row.how for row in answer.help)
    assert bool(answer.help_words) == bool(answer.help) == (hold in HEAVY)
    assert ("988" in ways and "findahelpline.com" in ways) == (hold in HEAVY)


@pytest.mark.parametrize("hold", HOLDS)
def test_nobody_is_diagnosed_or_pushed(hold: str) -> None:
    answer = answer_hold(hold, [], TODAY)
    assert DIAGNOSES.findall(" ".join([answer.heard, *answer.answers, answer.help_words]).lower()) == []


def test_gains_are_there_to_look_back_on_the_newest_first() -> None:
    journal = [
        ago(9, gains=" a bench was mended "),
        ago(2, gains="spoke once", group=PARK),
        ago(1),
        ago(-3, gains="later"),
    ]
    answer = answer_hold("low", journal, TODAY)
    assert answer.gains == (
        Gain(date(2026, 8, 19), "spoke once", PARK),
        Gain(date(2026, 8, 12), "a bench was mended"),
    )
    assert answer.gains_words != answer_hold("low", [], TODAY).gains_words


def test_a_few_gains_are_enough() -> None:
    journal = [ago(day, gains=f"gain {day}") for day in range(20)]
    assert len(answer_hold("waste-of-time", journal, TODAY).gains) == GAINS_SHOWN


def test_what_nobody_asked_has_no_answer() -> None:
    with pytest.raises(KeyError):
        answer_hold("lazy", [], TODAY)
