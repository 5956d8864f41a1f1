"""Archives answer as DESIGN says: the exact address, then without its query, else 404."""

from __future__ import annotations

import asyncio
import gzip
from datetime import UTC, datetime
from pathlib import Path

import pytest

from showup.errors import ArchiveError
from showup.find.fetch.fetcher import Fetcher
from showup.find.fetch.replay import ReplayTransport
from showup.find.fetch.settings import FetchSettings
from showup.model.document import Document, Request
from tests.effort import is_done_within
from tests.find.fetch.archives import make_response, write_archive

PAGES = (
    make_response("https://hall.example/", b"home", "Content-Type: text/html\nETag: \"7\""),
    make_response("https://hall.example/events?page=2", b"second"),
    make_response("https://hall.example/events", b"first", "Last-Modified: Fri, 21 Aug 2026 19:00:00 GMT"),
    make_response("http://hall.example/", b"", "Location: https://hall.example/", 301),
    make_response("https://hall.example/old", b"", "Location: /older", 302),
    make_response("https://hall.example/older", b"", "Location: /old", 302),
    make_response("https://hall.example/me%40group/basic.ics", b"calendar"),
    make_response("https://hall.example/zipped", gzip.compress(b"text"), "Content-Encoding: gzip"),
    make_response("https://hall.example/unzipped", b"text", "Content-Encoding: gzip"),
    make_response("https://hall.example/chunks", b"4\r\ntext\r\n0\r\n\r\n", "Transfer-Encoding: chunked"),
    make_response("https://hall.example/no-chunks", b"text", "Transfer-Encoding: chunked"),
    make_response("https://hall.example/bomb", gzip.compress(bytes(9_000_000)), "Content-Encoding: gzip"),
    make_response("https://hall.example/large", bytes(21_000_000)),
    make_response("https://hall.example/late", b"busy", status=503),
    make_response("https://hall.example/late", b"there"),
)  # fmt: skip


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_archive(tmp_path_factory.mktemp("archive") / "hall.warc.gz", *PAGES)


def get(archive: Path, url: str, **more: object) -> Document:
    async def fetch() -> Document:
        fetcher = Fetcher(ReplayTransport([archive]), FetchSettings(paced=False))
        try:
            return await fetcher.fetch(Request(url, **more))  # type: ignore[arg-type]  # as given
        finally:
            await fetcher.close()

    return asyncio.run(fetch())


@pytest.mark.parametrize(
    ("path", "body"),
    [
        ("", b"home"),
        ("/", b"home"),
        ("/?", b"home"),
        ("/#top", b"home"),
        ("/?utm=x", b"home"),
        (":443/", b"home"),
        ("/events?page=2", b"second"),
        ("/events?page=3", b"first"),
        ("/me@group/basic.ics", b"calendar"),
        ("/me%40group/basic.ics?x=1", b"calendar"),
        ("/zipped", b"text"),
        ("/unzipped", b"text"),
        ("/chunks", b"text"),
        ("/no-chunks", b"text"),
        ("/late", b"there"),
    ],
)
def test_an_address_is_found(path: str, body: bytes, archive: Path) -> None:
    document = get(archive, f"https://hall.example{path}")
    assert (document.status, document.body, document.fault) == (200, body, "")
    assert document.fetched_at == datetime(2026, 8, 21, 19, tzinfo=UTC)


@pytest.mark.parametrize(
    "url", ["https://hall.example/other", "https://other.example/", "https://hall.example:8443/"]
)
def test_what_was_not_recorded_is_not_found(url: str, archive: Path) -> None:
    document = get(archive, url)
    assert (document.status, document.body, document.fault) == (404, b"", "")
    assert document.detail == "not in the archive"


def test_a_post_is_answered_by_its_address_alone(archive: Path) -> None:
    assert get(archive, "https://hall.example/events?q", method="POST", body=b"anything").body == b"first"


def test_redirects_are_followed_and_loops_named(archive: Path) -> None:
    home = get(archive, "HTTP://Hall.example")
    assert (home.url, home.body, home.request.url) == (
        "https://hall.example/",
        b"home",
        "HTTP://Hall.example",
    )
    assert get(archive, "https://hall.example/old").fault == "redirect-loop"


@pytest.mark.parametrize(
    ("path", "header", "value", "status"),
    [
        ("", "If-None-Match", '"7"', 304),
        ("", "if-none-match", 'W/"7"', 304),
        ("", "If-None-Match", '"8"', 200),
        ("events", "If-Modified-Since", "Fri, 21 Aug 2026 19:00:00 GMT", 304),
        ("events", "If-Modified-Since", "Thu, 20 Aug 2026 19:00:00 GMT", 200),
        ("zipped", "If-None-Match", '"7"', 200),
    ],
)
def test_an_unchanged_answer_is_not_given_again(
    path: str, header: str, value: str, status: int, archive: Path
) -> None:
    document = get(archive, f"https://hall.example/{path}", headers=((header, value),))
    assert (document.status, document.body == b"") == (status, status == 304)


def test_sizes_are_bounded_as_on_the_network(archive: Path) -> None:
    faults = [get(archive, f"https://hall.example/{path}").fault for path in ("bomb", "large")]
    assert faults == ["bomb", "too-large"]


def test_several_archives_are_one_network(archive: Path, tmp_path: Path) -> None:
    record = make_response("https://b.example/", b"b")
    other = write_archive(tmp_path / "other.warc", record, compressed=False)

    async def fetch() -> list[bytes]:
        transport = ReplayTransport([archive, other])
        urls = ("https://hall.example/", "https://b.example/")
        bodies = [(await transport.send(Request(url))).body for url in urls]
        await transport.close()
        return bodies

    assert asyncio.run(fetch()) == [b"home", b"b"]


def break_archive(whole: bytes) -> dict[str, tuple[bytes, str]]:
    return {
        "empty": (b"", "holds no records"),
        "text": (b"hello world\r\n" * 99, "is no WARC archive"),
        "a page": (b"<!DOCTYPE html><title>Not found</title>" * 99, "is no WARC archive"),
        "gzip of something else": (gzip.compress(b"hello world\r\n" * 99), "is damaged"),
        "cut within a record": (whole[:-40], "is cut short"),
        "cut within the first": (whole[:40], "is cut short"),
        "followed by junk": (whole + b"junk", "is "),
        "zip": (b"PK\x03\x04" + bytes(500), "is no WARC archive"),
    }


@pytest.mark.parametrize("case", break_archive(b"x" * 99))
def test_an_archive_that_cannot_be_read_is_told_in_one_line(case: str, tmp_path: Path) -> None:
    whole = b"".join(gzip.compress(make_response(f"https://{n}.example/", b"page")) for n in "ab")
    data, words = break_archive(whole)[case]
    path = tmp_path / "broken.warc.gz"
    path.write_bytes(data)
    with pytest.raises(ArchiveError) as told:
        ReplayTransport([path])
    assert str(told.value).startswith(str(path))
    assert words in str(told.value)
    assert "\n" not in str(told.value)


def test_the_advice_for_an_archive_cut_short_keeps_what_is_whole(tmp_path: Path) -> None:
    records = [gzip.compress(make_response(f"https://{n}.example/", b"page")) for n in "abc"]
    path = tmp_path / "cut.warc.gz"
    path.write_bytes(b"".join(records)[:-9])
    with pytest.raises(ArchiveError, match=f"head -c {len(records[0] + records[1])} "):
        ReplayTransport([path])
    path.write_bytes(b"".join(records[:2]))
    assert get(path, "https://b.example/").body == b"page"


def test_a_missing_archive_is_told(tmp_path: Path) -> None:
    with pytest.raises(ArchiveError, match="No such file"):
        ReplayTransport([tmp_path / "none.warc.gz"])


def test_a_record_that_is_no_http_is_garbled(tmp_path: Path) -> None:
    record = make_response("https://a.example/", b"x").replace(b"HTTP/1.1 200", b"FTP, so: 200")
    path = write_archive(tmp_path / "a.warc.gz", record)
    assert get(path, "https://a.example/").fault == "garbled"


@pytest.mark.corpus
@pytest.mark.parametrize("town", ["bloomington", "davis", "santarosa"])
def test_a_replay_town_opens_quickly_and_holds_its_sources(town: str, corpora: Path) -> None:
    archive = corpora / "data" / "replay" / f"{town}.warc.gz"
    assert is_done_within(2.0, lambda: ReplayTransport([archive]))
    transport = ReplayTransport([archive])
    question = Request("https://overpass-api.de/api/interpreter", "POST", body=b"anything")
    document = asyncio.run(transport.send(question))
    assert document.status == 200
    asyncio.run(transport.close())
