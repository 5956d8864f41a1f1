"""Recordings are kept as long, and as many, as the user says."""

from __future__ import annotations

import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from showup.find.fetch.retention import prune

NOW = datetime(2026, 8, 21, 12, tzinfo=UTC)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for days, name in ((0, "new.warc.gz"), (5, "week.warc.gz"), (40, "old.warc.gz"), (90, "notes.txt")):
        path = tmp_path / name
        path.write_bytes(bytes(1000))
        moment = (NOW - timedelta(days=days)).timestamp()
        os.utime(path, (moment, moment))
    return tmp_path


@pytest.mark.parametrize(
    ("keep_days", "max_total_bytes", "deleted"),
    [
        (365, 10_000, []),
        (30, 10_000, ["old.warc.gz"]),
        (365, 2_500, ["old.warc.gz"]),
        (365, 1_999, ["week.warc.gz", "old.warc.gz"]),
        (0, 0, ["new.warc.gz", "week.warc.gz", "old.warc.gz"]),
    ],
)
def test_the_oldest_go_first(keep_days: int, max_total_bytes: int, deleted: list[str], folder: Path) -> None:
    before = {path.name for path in folder.iterdir()}
    assert [path.name for path in prune(folder, keep_days, max_total_bytes, NOW)] == deleted
    assert {path.name for path in folder.iterdir()} == before - set(deleted)


def test_a_folder_that_is_not_there_holds_nothing(tmp_path: Path) -> None:
    assert prune(tmp_path / "none", 1, 1, NOW) == []
