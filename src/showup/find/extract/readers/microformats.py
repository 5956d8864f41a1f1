"""Microformats: h-event and hCalendar (https://microformats.org/wiki/h-event), where the bytes show them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from showup.find.extract.markup import find_title, is_html, parse, read_line
from showup.find.extract.moments import read_moment
from showup.find.extract.records import Record, make_listing, read_rows, tell_rows
from showup.find.extract.signs import resolve
from showup.model.document import Document, Request
from showup.model.listing import Listing
from showup.model.reading import Claim, Context, Reading
from showup.model.source import Source
from showup.model.window import Window

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

NAME = "microformats"
RANK = 1
_SIGN = re.compile(rb"""class\s*=\s*["'][^"'>]{0,300}\b(?:dtstart|dt-start)\b""")
_MOST = 500


def recognise(document: Document) -> Sequence[Claim]:
    """Claim a page with an h-event or a vevent that has a start."""
    if not _shows_events(document):
        return ()
    return (Claim(NAME, document.url, "h-event", 0.6, find_title(document)),)


def _shows_events(document: Document) -> bool:
    body = document.body
    return (b"h-event" in body or b"vevent" in body) and bool(_SIGN.search(body))


def ask(source: Source, window: Window) -> Sequence[Request]:
    """Ask for the page."""
    return (Request(source.feed_url),)


def read(document: Document, context: Context) -> Reading:
    """Return the page's events."""
    if not (_shows_events(document) and (is_html(document) or b"<" in document.body[:200])):
        return Reading(readable=False)
    rows = read_rows(_find_events(document), lambda row: _read_row(row, document.url), document.url)
    return tell_rows(rows, readable=bool(rows.listings), name=find_title(document))


def _find_events(document: Document) -> Iterator[dict[str, object]]:
    for node in parse(document).css(".h-event, .vevent:not(.h-event)")[:_MOST]:
        start = node.css_first(".dt-start, .dtstart")
        if start is not None:
            end = node.css_first(".dt-end, .dtend")
            yield {
                "title": _say(node, ".p-name, .summary"),
                "start": _read_value(start),
                "end": _read_value(end) if end is not None else "",
                "place": _say(node, ".p-location, .location"),
                "text": _say(node, ".e-content, .p-summary, .description"),
                "link": _find_link(node, document.url),
            }


def _say(node: LexborNode, selector: str) -> str:
    found = node.css_first(selector)
    if found is None:
        return ""
    return (found.attributes.get("title") if found.tag == "abbr" else "") or read_line(
        found.text(separator=" ")
    )


def _read_value(node: LexborNode) -> str:
    """Return a date's machine value: of the element, or of its value parts (value class pattern)."""
    for name in ("datetime", "title", "content", "value"):
        if value := node.attributes.get(name):
            return value
    parts = [
        part.attributes.get("title") or part.attributes.get("datetime") or part.text()
        for part in node.css(".value, .value-title")
    ]
    return " ".join(part.strip() for part in parts) or node.text(separator=" ").strip()


def _find_link(node: LexborNode, page: str) -> str:
    link = node.css_first("a.u-url, a.url, .p-name a, .summary a")
    return resolve(page, link.attributes.get("href") or "") if link is not None else ""


def _read_row(row: Record, page: str) -> Listing:
    start, end = row.moment("start"), row.moment("end")
    if end is None and isinstance(start, datetime) and row.line("end"):  # an end that is a clock time alone
        end = read_moment(f"{start:%Y-%m-%d} {row.line('end')}")
    return make_listing(
        row.line("title"),
        start,
        end,
        url=row.line("link") or page,
        location=row.line("place"),
        description=row.lines("text"),
    )
