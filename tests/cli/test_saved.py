"""Questions kept and asked again."""

from __future__ import annotations

from pathlib import Path

from tests.cli.conftest import NOW, Run

LATER = "2026-08-29T12:00:00-04:00"
TOWN = "Linden Ferry"


def test_a_question_is_kept_listed_and_forgotten(run: Run, tmp_path: Path) -> None:
    words = ("--data-dir", tmp_path / "d", "--now", NOW, "--quiet")
    assert run("find", TOWN, "--about", "housing", "--save", "rents", *words).code == 0
    kept = run("saved", "list", "--json", *words).lines()
    assert [(row["name"], row["about"], row["days"]) for row in kept] == [("rents", ["housing"], 30)]
    assert "about housing: 30 days, 25 miles" in run("saved", "list", *words).out
    assert run("saved", "forget", "rents", *words).code == 0
    assert run("saved", "list", "--json", *words).lines() == []


def test_only_what_was_not_shown_yet_is_new(run: Run, tmp_path: Path) -> None:
    words = ("--data-dir", tmp_path / "d", "--quiet")
    shown = run("find", TOWN, "--limit", "500", "--json", "--save", "all", "--now", NOW, *words).json()
    assert run("new", "--saved", "--json", "--now", NOW, *words).lines() == []
    later = run("new", "--saved", "--json", "--now", LATER, *words).lines()
    known = {match["event_id"] for match in shown["matches"]}
    assert later
    assert {row["saved"] for row in later} == {"all"}
    assert not known & {row["event_id"] for row in later}
    assert run("new", "--saved", "--json", "--now", LATER, *words).lines() == []


def test_a_name_that_is_none_and_a_question_that_is_not_there_are_told(run: Run, tmp_path: Path) -> None:
    words = ("--data-dir", tmp_path / "d", "--now", NOW)
    blank = run("find", TOWN, "--save", "  ", *words)
    assert (blank.code, blank.out) == (2, "")
    absent = run("saved", "forget", "rents", *words)
    assert absent.code == 2
    assert 'no question is kept as "rents"' in absent.err


def test_a_kept_question_is_written_as_a_feed(run: Run, tmp_path: Path) -> None:
    words = ("--data-dir", tmp_path / "d", "--now", NOW, "--quiet")
    asked = ("--on", "weekend", "--days", "92", "--limit", "400", "--save", "rents", "--json")
    shown = run("find", TOWN, *asked, *words).json()
    exact = [row["event_id"] for row in shown["matches"]]
    assert (bool(exact), shown["widened"]) == (True, [])
    assert [row["on"] for row in run("saved", "list", "--json", *words).lines()] == [["saturday", "sunday"]]
    for name, opening in (
        ("a.ics", "BEGIN:VCALENDAR"),
        ("a.rss", "<?xml"),
        ("a.atom", "<?xml"),
        ("a.json", "{"),
    ):
        assert run("saved", "feed", "rents", tmp_path / name, *words).code == 0
        text = (tmp_path / name).read_text("utf-8")
        assert text.startswith(opening)
        told = [one for one in exact if one in text]
        assert told == exact if name != "a.ics" else told  # a calendar tells a series once
        assert "127.0.0.1" not in text  # nothing of ours need be running to follow a link


def test_a_feed_that_cannot_be_written_is_told(run: Run, tmp_path: Path) -> None:
    words = ("--data-dir", tmp_path / "d", "--now", NOW, "--quiet")
    run("find", TOWN, "--save", "all", *words)
    strange = run("saved", "feed", "all", tmp_path / "a.doc", *words)
    assert strange.code == 2
    assert "write a name that ends in .ics, .rss, .xml, .atom, .json" in strange.err
    absent = run("saved", "feed", "none", tmp_path / "a.ics", *words)
    assert (absent.code, "no question is kept" in absent.err) == (2, True)
    nowhere = run("saved", "feed", "all", tmp_path / "missing" / "a.ics", *words)
    assert (nowhere.code, "No such file" in nowhere.err) == (1, True)
