"""The live network: HTTP/1.1 with TLS verified, guarded, bounded in time and size."""

from __future__ import annotations

import asyncio
import time
from typing import Any

import aiohttp
from yarl import URL

from showup.find.fetch.address import Address, read_address, read_prefixes
from showup.find.fetch.decoder import BodyError, Decoder
from showup.find.fetch.fault import make_fault, tell_now
from showup.find.fetch.guard import is_forbidden_literal, open_public_socket, tells_forbidden
from showup.find.fetch.headers import keep_headers
from showup.find.fetch.settings import FetchSettings
from showup.model.document import Document, Request

_PIECE = 1 << 16
_ACCEPTED = "text/html,text/calendar,application/json,application/xml;q=0.9,*/*;q=0.8"
_KEPT_OPEN_SECONDS = 5.0  # so that thousands of hosts do not leave thousands of sockets


class LiveTransport:
    """Asks the network itself. Redirects come back as they are."""

    def __init__(self, settings: FetchSettings | None = None) -> None:
        self._settings = settings or FetchSettings()
        self._own = read_prefixes(self._settings.allowed_endpoints)
        self._guarded: aiohttp.ClientSession | None = None
        self._trusting: aiohttp.ClientSession | None = None

    async def send(self, request: Request) -> Document:
        """Return the answer to this one request; a fault gives a document that names it."""
        address = read_address(request.url)
        if address is None:
            return make_fault(request, "bad-url", f"no web address: {request.url[:200]}")
        began = time.monotonic()
        try:
            return await self._exchange(request, address)
        except BodyError as error:
            return make_fault(request, error.fault, error.detail)
        except (aiohttp.ClientError, OSError, TimeoutError, ValueError) as error:
            fault, detail = name_fault(error)
            return make_fault(request, fault, f"{detail} ({time.monotonic() - began:.1f} s)")

    async def close(self) -> None:
        """Let go of connections."""
        for session in (self._guarded, self._trusting):
            if session:
                await session.close()
        self._guarded = self._trusting = None

    async def _exchange(self, request: Request, address: Address) -> Document:
        if self._settings.proxy and is_forbidden_literal(address.host):
            return make_fault(request, "forbidden-address", f"not a public address: {address.host}")
        async with self._choose_session(address).request(
            request.method,
            URL(address.url, encoded=True),
            headers=dict(request.headers),
            data=request.body,
            allow_redirects=False,
            proxy=self._settings.proxy or None,
        ) as response:
            headers = keep_headers(response.raw_headers)
            body = await self._read_body(response)
            return Document(request, request.url, response.status, headers, body, tell_now())

    async def _read_body(self, response: aiohttp.ClientResponse) -> bytes:
        """Return the body, leaving off as soon as it is too large, too slow or a bomb."""
        settings = self._settings
        if (response.content_length or 0) > settings.max_bytes:
            raise BodyError("too-large", f"says that it has {response.content_length:,} bytes")
        encoding = response.headers.get("Content-Encoding", "")
        decoder = Decoder(encoding, settings.max_bytes, settings.max_expansion)
        began, received = time.monotonic(), 0
        try:
            async for piece in response.content.iter_any():
                received += len(piece)
                passed = time.monotonic() - began
                if (
                    passed > settings.silence_seconds
                    and received < passed * settings.slowest_bytes_per_second
                ):
                    raise BodyError("too-slow", f"{received} bytes in {passed:.0f} s")
                decoder.feed(piece)
        except TimeoutError as error:
            if isinstance(error, aiohttp.SocketTimeoutError):
                raise
            raise BodyError("too-slow", f"not done after {settings.timeout_seconds:.0f} s") from None
        return decoder.finish()

    def _choose_session(self, address: Address) -> aiohttp.ClientSession:
        """The user's own endpoints, and a proxy that was asked for, may lie on a private address."""
        if self._settings.proxy or address.url.startswith(self._own):
            self._trusting = self._trusting or self._open_session()
            return self._trusting
        self._guarded = self._guarded or self._open_session(socket_factory=open_public_socket)
        return self._guarded

    def _open_session(self, **connecting: Any) -> aiohttp.ClientSession:
        settings = self._settings
        connector = aiohttp.TCPConnector(
            limit=settings.hosts_at_once, keepalive_timeout=_KEPT_OPEN_SECONDS, **connecting
        )
        return aiohttp.ClientSession(
            connector=connector,
            cookie_jar=aiohttp.DummyCookieJar(),
            trust_env=False,
            auto_decompress=False,
            timeout=aiohttp.ClientTimeout(
                total=settings.timeout_seconds,
                sock_connect=settings.connect_seconds,
                sock_read=settings.silence_seconds,
            ),
            headers={
                "User-Agent": settings.user_agent,
                "Accept": _ACCEPTED,
                "Accept-Encoding": "gzip, deflate, br",
            },
            read_bufsize=_PIECE,
            max_line_size=16_384,
            max_field_size=32_768,
        )


_KINDS: tuple[tuple[type[BaseException], str, str], ...] = (
    (aiohttp.ClientConnectorCertificateError, "tls", "the certificate is not valid"),
    (aiohttp.ClientSSLError, "tls", "no secure connection"),
    (aiohttp.ClientConnectorDNSError, "dns", "no such host"),
    (aiohttp.InvalidURL, "bad-url", "no web address"),
    (asyncio.TimeoutError, "timeout", "no answer in time"),
    (aiohttp.ClientConnectorError, "refused", "no connection"),
    (aiohttp.ClientPayloadError, "truncated", "the answer is cut short or garbled"),
    (aiohttp.ClientResponseError, "garbled", "not HTTP"),
    (aiohttp.ClientConnectionError, "reset", "the connection was lost"),
    (ConnectionError, "reset", "the connection was lost"),
    (OSError, "refused", "no connection"),
)


def name_fault(error: BaseException) -> tuple[str, str]:
    """Return the document's word for an error of the network, and more in words."""
    if tells_forbidden(error):
        return "forbidden-address", "leads to an address that is not public"
    for kind, fault, words in _KINDS:
        if isinstance(error, kind):
            return fault, words
    return "garbled", f"cannot be understood: {type(error).__name__}"
