"""Towns side by side, with how hard each was searched."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree

from tests.cli.conftest import NOW, Run


def test_a_town_never_searched_is_not_called_quiet(run: Run, tmp_path: Path) -> None:
    common = ("--data-dir", tmp_path / "data", "--now", NOW, "--quiet")
    assert run("harvest", "Linden Ferry", *common).code == 0
    picture = tmp_path / "towns.svg"
    told = run("compare", "Linden Ferry", "Lincoln, Nebraska", "--json", "--svg", picture, *common).json()
    assert [row["town"] for row in told] == ["Linden Ferry, Sandhills", "Lincoln, Nebraska"]
    ferry, lincoln = told
    assert ferry["sources"] >= 40
    assert ferry["taking_part_a_week"] > 5
    assert ferry["taking_part_a_week_per_10_000"] == round(ferry["taking_part_a_week"] / 6.12, 2)
    assert round(sum(ferry["levels"].values()), 1) == ferry["events_a_week"]
    assert (lincoln["searched_at"], lincoln["sources"], lincoln["events_a_week"]) == (None, 0, 0)
    table = run("compare", "Linden Ferry", "Lincoln, Nebraska", *common).out
    assert "Lincoln, Nebraska                   never searched" in table
    assert len(ElementTree.parse(picture).findall(".//{http://www.w3.org/2000/svg}rect")) == 3


def test_a_topic_narrows_and_a_strange_one_is_told(run: Run, tmp_path: Path) -> None:
    common = ("--data-dir", tmp_path / "data", "--now", NOW, "--quiet")
    run("harvest", "Linden Ferry", *common)
    words = ("compare", "Linden Ferry", "Lincoln, Nebraska", "--json")
    every = run(*words, *common).json()[0]["events_a_week"]
    housing = run(*words, "--about", "housing", *common).json()[0]["events_a_week"]
    assert 0 < housing < every
    assert run(*words, "--about", "juggling", *common).code == 2
    assert run("compare", "Lincoln, Nebraska", *common).code == 2
