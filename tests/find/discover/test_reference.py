"""The reference pages of channels and networks keep up with the code."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from showup.find.discover.registry import load_channels

REPOSITORY = Path(__file__).resolve().parents[3]
PAGE = (REPOSITORY / "docs" / "reference" / "channels.md").read_text(encoding="utf-8")
TABLE = PAGE.split("\n## ")[0].splitlines()


@pytest.mark.parametrize("name", sorted(load_channels()))
def test_a_channel_stands_in_the_reference_with_what_it_tells(name: str) -> None:
    (row,) = [line for line in TABLE if line.startswith(f"| {name} |")]
    assert row.split(" | ")[2].removesuffix(" |") == (load_channels()[name].TELLS or "nothing")


def test_the_page_of_networks_is_written_from_their_file() -> None:
    script = REPOSITORY / "scripts" / "write_network_reference.py"
    assert subprocess.run([sys.executable, script, "--check"], check=False).returncode == 0
