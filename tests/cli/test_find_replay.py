"""The main job on recorded real towns."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import NOW, Run

TOWNS = {"bloomington": "Bloomington, Indiana", "santa-rosa": "Santa Rosa, California"}


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
