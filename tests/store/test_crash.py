"""A harvest killed at any instant, and harvests side by side."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import pytest

from showup.errors import StoreError
from showup.store.harvest_store import HarvestStore
from tests.store.harvester import LEADS, harvest, list_expected
from tests.store.samples import NOW, TOWN

KILLS = 16
HARVESTER = [sys.executable, "-m", "tests.store.harvester"]


def start(path: Path) -> subprocess.Popen[str]:
    return subprocess.Popen([*HARVESTER, str(path)], stdout=subprocess.PIPE, text=True)


def test_a_harvest_killed_at_any_instant_leaves_a_sound_store_and_goes_on(tmp_path: Path) -> None:
    path = tmp_path / "harvest.db"
    tried_before, kills = 0, 0
    for number in range(KILLS):
        with start(path) as process:
            assert process.stdout is not None
            process.stdout.readline()  # it has begun
            time.sleep(0.005 * (number % 8))
            process.kill()
            kills += process.wait() == -9
        with HarvestStore.open(path) as store:
            assert store.check() == []
            tried = sum(row.outcome is not None for row in store.leads(TOWN.key))
            assert tried >= tried_before  # what was done stays done
            tried_before = tried
            known = store.known_ids()
            assert all(store.event(event_id) is not None for event_id in known.values())
    assert kills > KILLS // 3
    with HarvestStore.open(path) as store:
        harvest(store)
        assert list_expected() == sorted(store.known_ids().items())
        assert (len(store.leads(TOWN.key)), store.check()) == (LEADS, [])
        assert store.last_harvest(TOWN.key) == NOW


def test_a_run_goes_on_where_a_killed_one_stopped(tmp_path: Path) -> None:
    path = tmp_path / "harvest.db"
    with HarvestStore.open(path) as store:
        first = store.begin_run(TOWN, NOW)
    with start(path) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == f"run {first.run_id} resumed True\n"
        process.kill()


def test_a_second_harvest_beside_one_is_refused_and_reading_is_not(tmp_path: Path) -> None:
    path = tmp_path / "harvest.db"
    with HarvestStore.open(path) as one, HarvestStore.open(path) as other:
        run = one.begin_run(TOWN, NOW)
        with pytest.raises(
            StoreError, match=r"another harvest is running in .*process [0-9]+ since 2026-08-21"
        ):
            other.begin_run(TOWN, NOW)
        assert other.town(TOWN.key) == TOWN
        one.finish_run(run.run_id, NOW)
        assert other.begin_run(TOWN, NOW).resumed is False


def test_the_lock_of_a_killed_harvest_is_free(tmp_path: Path) -> None:
    path = tmp_path / "harvest.db"
    with start(path) as process:
        assert process.stdout is not None
        process.stdout.readline()
        process.kill()
    with HarvestStore.open(path) as store:
        assert store.begin_run(TOWN, NOW).resumed


def test_many_processes_may_open_a_new_store_at_once(tmp_path: Path) -> None:
    path = tmp_path / "data" / "harvest.db"
    code = f"from tests.store.samples import Path, open_store; open_store(Path({str(path.parent)!r})).close()"
    many = [
        subprocess.Popen([sys.executable, "-c", code], stderr=subprocess.PIPE, text=True) for _ in range(6)
    ]
    assert [process.communicate()[1] for process in many] == [""] * 6
    with HarvestStore.open(path) as store:
        assert store.check() == []
