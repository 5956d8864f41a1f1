"""No request reaches a private address, whatever name, form, redirect or rebinding leads there.

The check sits where a socket is made: the address that is checked is the one that is connected to.
The lists are IANA's special-purpose registries (RFC 6890 and its updates), kept here because the
`ipaddress` module of one Python and the next do not agree on them.
"""

from __future__ import annotations

import errno
import socket
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address
from typing import Any

_NOT_PUBLIC_4 = tuple(
    IPv4Network(network)
    for network in (
        "0.0.0.0/8",  # this host
        "10.0.0.0/8",
        "100.64.0.0/10",  # shared by carriers
        "127.0.0.0/8",
        "168.63.129.16/32",  # a cloud's own service on an address that looks public
        "169.254.0.0/16",  # link-local, where clouds keep their metadata
        "172.16.0.0/12",
        "192.0.0.0/24",
        "192.0.2.0/24",
        "192.88.99.0/24",
        "192.168.0.0/16",
        "198.18.0.0/15",
        "198.51.100.0/24",
        "203.0.113.0/24",
        "224.0.0.0/3",  # multicast, reserved, broadcast
    )
)
_PUBLIC_6 = IPv6Network("2000::/3")
_NOT_PUBLIC_6 = tuple(
    IPv6Network(network)
    for network in (
        "2001::/23",  # protocol assignments, Teredo among them
        "2001:db8::/32",
        "2002::/16",  # 6to4: an IPv4 address inside, by a relay of anybody's
        "3fff::/20",
    )
)
_NAT64 = IPv6Network("64:ff9b::/96")
_ISATAP = 0x5EFE
_MARK = "not a public address"


class ForbiddenAddressError(OSError):
    """A connection to an address that is not public was about to be made."""


def is_public(address: str) -> bool:
    """Return whether a numeric address lies in the public internet; False for what is no address."""
    try:
        parsed = ip_address(address)
    except ValueError:
        return False
    if isinstance(parsed, IPv4Address):
        return _is_public_4(parsed)
    return _is_public_6(parsed)


def _is_public_4(address: IPv4Address) -> bool:
    return not any(address in network for network in _NOT_PUBLIC_4)


def _is_public_6(address: IPv6Address) -> bool:
    if address.scope_id is not None:
        return False
    inner = IPv4Address(int(address) & 0xFFFF_FFFF)
    if address in _NAT64:  # how IPv4 looks from a network that has none
        return _is_public_4(inner)
    if address not in _PUBLIC_6 or any(address in network for network in _NOT_PUBLIC_6):
        return False
    is_tunnel = (int(address) >> 32) & 0xFCFF_FFFF == _ISATAP
    return not is_tunnel or _is_public_4(inner)


def open_public_socket(info: tuple[Any, ...]) -> socket.socket:
    """Return a socket for one resolved address; ForbiddenAddressError where it is not public."""
    family, kind, protocol, _, peer = info
    if not is_public(str(peer[0])):
        raise ForbiddenAddressError(errno.EACCES, f"{_MARK}: {peer[0]}")
    return socket.socket(family=family, type=kind, proto=protocol)


def is_forbidden_literal(host: str) -> bool:
    """Return whether a host is written as an address that is not public, or as this machine's name."""
    is_number = ":" in host or host.replace(".", "").isdigit()
    return (is_number and not is_public(host)) or host == "localhost" or host.endswith(".localhost")


def tells_forbidden(error: BaseException) -> bool:
    """Return whether the guard stopped this connection, also when it was one failure of several."""
    return _MARK in str(getattr(error, "os_error", error))
