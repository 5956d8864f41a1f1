"""How fast votes are analysed, beside red-dwarf on the same votes in the same process.

usage: listen.py [--json] [--large]

The conversations lie in SHOWUP_CORPORA (by default ../shared); invented crowds of 10,000 participants and
1,000 statements need nothing. --large adds 1,000,000 participants with 47 million votes, without the rival.
Reading files is not measured: both are given votes as they like them.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import json
import os
import resource
import statistics
import sys
import time
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np

from showup.listen.analyse import analyse
from showup.listen.votes import Votes, make_votes

CORPORA = Path(os.environ.get("SHOWUP_CORPORA", Path(__file__).parent.parent.parent / "shared"))
RUNS = 3


def draw_crowd(people: int, statements: int, mean_votes: float, seed: int = 1) -> Votes:
    """Return votes of an invented crowd in three camps, each participant on some statements."""
    generator = np.random.default_rng(seed)
    cast = np.clip(generator.poisson(mean_votes, people), 1, statements // 2)
    starts = np.concatenate(([0], np.cumsum(cast)))
    chance = generator.random((3, statements)).astype(np.float32)
    columns, values = np.empty(starts[-1], np.int32), np.empty(starts[-1], np.int8)
    for first in range(0, people, 10_000):  # in parts, so that the peak of memory is that of the engine
        part = cast[first : first + 10_000]
        at, end = starts[first], starts[min(first + 10_000, people)]
        within = np.arange(at, end) - np.repeat(starts[first : first + len(part)], part)
        begin = np.repeat(generator.integers(0, statements, len(part)), part)
        columns[at:end] = (begin + within * 7) % statements  # 7 has no factor in common with 1,000
        camp = np.repeat(generator.integers(0, 3, len(part)), part)
        agrees = generator.random(end - at, dtype=np.float32) < chance[camp, columns[at:end]]
        values[at:end] = np.where(agrees, 1, -1)
    names = [str(at) for at in range(statements)]
    return Votes(range(people), names, starts, columns, values, np.zeros(statements, dtype=bool))  # type: ignore[arg-type]


def read_conversations() -> dict[str, Votes]:
    """Return the real conversations of the corpora."""
    found = {}
    for folder in sorted((CORPORA / "data/polis").iterdir()):
        if (folder / "votes.csv.gz").exists():
            with gzip.open(folder / "votes.csv.gz", "rt", encoding="utf-8") as lines:
                rows = list(csv.DictReader(lines))
            cast = ((row["participant"], row["comment"], int(float(row["vote"]))) for row in rows)
            found[folder.name] = make_votes(cast)
    return found


def time_it(do: Callable[[], object]) -> float:
    """Return the best of a few runs in seconds; NaN where it fails."""
    best = float("inf")
    for _ in range(RUNS):
        began = time.perf_counter()
        try:
            do()
        except Exception:
            return float("nan")
        best = min(best, time.perf_counter() - began)
    return best


def prepare_rival(votes: Votes) -> Callable[[], object] | None:
    """Return red-dwarf's run over the votes; None where it is not installed."""
    if not find_spec("reddwarf"):
        return None
    from reddwarf.implementations.polis import run_pipeline  # type: ignore[import-not-found,unused-ignore]

    listed = [
        {"participant_id": int(row), "statement_id": int(column), "vote": int(value)}
        for row, column, value in zip(votes.rows(), votes.columns, votes.values, strict=True)
    ]
    return lambda: run_pipeline(votes=listed)


def compare(votes: Votes) -> dict[str, float]:
    """Return milliseconds of both, and how many times faster we are."""
    ours = time_it(lambda: analyse(votes, "polis"))
    rival = prepare_rival(votes)
    theirs = time_it(rival) if rival else float("nan")
    return {"ms": 1000 * ours, "rival_ms": 1000 * theirs, "times": theirs / ours}


def measure_large() -> dict[str, float]:
    """Return the seconds and the peak of memory for a million participants."""
    votes = draw_crowd(1_000_000, 1_000, 47)
    began = time.process_time()  # of one core, whatever else the machine does
    analyse(votes, "polis")
    seconds = time.process_time() - began
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6
    return {"votes": len(votes.values), "seconds": round(seconds, 1), "peak_gb": round(peak, 2)}


def main() -> int:
    """Tell the figures, as lines or as one line of JSON."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--large", action="store_true")
    options = parser.parse_args()
    figures: dict[str, Any] = {}
    if options.large:  # first, so that the peak of memory is its own
        figures["1,000,000 x 1,000"] = measure_large()
    if (CORPORA / "data/polis").is_dir():
        rows = [compare(votes) for votes in read_conversations().values()]
        figures["conversations"] = {
            "count": len(rows),
            **{name: round(statistics.median(clean(rows, name)), 1) for name in rows[0] if clean(rows, name)},
            "rival_failed": sum(row["rival_ms"] != row["rival_ms"] for row in rows),
        }
    figures["10,000 x 1,000"] = {
        name: round(value, 1) for name, value in compare(draw_crowd(10_000, 1_000, 47)).items()
    }
    if options.json:
        print(json.dumps(figures))
    else:
        for name, told in figures.items():
            print(f"{name}: {', '.join(f'{key} {value}' for key, value in told.items())}")
    return 0


def clean(rows: list[dict[str, float]], name: str) -> list[float]:
    """Return the figures of a name that are known."""
    return [row[name] for row in rows if row[name] == row[name]]


if __name__ == "__main__":
    sys.exit(main())
