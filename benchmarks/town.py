"""A whole town of loopback sources: discovered, read, merged, judged, stored, answered.

usage: town.py [--sources N] [--delay SECONDS] [--events N] [--cut] [--json]

A server in a process of its own stands for N sites of 127/8, each with a robots.txt, a home page that
links to a page of events, which links to a calendar file. Nothing is left out: pauses, robots and the
guard are as on the live web (but for the addresses that it would refuse). Told are the seconds until
the first answer, the processor's seconds, the largest memory and how many requests were sent; and the
same when every calendar is asked again and answers "not modified". With --cut a first run is killed in
the middle, and told is what the next one still had to do.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import multiprocessing
import os
import resource
import signal
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from multiprocessing.connection import Connection
from pathlib import Path

from showup.cli.progress import Bar
from showup.find.fetch.fetcher import Fetcher
from showup.find.fetch.live import LiveTransport
from showup.find.fetch.settings import FetchSettings
from showup.find.harvest.find import find
from showup.find.harvest.here import Harvest, Summary
from showup.find.harvest.progress import Progress, Silence
from showup.find.harvest.settings import HarvestSettings
from showup.model.match import Question
from showup.model.town import Town
from showup.store.harvest_store import HarvestStore

NOW = datetime(2030, 5, 6, 12, tzinfo=UTC)
TOWN = Town("Benchmark", "Ohio", "OH", "US", 40.0, -83.0, "America/New_York", 50_000)
HOME = b"<html><head><title>Club %s</title></head><body><a href='/events/'>Events</a></body></html>"
PAGE = b"<html><head><title>Events</title></head><body><a href='/all.ics'>Subscribe</a></body></html>"
THINGS = ("tenants", "gardeners", "singers", "voters", "neighbours", "cyclists", "readers", "cooks")


def write_calendar(host: str, events: int) -> bytes:
    """Return a calendar with so many meetings in the next weeks, different for each host."""
    number = int.from_bytes(map(int, host.split(".")))
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//benchmark//EN"]
    for turn in range(events):
        start = NOW + timedelta(days=1 + (number * 7 + turn * 3) % 28, hours=(number + turn) % 9)
        lines += [
            "BEGIN:VEVENT",
            f"UID:{turn}@{host}",
            f"SUMMARY:Meeting {turn} of the {THINGS[number % 8]} of street {number % 100_000}",
            f"DTSTART:{start:%Y%m%dT%H%M%SZ}",
            f"LOCATION:Hall {number % 100_000}",
            "DESCRIPTION:Come and help us plan the next action. Newcomers are welcome.",
            "END:VEVENT",
        ]
    return "\r\n".join([*lines, "END:VCALENDAR", ""]).encode()


class Site(asyncio.Protocol):
    """Any of the sites, told apart by the address that was connected to."""

    def __init__(self, delay: float, events: int) -> None:
        self._delay, self._events, self._heard = delay, events, b""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Keep the connection."""
        self._transport = transport

    def data_received(self, data: bytes) -> None:
        """Answer each head that has come, after the delay."""
        self._heard += data
        while b"\r\n\r\n" in self._heard:
            head, _, self._heard = self._heard.partition(b"\r\n\r\n")
            asyncio.get_running_loop().call_later(self._delay, self._answer, head)

    def _answer(self, head: bytes) -> None:
        host = self._transport.get_extra_info("sockname")[0]
        status, kind, body = b"200 OK", b"text/html", b""
        path = head.split(b" ", 2)[1]
        if b"if-none-match" in head.lower():
            status = b"304 Not Modified"
        elif path == b"/":
            body = HOME % host.encode()
        elif path == b"/events/":
            body = PAGE
        elif path == b"/all.ics":
            kind, body = b"text/calendar", write_calendar(host, self._events)
        else:
            status = b"404 Not Found"
        self._transport.write(  # type: ignore[attr-defined]  # a stream's transport
            b'HTTP/1.1 %s\r\nETag: "1"\r\nContent-Type: %s\r\nContent-Length: %d\r\n\r\n%s'
            % (status, kind, len(body), body)
        )


def run_server(delay: float, events: int, told: Connection) -> None:
    """Serve all addresses of this machine on one free port until the process is ended."""

    async def run() -> None:
        loop = asyncio.get_running_loop()
        server = await loop.create_server(lambda: Site(delay, events), "0.0.0.0", 0, backlog=1024)
        told.send(server.sockets[0].getsockname()[1])
        await asyncio.Event().wait()

    asyncio.run(run())


async def harvest(folder: Path, homes: tuple[str, ...], progress: Progress, *, discover: bool) -> Summary:
    """Harvest the town into a store, then put the main question to it."""
    trusting = FetchSettings(allowed_endpoints=homes)
    fetcher = Fetcher(LiveTransport(trusting), replace(trusting, allowed_endpoints=()))
    plan = HarvestSettings(now=NOW, by_hand=homes, live=True)
    with HarvestStore.open(folder / "harvest.db") as store:
        summary = await Harvest(TOWN, store, fetcher, plan, progress, {}).run(discover=discover)
        assert find(Question(TOWN, NOW), store, ()).matches or summary.events == 0
    await fetcher.close()
    summary.requests = fetcher.requests
    return summary


def measure(folder: Path, homes: tuple[str, ...], progress: Progress, *, discover: bool) -> dict[str, float]:
    """Return what one run took."""
    began, spent = time.perf_counter(), time.process_time()
    summary = asyncio.run(harvest(folder, homes, progress, discover=discover))
    return {
        "seconds": round(time.perf_counter() - began, 1),
        "cpu_seconds": round(time.process_time() - spent, 1),
        "memory_mb": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024),
        "requests": summary.requests,
        "looked_at": summary.leads,
        "working": summary.working,
        "events": summary.events,
    }


class Watched(Silence):
    """Ends the process without a word when so many sites are done."""

    def __init__(self, end_at: int) -> None:
        self._end_at = end_at

    def step(self, stage: str, done: int, total: int, what: str) -> None:
        """Look whether it is time."""
        if stage == "sites" and done >= self._end_at:
            os.kill(os.getpid(), signal.SIGKILL)


def cut_short(folder: Path, homes: tuple[str, ...]) -> None:
    """Begin the run in another process, which is killed when half of it is done."""
    watched = Watched(len(homes) // 2)
    process = multiprocessing.Process(
        target=measure, args=(folder, homes, watched), kwargs={"discover": True}
    )
    process.start()
    process.join()


def name_homes(sources: int, port: int) -> tuple[str, ...]:
    """Return the home pages of so many sites, each at an address of its own."""
    numbers = range(sources)
    return tuple(f"http://127.{1 + n // 62_500}.{n // 250 % 250}.{1 + n % 250}:{port}/" for n in numbers)


@contextmanager
def serve(delay: float, events: int) -> Iterator[int]:
    """Run the server and give its port."""
    here, there = multiprocessing.Pipe()
    server = multiprocessing.Process(target=run_server, args=(delay, events, there), daemon=True)
    server.start()
    try:
        yield here.recv()
    finally:
        server.terminate()


def measure_town(sources: int, delay: float) -> float:
    """Return the seconds until the first answer for a town of so many sources."""
    with serve(delay, 8) as port, tempfile.TemporaryDirectory() as name:
        told = measure(Path(name), name_homes(sources, port), Silence(), discover=True)
    assert told["working"] == sources, told
    return told["seconds"]


def run_all(options: argparse.Namespace, port: int) -> Iterator[tuple[str, dict[str, float]]]:
    """Yield the figures of each run as it ends."""
    progress = Silence() if options.json else Bar(sys.stderr)
    homes = name_homes(options.sources, port)
    with tempfile.TemporaryDirectory() as name:
        if options.cut:
            cut_short(Path(name), homes)
        first = "after_the_cut" if options.cut else "first_answer"
        yield first, measure(Path(name), homes, progress, discover=True)
        yield "again", measure(Path(name), homes, progress, discover=False)


def main() -> None:
    """Tell the figures, as lines or as one line of JSON."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--sources", type=int, default=150)
    parser.add_argument("--delay", type=float, default=0.2)
    parser.add_argument("--events", type=int, default=8)
    parser.add_argument("--cut", action="store_true")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    told: dict[str, dict[str, float]] = {}
    with serve(options.delay, options.events) as port:
        for name, figures in run_all(options, port):
            told[name] = figures
            if not options.json:
                words = ", ".join(f"{word} {value:,}" for word, value in figures.items())
                print(f"{name:<14} {words}", flush=True)
    if options.json:
        print(json.dumps(told))


if __name__ == "__main__":
    main()
