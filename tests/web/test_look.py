"""How far a look is, as its page tells it: in the reader's language."""

from __future__ import annotations

import pytest

from showup.find.discover.registry import load_channels
from showup.model.town import Town
from showup.web.harvests import Errand, Standing
from showup.web.look_page import tell_progress
from showup.web.words import load_words

TOWN = Town("Maple Hill", "Kansas", "KS", "US", 39.1, -96.1, "America/Chicago")


def look() -> Standing:
    """A look that has asked two channels and examined three of nine sites."""
    standing = Standing(Errand(TOWN))
    standing.begin("channels", 2)
    standing.tell_who_learns("radar", load_channels()["radar"].TELLS)
    standing.begin("sites", 9)
    standing.step("sites", 3, 9, "library.maplehill.example")
    return standing


@pytest.mark.parametrize(
    ("language", "stage", "line"),
    [
        (
            "en",
            "looking at sites",
            "Radar: Radar (radar.squat.net) learns the town's name, not your interests.",
        ),
        (
            "es",
            "revisando los sitios",
            "Radar: Radar (radar.squat.net) recibe el nombre de la ciudad, no tus intereses.",
        ),
    ],
)
def test_the_progress_of_a_look_is_told_in_the_readers_language(language: str, stage: str, line: str) -> None:
    assert tell_progress(look(), load_words(language)) == {
        "stage": stage,
        "done": 3,
        "total": 9,
        "what": "library.maplehill.example",
        "lines": [line],
        "ended": False,
    }


@pytest.mark.parametrize("name", sorted(load_channels()))
def test_what_a_channel_lets_others_learn_is_said_in_spanish_too(name: str) -> None:
    tells = load_channels()[name].TELLS
    assert not tells or load_words("es").translate(tells) != tells
