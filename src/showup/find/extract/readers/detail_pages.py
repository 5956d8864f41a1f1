"""A list of links to events that tell themselves as schema.org only on their own pages."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from showup.find.extract.markup import decode, find_links, find_title, is_html
from showup.find.extract.readers import schema_org
from showup.find.extract.signs import read_path
from showup.model.address import host_of
from showup.model.document import Document, Request
from showup.model.reading import Claim, Context, Reading
from showup.model.source import Source
from showup.model.window import Window

NAME = "detail_pages"
RANK = 1
_DETAIL = re.compile(
    r"^(/(?:[\w-]+/){0,3}?(?:events?|event-details|calendar|whats-on|meetings?)/)[^?#]{3,200}$", re.IGNORECASE
)
_NOT = re.compile(
    r"/(?:category|tag|list|month|week|day|today|page|feed|ical|venue|organizer|submit|archive|past)(?:/|$)"
)
_DATE = re.compile(
    r"\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?\s+\d{1,2}\b"
    r"|\b\d{1,2}/\d{1,2}/\d{2,4}\b|\b\d{4}-\d\d-\d\d\b",
    re.IGNORECASE,
)
_FEW = 3  # fewer links are no list; with as many dates the list tells them itself
_LIST, _DETAIL_PAGE = "list", "detail"  # notes on requests; else a note holds the other addresses
_MOST = 30  # details asked for


def recognise(document: Document) -> Sequence[Claim]:
    """Claim a page that lists events by links and tells none of them itself."""
    if not is_html(document) or schema_org.has_events(document.body):
        return ()
    details = _find_details(document)
    if len(details) < _FEW or len(_DATE.findall(decode(document))) >= _FEW:
        return ()
    return (Claim(NAME, document.url, f"links to {len(details)} events", 0.1, find_title(document)),)


def _find_details(document: Document) -> list[str]:
    """Return the addresses of the largest family of links that look like single events."""
    families: dict[str, dict[str, None]] = defaultdict(dict)
    for link in find_links(document):
        if link.tag != "a" or host_of(link.url) != host_of(document.url) or not link.words:
            continue
        found = _DETAIL.match(read_path(link.url))
        if found and not _NOT.search(link.url) and link.url.rstrip("/") != document.url.rstrip("/"):
            families[found[1]][link.url] = None
    return max((list(family) for family in families.values()), key=len, default=[])[:_MOST]


def ask(source: Source, window: Window) -> Sequence[Request]:
    """Ask for the list."""
    return (Request(source.feed_url, note=_LIST),)


def read(document: Document, context: Context) -> Reading:
    """Of the list, ask for one event; when that tells itself, for the others, which its note names."""
    note = document.request.note
    if note == _LIST:
        details = _find_details(document) if is_html(document) else []
        first = tuple(Request(url, note=" ".join(details[1:])) for url in details[:1])
        return Reading(readable=False, next_requests=first)
    reading = schema_org.read(document, context) if note else Reading(readable=False)
    if not reading.readable or note == _DETAIL_PAGE:
        return reading
    return replace(reading, next_requests=tuple(Request(url, note=_DETAIL_PAGE) for url in note.split()))
