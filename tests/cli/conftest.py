"""The command line as a person runs it: a process of its own, a data folder of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

from showup.errors import ShowupError

NOW = "2026-08-21T12:00:00-04:00"
SHOWUP = [sys.executable, "-m", "showup"]


@dataclass(frozen=True)
class Said:
    """What a command said, and how it ended."""

    code: int
    out: str
    err: str

    def json(self) -> Any:
        return json.loads(self.out)

    def lines(self) -> list[Any]:
        return [json.loads(line) for line in self.out.splitlines()]


Run = Callable[..., Said]


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    """The variables of a machine on which showup was never run."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("SHOWUP_")}
    return kept | {"HOME": str(tmp_path), "XDG_DATA_HOME": "", "XDG_CONFIG_HOME": ""}


@pytest.fixture
def run(tmp_path: Path, environment: dict[str, str]) -> Run:
    def run(*words: str | Path, stdin: str = "", **variables: str) -> Said:
        done = subprocess.run(
            [*SHOWUP, *map(str, words)],
            input=stdin,
            capture_output=True,
            text=True,
            cwd=tmp_path,
            env=environment | variables,
            timeout=300,
            check=False,
        )
        return Said(done.returncode, done.stdout, done.stderr)

    return run


def read(result: Result) -> Any:
    """Return the JSON that a command printed."""
    assert result.exit_code == 0, (result.output, result.exception)
    return json.loads(result.stdout)


def read_fault(result: Result) -> str:
    """Return the one line in which a command refused."""
    assert isinstance(result.exception, ShowupError), result.output
    return str(result.exception)
