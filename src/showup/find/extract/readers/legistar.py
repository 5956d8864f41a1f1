"""Legistar: a government's meetings by the public web interface, or from its calendar page."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from urllib.parse import quote

from showup.find.extract.jsontext import read_json, shows_json
from showup.find.extract.markup import parse
from showup.find.extract.moments import read_moment
from showup.find.extract.records import Record, make_listing, read_rows, tell_rows
from showup.find.extract.signs import find_signs, resolve, shows
from showup.model.document import Document, Request
from showup.model.listing import Listing
from showup.model.reading import Claim, Context, Reading
from showup.model.source import Source
from showup.model.window import Window

NAME = "legistar"
RANK = 0
_SITE = re.compile(r"https?://([\w-]{2,60})\.legistar\.com\b")
_API = re.compile(r"https?://webapi\.legistar\.com/v1/([\w-]{2,60})/events", re.IGNORECASE)
_PAGE_SIZE = 1_000


def recognise(document: Document) -> Sequence[Claim]:
    """Claim the web interface of the client that the page is or links; a calendar page also itself."""
    if not shows(document, b"legistar.com"):
        return ()
    named = [found[1] for found in find_signs(document, _API)]
    named += [
        found[1]
        for found in find_signs(document, _SITE)
        if found[1].lower() not in ("webapi", "www", "support")
    ]
    return tuple(
        Claim(NAME, f"https://webapi.legistar.com/v1/{client}/events", "legistar.com", 0.9)
        for client in dict.fromkeys(client.lower() for client in named)
    )


def ask(source: Source, window: Window) -> Sequence[Request]:
    """Ask for the meetings of the window's days; without an order the oldest would come."""
    if not _API.match(source.feed_url):
        return (Request(source.feed_url),)
    days = f"EventDate ge datetime'{window.start:%Y-%m-%d}' and EventDate lt datetime'{window.end:%Y-%m-%d}'"
    condition = quote(days, safe="'")
    return (Request(f"{source.feed_url}?$filter={condition}&$orderby=EventDate+asc&$top={_PAGE_SIZE}"),)


def read(document: Document, context: Context) -> Reading:
    """Return the meetings of the web interface, of rows taken from it, or of a calendar page."""
    if b"rgMasterTable" in document.body:
        return _read_page(document)
    known = shows_json(document, b'"EventBodyName"') or shows_json(document, b'"Meeting Date"')
    value = read_json(document) if known or _API.match(document.url) else None
    if not isinstance(value, list):
        return Reading(readable=False)
    rows = read_rows(value, lambda row: _read_row(row, document.url), document.url)
    return tell_rows(rows, complete=len(value) < _PAGE_SIZE)


def _read_row(row: Record, page: str) -> Listing:
    if "Meeting Date" in row.value:
        return _read_cells(row, page)
    status = row.line("EventAgendaStatusName")
    return make_listing(
        row.line("EventBodyName"),
        _put_clock(row.moment("EventDate"), row.line("EventTime")),
        uid=row.line("EventId"),
        url=row.url(page, "EventInSiteURL"),
        location=row.line("EventLocation"),
        description=row.lines("EventComment"),
        status="cancelled" if "cancel" in f"{status} {row.line('EventComment')}".lower() else "",
    )


def _put_clock(day: object, clock: str) -> date | datetime | None:
    """Return the day at the time written apart; a day without a time is told as such."""
    if not isinstance(day, datetime):
        return None
    at = read_moment(f"2000-01-01 {clock}")
    return day.replace(hour=at.hour, minute=at.minute) if isinstance(at, datetime) else day.date()


def _read_cells(row: Record, page: str) -> Listing:
    """Read a row of the calendar page, its cells by the heads of their columns."""
    clock = row.line("Meeting Time")
    day = row.moment("Meeting Date")
    start = read_moment(f"{day} {clock}") if clock and day else day
    return make_listing(
        row.line("Name.label", "Name"),
        start or day,
        url=row.url(page, "Meeting Details.url"),
        location=row.line("Meeting Location"),
        status="cancelled" if "cancel" in f"{clock} {row.line('Meeting Location')}".lower() else "",
    )


def _read_page(document: Document) -> Reading:
    tables = parse(document).css("table.rgMasterTable")
    for table in tables:
        heads = [" ".join(node.text().split()) for node in table.css("th")]
        if "Meeting Date" in heads:
            rows = read_rows(
                _find_rows(table, heads, document), lambda row: _read_row(row, document.url), document.url
            )
            return tell_rows(rows)
    return Reading(readable=False)


def _find_rows(table: object, heads: list[str], document: Document) -> Iterator[dict[str, object]]:
    for row in table.css("tr.rgRow, tr.rgAltRow"):  # type: ignore[attr-defined]
        cells: dict[str, object] = {}
        for head, cell in zip(heads, row.css("td"), strict=False):
            words = " ".join(cell.text(separator=" ").split())
            link = cell.css_first("a[href]")
            target = link.attributes.get("href") if link is not None else None
            cells[head] = {"label": words, "url": resolve(document.url, target)} if target else words
        yield cells
