"""A harvest that is cut off, crowded out or out of room loses nothing and goes on."""

from __future__ import annotations

import json
import os
import resource
import signal
import socket
import sqlite3
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from showup.cli.main import main
from tests.cli.conftest import NOW, SHOWUP, Run

KILLS = 12
SAY_STARTED = """
import sys
from showup.__main__ import main
print("started", file=sys.stderr, flush=True)
main()
"""
STARTED = (sys.executable, "-c", SAY_STARTED)


def start(
    folder: Path, environment: dict[str, str], program: Sequence[str] = SHOWUP
) -> subprocess.Popen[str]:
    words = [*program, "demo", "--json", "--now", NOW, "--data-dir", str(folder)]
    return subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment)


def read_events(told: str) -> list[dict[str, Any]]:
    """The matches without what is minted in each store."""
    matches: list[dict[str, Any]] = json.loads(told)["matches"]
    return [{key: match[key] for key in ("title", "start", "url", "sources")} for match in matches]


def test_killed_at_any_instant_the_store_is_sound_and_the_next_run_ends_the_work(
    tmp_path: Path, environment: dict[str, str]
) -> None:
    began = time.monotonic()
    whole, _ = start(tmp_path / "whole", environment).communicate(timeout=120)
    length = time.monotonic() - began
    expected = read_events(whole)
    assert expected
    folder = tmp_path / "killed"
    for kill in range(KILLS):
        process = start(folder, environment)
        time.sleep(length * (kill + 1) / (KILLS + 1))
        process.send_signal(signal.SIGKILL)
        process.communicate(timeout=60)
        if (folder / "harvest.db").exists():
            database = sqlite3.connect(folder / "harvest.db")
            assert database.execute("PRAGMA quick_check").fetchall() == [("ok",)]
            database.close()
    ended, told = start(folder, environment).communicate(timeout=120)
    assert read_events(ended) == expected, told


@pytest.mark.parametrize("after", [0.4, 1.0, 1.5, 2.0, 3.0])
def test_interrupted_at_any_moment_there_is_no_traceback(
    tmp_path: Path, environment: dict[str, str], after: float
) -> None:
    process = start(tmp_path / "data", environment, STARTED)
    assert process.stderr
    assert process.stderr.readline() == "started\n"  # before that the interpreter itself is interrupted
    time.sleep(after)
    process.send_signal(signal.SIGINT)
    answer, told = process.communicate(timeout=60)
    # It may just have ended; the interpreter that is being taken down has no handler of signals any more.
    assert process.returncode == 130 or (process.returncode in (0, -signal.SIGINT) and json.loads(answer))
    assert "Traceback" not in told


def test_interrupted_by_hand_it_says_that_what_was_found_is_kept(
    tmp_path: Path, environment: dict[str, str]
) -> None:
    process = start(tmp_path / "data", environment)
    assert process.stderr
    process.stderr.read(1)  # of the first line of progress: the harvest is under way
    process.send_signal(signal.SIGINT)
    answer, told = process.communicate(timeout=60)
    # It may just have ended; the interpreter that is being taken down has no handler of signals any more.
    assert process.returncode == 130 or (process.returncode in (0, -signal.SIGINT) and json.loads(answer))
    assert "Traceback" not in told
    assert process.returncode == 0 or "kept" in told


def test_interrupted_while_it_loads_it_says_so_in_a_line(tmp_path: Path) -> None:
    stop = "import os, signal; os.kill(os.getpid(), signal.SIGINT)"
    (tmp_path / "typer.py").write_text(stop)  # stands before the library of that name
    done = subprocess.run(
        [*SHOWUP, "version"],
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": str(tmp_path)},
        timeout=60,
        check=False,
    )
    assert (done.returncode, done.stdout, done.stderr) == (130, "", "\nshowup: interrupted\n")


def test_two_harvests_at_once_one_does_the_work_and_one_is_told(
    tmp_path: Path, environment: dict[str, str]
) -> None:
    both = [start(tmp_path / "data", environment) for _ in range(2)]
    ends = [process.communicate(timeout=120) for process in both]
    codes = sorted(process.returncode for process in both)
    assert codes in ([0, 1], [0, 0])  # on a slow machine one may begin when the other has ended
    for process, (out, told) in zip(both, ends, strict=True):
        assert "Traceback" not in told
        assert out if process.returncode == 0 else "harvest" in told


def test_a_full_disk_is_a_line_and_the_store_stays_sound(tmp_path: Path, environment: dict[str, str]) -> None:
    folder = tmp_path / "data"
    words = [*SHOWUP, "demo", "--quiet", "--now", NOW, "--data-dir", str(folder)]

    def fill_disk() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, 200_000))

    done = subprocess.run(
        words,
        capture_output=True,
        text=True,
        env=environment,
        preexec_fn=fill_disk,
        timeout=120,
        check=False,
    )
    assert (done.returncode, done.stdout) == (1, "")
    assert str(folder) in done.stderr
    assert "Traceback" not in done.stderr
    ended, _ = start(folder, environment).communicate(timeout=120)
    assert read_events(ended)


def test_a_store_locked_by_another_program_is_told(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "data"
    assert run("demo", "--quiet", "--now", NOW, "--data-dir", folder).code == 0
    other = sqlite3.connect(folder / "harvest.db", isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    said = run("demo", "--quiet", "--now", NOW, "--data-dir", folder)
    other.execute("ROLLBACK")
    assert said.code == 1
    assert "Traceback" not in said.err
    assert str(folder) in said.err


@pytest.mark.corpus
@pytest.mark.parametrize("cut", [100, 50_000, -3])
def test_a_replay_archive_cut_short_is_told(run: Run, corpora: Path, tmp_path: Path, cut: int) -> None:
    archive = tmp_path / "davis.warc.gz"
    archive.write_bytes((corpora / "data/replay/davis.warc.gz").read_bytes()[:cut])
    said = run("find", "Davis, California", "--replay", archive, "--now", NOW)
    assert "davis.warc.gz" in said.err
    assert "Traceback" not in said.err


def test_without_a_network_one_line_tells_the_ways_on_and_nothing_is_taken_for_searched(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise socket.gaierror(socket.EAI_AGAIN, "Temporary failure in name resolution")

    monkeypatch.setattr(socket, "getaddrinfo", fail)
    monkeypatch.setenv("HOME", str(tmp_path))
    words = ["showup", "find", "Lincoln, Nebraska", "--quiet", "--data-dir", str(tmp_path / "data")]
    monkeypatch.setattr("sys.argv", words)
    for _attempt in range(2):  # the first has left nothing that looks like a searched town
        with pytest.raises(SystemExit) as ended:
            main()
        said = capsys.readouterr()
        assert (ended.value.code, said.out) == (3, "")
        assert "is there a network? Without one: showup demo, or --replay ARCHIVE." in said.err
