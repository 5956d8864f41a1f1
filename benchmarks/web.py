"""How fast the find page is: a public server in a process of its own, asked over loopback.

make bench ONLY=web ARGS="--events 10000 --json"

"fresh" are different questions one after the other (causes, activities, days, spans, sections, languages),
none asked before; "kept" is one question again and again, as readers of one town ask it within a minute.
Beside the time on the clock stands the processor time of the server, which other work on the machine
does not stretch; requests a second on one core are counted by it.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import random
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from http.client import HTTPConnection
from pathlib import Path
from statistics import quantiles
from tempfile import TemporaryDirectory
from urllib.parse import urlencode

from showup.cli.run import run_harvest
from showup.cli.settings import Settings, read_settings
from showup.cli.stores import open_store
from showup.cli.wanted import Wanted
from showup.model.judgement import ACTIVITIES, TOPICS
from showup.model.match import Question
from showup.sample.town import TOWN
from showup.web.form import REACHES

NOW = "2026-08-21T12:00:00-05:00"
TICK = os.sysconf("SC_CLK_TCK")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--events", type=int, default=10_000)
    parser.add_argument("--times", type=int, default=200)
    parser.add_argument("--folder", type=Path, help="Keep the filled store here for the next run.")
    parser.add_argument("--json", action="store_true")
    asked = parser.parse_args()
    with TemporaryDirectory() as made:
        folder = asked.folder or Path(made)
        settings = read_settings(data_dir=folder, now=NOW, replay=None, json=False, quiet=True)
        if not (folder / "harvest.db").exists():
            fill_store(settings, asked.events)
        with run_server(folder) as (port, process):
            result = {"events": asked.events, **measure(port, process, asked.times)}
    print(json.dumps({"showup": result}) if asked.json else result)


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


@contextmanager
def run_server(folder: Path) -> Iterator[tuple[int, int]]:
    """Serve the folder in public; give the port and the process."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = int(free.getsockname()[1])
    command = [sys.executable, "-m", "showup", "serve", "--public", "--port", str(port), "--quiet"]
    server = subprocess.Popen([*command, "--data-dir", str(folder), "--now", NOW], stderr=subprocess.DEVNULL)
    try:
        for _ in range(600):
            try:
                ask(port, "/robots.txt")
                break
            except OSError:  # not listening yet
                time.sleep(0.1)
        yield port, server.pid
    finally:
        server.send_signal(signal.SIGINT)
        server.wait()


def measure(port: int, process: int, times: int) -> dict[str, object]:
    """Return times in milliseconds, requests a second of one core, and bytes over the wire."""
    ask(port, make_path({}))
    questions = [make_path(question) for question in invent_questions(times)]
    fresh = time_requests(port, process, questions)
    kept = time_requests(port, process, [make_path({})] * times)
    body = ask(port, make_path({}))
    return {
        "fresh": fresh,
        "kept": kept,
        "requests_a_second_of_one_core": round(1000 / kept["cpu_ms"]),
        "wire_bytes": len(body),
        "page_bytes": len(gzip.decompress(body)),
    }


def invent_questions(count: int) -> Iterator[dict[str, str]]:
    """Yield different questions as people ask them: most of a month, some with a cause or a filter."""
    pick = random.Random(7)
    for number in range(count):
        question = {"rows": str(20 + number % 5), "lang": pick.choice(("en", "es"))}
        question["days"] = pick.choice(("7", "30", "30", "30"))
        question["section"] = pick.choice(("take-part", "take-part", "government", "everything"))
        for name, values in (("about", TOPICS), ("doing", ACTIVITIES)):
            if pick.random() < 0.5:
                question[name] = pick.choice(values)
        question["within"] = str(pick.choice(REACHES))
        yield question


def make_path(question: dict[str, str]) -> str:
    """Return the address of a question about the sample town."""
    return "/find?" + urlencode({"town": TOWN.name, **question})


def time_requests(port: int, process: int, paths: list[str]) -> dict[str, float]:
    """Return the median and the 95th percentile on the clock, and the server's processor time a request."""
    spent, used = [], []
    for number, path in enumerate(paths):
        busy, began = read_cpu(process), time.perf_counter()
        ask(port, path, reader=number)
        spent.append(1000 * (time.perf_counter() - began))
        used.append(1000 * (read_cpu(process) - busy))
    cuts = quantiles(spent, n=20)
    return {
        "p50_ms": round(cuts[9], 1),
        "p95_ms": round(cuts[18], 1),
        "cpu_ms": round(sum(used) / len(used), 1),
        "cpu_p95_ms": round(quantiles(used, n=20)[18], 1),
    }


def ask(port: int, path: str, reader: int = 0) -> bytes:
    """Return the body as it came; every reader has an address of its own, or the rate would be limited."""
    connection = HTTPConnection("127.0.0.1", port, timeout=120)
    sender = f"10.0.{reader // 250}.{1 + reader % 250}"
    connection.request("GET", path, headers={"Accept-Encoding": "gzip", "X-Forwarded-For": sender})
    answer = connection.getresponse()
    body = answer.read()
    connection.close()
    if answer.status != 200:
        raise SystemExit(f"{path}: {answer.status}")
    return body


def read_cpu(process: int) -> float:
    """Return the processor time of a process in seconds, to the hundredth (Linux)."""
    told = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    return (int(told[11]) + int(told[12])) / TICK


if __name__ == "__main__":
    main()
