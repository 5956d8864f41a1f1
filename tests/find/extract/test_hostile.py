"""No document takes any reader more than two seconds of processor or 200 megabytes, and none is an error."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import REPOSITORY
from tests.find.extract.hostile import DOCUMENTS

LABELS = list(DOCUMENTS)
SHARE = 10  # documents of one process


@pytest.mark.slow
@pytest.mark.skipif(not Path("/proc/self/clear_refs").exists(), reason="memory is measured by Linux")
@pytest.mark.parametrize("first", range(0, len(LABELS), SHARE))
def test_a_hostile_document_takes_bounded_time_and_memory(first: int) -> None:
    command = [sys.executable, "-m", "tests.find.extract.hostile", *LABELS[first : first + SHARE]]
    told = subprocess.run(command, capture_output=True, text=True, check=True, cwd=REPOSITORY).stdout
    assert json.loads(told) == []
