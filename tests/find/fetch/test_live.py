"""The live transport against a server that misbehaves: every fault is named, none raises."""

from __future__ import annotations

import asyncio
import gzip
import shutil
import ssl
import subprocess
import zlib
from dataclasses import replace
from pathlib import Path

import brotli
import pytest

from showup.find.fetch.fetcher import Fetcher
from showup.find.fetch.live import LiveTransport
from showup.find.fetch.settings import FetchSettings
from showup.model.document import Document, Request
from tests.find.fetch.loopback import (
    Loopback,
    Page,
    make_answer,
    reset,
    send_and_stop,
    send_slowly,
    serve,
)

MEGABYTE = 1_000_000
CHUNKED = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
TEXT = "Réunion du comité, mardi à 19 h.\n".encode() * 40


def impatient(origin: str) -> FetchSettings:
    """Settings that let exactly this server be asked, and give up soon."""
    return FetchSettings(
        allowed_endpoints=(origin,),
        paced=False,
        timeout_seconds=1.0,
        silence_seconds=0.2,
        connect_seconds=0.5,
        max_bytes=8 * MEGABYTE,
    )


async def ask(pages: dict[str, Page], request_path: str = "/", **more: object) -> tuple[Document, Loopback]:
    async with serve(pages) as server:
        fetcher = Fetcher(LiveTransport(impatient(server.origin)), impatient(server.origin))
        try:
            request = Request(server.origin + request_path, **more)  # type: ignore[arg-type]  # as given
            return await fetcher.fetch_own(request), server
        finally:
            await fetcher.close()


def fetch(pages: dict[str, Page], request_path: str = "/", **more: object) -> Document:
    return asyncio.run(ask(pages, request_path, **more))[0]


async def stall(writer: asyncio.StreamWriter) -> None:
    await asyncio.sleep(0.6)


FAULTS: dict[str, tuple[Page, str]] = {
    "never answers": (stall, "timeout"),
    "begins and stalls": (send_slowly(CHUNKED + b"5\r\nhello\r\n", b"", 0.6, 1), "timeout"),
    "stalls in the headers": (send_slowly(b"HTTP/1.1 200 OK\r\nContent-", b"", 0.6, 1), "timeout"),
    "drips": (send_slowly(CHUNKED, b"1\r\nx\r\n", 0.05, 30), "too-slow"),
    "breaks off at once": (reset, "reset"),
    "closes without a word": (send_and_stop(b""), "reset"),
    "promises more than it sends": (
        send_and_stop(b"HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\nshort"),
        "truncated",
    ),
    "ends within a chunk": (send_and_stop(CHUNKED + b"ff\r\nshort"), "truncated"),
    "sends a chunk that is none": (send_and_stop(CHUNKED + b"zz\r\nhello\r\n0\r\n\r\n"), "garbled"),
    "sends no HTTP": (send_and_stop(b"220 ftp.example ready\r\n\r\n"), "garbled"),
    "sends a header of a megabyte": (
        send_and_stop(b"HTTP/1.1 200 OK\r\nX-Long: " + b"a" * MEGABYTE + b"\r\n\r\n"),
        "garbled",
    ),
    "sends ten thousand headers": (
        send_and_stop(b"HTTP/1.1 200 OK\r\n" + b"X-Many: 1\r\n" * 10_000 + b"\r\n"),
        "garbled",
    ),
    "has a negative length": (
        send_and_stop(b"HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\nhello"),
        "garbled",
    ),
    "says 200 megabytes": (
        send_and_stop(b"HTTP/1.1 200 OK\r\nContent-Length: 200000000\r\n\r\n"),
        "too-large",
    ),
    "sends 200 megabytes": (
        send_slowly(b"HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n", b"x" * MEGABYTE, 0, 200),
        "too-large",
    ),
    "sends chunks without end": (
        send_slowly(CHUNKED, b"10000\r\n" + b"x" * 65536 + b"\r\n", 0, 5000),
        "too-large",
    ),
    "sends a gzip bomb": (
        make_answer(gzip.compress(bytes(50 * MEGABYTE)), "Content-Encoding: gzip"),
        "bomb",
    ),
    "sends a bomb of many members": (
        make_answer(gzip.compress(bytes(MEGABYTE)) * 50, "Content-Encoding: gzip"),
        "bomb",
    ),
    "sends a brotli bomb": (
        make_answer(brotli.compress(bytes(50 * MEGABYTE)), "Content-Encoding: br"),
        "bomb",
    ),
    "sends half a gzip": (
        make_answer(gzip.compress(TEXT, mtime=0)[:-20], "Content-Encoding: gzip"),
        "truncated",
    ),
    "sends broken gzip": (make_answer(b"\x1f\x8bnonsense" * 9, "Content-Encoding: gzip"), "garbled"),
    "sends broken brotli": (make_answer(b"\xff" * 99, "Content-Encoding: br"), "garbled"),
    "invents an encoding": (make_answer(b"hello", "Content-Encoding: rot13"), "garbled"),
    "redirects to itself": (make_answer(b"", "Location: /", 302), "redirect-loop"),
    "redirects to a cloud's metadata": (
        make_answer(b"", "Location: http://169.254.169.254/latest/meta-data/", 302),
        "forbidden-address",
    ),
    "redirects to a private host in disguise": (
        make_answer(b"", "Location: http://0x7f.1:1/", 307),
        "forbidden-address",
    ),
    "redirects to a file": (make_answer(b"", "Location: file:///etc/passwd", 301), "bad-url"),
    "redirects to nonsense": (make_answer(b"", "Location: http://[oops", 301), "bad-url"),
}


@pytest.mark.parametrize("case", FAULTS)
def test_each_fault_is_named_and_none_raises(case: str) -> None:
    page, fault = FAULTS[case]
    document = fetch({"/": page})
    assert (document.fault, document.status, document.body) == (fault, 0, b"")
    assert document.detail


def test_a_longer_loop_ends_too() -> None:
    pages: dict[str, Page] = {
        f"/{number}": make_answer(b"", f"Location: /{number + 1}", 302) for number in range(9)
    }
    document, server = asyncio.run(ask(pages, "/0"))
    assert (document.fault, server.paths.count("/5"), server.paths.count("/6")) == ("redirect-loop", 1, 0)


def test_where_nobody_listens_the_connection_is_refused() -> None:
    async def ask_closed() -> Document:
        async with serve({}) as server:
            pass
        transport = LiveTransport(impatient(server.origin))
        try:
            return await transport.send(Request(server.origin))
        finally:
            await transport.close()

    assert asyncio.run(ask_closed()).fault == "refused"


def test_a_server_without_tls_is_named() -> None:
    async def answer_plainly(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(make_answer(b"no secrets here"))
        writer.close()

    async def ask_plain() -> Document:
        server = await asyncio.start_server(answer_plainly, "127.0.0.1", 0)
        secure = f"https://127.0.0.1:{server.sockets[0].getsockname()[1]}"
        transport = LiveTransport(impatient(secure))
        try:
            return await transport.send(Request(secure))
        finally:
            await transport.close()
            server.close()

    assert asyncio.run(ask_plain()).fault == "tls"


@pytest.mark.skipif(not shutil.which("openssl"), reason="makes the certificate")
def test_a_certificate_that_nobody_vouches_for_is_refused_and_nothing_is_asked(tmp_path: Path) -> None:
    key, certificate = tmp_path / "key.pem", tmp_path / "certificate.pem"
    make = ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"]
    name = ["-days", "2", "-subj", "/CN=localhost", "-addext", "subjectAltName=IP:127.0.0.1"]
    subprocess.run([*make, *name, "-keyout", key, "-out", certificate], check=True, capture_output=True)
    secure = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    secure.load_cert_chain(certificate, key)
    heard: list[bytes] = []

    async def listen(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        heard.append(await reader.read(100))
        writer.close()

    async def ask_secure() -> Document:
        server = await asyncio.start_server(listen, "127.0.0.1", 0, ssl=secure)
        origin = f"https://127.0.0.1:{server.sockets[0].getsockname()[1]}"
        transport = LiveTransport(impatient(origin))
        try:
            return await transport.send(Request(origin))
        finally:
            await transport.close()
            server.close()

    document = asyncio.run(ask_secure())
    assert (document.fault, b"".join(heard)) == ("tls", b"")
    assert "certificate" in document.detail


def test_it_speaks_http_1_1() -> None:
    _, server = asyncio.run(ask({"/": make_answer(b"")}))
    assert server.heads[-1].startswith("GET / HTTP/1.1\r\n")


@pytest.mark.parametrize(
    ("encoding", "sent"),
    [
        ("", TEXT),
        ("identity", TEXT),
        ("gzip", gzip.compress(TEXT, mtime=0)),
        ("x-gzip", gzip.compress(TEXT, mtime=0)),
        ("GZIP", gzip.compress(TEXT[:99], mtime=0) + gzip.compress(TEXT[99:], mtime=0)),
        ("gzip", gzip.compress(TEXT, mtime=0) + bytes(20)),
        ("gzip", TEXT),  # says so and does not
        ("deflate", zlib.compress(TEXT)),
        ("deflate", zlib.compress(TEXT)[2:-4]),
        ("br", brotli.compress(TEXT)),
    ],
)
def test_a_body_comes_out_of_its_compression(encoding: str, sent: bytes) -> None:
    document = fetch({"/": make_answer(sent, f"Content-Encoding: {encoding}")})
    assert (document.fault, document.body) == ("", TEXT)
    assert not {"content-encoding", "content-length"} & document.headers.keys()


def test_redirects_are_followed_and_the_final_address_told() -> None:
    pages: dict[str, Page] = {
        "/": make_answer(b"", "Location: /new/", 301),
        "/new/": make_answer(b"here", 'ETag: "7"\nX-Two: a\nX-Two: b'),
    }
    document, server = asyncio.run(ask(pages, "/?old=1#top", note="mine"))
    assert document.url == f"{server.origin}/new/"
    assert document.request == Request(f"{server.origin}/?old=1#top", note="mine")
    assert (document.body, dict(document.headers)) == (b"here", {"etag": '"7"', "x-two": "a, b"})


def test_one_who_asks_says_who_it_is_and_carries_no_cookie() -> None:
    async def ask_twice() -> list[str]:
        page = make_answer(b"", "Set-Cookie: id=1")
        async with serve({"/": page}) as server:
            settings = FetchSettings(contact="https://me.example/bot", allowed_endpoints=(server.origin,))
            transport = LiveTransport(settings)
            for _ in range(2):
                assert "set-cookie" not in (await transport.send(Request(server.origin))).headers
            await transport.close()
            return server.heads

    for head in asyncio.run(ask_twice()):
        assert "User-Agent: showup/" in head
        assert "(+https://me.example/bot)" in head
        assert "Accept-Encoding: gzip, deflate, br" in head
        assert "Cookie" not in head


def test_a_contact_cannot_smuggle_a_header() -> None:
    assert "\n" not in FetchSettings(contact="a\r\nHost: b").user_agent
    assert FetchSettings(contact="é)").user_agent == FetchSettings().user_agent


def test_validators_are_sent_and_an_unchanged_page_is_304() -> None:
    async def revalidate() -> tuple[Document, Loopback]:
        async with serve({"/": make_answer(b"", 'ETag: "7"', 304)}) as server:
            stranger = replace(impatient(server.origin), allowed_endpoints=())
            fetcher = Fetcher(LiveTransport(impatient(server.origin)), stranger)
            try:
                return await fetcher.fetch(
                    Request(server.origin), '"7"', "Fri, 21 Aug 2026 19:00:00 GMT"
                ), server
            finally:
                await fetcher.close()

    document, server = asyncio.run(revalidate())
    assert (document.status, document.body, document.fault) == (304, b"", "")
    assert 'If-None-Match: "7"' in server.heads[-1]
    assert "If-Modified-Since: Fri, 21 Aug 2026 19:00:00 GMT" in server.heads[-1]


def test_an_address_is_asked_as_it_was_published() -> None:
    path = "/calendar/ical/me%40group.example/basic.ics?q=a+b%20c&d=%2F"
    _, server = asyncio.run(ask({}, path))
    assert server.paths == [path]


def test_the_environment_names_no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    assert fetch({"/": make_answer(b"direct")}).body == b"direct"


def test_a_proxy_that_is_asked_for_is_used_but_never_towards_a_private_host() -> None:
    async def ask_by_proxy() -> tuple[Document, Document, Loopback]:
        async with serve({"http://town.example/": make_answer(b"by proxy")}) as server:
            transport = LiveTransport(FetchSettings(proxy=server.origin))
            outside = await transport.send(Request("http://town.example/"))
            inside = await transport.send(Request("http://192.168.1.1/"))
            await transport.close()
            return outside, inside, server

    outside, inside, server = asyncio.run(ask_by_proxy())
    assert (outside.body, inside.fault) == (b"by proxy", "forbidden-address")
    assert server.paths == ["http://town.example/"]
