"""The main job on recorded real towns."""

from __future__ import annotations

from pathlib import Path

import pytest

from showup.cli.next_command import make_offer, read_near
from showup.cli.settings import read_settings
from showup.learn.next_step import choose_step
from showup.learn.offer import Offer, Reach
from tests.cli.conftest import NOW, Run
from tests.learn.journals import LADDER, RULES
from tests.learn.journals import NOW as NOON
from tests.learn.test_next_step import simulate

TOWNS = {
    "bloomington": "Bloomington, Indiana",
    "davis": "Davis, California",
    "santa-rosa": "Santa Rosa, California",
}


@pytest.mark.corpus
@pytest.mark.parametrize("name", TOWNS)
def test_a_recorded_town_gives_meetings_from_its_own_feeds(
    run: Run, corpora: Path, tmp_path: Path, name: str
) -> None:
    archive = next((corpora / "data/replay").glob(f"{name.replace('-', '*')}*.warc.gz"))
    words = ("find", TOWNS[name], "--replay", archive, "--now", NOW, "--json", "--data-dir", tmp_path / "d")
    said = run(*words)
    assert said.code == 0, said.err
    answer = said.json()
    assert len(answer["matches"]) == 20
    assert all(match["sources"] and match["evidence"] for match in answer["matches"])
    sources = run("sources", "list", TOWNS[name], "--json", "--data-dir", tmp_path / "d").lines()
    feeds = {link["name"] for match in answer["matches"] for link in match["sources"]}
    assert feeds <= {source["name"] or source["site"] for source in sources} | feeds
    assert f"Looking in {TOWNS[name]} now" in said.err

    again = run(*words)
    assert again.out == said.out
    assert again.err == ""
    advise_many(tmp_path / "d")


def advise_many(folder: Path) -> None:
    """Advise 200 invented people on what was harvested: a harvest is dear, so it serves twice."""
    settings = read_settings(data_dir=folder, now=NOON.isoformat(), replay=None, json=False, quiet=True)
    offers: dict[Reach, list[Offer]] = {}
    eligible, named = 0, 0
    for seed in range(200):
        journal, _, reach = simulate(seed)
        if reach not in offers:
            offers[reach] = [make_offer(found) for found in read_near(settings, "", reach).values()]
        step = choose_step(journal, offers[reach], reach, NOON, LADDER, RULES).step
        fitting = [offer for offer in offers[reach] if offer.level == 2 and offer.open_to_newcomers != "no"]
        eligible += bool(fitting)
        named += bool(fitting and step.event)
        assert (step.event is None) == bool(step.instead)
    assert eligible > 100
    assert named >= 0.95 * eligible
