"""Events Manager (WordPress plug-in): the list that it draws in a page."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from showup.find.extract.markup import find_title, parse
from showup.find.extract.moments import read_moment
from showup.find.extract.records import Record, make_listing, read_rows, tell_rows
from showup.model.document import Document, Request
from showup.model.listing import Listing
from showup.model.reading import Claim, Context, Reading
from showup.model.source import Source
from showup.model.window import Window

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

NAME = "events_manager"
RANK = 0
_PARTS = re.compile(r"\s+[-\u2013\u2014]\s+")


def recognise(document: Document) -> Sequence[Claim]:
    """Claim a page with the plug-in's list."""
    if b"em-event-date" not in document.body:
        return ()
    return (Claim(NAME, document.url, "Events Manager", 0.75, find_title(document)),)


def ask(source: Source, window: Window) -> Sequence[Request]:
    """Ask for the page."""
    return (Request(source.feed_url),)


def read(document: Document, context: Context) -> Reading:
    """Return the events of the list."""
    if b"em-event-date" not in document.body:
        return Reading(readable=False)
    rows = read_rows(_find_drawn(document), lambda row: _read_row(row, document.url), document.url)
    return tell_rows(rows, readable=bool(rows.listings), name=find_title(document))


def _find_drawn(document: Document) -> Iterator[dict[str, object]]:
    for node in parse(document).css(".em-event.em-item")[:500]:
        link = node.css_first(".em-item-title a")
        yield {
            "title": _say(node, ".em-item-title"),
            "url": (link.attributes.get("href") or "")
            if link is not None
            else node.attributes.get("data-href"),
            "day": _say(node, ".em-event-date"),
            "clock": _say(node, ".em-event-time"),
            "venue": _say(node, ".em-event-location-info a, .em-event-location a"),
            "address": _say(node, ".em-event-location-address"),
            "description": _say(node, ".em-item-desc"),
        }


def _say(node: LexborNode, selector: str) -> str:
    found = node.css_first(selector)
    return " ".join(found.text(separator=" ").split()) if found is not None else ""


def _read_row(row: Record, page: str) -> Listing:
    days, clocks = _PARTS.split(row.line("day")), _PARTS.split(row.line("clock"))
    first, last = days[0], days[-1]
    start = read_moment(f"{first} {clocks[0]}") or read_moment(first)
    end = read_moment(f"{last} {clocks[-1]}") if len(clocks) > 1 or len(days) > 1 else None
    return make_listing(
        row.line("title"),
        start,
        end,
        url=row.url(page, "url"),
        description=row.lines("description"),
        venue=row.line("venue"),
        address=row.line("address"),
    )
