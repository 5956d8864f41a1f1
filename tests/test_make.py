"""What `make run` says where something of the machine is missing."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

SCRIPT = Path(__file__).resolve().parent.parent / "scripts" / "make_venv.sh"


def make(tmp_path: Path, fails_on: str) -> subprocess.CompletedProcess[str]:
    """Run the script with a Python that fails where it is asked for something."""
    python = tmp_path / "python3"
    python.write_text(f'#!/bin/sh\ncase "$*" in *{fails_on}*) exit 1;; esac\nexec {sys.executable} "$@"\n')
    python.chmod(0o755)
    words = ["sh", str(SCRIPT), str(python), str(tmp_path / "venv")]
    return subprocess.run(words, capture_output=True, text=True, env=dict(os.environ), check=False)


@pytest.mark.parametrize(
    ("fails_on", "told"),
    [
        ("ensurepip", "sudo apt-get install -y python3-venv"),
        ("version_info", "make PYTHON=python3.12"),
    ],
)
def test_what_is_missing_is_told_in_a_line_that_mends_it(tmp_path: Path, fails_on: str, told: str) -> None:
    done = make(tmp_path, fails_on)
    assert done.returncode == 1
    assert told in done.stderr
    assert done.stderr.count("\n") == 1
    assert not (tmp_path / "venv").exists()


def test_no_python_at_all_is_told(tmp_path: Path) -> None:
    words = ["sh", str(SCRIPT), str(tmp_path / "nowhere"), str(tmp_path / "venv")]
    done = subprocess.run(words, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr.count("\n")) == (1, 1)
    assert "sudo apt-get install -y python3 python3-venv" in done.stderr
