"""How fast the find page is: in the process, over a town of many events, answers not kept and kept.

make bench ONLY=web ARGS="--events 10000 --json"
"""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from statistics import quantiles
from tempfile import TemporaryDirectory

from litestar.testing import TestClient

from showup.cli.run import Wanted, run_harvest
from showup.cli.serve_command import make_desk
from showup.cli.settings import Settings, read_settings
from showup.cli.stores import open_store
from showup.model.match import Question
from showup.sample.town import TOWN
from showup.web.app import make_app

NOW = "2026-08-21T12:00:00-05:00"
HOME = "http://127.0.0.1:8765"
PATH = "/find?town=Linden+Ferry"


def fill_store(settings: Settings, events: int) -> None:
    """Harvest the sample town and repeat its events under other ids until there are so many."""
    with open_store(settings) as store:
        run_harvest(settings, TOWN, store, Wanted())
        question = Question(TOWN, settings.now, within_km=40, days=92, level=0)
        real = store.search(
            TOWN.lat, TOWN.lon, 40, question.now, question.now + timedelta(92), town_key=TOWN.key
        )
        made, judged = [], {}
        for number in range(events):
            row = real[number % len(real)]
            event = replace(row.event, event_id=f"e{number:018x}", series_id="", members=())
            made.append(event)
            judged[event.event_id] = row.judgement
        store.write_events(TOWN.key, [], made, judged, [], {})


def measure(ask: Callable[[int], None], times: int) -> dict[str, float]:
    """Return the median and the 95th percentile in milliseconds."""
    spent = []
    for number in range(times):
        began = time.perf_counter()
        ask(number)
        spent.append(1000 * (time.perf_counter() - began))
    cuts = quantiles(spent, n=20)
    return {"p50_ms": round(cuts[9], 1), "p95_ms": round(cuts[18], 1)}


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--events", type=int, default=10_000)
    parser.add_argument("--times", type=int, default=100)
    parser.add_argument("--json", action="store_true")
    told = parser.parse_args()
    with TemporaryDirectory() as folder:
        settings = read_settings(data_dir=Path(folder), now=NOW, replay=None, json=False, quiet=True)
        fill_store(settings, told.events)
        desk = make_desk(settings, HOME, public=True)
        with TestClient(make_app(desk), base_url=HOME) as client:
            client.get(PATH)
            fresh = measure(
                lambda number: void(client.get(f"{PATH}&days={7 + number % 85}")), min(told.times, 85)
            )
            kept = measure(lambda _number: void(client.get(PATH)), told.times)
            wire = len(client.get(PATH, headers={"Accept-Encoding": "identity"}).content)
    result = {
        "events": told.events,
        "at": datetime.now().isoformat(),
        "fresh": fresh,
        "kept": kept,
        "page_bytes": wire,
    }
    print(json.dumps({"showup": result}) if told.json else result)


def void(_answer: object) -> None:
    """Let go of an answer."""


if __name__ == "__main__":
    main()
