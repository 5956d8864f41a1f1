"""How far a look is, as its page tells it: in the reader's language."""

from __future__ import annotations

from pathlib import Path
from threading import Event

import pytest

from showup.cli.serve_command import make_desk
from showup.find.discover.registry import load_channels
from showup.model.town import Town
from showup.sample.town import TOWN as SAMPLE
from showup.web.harvests import Errand, Harvests, Standing
from showup.web.look_page import tell_progress
from showup.web.words import load_words
from tests.web.conftest import HOME, Serve, read

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


def test_who_comes_back_while_a_look_is_under_way_is_led_to_it(serve: Serve, tmp_path: Path) -> None:
    ends = Event()
    desk = make_desk(read(tmp_path), HOME, public=False)
    desk.harvests = Harvests(lambda errand, progress: str(ends.wait(20)))
    client, place = serve(tmp_path, desk=desk), "/find?town=Linden+Ferry&about=rent&lang=es"
    assert client.get(place, follow_redirects=False).status_code == 200
    desk.harvests.start(Errand(SAMPLE, ("rent",)))
    led = client.get(place, follow_redirects=False).headers["location"]
    assert led == "/looking?town=Linden+Ferry%2C+Sandhills&about=rent&lang=es"
    ends.set()


@pytest.mark.parametrize("name", sorted(load_channels()))
def test_what_a_channel_lets_others_learn_is_said_in_spanish_too(name: str) -> None:
    tells = load_channels()[name].TELLS
    assert not tells or load_words("es").translate(tells) != tells
