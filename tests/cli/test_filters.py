"""Filters of `find`: what is shown has what was asked for, and a wrong word is told in one line."""

from __future__ import annotations

from datetime import datetime, time
from pathlib import Path
from typing import Any

import pytest

from showup.cli.filters import Filters, read_day, read_filters, read_hour
from showup.errors import UsageError
from tests.cli.conftest import NOW, Run

TOWN = "Linden Ferry"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("filters")


def ask(run: Run, folder: Path, *words: str) -> list[dict[str, Any]]:
    told = run(
        "find", TOWN, "--json", "--level", "0", "--limit", "500", "--days", "92", *words,
        "--data-dir", folder, "--now", NOW, "--quiet",
    ).json()  # fmt: skip
    found: list[dict[str, Any]] = told["matches"]
    assert found
    return found


def test_only_the_days_asked_for_are_shown(run: Run, folder: Path) -> None:
    def list_days(*words: str) -> set[int]:
        """The days on which what lasts some hours begins."""
        rows = [row for row in ask(run, folder, *words) if not row["all_day"]]
        return {datetime.fromisoformat(row["start"]).weekday() for row in rows}

    assert list_days("--on", "tue") == {1}
    assert list_days("--on", "weekend") == {5, 6}


def test_only_the_hours_asked_for_are_shown(run: Run, folder: Path) -> None:
    rows = ask(run, folder, "--from", "18", "--until", "19:30")
    hours = {datetime.fromisoformat(row["start"]).time() for row in rows}
    assert all(time(18) <= hour < time(19, 30) for hour in hours)


def test_online_and_there_are_told_apart(run: Run, folder: Path) -> None:
    assert {row["online"] for row in ask(run, folder, "--online")} == {True}
    assert {row["online"] for row in ask(run, folder, "--in-person")} == {False}


def test_what_is_open_to_newcomers_says_so(run: Run, folder: Path) -> None:
    assert {row["open_to_newcomers"] for row in ask(run, folder, "--newcomers")} == {"yes"}


def test_all_that_is_free_stands_among_all_there_is(run: Run, folder: Path) -> None:
    free = {row["event_id"] for row in ask(run, folder, "--free")}
    assert free < {row["event_id"] for row in ask(run, folder)}


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--on", "someday"), '--on "someday" is no day of the week; write tuesday, tue or weekend'),
        (("--on", "t"), '--on "t" is no day of the week; write tuesday, tue or weekend'),
        (("--from", "25:00"), '--from "25:00" is no hour; write 18:00'),
        (("--until", "noon"), '--until "noon" is no hour; write 18:00'),
        (("--language", "xx"), '--language "xx" is not known; there are en, es, fr, de'),
    ],
)
def test_a_filter_that_is_none_is_told_in_one_line(
    run: Run, folder: Path, words: tuple[str, str], said: str
) -> None:
    told = run("find", TOWN, *words, "--data-dir", folder, "--now", NOW)
    assert (told.code, told.out, told.err) == (2, "", f"showup: {said}\n")


def test_filters_are_read_as_typed() -> None:
    assert read_filters(on=["Sat", "weekend"], begins="9", language=["es", "es"], free=True) == Filters(
        weekdays=("saturday", "sunday"), traits=("free",), languages=("es",), not_before=time(9)
    )
    assert read_filters() == Filters()
    assert read_day("Thursday") == ("thursday",)
    assert read_hour("--from", "18:05") == time(18, 5)
    with pytest.raises(UsageError):
        read_hour("--from", "6pm")
