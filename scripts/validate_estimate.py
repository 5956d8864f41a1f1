"""Leave sources out of harvested towns and see whether the estimate finds what is known with all.

    python scripts/validate_estimate.py --now 2026-08-21T12:00:00-04:00 "Bloomington, Indiana" FOLDER ...

The figures stand in docs/reference/coverage.md.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from itertools import combinations
from pathlib import Path
from statistics import median

from showup.find.answer.estimate import estimate_events, join_copies
from showup.find.harvest.find import credit_sources
from showup.gazetteer.resolve import resolve
from showup.store.harvest_store import Asked, HarvestStore

Seen = Sequence[frozenset[str]]
Led = Mapping[str, frozenset[str]]
Trial = tuple[Seen, Led]
TRIALS, RADIUS_KM, DAYS = 200, 40.2336, 30


def read_town(name: str, folder: Path, now: datetime) -> Trial:
    """Return the sources of each event and the channels of each source."""
    town = resolve(name)
    with HarvestStore.open(folder / "harvest.db") as store:
        asked = Asked(town.lat, town.lon, RADIUS_KM, now, now + timedelta(days=DAYS), town.key)
        return store.tell_sources(asked), credit_sources(store, town)


def keep(seen: Seen, kept: set[str]) -> Seen:
    """Return the events that the kept sources tell."""
    return [sources & kept for sources in seen if sources & kept]


def leave_out_lists(seen: Seen, led: Led, share: float) -> Iterator[Trial]:
    """Yield trials in which a share of the lists, copies with them, is left out at random."""
    chance = random.Random(1)
    names = join_copies(seen)
    lists = sorted(set(names.values()))
    for _trial in range(TRIALS):
        stay = {name for name in lists if chance.random() > share}
        yield keep(seen, {source for source, name in names.items() if name in stay}), led


def lose_leads(seen: Seen, led: Led, share: float) -> Iterator[Trial]:
    """Yield trials in which each channel misses each list with that chance; what none led to is lost."""
    chance = random.Random(1)
    names = join_copies(seen)
    lists = sorted(set(names.values()))
    channels = sorted(set().union(*led.values()))
    for _trial in range(TRIALS):
        lost = {(name, channel) for name in lists for channel in channels if chance.random() < share}
        rest = {
            source: frozenset(channel for channel in led.get(source, ()) if (name, channel) not in lost)
            for source, name in names.items()
        }
        yield keep(seen, {source for source, given in rest.items() if given}), rest


def leave_out_channels(seen: Seen, led: Led) -> Iterator[Trial]:
    """Yield trials in which one or two channels were never asked; those that change nothing are skipped."""
    channels = sorted(set().union(*led.values()))
    for count in (1, 2):
        for out in combinations(channels, count):
            rest = {source: given - set(out) for source, given in led.items()}
            left = keep(seen, {source for source, given in rest.items() if given})
            if left and len(left) < len(seen):
                yield left, rest


def score(trials: Iterator[Trial], truth: int) -> str:
    """Return how often the interval held the truth and how far the estimate was off."""
    told = [estimate_events(*trial) for trial in trials]
    known = [(one.at_least, one.low, one.high) for one in told if one.at_least and one.low and one.high]
    if not known:
        return f"{len(told)} trials, none told"
    held = sum(low <= truth <= high for _, low, high in known) / len(known)
    error = median(abs(at_least - truth) / truth for at_least, _, _ in known)
    return f"{len(told)} trials, {len(known)} told: held {held:.0%}, median error {error:.0%}"


def main() -> None:
    """Print a line a town and way of leaving out."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--now", type=datetime.fromisoformat, required=True)
    parser.add_argument("towns", nargs="+", metavar="TOWN FOLDER")
    given = parser.parse_args()
    for name, folder in zip(given.towns[::2], given.towns[1::2], strict=True):
        seen, led = read_town(name, Path(folder), given.now)
        print(f"{name}: {len(seen)} events; {estimate_events(seen, led)}")
        print(f"  channels     {score(leave_out_channels(seen, led), len(seen))}")
        for share in (0.25, 0.5):
            print(f"  {share:.0%} of leads {score(lose_leads(seen, led, share), len(seen))}")
        for share in (0.1, 0.25, 0.5):
            print(f"  {share:.0%} of lists {score(leave_out_lists(seen, led, share), len(seen))}")


if __name__ == "__main__":
    main()
