"""What passed through a recording comes out of its archive the same."""

from __future__ import annotations

import asyncio
import gzip
import resource
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from showup.errors import ArchiveError
from showup.find.fetch.address import read_address
from showup.find.fetch.fetcher import Fetcher
from showup.find.fetch.record import RecordingTransport
from showup.find.fetch.replay import ReplayTransport
from showup.find.fetch.settings import FetchSettings
from showup.find.fetch.transport import Transport
from showup.model.document import Document, Request
from tests.find.fetch.script import Script, answer, fail

AT = datetime(2026, 8, 21, 19, tzinfo=UTC)
HOSTS = st.sampled_from(["https://a.example", "http://b.example:8080", "https://[2606:4700::1]"])
PATHS = st.sampled_from(["", "/", "/events", "/events?page=2", "/é?q=a b&c=%2F", "/me%40x.ics#top"])
HEADER_NAMES = st.sampled_from(["content-type", "etag", "x-note", "location"])
HEADER_VALUES = st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"]), min_size=1, max_size=20)
REQUESTS = st.builds(
    lambda host, path, body: Request(host + path, "POST" if body else "GET", body=body),
    HOSTS,
    PATHS,
    st.none() | st.binary(min_size=1, max_size=30),
)
ANSWERS = st.builds(
    lambda status, headers, body: Document(Request(""), "", status, headers, body, AT),
    st.sampled_from([200, 201, 301, 403, 404, 410, 500, 599]),
    st.dictionaries(HEADER_NAMES, HEADER_VALUES, max_size=3),
    st.binary(max_size=300) | st.sampled_from([b"WARC/1.1\r\n\r\n", b"\x1f\x8b", b"\r\n\r\n"]),
)


class Given:
    """A network in which each request has one given answer, or a fault."""

    def __init__(self, answers: Mapping[Request, Document]) -> None:
        self._answers = answers

    async def send(self, request: Request) -> Document:
        known = self._answers.get(request)
        return (known and replace(known, request=request, url=request.url)) or fail("dns")

    async def close(self) -> None:
        pass


async def ask(transport: Transport, wanted: Sequence[Request]) -> list[Document]:
    documents = [await transport.send(request) for request in wanted]
    await transport.close()
    return documents


def record(path: Path, answers: Mapping[Request, Document]) -> list[Document]:
    return asyncio.run(ask(RecordingTransport(Given(answers), path), list(answers)))


def replay(path: Path, wanted: Sequence[Request]) -> list[Document]:
    return asyncio.run(ask(ReplayTransport([path]), wanted))


@settings(deadline=None, max_examples=60)
@given(st.dictionaries(REQUESTS, ANSWERS, min_size=1, max_size=5))
def test_a_recording_replays_to_identical_documents(answers: dict[Request, Document]) -> None:
    assume(len({(read_address(asked.url), asked.method, asked.body) for asked in answers}) == len(answers))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "run.warc.gz"
        recorded = record(path, answers)
        assert recorded == replay(path, list(answers))
        assert [document.body for document in recorded] == [document.body for document in answers.values()]


def test_pages_asked_by_the_body_of_a_post_are_told_apart(tmp_path: Path) -> None:
    bodies = (b"page=0", b"page=1", b"page=2")
    pages = {Request("https://a.example/q", "POST", body=body): answer(body=body[-1:]) for body in bodies}
    record(tmp_path / "a.warc.gz", pages)
    told = [document.body for document in replay(tmp_path / "a.warc.gz", list(pages))]
    assert told == [b"0", b"1", b"2"]
    (other,) = replay(tmp_path / "a.warc.gz", [Request("https://a.example/q", "POST", body=b"page=9")])
    assert other.body == b"2"
    (get,) = replay(tmp_path / "a.warc.gz", [Request("https://a.example/q")])
    assert get.status == 404


def test_every_hop_of_a_redirect_is_recorded(tmp_path: Path) -> None:
    home = "https://a.example/"
    script = Script({home: [answer(302, location="/b")], home + "b": [answer(body=b"there")]})
    path = tmp_path / "a.warc.gz"

    async def fetch(transport: Transport) -> Document:
        fetcher = Fetcher(transport, FetchSettings(paced=False))
        document = await fetcher.fetch(Request(home))
        await fetcher.close()
        return document

    live = asyncio.run(fetch(RecordingTransport(script, path)))
    again = asyncio.run(fetch(ReplayTransport([path])))
    assert (
        (live.url, live.body, live.status)
        == (again.url, again.body, again.status)
        == (home + "b", b"there", 200)
    )


def test_what_a_transport_has_followed_itself_is_recorded_as_a_redirect(tmp_path: Path) -> None:
    class Following(Given):
        async def send(self, request: Request) -> Document:
            return Document(request, "https://a.example/final", 200, {}, b"there", AT)

    path = tmp_path / "a.warc.gz"
    asyncio.run(ask(RecordingTransport(Following({}), path), [Request("https://a.example/")]))
    moved, final = replay(path, [Request("https://a.example/"), Request("https://a.example/final")])
    assert (moved.status, moved.headers["location"], final.body) == (302, "https://a.example/final", b"there")


def test_faults_and_keys_are_not_recorded(tmp_path: Path) -> None:
    path = tmp_path / "a.warc.gz"
    keyed = Request("https://a.example/", headers=(("X-Token", "hush"), ("Accept", "text/html")))
    record(path, {keyed: answer(body=b"yes"), Request("https://b.example/"): fail("timeout")})
    assert b"hush" not in gzip.decompress(path.read_bytes())
    assert replay(path, [Request("https://b.example/")])[0].status == 404


def test_a_recording_asks_for_whole_answers(tmp_path: Path) -> None:
    script = Script({"https://a.example/": [answer(body=b"whole")]})
    asked = Request("https://a.example/", headers=(("If-None-Match", '"7"'), ("Accept", "text/html")))
    (document,) = asyncio.run(ask(RecordingTransport(script, tmp_path / "a.warc.gz"), [asked]))
    assert document.request == asked
    assert script.asked[0][1].headers == (("Accept", "text/html"),)


@pytest.mark.parametrize("cut", [1, 9, 60, 200, 300])
def test_a_recording_that_was_killed_goes_on_after_its_last_whole_record(cut: int, tmp_path: Path) -> None:
    path = tmp_path / "a.warc.gz"
    first, second, third = (Request(f"https://{name}.example/") for name in "abc")
    record(path, {first: answer(body=b"1"), second: answer(body=b"2" * 400)})
    path.write_bytes(path.read_bytes()[:-cut])
    with pytest.raises(ArchiveError, match="cut short"):
        replay(path, [first])
    record(path, {third: answer(body=b"3")})
    assert [document.body for document in replay(path, [first, third])] == [b"1", b"3"]


def test_at_its_size_limit_a_recording_stops_and_the_run_goes_on(tmp_path: Path) -> None:
    path = tmp_path / "a.warc.gz"
    requests = [Request(f"https://a.example/{number}") for number in range(20)]
    recording = RecordingTransport(Given(dict.fromkeys(requests, answer(body=b"x"))), path, max_bytes=3_000)
    documents = asyncio.run(ask(recording, requests))
    assert [document.body for document in documents] == [b"x"] * 20
    assert [(problem.stage, problem.where) for problem in recording.problems] == [("fetch", str(path))]
    assert path.stat().st_size <= 3_000
    kept = [document.status for document in replay(path, requests)]
    assert kept == sorted(kept)
    assert 200 in kept
    assert 404 in kept


def test_a_place_that_cannot_be_written_is_told_at_once(tmp_path: Path) -> None:
    with pytest.raises(ArchiveError, match="directory"):
        RecordingTransport(Given({}), tmp_path)


def test_a_full_disk_stops_the_recording_not_the_run(tmp_path: Path) -> None:
    requests = [Request(f"https://a.example/{number}") for number in range(9)]
    path = tmp_path / "a.warc.gz"
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1_500, before[1]))
    try:
        recording = RecordingTransport(Given(dict.fromkeys(requests, answer(body=b"x"))), path)
        documents = asyncio.run(ask(recording, requests))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert [document.body for document in documents] == [b"x"] * 9
    assert [problem.what[:18] for problem in recording.problems] == ["recording stopped:"]
    assert replay(path, requests)[0].body == b"x"
