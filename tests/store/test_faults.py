from __future__ import annotations

import os
import resource
import sqlite3
import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from showup.errors import StoreError
from showup.store.choices_store import ChoicesStore
from showup.store.harvest_store import HarvestStore
from tests.store.samples import FEED, NOW, TOWN, WINDOW, fill_store, make_event, make_occurrence, make_source


def tell(action: Callable[[], object]) -> str:
    with pytest.raises(StoreError) as caught:
        action()
    told = str(caught.value)
    assert "\n" not in told
    assert caught.value.exit_code == 1
    return told


@pytest.mark.parametrize("opener", [HarvestStore.open, ChoicesStore.open])
def test_files_and_new_folders_are_the_users_alone(
    tmp_path: Path, opener: Callable[[Path], HarvestStore | ChoicesStore]
) -> None:
    before = os.umask(0)
    try:
        with opener(tmp_path / "data" / "any.db") as store:
            if isinstance(store, HarvestStore):
                store.begin_run(TOWN, NOW)
            modes = {file.name: stat.S_IMODE(file.stat().st_mode) for file in (tmp_path / "data").iterdir()}
    finally:
        os.umask(before)
    assert set(modes.values()) == {0o600}
    assert stat.S_IMODE((tmp_path / "data").stat().st_mode) == 0o700


def test_a_store_from_a_newer_version_says_so(tmp_path: Path) -> None:
    path = tmp_path / "harvest.db"
    HarvestStore.open(path).close()
    newer = sqlite3.connect(path)
    newer.execute("PRAGMA user_version = 999")
    newer.close()
    assert tell(lambda: HarvestStore.open(path)) == (
        f"{path} was written by a newer showup; upgrade showup to use it"
    )


@pytest.mark.parametrize(
    "content", [b"not a database at all, but long enough to be looked at" * 40, b"\0" * 5000]
)
def test_a_strange_file_is_left_alone(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "harvest.db"
    path.write_bytes(content)
    assert (
        tell(lambda: HarvestStore.open(path))
        == f"{path} is not a showup store; move it away and harvest again"
    )
    assert path.read_bytes() == content


def test_a_damaged_store_says_so(tmp_path: Path) -> None:
    path = tmp_path / "harvest.db"
    with HarvestStore.open(path) as store:
        fill_store(store, [make_event(number) for number in range(200)])
        store.database._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    whole = path.read_bytes()
    path.write_bytes(whole[:8192] + b"\xa5" * (len(whole) - 8192))

    def use() -> None:
        with HarvestStore.open(path) as store:
            store.known_ids()
            store.sources(TOWN.key)
            faults = store.check()
            raise StoreError(faults[0])

    assert tell(use) == f"{path} is damaged; move it away and harvest again"


def test_a_locked_store_says_so(tmp_path: Path) -> None:
    path = tmp_path / "harvest.db"
    with HarvestStore.open(path) as store:
        other = sqlite3.connect(path, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        store.database._connection.execute("PRAGMA busy_timeout = 20")
        locked = f"{path} is in use by another program; try again when that has ended"
        assert tell(lambda: store.save_town(TOWN)) == locked
        assert tell(lambda: store.save_leads(TOWN.key, [])) == locked
        assert store.sources(TOWN.key) == []  # reading goes on
        other.execute("COMMIT")
        other.close()
        store.save_town(TOWN)
        assert store.town(TOWN.key) == TOWN


def test_a_store_that_cannot_be_written_says_so(tmp_path: Path) -> None:
    with HarvestStore.open(tmp_path / "harvest.db") as store:
        store.database._connection.execute("PRAGMA query_only = 1")
        assert tell(lambda: store.save_town(TOWN)).endswith(
            "harvest.db cannot be written; make it writable or choose another folder with --data-dir"
        )


def test_a_folder_that_is_none_says_so(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    assert "cannot be written" in tell(lambda: HarvestStore.open(tmp_path / "file" / "harvest.db"))
    assert "cannot be written" in tell(lambda: HarvestStore.open(tmp_path))


def test_a_full_disk_loses_only_what_did_not_fit(tmp_path: Path) -> None:
    with HarvestStore.open(tmp_path / "harvest.db") as store:
        fill_store(store, [make_event(1)])
        pages = store.database._connection.execute("PRAGMA page_count").fetchone()[0]
        store.database._connection.execute(f"PRAGMA max_page_count = {pages + 3}")
        long = [make_event(number, description="word " * 500) for number in range(1, 200)]
        assert tell(lambda: fill_store(store, long)).endswith(
            "harvest.db cannot grow: the disk is full; make room and run the command again"
        )
        assert store.check() == []
        kept = store.event("e1")
        assert kept is not None
        assert kept.event == make_event(1)
        store.database._connection.execute("PRAGMA max_page_count = 1000000")
        fill_store(store, long)
        assert (store.event_count(TOWN.key, WINDOW.start, WINDOW.end), store.check()) == (199, [])


def test_a_file_that_the_system_lets_not_grow_is_told_too(tmp_path: Path) -> None:
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    with HarvestStore.open(tmp_path / "harvest.db") as store:
        many = [make_event(number, description="word " * 500) for number in range(300)]
        resource.setrlimit(resource.RLIMIT_FSIZE, (1_000_000, hard))
        try:
            told = tell(lambda: fill_store(store, many))
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
        assert told.endswith("the disk fails or is full; make room or check the disk")
        fill_store(store, many)
        assert (store.event_count(TOWN.key, WINDOW.start, WINDOW.end), store.check()) == (300, [])


def test_what_fails_inside_a_transaction_is_undone_whole(tmp_path: Path) -> None:
    with HarvestStore.open(tmp_path / "harvest.db") as store:
        with pytest.raises(RuntimeError), store.database.transaction():
            store.save_town(TOWN)
            store.save_source(TOWN.key, make_source())
            raise RuntimeError
        assert (store.town(TOWN.key), store.sources(TOWN.key)) == (None, [])
        store.save_town(TOWN)
        assert store.town(TOWN.key) == TOWN


def test_occurrences_of_a_source_that_is_not_known_are_refused_whole(tmp_path: Path) -> None:
    with HarvestStore.open(tmp_path / "harvest.db") as store:
        tell(lambda: store.replace_occurrences(FEED, WINDOW, [make_occurrence(1)], NOW))
        assert store.occurrences(TOWN.key, WINDOW) == []
