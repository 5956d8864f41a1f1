"""Where a redirect leads, and what may be carried there."""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import urljoin

from showup.find.fetch.address import read_address
from showup.model.document import Document, Request

_STATUSES = frozenset({301, 302, 303, 307, 308})
_HARMLESS = frozenset({"accept", "accept-language", "content-type", "if-none-match", "if-modified-since"})


def leads_on(document: Document) -> bool:
    """Return whether this answer sends the asker to another address."""
    return document.status in _STATUSES and bool(document.headers.get("location"))


def follow(request: Request, document: Document) -> Request:
    """Return the request for the next hop (RFC 9110, 15.4).

    Its address may be none at all: whoever sends it finds out. A POST becomes a GET except by 307
    and 308; headers that may hold a key stay with the origin they were meant for.
    """
    try:
        url = urljoin(document.url, document.headers["location"].strip())
    except ValueError:
        url = ""
    hop = replace(request, url=url)
    if request.method == "POST" and document.status not in (307, 308):
        hop = replace(hop, method="GET", body=None)
    here, there = read_address(document.url), read_address(url)
    if here and there and here.origin == there.origin:
        return hop
    return replace(hop, headers=tuple(pair for pair in hop.headers if pair[0].lower() in _HARMLESS))
