"""How long a search takes: 25 miles, 30 days, two causes, facet counts, the soonest 20.

usage: search.py [--events N] [--questions N] [--only NAME] [--folder DIR] [--json]

How events are made says `searching/events.py`. Rivals in the same run on the same events and questions:
FTS5 joined with R*Tree, tantivy and PostgreSQL with PostGIS, the last two where they are installed.
"Cold" is each question after the system was asked to forget the files and they were opened anew. The
last line of --json is the result.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from importlib.util import find_spec
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp
from typing import Any

from searching.events import invent_events, invent_questions
from searching.ours import Ours
from searching.postgres import Postgres, find_binaries
from searching.rtree import RTree
from searching.tantivy_index import Tantivy
from searching.timing import describe_times, forget_pages, time_questions

COLD = 60  # questions asked cold


def main() -> None:
    """Measure every contestant and print the figures."""
    asked = read_arguments()
    contestants: list[Any] = [Ours, RTree]
    for rival, there in ((Tantivy, find_spec("tantivy")), (Postgres, find_binaries())):
        if there:
            contestants.append(rival)
        else:
            print(f"{rival.name}: not installed, not measured", file=sys.stderr)
    figures = {
        contestant.name: measure(contestant, asked)
        for contestant in contestants
        if not asked.only or contestant.name == asked.only
    }
    if asked.json:
        print(json.dumps({"showup": figures.pop("showup", None), "rivals": figures}))
    else:
        for name, told in figures.items():
            print(f"{name:<12}", "  ".join(f"{key} {value}" for key, value in told.items()))


def read_arguments() -> argparse.Namespace:
    """Return what was asked on the command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--events", type=int, default=100_000)
    parser.add_argument("--questions", type=int, default=1_000)
    parser.add_argument("--only", default="")
    parser.add_argument("--folder", type=Path)
    parser.add_argument("--json", action="store_true")
    return parser.parse_args()


def measure(kind: Any, asked: argparse.Namespace) -> dict[str, float]:
    """Load one contestant, ask it warm and cold, and throw it away."""
    folder = Path(mkdtemp(prefix=f"showup-{kind.name}-", dir=asked.folder))
    contestant = kind(folder)
    try:
        began = time.perf_counter()
        contestant.load(invent_events(asked.events))
        loaded = time.perf_counter() - began
        print(f"{kind.name}: {asked.events:,} events loaded in {loaded:.0f} s", file=sys.stderr)
        size = sum(file.stat().st_size for file in folder.rglob("*") if file.is_file())
        cold = ask_cold(contestant, invent_questions(COLD, seed=13))
        contestant.open()
        questions = invent_questions(asked.questions)
        time_questions(contestant.ask, questions)  # warms up
        warm = time_questions(contestant.ask, questions)
        found = sum(contestant.ask(question)[0] for question in questions) / len(questions)
        contestant.close()
        beside = {"found": round(found, 1), "megabytes": round(size / 1e6), "load_s": round(loaded)}
        return describe_times(warm, cold) | beside
    finally:
        if hasattr(contestant, "end"):
            contestant.end()
        rmtree(folder)


def ask_cold(contestant: Any, questions: list[Any]) -> list[float]:
    """Return the times of questions of which each meets files that nobody has read."""
    times = []
    for question in questions:
        forget_pages(contestant.folder)
        contestant.open()
        times += time_questions(contestant.ask, [question])
        contestant.close()
    return times


if __name__ == "__main__":
    main()
