"""What each channel is worth: a recorded town is discovered without it, and what is lost is told.

    python scripts/measure_channels.py --now 2026-08-21T12:00:00-07:00 "Davis, California" ARCHIVE

Prints, for all channels and then without each, how many sources work and how many events of the next
30 days they tell. Names of channels may follow; else every one that led somewhere is left out in turn. The
figures stand in docs/reference/channels.md.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any


def run(town: str, archive: Path, now: str, folder: str, *words: str) -> list[Any]:
    """Return the lines of JSON that a command prints."""
    options = ["--replay", str(archive), "--now", now, "--data-dir", folder, "--json", "--quiet"]
    command = [sys.executable, "-m", "showup", words[0], town, *options, *words[1:]]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return [json.loads(line) for line in done.stdout.splitlines()]


def discover(town: str, archive: Path, now: str, without: Sequence[str]) -> tuple[int, dict[str, Any]]:
    """Return how many sources work and the coverage, discovered in a new folder."""
    left_out = [word for name in without for word in ("--without", name)]
    with tempfile.TemporaryDirectory() as folder:
        sources = run(town, archive, now, folder, "discover", *left_out)
        working = sum(source["status"] in ("ok", "quiet", "incomplete") for source in sources)
        return working, run(town, archive, now, folder, "coverage")[0]


def main() -> None:
    """Print a line a channel."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--now", required=True)
    parser.add_argument("town")
    parser.add_argument("archive", type=Path)
    parser.add_argument("channels", nargs="*")
    given = parser.parse_args()
    working, coverage = discover(given.town, given.archive, given.now, ())
    print(f"all channels: {working} sources, {coverage['events']} events", flush=True)
    led = [row["name"] for row in coverage["channels"] if row["leads"] and row["name"] != "named"]
    for name in given.channels or led:
        left, told = discover(given.town, given.archive, given.now, (name,))
        lost = f"{working - left} sources and {coverage['events'] - told['events']} events lost"
        print(f"without {name}: {left} sources, {told['events']} events; {lost}", flush=True)


if __name__ == "__main__":
    main()
