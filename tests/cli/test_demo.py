"""The main job on the sample town, as a person meets it first."""

from __future__ import annotations

import socket
from typing import Any

import pytest
from typer.testing import CliRunner

from showup.cli.main import app
from tests.cli.conftest import NOW, Run

MATCH_KEYS = {
    "event_id", "title", "start", "end", "all_day", "venue", "distance_km", "online", "url",
    "organizer", "level", "sure", "activities", "topics", "skills", "open_to_newcomers", "evidence",
    "reasons", "sources", "series", "status",
}  # fmt: skip
COVERAGE_KEYS = {
    "town", "channels", "kinds", "sources", "events", "estimated_events", "balance", "not_tried",
    "verdict",
}  # fmt: skip


def test_demo_gives_matches_with_quotes_reasons_and_sources(run: Run) -> None:
    said = run("demo", "--json", "--now", NOW)
    assert said.code == 0
    answer: dict[str, Any] = said.json()
    assert set(answer) == {"town", "as_of", "matches", "groups", "widened", "coverage", "nearest"}
    assert set(answer["coverage"]) == COVERAGE_KEYS
    assert len(answer["matches"]) == 20
    for match in answer["matches"]:
        assert set(match) == MATCH_KEYS
        assert match["level"] == 2
        assert match["reasons"]
        assert match["sources"]
        assert all(set(proof) == {"for", "quote", "field"} for proof in match["evidence"])
        assert "level" in {proof["for"] for proof in match["evidence"]}


def test_demo_reads_as_a_list_with_what_when_where_why_and_what_was_looked_at(run: Run) -> None:
    said = run("demo", "--now", NOW)
    assert said.code == 0
    first = said.out.split("\n\n")[1].splitlines()
    assert first[0].startswith("  1 ")
    assert any(line.startswith("    why   ") for line in first)
    assert any("“" in line for line in first)
    assert any(line.startswith("    found ") for line in first)
    assert "\nHow hard we looked\n    found: " in said.out
    assert "\n\n\n" not in said.out
    assert 'Your own: showup find "' in said.err


@pytest.mark.parametrize("columns", [40, 80, 200])
def test_lines_fit_the_terminal_and_no_address_is_broken(run: Run, columns: int) -> None:
    lines = run("demo", "--now", NOW, COLUMNS=str(columns)).out.splitlines()
    assert [line for line in lines if len(line) > min(columns, 92) and "://" not in line] == []
    links = {match["url"] for match in run("demo", "--json", "--now", NOW).json()["matches"]}
    printed = {word for line in lines for word in line.split()}
    assert {link for link in links if link} <= printed


def test_quiet_says_nothing_beside_the_result(run: Run) -> None:
    assert run("demo", "--quiet", "--now", NOW).err == ""


def test_demo_is_the_same_for_the_same_clock(run: Run) -> None:
    first, second = (run("demo", "--json", "--quiet", "--now", NOW) for _ in range(2))
    assert first.out == second.out


def test_demo_leaves_nothing_behind_unless_a_folder_is_named(run: Run, tmp_path: Any) -> None:
    run("demo", "--quiet", "--now", NOW)
    assert list(tmp_path.iterdir()) == []
    run("demo", "--quiet", "--now", NOW, "--data-dir", tmp_path / "kept")
    assert (tmp_path / "kept" / "harvest.db").exists()


def test_demo_needs_no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("the demo reached for the network")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    result = CliRunner().invoke(app, ["demo", "--json", "--quiet", "--now", NOW])
    assert result.exit_code == 0, result.output
