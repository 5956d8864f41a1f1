"""The ledger of sources and a person's word on events, on the sample town."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import NOW, Run, Said

TOWN = "Linden Ferry"


@pytest.fixture
def ask(run: Run, tmp_path: Path) -> Run:
    """Run a command on a data folder in which the sample town was harvested."""

    def ask(*words: str, stdin: str = "") -> Said:
        common = ("--data-dir", tmp_path / "data", "--now", NOW, "--quiet")
        return run(*words, *common, stdin=stdin)

    assert ask("harvest", TOWN).code == 0
    return ask


def list_sources(ask: Run) -> dict[str, dict[str, Any]]:
    return {row["feed_url"]: row for row in ask("sources", "list", TOWN, "--json").lines()}


def test_every_source_is_listed_with_status_and_reason(ask: Run) -> None:
    sources = list_sources(ask)
    assert len(sources) >= 40
    keys = {"site", "feed_url", "reader", "channels", "status", "why", "name", "events_30d"}
    assert all(set(row) == keys for row in sources.values())
    assert all(row["status"] and row["why"] and row["channels"] for row in sources.values())
    feed = next(iter(sources))
    shown = ask("sources", "show", feed, "--json").json()
    assert {key: shown[key] for key in keys} == sources[feed]
    assert (len(shown["history"]), len(shown["sample"])) == (1, 3)
    assert shown["history"][0]["count"] >= 3
    assert shown["due_at"] > shown["checked_at"] == NOW


def test_every_address_ever_tried_is_listed_with_its_channels_and_outcome(ask: Run) -> None:
    tried = ask("sources", "list", TOWN, "--tried", "--json").lines()
    assert len(tried) >= len(list_sources(ask))
    assert all(row["outcome"] and row["channels"] and row["tried_at"] for row in tried)
    assert {"source", "dead", "no-calendar", "disallowed"} <= {row["outcome"] for row in tried}


def test_an_added_address_is_tried_at_once_and_stays_after_the_store_is_made_anew(
    ask: Run, tmp_path: Path
) -> None:
    told = ask("sources", "add", TOWN, "https://nobody-knows.example/", "--json")
    assert told.json() == {
        "url": "https://nobody-knows.example/",
        "outcome": "dead",
        "why": "no host nobody-knows.example in the sample town",
    }
    (tmp_path / "data" / "harvest.db").unlink()
    ask("harvest", TOWN)
    again = ask(
        "sources",
        "add",
        TOWN,
        "-",
        "--json",
        "--quiet",
    )
    assert again.code == 2  # nothing was pasted


def test_pasted_text_gives_its_addresses(ask: Run) -> None:
    pasted = 'Results: <a href="https://one.example/x">One</a>, https://two.example/ and one again https://one.example/x'
    told = ask("sources", "add", TOWN, "-", "--json", stdin=pasted)
    assert [row["url"] for row in told.lines()] == ["https://one.example/x", "https://two.example/"]


def test_a_removed_source_is_gone_and_a_paused_one_keeps_quiet(ask: Run) -> None:
    working = [url for url, row in list_sources(ask).items() if row["status"] == "ok"]
    removed, paused = working[:2]
    assert ask("sources", "remove", removed).code == 0
    assert removed not in list_sources(ask)
    assert ask("sources", "pause", paused).code == 0
    ask("harvest", TOWN)
    assert paused not in list_sources(ask)
    assert ask("sources", "resume", paused).code == 0
    assert paused in list_sources(ask)


@pytest.mark.parametrize("form", ["toml", "opml"])
def test_a_shared_list_comes_back_in(ask: Run, run: Run, tmp_path: Path, form: str) -> None:
    shared = tmp_path / f"list.{form}"
    shared.write_text(ask("sources", "export", TOWN, "--format", form).out)
    working = {
        url for url, row in list_sources(ask).items() if row["status"] in ("ok", "quiet", "incomplete")
    }
    told = run(
        "sources", "import", shared, "--town", TOWN, "--json",
        "--data-dir", tmp_path / "other", "--now", NOW, "--quiet",
    )  # fmt: skip
    assert told.code == 0
    assert {row["url"] for row in told.lines()} == working
    found = [row["url"] for row in told.lines() if row["outcome"] == "source"]
    assert len(found) >= 0.9 * len(working)


def test_queries_are_ready_to_paste(ask: Run) -> None:
    told = ask("sources", "queries", "Lincoln, Nebraska", "--about", "housing")
    assert told.out.splitlines()[0] == '"Lincoln" "Nebraska" "housing"'


def test_a_word_on_two_events_holds_after_every_harvest_and_can_be_taken_back(ask: Run) -> None:
    events = ask("find", TOWN, "--level", "0", "--limit", "5000", "--json").json()["matches"]
    by_day: dict[str, list[dict[str, Any]]] = {}
    for event in events:
        by_day.setdefault(event["start"], []).append(event)
    one, other = next(
        rows[:2]
        for rows in by_day.values()
        if len(rows) > 1 and rows[0]["sources"][0]["name"] != rows[1]["sources"][0]["name"]
    )
    ids = one["event_id"], other["event_id"]

    def count() -> int:
        found = ask("find", TOWN, "--level", "0", "--limit", "5000", "--json").json()["matches"]
        titles = [event["title"] for event in found if event["start"] == one["start"]]
        return titles.count(one["title"]) + titles.count(other["title"])

    assert count() == 2
    assert ask("events", "same", *ids).code == 0
    assert count() == 1
    ask("harvest", TOWN)
    assert count() == 1
    assert ask("events", "show", ids[1]).code == 0  # an id that was merged away still leads somewhere
    assert ask("events", "undo", *ids).code == 0
    assert count() == 2
    assert ask("events", "undo", *ids).code == 2


def test_export_gives_every_event_as_lines_and_as_a_table(ask: Run) -> None:
    lines = ask("export", "events", TOWN).lines()
    table = ask("export", "events", TOWN, "--format", "csv").out.splitlines()
    assert len(lines) > 1000
    assert table[0] == "event_id,title,start,end,venue,address,url,organizer,level,status"
    assert len(table) == len(lines) + 1
    assert [row["start"] for row in lines] == sorted(row["start"] for row in lines)


def test_coverage_accounts_for_channels_kinds_and_sources(ask: Run) -> None:
    told = ask("coverage", TOWN, "--json").json()
    assert told["town"] == "Linden Ferry, Sandhills"
    assert {row["name"] for row in told["channels"]} >= {"overpass", "search", "links", "wikidata", "named"}
    assert told["events"] > 200
    estimate = told["estimated_events"]
    assert told["events"] <= estimate["low"] <= estimate["at_least"] <= estimate["high"]
    assert sum(told["balance"].values()) == sum(told["sources"].values())
    libraries = next(row for row in told["kinds"] if row["kind"] == "library")
    assert libraries["places"] >= libraries["with_site"] >= libraries["with_source"] >= 1


def test_doctor_finds_everything_well(ask: Run) -> None:
    told = ask("doctor", "--json")
    assert told.code == 0
    assert all(finding["well"] for finding in told.lines())
