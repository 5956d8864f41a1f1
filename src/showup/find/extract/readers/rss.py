"""RSS and Atom feeds of events: with dates of event modules, or with the date in title or text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, datetime

from showup.find.extract.markup import decode, find_links, read_line, read_lines
from showup.find.extract.moments import read_moment
from showup.find.extract.records import Record, make_listing, read_rows, say_place, tell_rows
from showup.find.extract.xmltext import find_elements, read_attribute, read_element, read_elements
from showup.model.document import Document, Request
from showup.model.listing import Listing
from showup.model.reading import Claim, Context, Reading
from showup.model.source import Source
from showup.model.window import Window

NAME = "rss"
RANK = 1
_STARTS = (
    "ev:startdate", "xcal:dtstart", "cal:startDate", "event:startDate", "mec:startDate",
    "libcal:start", "s:start", "tribe:start", "calendarEvent:EventDates", "start_date", "startDate",
    "eventDate", "event_date", "georss:when", "gd:when", "event:start",
)  # fmt: skip
_ENDS = (
    "ev:enddate",
    "xcal:dtend",
    "cal:endDate",
    "event:endDate",
    "mec:endDate",
    "libcal:end",
    "end_date",
    "endDate",
)
_PLACES = (
    "ev:location", "xcal:location", "cal:location", "event:location", "mec:location",
    "libcal:location", "calendarEvent:Location", "location",
)  # fmt: skip
_BRACKETED = re.compile(r"\s*[(\[]((?:[A-Z][a-z]{2,8}\.?,?\s+)?[^()\[\]]{0,20}\d{4}[^()\[\]]{0,20})[)\]]\s*$")
_EVENTS = re.compile(r"event|calendar|meeting|agenda", re.IGNORECASE)
_HEAD = 2_000


def recognise(document: Document) -> Sequence[Claim]:
    """Claim a feed whose items are dated events, and feeds of events that a page names."""
    if is_feed(document.body):
        dated = any(f"<{name}".encode() in document.body for name in _STARTS)
        return (Claim(NAME, document.url, "RSS", 0.6 if dated else 0.3),)
    claims = {}
    if b"application/rss+xml" in document.body or b"application/atom+xml" in document.body:
        for link in find_links(document):
            named = link.tag == "link" and ("rss+xml" in link.kind or "atom+xml" in link.kind)
            if named and _EVENTS.search(link.url + link.words) and "comments" not in link.url:
                claims[link.url] = Claim(NAME, link.url, "RSS of events", 0.2, link.words)
    return tuple(claims.values())[:3]


def is_feed(body: bytes) -> bool:
    """Whether the body begins as RSS or Atom."""
    head = body[:_HEAD]
    return b"<rss" in head or b"<feed" in head or b"<rdf:RDF" in head


def ask(source: Source, window: Window) -> Sequence[Request]:
    """Ask for the feed."""
    return (Request(source.feed_url),)


def read(document: Document, context: Context) -> Reading:
    """Return the dated items; a feed of news, whose items tell no date of their own, is not readable."""
    if not is_feed(document.body):
        return Reading(readable=False)
    text = decode(document)
    blocks = list(find_elements(text, "item", "entry"))
    items = [row for block in blocks if (row := _read_block(block)).get("start")]
    if not items or len(items) * 2 < len(blocks):
        return Reading(readable=False)
    rows = read_rows(items, lambda row: _read_item(row, document.url), document.url)
    channel = text.partition("<item")[0].partition("<entry")[0]
    return tell_rows(rows, name=read_line(read_element(channel, "title")))


def _read_block(block: str) -> dict[str, object]:
    title = read_line(read_element(block, "title"))
    text = read_lines(read_element(block, "content:encoded", "description", "summary", "content"))
    start, title = _find_start(block, title, text)
    return {
        "title": title,
        "start": start,
        "end": read_moment(read_element(block, *_ENDS)),
        "text": text,
        "link": read_element(block, "link", "guid") or read_attribute(block, "link", "href"),
        "uid": read_element(block, "guid", "id"),
        "place": read_line(read_element(block, *_PLACES)),
        "labels": list(read_elements(block, "category")),
    }


def _find_start(block: str, title: str, text: str) -> tuple[date | datetime | None, str]:
    """Return the start and the title without it: of a module, of the title's brackets, of the first line."""
    written = read_element(block, *_STARTS)
    clock = read_element(block, "mec:startHour", "libcal:time", "calendarEvent:EventTimes")
    if written:
        start = read_moment(
            f"{written} {clock.partition(' - ')[0]}" if clock and ":" not in written else written
        )
        return start or read_moment(written), title
    bracketed = _BRACKETED.search(title)
    if bracketed and (start := read_moment(bracketed[1])):
        return start, title[: bracketed.start()]
    return read_moment(text.partition("\n")[0].strip()), title


def _read_item(row: Record, page: str) -> Listing:
    start, end = row.value["start"], row.value["end"]
    place = row.line("place")
    return make_listing(
        row.line("title"),
        start if isinstance(start, date) else None,
        end if isinstance(end, date) else None,
        uid=row.line("uid"),
        url=row.url(page, "link"),
        description=row.lines("text"),
        location=say_place(place),
        labels=row.labels("labels"),
    )
