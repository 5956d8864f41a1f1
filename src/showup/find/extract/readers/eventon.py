"""EventON (WordPress plug-in): the events drawn in a page, or answered to its script."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from showup.find.extract.jsontext import read_json
from showup.find.extract.markup import find_title, parse
from showup.find.extract.moments import drop_offset
from showup.find.extract.records import Record, make_listing, read_rows, tell_rows
from showup.find.extract.signs import shows
from showup.model.document import Document, Request
from showup.model.listing import Listing
from showup.model.reading import Claim, Context, Reading
from showup.model.source import Source
from showup.model.window import Window

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

NAME = "eventon"
RANK = 0
_SPAN = re.compile(r"(\d{6,12})-(\d{6,12})")


def recognise(document: Document) -> Sequence[Claim]:
    """Claim a page in which the plug-in has drawn events."""
    if not document.body or b"eventon_list_event" not in document.body or b"data-time=" not in document.body:
        return ()
    return (Claim(NAME, document.url, "EventON", 0.7, find_title(document)),)


def ask(source: Source, window: Window) -> Sequence[Request]:
    """Ask for the page."""
    return (Request(source.feed_url),)


def read(document: Document, context: Context) -> Reading:
    """Return the events; the plug-in's stamps are wall time as if it were universal time."""
    if b'"eventList"' in document.body[:100_000] and document.body[:1] == b"{":
        rows = Record(read_json(document)).records("eventList")
        return tell_rows(read_rows([row.value for row in rows], _read_row, document.url), readable=bool(rows))
    if not shows(document, b"eventon_list_event"):
        return Reading(readable=False)
    drawn = list(_find_drawn(document))
    return tell_rows(
        read_rows(drawn, _read_row, document.url), readable=bool(drawn), name=find_title(document)
    )


def _read_row(row: Record) -> Listing:
    return make_listing(
        row.line("event_title"),
        drop_offset(row.moment("event_start_unix")),
        drop_offset(row.moment("event_end_unix")),
        uid=row.line("event_id"),
        url=row.url("", "url"),
        venue=row.line("venue"),
        address=row.line("address"),
    )


def _find_drawn(document: Document) -> Iterator[dict[str, object]]:
    for node in parse(document).css(".eventon_list_event[data-time]")[:500]:
        span = _SPAN.search(node.attributes.get("data-time") or "")
        if span:
            yield {
                "event_title": _say(node, ".evcal_event_title, [itemprop='name']"),
                "event_start_unix": span[1],
                "event_end_unix": span[2],
                "event_id": node.attributes.get("data-event_id") or "",
                "url": _find_address(node),
                "venue": _say(node, ".event_location_name"),
                "address": _say(node, ".event_location_address, [itemprop='streetAddress']"),
            }


def _say(node: LexborNode, selector: str) -> str:
    found = node.css_first(selector)
    return found.text(separator=" ").strip() if found is not None else ""


def _find_address(node: LexborNode) -> str:
    link = node.css_first("a[itemprop='url'], .evo_event_schema a[href]")
    return (link.attributes.get("href") or "") if link is not None else ""
