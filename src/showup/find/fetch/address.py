"""A web address taken apart once, strictly, so that what is checked is what is asked."""

from __future__ import annotations

import re
import socket
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from ipaddress import IPv6Address
from urllib.parse import quote, urlsplit

DEFAULT_PORTS = {"http": 80, "https": 443}
MAX_LENGTH = 8_000

_HOST_NAME = re.compile(r"[a-z0-9_](?:[a-z0-9_-]*[a-z0-9_])?(?:\.[a-z0-9_](?:[a-z0-9_-]*[a-z0-9_])?)*")
_NUMBER = re.compile(r"\d+|0x[0-9a-f]*")
_LEFT_ALONE = "%/:=&?~#+!$,;'@()*[]|^`{}\"<>"  # published so, asked so


@dataclass(frozen=True, slots=True)
class Address:
    """An http or https address; `host` in ASCII and lower case, IPv6 without brackets."""

    scheme: str
    host: str
    port: int
    target: str  # path and query, beginning with "/"

    @property
    def origin(self) -> str:
        """Return scheme, host and port as an address without its path, the usual port left out."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        port = "" if self.port == DEFAULT_PORTS[self.scheme] else f":{self.port}"
        return f"{self.scheme}://{host}{port}"

    @property
    def url(self) -> str:
        """Return the whole address in its normal form, without user, password and fragment."""
        return self.origin + self.target


@lru_cache(maxsize=1024)  # each address is looked at by fetcher and transport, often twice
def read_address(url: str) -> Address | None:
    """Return the address taken apart, None when it is no http address that can be asked."""
    if len(url) > MAX_LENGTH or "\\" in url.partition("?")[0]:  # browsers disagree what "\\" parts
        return None
    try:
        parts = urlsplit(url.strip())
        host = _read_host(parts.hostname or "")
        port = parts.port if parts.port is not None else DEFAULT_PORTS.get(parts.scheme, 0)
        path, query = _quote(parts.path), _quote(parts.query)
    except ValueError:  # a bad port, brackets, IDNA or surrogates
        return None
    if parts.scheme not in DEFAULT_PORTS or not host or not port:
        return None
    return Address(parts.scheme, host, port, (path or "/") + (f"?{query}" if query else ""))


def read_prefixes(urls: Iterable[str]) -> tuple[str, ...]:
    """Return addresses in the form in which `Address.url` may begin with them, bad ones left out.

    Each holds its path, if only "/": "http://localhost:8888" is no beginning of port 88881.
    """
    return tuple(address.url for address in map(read_address, urls) if address)


def _quote(text: str) -> str:
    return text if text.isascii() and text.isalnum() else quote(text, safe=_LEFT_ALONE)


def _read_host(host: str) -> str:
    """Return the host as it will be asked: names in ASCII, IPv4 in whatever guise as four numbers."""
    if ":" in host:
        return "" if "%" in host else IPv6Address(host).compressed
    if not host.isascii():
        host = host.encode("idna").decode("ascii").lower()
    host = host.removesuffix(".")
    if len(host) > 253 or not _HOST_NAME.fullmatch(host):
        return ""
    if _NUMBER.fullmatch(host.rpartition(".")[2]):
        try:
            return socket.inet_ntoa(socket.inet_aton(host))
        except OSError:
            return ""
    return host
