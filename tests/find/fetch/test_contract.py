"""What every transport does alike: live, replay, recording, and the sample town's."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TypeVar

import pytest

from showup.find.fetch.fetcher import Fetcher
from showup.find.fetch.live import LiveTransport
from showup.find.fetch.record import RecordingTransport
from showup.find.fetch.replay import ReplayTransport
from showup.find.fetch.settings import FetchSettings
from showup.find.fetch.transport import Transport
from showup.model.document import Document, Request
from showup.sample.town import ZONE
from showup.sample.transport import SampleTransport
from tests.find.fetch.archives import make_response, write_archive
from tests.find.fetch.loopback import Page, make_answer, serve

T = TypeVar("T")
UNPACED = FetchSettings(paced=False)
Make = Callable[[Path], AbstractAsyncContextManager["Site"]]


@dataclass(frozen=True)
class Site:
    """A transport, and addresses of four kinds on its network."""

    transport: Transport
    good: str
    moved: str
    looping: str
    missing: str
    settings: FetchSettings = UNPACED


def addresses(origin: str) -> tuple[str, str, str, str]:
    return f"{origin}/good", f"{origin}/moved", f"{origin}/looping", f"{origin}/missing"


@asynccontextmanager
async def live(_: Path) -> AsyncIterator[Site]:
    pages: dict[str, Page] = {
        "/good": make_answer(b"BEGIN:VCALENDAR", 'Content-Type: Text/Calendar; charset=utf-8\nETag: "7"'),
        "/moved": make_answer(b"", "Location: /good", 301),
        "/looping": make_answer(b"", "Location: /looping", 302),
    }
    async with serve(pages) as server:
        settings = FetchSettings(paced=False, allowed_endpoints=(server.origin,))
        yield Site(LiveTransport(settings), *addresses(server.origin))


@asynccontextmanager
async def replay(folder: Path) -> AsyncIterator[Site]:
    calendar = make_response(
        "https://a.example/good", b"BEGIN:VCALENDAR", 'Content-Type: text/calendar\nETag: "7"'
    )
    moved = make_response("https://a.example/moved", b"", "Location: good", 301)
    looping = make_response("https://a.example/looping", b"", "Location: /looping", 302)
    path = write_archive(folder / "a.warc.gz", calendar, moved, looping)
    yield Site(ReplayTransport([path]), *addresses("https://a.example"))


@asynccontextmanager
async def sample(_: Path) -> AsyncIterator[Site]:
    yield Site(
        SampleTransport(datetime(2026, 8, 21, 12, tzinfo=ZONE)),
        "https://lindenferryschools.example/calendar.ics",
        "https://lindenferrytenants.example/calendar",
        "https://sandhillsseniors.example/",
        "https://ferryfriends.example/nothing",
    )


def recorded(inner: Make) -> Make:
    @asynccontextmanager
    async def record(folder: Path) -> AsyncIterator[Site]:
        async with inner(folder) as site:
            transport = RecordingTransport(site.transport, folder / "record.warc.gz")
            yield Site(transport, site.good, site.moved, site.looping, site.missing, site.settings)

    return record


TRANSPORTS: dict[str, Make] = {
    "live": live,
    "replay": replay,
    "sample": sample,
    "live, recorded": recorded(live),
    "replay, recorded": recorded(replay),
    "sample, recorded": recorded(sample),
}


def on_site(name: str, folder: Path, ask: Callable[[Site, Fetcher], Awaitable[T]]) -> T:
    async def run() -> T:
        async with TRANSPORTS[name](folder) as site:
            fetcher = Fetcher(site.transport, site.settings)
            try:
                return await ask(site, fetcher)
            finally:
                await fetcher.close()

    return asyncio.run(run())


@pytest.fixture(params=TRANSPORTS)
def fetched(request: pytest.FixtureRequest, tmp_path: Path) -> dict[str, Document]:
    """Documents of each kind of address, by kind."""

    async def fetch(site: Site, fetcher: Fetcher) -> dict[str, Document]:
        wanted = {
            "good": Request(site.good, note="mine"),
            "moved": Request(site.moved),
            "looping": Request(site.looping),
            "missing": Request(site.missing),
            "bad": Request("file:///etc/passwd"),
            "brackets": Request("https://["),
        }
        return {kind: await fetcher.fetch(asked) for kind, asked in wanted.items()}

    return on_site(request.param, tmp_path, fetch)


def test_a_good_answer_is_whole(fetched: dict[str, Document]) -> None:
    document = fetched["good"]
    assert document.ok
    assert document.body.startswith(b"BEGIN:VCALENDAR")
    assert (document.content_type, document.request.note) == ("text/calendar", "mine")
    assert all(name == name.lower() for name in document.headers)
    assert document.url == document.request.url
    assert document.fetched_at is not None
    assert document.fetched_at.tzinfo is not None


def test_redirects_end_at_another_address(fetched: dict[str, Document]) -> None:
    document = fetched["moved"]
    assert document.ok
    assert document.url != document.request.url


def test_faults_are_named_and_hold_nothing(fetched: dict[str, Document]) -> None:
    faults = {kind: fetched[kind].fault for kind in ("looping", "bad", "brackets")}
    assert faults == {"looping": "redirect-loop", "bad": "bad-url", "brackets": "bad-url"}
    for kind in faults:
        assert (fetched[kind].status, fetched[kind].body, bool(fetched[kind].detail)) == (0, b"", True)


def test_what_is_not_there_is_404(fetched: dict[str, Document]) -> None:
    assert (fetched["missing"].status, fetched["missing"].fault) == (404, "")


@pytest.mark.parametrize("name", ["replay", "sample"])
def test_what_is_unchanged_comes_as_304_without_a_body(name: str, tmp_path: Path) -> None:
    async def fetch_again(site: Site, fetcher: Fetcher) -> Document:
        first = await fetcher.fetch(Request(site.good))
        return await fetcher.fetch(Request(site.good), etag=first.headers["etag"])

    document = on_site(name, tmp_path, fetch_again)
    assert (document.status, document.body) == (304, b"")


@pytest.mark.parametrize("name", ["live, recorded", "replay, recorded", "sample, recorded"])
def test_what_was_recorded_replays_the_same(name: str, tmp_path: Path) -> None:
    async def fetch_both(site: Site, fetcher: Fetcher) -> list[list[tuple[object, ...]]]:
        wanted = [Request(url) for url in (site.good, site.moved, site.missing)]
        once = [await fetcher.fetch(request) for request in wanted]
        archive = ReplayTransport([tmp_path / "record.warc.gz"])
        again = Fetcher(archive, FetchSettings(paced=False))
        twice = [await again.fetch(request) for request in wanted]
        await again.close()
        return [[*map(describe, once)], [*map(describe, twice)]]

    once, twice = on_site(name, tmp_path, fetch_both)
    assert once == twice


def describe(document: Document) -> tuple[object, ...]:
    return (document.request, document.url, document.status, dict(document.headers), document.body)
