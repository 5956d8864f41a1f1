"""No private address is reached, whatever name, form, redirect or rebinding leads there."""

from __future__ import annotations

import asyncio
import socket

import pytest
from hypothesis import given
from hypothesis import strategies as st

from showup.find.fetch.fetcher import Fetcher
from showup.find.fetch.guard import is_public
from showup.find.fetch.live import LiveTransport
from showup.find.fetch.settings import FetchSettings
from showup.model.document import Document, Request
from tests.find.fetch.loopback import make_answer, serve

HOSTILE = (
    "http://127.0.0.1/",
    "http://127.0.0.1:22/",
    "http://127.255.255.254/",
    "http://localhost/",
    "http://LOCALHOST./",
    "http://localhost:8888/search",  # the user's own search engine, when no one configured it
    "http://127.0.0.1./",
    "http://2130706433/",  # decimal
    "http://0x7f000001/",
    "http://0x7f.0.0.1/",
    "http://017700000001/",
    "http://0177.0.0.1/",
    "http://127.1/",
    "http://127.0.1/",
    "http://0/",
    "http://0.0.0.0/",
    "http://1.2.3.4@127.0.0.1/",
    "http://user:pass@10.0.0.1/",
    "http://①②⑦.⓪.⓪.①/",
    "http://127。0。0。1/",
    "http://１２７.０.０.１/",
    "http://ⓛⓞⓒⓐⓛⓗⓞⓢⓣ/",
    "http://10.1.2.3/",
    "http://100.64.0.1/",
    "http://100.100.100.200/",  # metadata of a cloud
    "http://169.254.169.254/latest/meta-data/",
    "http://0xa9fea9fe/",
    "http://2852039166/",
    "http://0251.0376.0251.0376/",
    "http://168.63.129.16/",
    "http://172.16.0.1/",
    "http://172.31.255.255/",
    "http://192.0.0.192/",
    "http://192.0.2.1/",
    "http://192.168.0.1/",
    "http://198.18.0.1/",
    "http://224.0.0.1/",
    "http://240.0.0.1/",
    "http://255.255.255.255/",
    "http://[::]/",
    "http://[::1]/",
    "http://[0:0:0:0:0:0:0:1]/",
    "http://[::ffff:127.0.0.1]/",  # mapped
    "http://[::ffff:7f00:1]/",
    "http://[::127.0.0.1]/",  # compatible
    "http://[64:ff9b::127.0.0.1]/",  # NAT64
    "http://[64:ff9b::a9fe:a9fe]/",
    "http://[64:ff9b:1::1]/",
    "http://[2002:7f00:1::]/",  # 6to4
    "http://[2002:808:808::]/",
    "http://[2001:0:7f00:1::]/",  # Teredo
    "http://[2001:db8::1]/",
    "http://[2001:4860::5efe:7f00:1]/",  # ISATAP
    "http://[fe80::1]/",
    "http://[fec0::1]/",
    "http://[fd00:ec2::254]/",  # metadata of a cloud
    "http://[fc00::1]/",
    "http://[ff02::1]/",
    "http://[100::1]/",
    "http://[5f00::1]/",
)
NO_ADDRESS = (
    "http://[fe80::1%25eth0]/",  # a zone
    "http://[fe80::1%eth0]/",
    "http://%31%32%37.0.0.1/",
    "http://town.example\\@127.0.0.1/",
    "http://127.0.0.1\\.town.example/",
    "http://127.0.0.256/",
    "http://0x7f.0.0.1.2/",
    "http:///127.0.0.1/",
    "http://town.example:99999/",
    "http://town.example:-1/",
    "http://a b/",
    "http://\x00127.0.0.1/x y\ud800",
    "file:///etc/passwd",
    "gopher://127.0.0.1/",
    "javascript:alert(1)",
    "",
)


def send(url: str, **settings: object) -> Document:
    async def ask() -> Document:
        transport = LiveTransport(FetchSettings(**settings))  # type: ignore[arg-type]  # as given
        try:
            return await transport.send(Request(url))
        finally:
            await transport.close()

    return asyncio.run(ask())


@pytest.mark.parametrize("url", HOSTILE)
def test_a_private_address_is_refused_in_every_form(url: str) -> None:
    assert send(url).fault == "forbidden-address"


@pytest.mark.parametrize("url", NO_ADDRESS, ids=repr)
def test_what_is_no_plain_address_is_never_asked(url: str) -> None:
    assert send(url).fault == "bad-url"


@pytest.mark.parametrize(
    "address",
    [
        "8.8.8.8",
        "100.63.255.255",
        "172.32.0.1",
        "192.1.0.1",
        "2001:4860::1",
        "2606:4700::1",
        "64:ff9b::808:808",
    ],
)
def test_public_addresses_are_public(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize("answer", [["127.0.0.1"], ["10.0.0.7", "169.254.169.254"], ["::1", "192.168.1.1"]])
def test_a_name_that_resolves_to_a_private_address_is_refused(
    answer: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def resolve(host: str, port: int, *_: object, **__: object) -> list[tuple[object, ...]]:
        families = [socket.AF_INET6 if ":" in address else socket.AF_INET for address in answer]
        ends = [(address, port, 0, 0) if ":" in address else (address, port) for address in answer]
        return [(family, socket.SOCK_STREAM, 6, "", end) for family, end in zip(families, ends, strict=True)]

    monkeypatch.setattr(socket, "getaddrinfo", resolve)
    assert send("http://rebound.example/").fault == "forbidden-address"


@given(st.ip_addresses(v=4))
def test_an_address_inside_ipv6_is_as_public_as_outside(address: object) -> None:
    assert is_public(f"64:ff9b::{address}") == is_public(str(address))
    assert not is_public(f"::ffff:{address}")
    assert not is_public(f"::{address}")


@given(st.text(max_size=40))
def test_no_text_of_an_address_raises(text: str) -> None:
    assert not is_public(text) or text.strip()


def test_only_the_configured_endpoint_is_exempt() -> None:
    async def ask() -> list[str]:
        async with (
            serve({"/search": make_answer(b"found")}) as own,
            serve({"/": make_answer(b"no")}) as other,
        ):
            transport = LiveTransport(FetchSettings(allowed_endpoints=(f"{own.origin}/search",)))
            urls = [f"{own.origin}/search?q=a", f"{own.origin}/admin", other.origin, f"{own.origin}0/search"]
            documents = [await transport.send(Request(url)) for url in urls]
            await transport.close()
            return [document.fault for document in documents]

    faults = asyncio.run(ask())
    assert faults[:3] == ["", "forbidden-address", "forbidden-address"]
    assert faults[3] in ("forbidden-address", "bad-url")


def test_an_endpoint_without_a_path_is_one_port_not_those_that_begin_like_it() -> None:
    assert send("http://127.0.0.1:88880/", allowed_endpoints=("http://127.0.0.1:8888",)).fault == "bad-url"
    assert send("http://127.0.0.1:1/", allowed_endpoints=("http://127.0.0.1",)).fault == "forbidden-address"


def test_nobody_is_redirected_to_the_users_own_endpoint() -> None:
    async def ask() -> tuple[Document, list[str]]:
        async with serve({"/": make_answer(b"secret")}) as own:
            hop = make_answer(b"", f"Location: {own.origin}/", 302)
            async with serve({"/": hop}) as stranger:
                trusting = FetchSettings(allowed_endpoints=(own.origin, stranger.origin), paced=False)
                asking = FetchSettings(allowed_endpoints=(own.origin,), paced=False)
                fetcher = Fetcher(LiveTransport(trusting), asking)
                document = await fetcher.fetch(Request(stranger.origin))
                await fetcher.close()
                return document, own.paths

    document, asked = asyncio.run(ask())
    assert (document.fault, document.body, asked) == ("forbidden-address", b"", [])
