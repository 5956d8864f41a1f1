from __future__ import annotations

import pytest

from showup.learn.entry import Role
from showup.learn.rule import has_phrase
from showup.learn.sign import was_there
from tests.learn.journals import PARK, ago

TELLING = [
    ("not_going", "Wanted to, but I didn’t go"),
    ("not_going", "Did not go to the forum"),
    ("not_going", "Looked at the list again"),
    ("not_going", "Al final no fui"),
    ("does_most", "I do everything myself"),
    ("does_most", "Nobody else helps, it’s all on me"),
    ("does_most", "I did most of the work again"),
    ("does_most", "I end up doing everything"),
    ("does_most", "Nadie más ayuda"),
    ("only_reacts", "We only react to what the city does"),
    ("only_reacts", "The committee is just responding, one crisis after another"),
    ("only_reacts", "siempre respondemos, apagando fuegos"),
]
NOT_TELLING = [
    ("not_going", "The meeting did not go well"),
    ("not_going", "It didn't go as planned, but I liked it"),
    ("not_going", "We looked at the budget"),
    ("not_going", "No fui la única que habló"),
    ("does_most", "Nobody else was against it"),
    ("does_most", "The chair does most of the work"),
    ("does_most", "All by the book; everybody helped"),
    ("only_reacts", "The council reacted to our letter"),
    ("only_reacts", "They answered our questions"),
]


@pytest.mark.parametrize(("kind", "text"), TELLING)
def test_words_that_tell_are_heard(kind: str, text: str) -> None:
    assert has_phrase(kind, text)


@pytest.mark.parametrize(("kind", "text"), NOT_TELLING)
def test_words_that_only_sound_alike_are_not(kind: str, text: str) -> None:
    assert not has_phrase(kind, text)


def test_one_who_took_a_part_was_there_whatever_the_words() -> None:
    assert was_there(ago(1, "did not go home until late", role=Role.HELPED))
    assert was_there(ago(1, "did not go at first", hours=1.0))
    assert was_there(ago(1, "", group=PARK))
    assert not was_there(ago(1, "did not go", group=PARK))
    assert not was_there(ago(1, ""))
