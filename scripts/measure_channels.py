"""What each channel is worth in a recorded town: what it led to, alone or not, what is lost without it.

    python scripts/measure_channels.py --now 2026-08-21T12:00:00-07:00 "Davis, California" ARCHIVE

Discovers the town once and prints for each channel the working sources and the events of the next 30 days to
which it led, and those to which no other did. With --without NAME it is discovered anew without that channel,
and what is lost is told: more than that, where a page of its finding led on. A discovery takes from half
a minute to some minutes. The figures stand in docs/reference/channels.md.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from showup.find.harvest.find import credit_sources
from showup.gazetteer.resolve import resolve
from showup.model.source import WORKING
from showup.store.harvest_store import Asked, HarvestStore

RADIUS_KM, DAYS = 40.2336, 30
Worth = tuple[frozenset[str], Sequence[frozenset[str]], Mapping[str, frozenset[str]]]


def discover(town: str, archive: Path, now: datetime, without: Sequence[str] = ()) -> Worth:
    """Return the working sources, the sources of each event and the channels of each source."""
    with tempfile.TemporaryDirectory() as folder:
        options = [
            "--replay",
            str(archive),
            "--now",
            now.isoformat(),
            "--data-dir",
            folder,
            "--json",
            "--quiet",
        ]
        left_out = [word for name in without for word in ("--without", name)]
        command = [sys.executable, "-m", "showup", "discover", town, *options, *left_out]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
        lines: list[dict[str, Any]] = [json.loads(line) for line in done.stdout.splitlines()]
        working = frozenset(line["feed_url"] for line in lines if line["status"] in WORKING)
        return working, *read_town(town, Path(folder), now)


def read_town(
    name: str, folder: Path, now: datetime
) -> tuple[list[frozenset[str]], dict[str, frozenset[str]]]:
    """Return the sources of each event and the channels of each source of a harvested town."""
    town = resolve(name)
    with HarvestStore.open(folder / "harvest.db") as store:
        asked = Asked(town.lat, town.lon, RADIUS_KM, now, now + timedelta(days=DAYS), town.key)
        return store.tell_sources(asked), credit_sources(store, town)


def weigh_channels(worth: Worth) -> Iterator[tuple[str, int, int, int, int]]:
    """Yield for each channel the sources and events it led to, then those to which it alone did."""
    working, seen, led = worth
    by = [frozenset().union(*(led.get(source, frozenset()) for source in sources)) for sources in seen]
    for name in sorted(frozenset().union(*led.values())):
        mine = [source for source in working if name in led.get(source, ())]
        alone = [source for source in mine if led[source] == {name}]
        yield (
            name,
            len(mine),
            sum(name in names for names in by),
            len(alone),
            sum(names == {name} for names in by),
        )


def main() -> None:
    """Print a line a channel."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--now", type=datetime.fromisoformat, required=True)
    parser.add_argument("--without", action="append", default=[], metavar="NAME")
    parser.add_argument("town")
    parser.add_argument("archive", type=Path)
    given = parser.parse_args()
    worth = discover(given.town, given.archive, given.now)
    print(f"all channels: {len(worth[0])} sources, {len(worth[1])} events", flush=True)
    for name, sources, events, alone, events_alone in weigh_channels(worth):
        print(f"{name}: {sources} sources and {events} events; alone {alone} and {events_alone}", flush=True)
    for name in given.without:
        working, seen, _ = discover(given.town, given.archive, given.now, (name,))
        lost = f"{len(worth[0]) - len(working)} sources and {len(worth[1]) - len(seen)} events lost"
        print(f"without {name}: {len(working)} sources, {len(seen)} events; {lost}", flush=True)


if __name__ == "__main__":
    main()
