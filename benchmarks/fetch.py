"""How fast many hosts are fetched, beside bare aiohttp and httpx in the same run.

usage: fetch.py [--hosts N] [--pages N] [--rounds N] [--json]

A server in a process of its own listens on N addresses of 127/8. Everybody asks each host for its
robots.txt, some pages, and the same pages again with the validators they came with (304); pauses are
off for all. aiohttp and httpx only ask and take the bytes, with the same number of hosts at once;
showup also obeys robots, guards, limits, paces and makes documents. Medians of the rounds, seconds.
The last figure is a first answer for a town of 150 hosts that each take 200 ms, pauses on, from the
first request to the ranked meetings (town.py measures more of it).
"""

from __future__ import annotations

import argparse
import asyncio
import json
import multiprocessing
import statistics
import time
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace
from multiprocessing.connection import Connection

import aiohttp
from town import measure_town

from showup.find.fetch.fetcher import Fetcher
from showup.find.fetch.live import LiveTransport
from showup.find.fetch.settings import FetchSettings
from showup.model.document import Request

AT_ONCE = 48
ROBOTS = b"User-agent: *\nDisallow: /private/\nDisallow: /wp-admin/\nAllow: /wp-admin/admin-ajax.php\n"
PAGE = b"BEGIN:VCALENDAR\r\n" + b"SUMMARY:Meeting of the neighbours\r\n" * 600 + b"END:VCALENDAR\r\n"
ETAG = b'"a1b2c3"'


class Site(asyncio.Protocol):
    """The least of an HTTP server, so that what is measured is the asker."""

    def __init__(self) -> None:
        self._heard = b""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Keep the connection."""
        self._transport = transport

    def data_received(self, data: bytes) -> None:
        """Answer each head that has come."""
        self._heard += data
        while b"\r\n\r\n" in self._heard:
            head, _, self._heard = self._heard.partition(b"\r\n\r\n")
            self._answer(head)

    def _answer(self, head: bytes) -> None:
        status, body = b"200 OK", ROBOTS if b"/robots.txt " in head else PAGE
        if b"if-none-match" in head.lower():
            status, body = b"304 Not Modified", b""
        self._transport.write(  # type: ignore[attr-defined]  # a stream's transport
            b"HTTP/1.1 %s\r\nETag: %s\r\nContent-Type: text/calendar\r\nContent-Length: %d\r\n\r\n%s"
            % (status, ETAG, len(body), body)
        )


def run_server(hosts: int, told: Connection) -> None:
    """Serve on `hosts` addresses, one free port for all, until the process is ended."""

    async def run() -> None:
        loop = asyncio.get_running_loop()
        names = [f"127.0.{1 + number // 250}.{1 + number % 250}" for number in range(hosts)]
        first = await loop.create_server(Site, names[0], 0)
        port = first.sockets[0].getsockname()[1]
        for name in names[1:]:
            await loop.create_server(Site, name, port)
        told.send([f"http://{name}:{port}" for name in names])
        await asyncio.Event().wait()

    asyncio.run(run())


async def fetch_all(origins: Sequence[str], pages: int) -> int:
    """Ask with showup."""
    settings = FetchSettings(gap_seconds=0.0, hosts_at_once=AT_ONCE, allowed_endpoints=tuple(origins))
    # The user's own endpoints are not asked for a robots.txt; to the fetcher these hosts are strangers.
    fetcher = Fetcher(LiveTransport(settings), replace(settings, allowed_endpoints=()))

    async def ask(origin: str) -> None:
        for number in range(pages):
            request = Request(f"{origin}/page/{number}")
            document = await fetcher.fetch(request)
            again = await fetcher.fetch(request, etag=document.headers["etag"])
            assert (document.status, again.status) == (200, 304), document

    await asyncio.gather(*(ask(origin) for origin in origins))
    await fetcher.close()
    return fetcher.requests


async def fetch_by_aiohttp(origins: Sequence[str], pages: int) -> int:
    """Ask with nothing but aiohttp."""
    asked = 0
    gate = asyncio.Semaphore(AT_ONCE)
    async with aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=AT_ONCE)) as session:

        async def get(url: str, **headers: str) -> str:
            nonlocal asked
            async with gate, session.get(url, headers=headers) as response:
                await response.read()
                asked += 1
                return response.headers["etag"]

        async def ask(origin: str) -> None:
            await get(f"{origin}/robots.txt")
            for number in range(pages):
                etag = await get(f"{origin}/page/{number}")
                await get(f"{origin}/page/{number}", **{"If-None-Match": etag})

        await asyncio.gather(*(ask(origin) for origin in origins))
    return asked


async def fetch_by_httpx(origins: Sequence[str], pages: int) -> int:
    """Ask with httpx."""
    import httpx

    asked = 0
    gate = asyncio.Semaphore(AT_ONCE)
    async with httpx.AsyncClient(limits=httpx.Limits(max_connections=AT_ONCE), timeout=60) as client:

        async def get(url: str, **headers: str) -> str:
            nonlocal asked
            async with gate:
                response = await client.get(url, headers=headers)
                asked += 1
                return str(response.headers["etag"])

        async def ask(origin: str) -> None:
            await get(f"{origin}/robots.txt")
            for number in range(pages):
                etag = await get(f"{origin}/page/{number}")
                await get(f"{origin}/page/{number}", **{"If-None-Match": etag})

        await asyncio.gather(*(ask(origin) for origin in origins))
    return asked


Ask = Callable[[Sequence[str], int], Awaitable[int]]


def measure(asks: dict[str, Ask], origins: Sequence[str], pages: int, rounds: int) -> dict[str, float]:
    """Return the median seconds of each, taking turns; all must have sent as many requests."""
    seconds: dict[str, list[float]] = {name: [] for name in asks}
    for _ in range(rounds + 1):
        counts: set[int] = set()
        for name, ask in asks.items():
            began = time.perf_counter()
            counts.add(asyncio.run(ask(origins, pages)))  # type: ignore[arg-type]  # coroutines all
            seconds[name].append(time.perf_counter() - began)
        assert len(counts) == 1, f"unequal work: {counts}"
    return {name: round(statistics.median(times[1:]), 3) for name, times in seconds.items()}  # one to warm up


def with_server(hosts: int, work: Callable[[list[str]], dict[str, float]]) -> dict[str, float]:
    """Run the work against a server of its own process."""
    here, there = multiprocessing.Pipe()
    server = multiprocessing.Process(target=run_server, args=(hosts, there), daemon=True)
    server.start()
    try:
        return work(here.recv())
    finally:
        server.terminate()


def choose_rivals() -> dict[str, Ask]:
    """Return who is measured; httpx only where it is installed."""
    asks: dict[str, Ask] = {"showup": fetch_all, "aiohttp": fetch_by_aiohttp}
    try:
        import httpx  # noqa: F401  # only to see whether it is there
    except ImportError:
        return asks
    return {**asks, "httpx": fetch_by_httpx}


def main() -> None:
    """Tell the figures, as lines or as one line of JSON."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--hosts", type=int, default=200)
    parser.add_argument("--pages", type=int, default=3)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    asks = choose_rivals()
    seconds = with_server(
        options.hosts, lambda origins: measure(asks, origins, options.pages, options.rounds)
    )
    seconds["first_answer"] = measure_town(150, 0.2)
    if options.json:
        print(json.dumps(seconds))
        return
    for name, taken in seconds.items():
        print(f"{name:<13} {taken:7.3f} s   {taken / seconds['showup']:5.2f} x showup's time")


if __name__ == "__main__":
    main()
