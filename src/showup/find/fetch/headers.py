"""Names and values of headers, as a document keeps them."""

from __future__ import annotations

from collections.abc import Iterable

from showup.model.document import Request

# What speaks of the bytes on the wire is not true of the body that was taken out of them, and
# cookies are never kept.
_DROPPED = frozenset(
    {"content-encoding", "transfer-encoding", "content-length", "connection", "keep-alive", "set-cookie"}
)


def keep_headers(pairs: Iterable[tuple[bytes, bytes]]) -> dict[str, str]:
    """Return the headers that describe a document, names in lower case, repeated ones joined."""
    kept: dict[str, str] = {}
    for raw_name, raw_value in pairs:
        name = raw_name.decode("latin-1").strip().lower()
        if name in _DROPPED:
            continue
        value = raw_value.decode("utf-8", "replace").strip()
        kept[name] = f"{kept[name]}, {value}" if name in kept else value
    return kept


def find_header(request: Request, name: str) -> str:
    """Return the value of a request's header by its name in lower case, "" without one."""
    return next((value for key, value in request.headers if key.lower() == name), "")
