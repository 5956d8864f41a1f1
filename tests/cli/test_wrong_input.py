"""Wrong use ends in one line that says what to do, never in a traceback."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from tests.cli.conftest import NOW, Run

LINCOLN = "Lincoln, Nebraska"


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["find", "Springfield", "--refresh", "never"], "say which:"),
        (["find", "Blomington, Indiana", "--refresh", "never"], "Bloomington, Indiana"),
        (["find", "", "--refresh", "never"], "town"),
        (["find", LINCOLN, "--within", "far"], "25mi or 40km"),
        (["find", LINCOLN, "--days", "0"], "--days"),
        (["find", LINCOLN, "--level", "3"], "--level"),
        (["find", LINCOLN, "--limit", "0"], "--limit"),
        (["find", LINCOLN, "--refresh", "maybe"], "missing, stale, never"),
        (["find", LINCOLN, "--doing", "juggling"], "discussion"),
        (["find", LINCOLN, "--now", "yesterday"], "ISO 8601"),
        (["find", LINCOLN, "--search-url", "localhost:8888"], "http://localhost:8888"),
        (["find", LINCOLN, "--without", "telepathy"], "overpass"),
        (["find"], "TOWN"),
        (["harvest"], "say which town"),
        (["sources", "show", "https://nobody.example/feed"], "not in the ledger"),
        (["sources", "remove", "https://nobody.example/feed"], "not in the ledger"),
        (["sources", "add", LINCOLN, "nobody"], "not a web address: nobody"),
        (["export", "people", LINCOLN], "events, sources"),
        (["export", "events", LINCOLN, "--format", "xml"], "jsonl, csv"),
        (["frobnicate"], "frobnicate"),
    ],
)
def test_wrong_words_are_told_in_a_line_and_exit_2(run: Run, words: list[str], told: str) -> None:
    said = run(*words)
    assert (said.code, said.out) == (2, "")
    assert told in said.err
    assert "Traceback" not in said.err


@pytest.mark.parametrize(
    ("name", "bytes_", "told"),
    [
        ("missing.warc.gz", None, "missing.warc.gz"),
        ("page.warc.gz", b"<html>not an archive</html>", "page.warc.gz"),
        ("empty.warc.gz", b"", "empty.warc.gz"),
    ],
)
def test_an_archive_that_is_none_is_named(
    run: Run, tmp_path: Path, name: str, bytes_: bytes | None, told: str
) -> None:
    archive = tmp_path / name
    if bytes_ is not None:
        archive.write_bytes(bytes_)
    said = run("find", LINCOLN, "--replay", archive, "--now", NOW)
    assert (said.code, said.out) == (1, "")
    assert told in said.err
    assert "Traceback" not in said.err


def test_a_store_from_a_newer_version_is_left_alone(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "data" / "harvest.db"
    path.parent.mkdir()
    database = sqlite3.connect(path)
    database.execute("PRAGMA user_version = 9999")
    database.commit()
    database.close()
    before = path.read_bytes()
    said = run("find", LINCOLN, "--data-dir", path.parent)
    assert (said.code, said.out) == (1, "")
    assert "newer" in said.err
    assert path.read_bytes() == before


@pytest.mark.parametrize("what", ["file", "text"])
def test_a_data_folder_that_cannot_be_used_is_named(run: Run, tmp_path: Path, what: str) -> None:
    folder = tmp_path / "data"
    if what == "file":
        folder.write_text("in the way")
    else:
        folder.mkdir()
        (folder / "harvest.db").write_text("no database at all, but quite a long text " * 40)
    said = run("find", LINCOLN, "--data-dir", folder)
    assert (said.code, said.out) == (1, "")
    assert str(folder) in said.err
    assert "Traceback" not in said.err


def test_defaults_file_with_an_unknown_key_is_told(run: Run, tmp_path: Path) -> None:
    settings = tmp_path / ".config" / "showup" / "showup.toml"
    settings.parent.mkdir(parents=True)
    settings.write_text('[find]\nwithn = "40km"\n')
    said = run("find", LINCOLN)
    assert (said.code, said.out) == (2, "")
    assert "no option called withn" in said.err


def test_option_beats_environment_beats_file(run: Run, tmp_path: Path) -> None:
    settings = tmp_path / ".config" / "showup" / "showup.toml"
    settings.parent.mkdir(parents=True)
    settings.write_text('[find]\nwithin = "from the file"\n')
    assert '"from the file"' in run("find", LINCOLN).err
    assert '"from the environment"' in run("find", LINCOLN, SHOWUP_WITHIN="from the environment").err
    told = run("find", LINCOLN, "--within", "from the option", SHOWUP_WITHIN="from the environment").err
    assert '"from the option"' in told
