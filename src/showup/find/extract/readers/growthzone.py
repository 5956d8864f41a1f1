"""GrowthZone (ChamberMaster): a chamber's events as XML, in local time without a zone."""

from __future__ import annotations

import re
from collections.abc import Sequence

from showup.find.extract.markup import decode, find_links, find_title, read_line, read_lines
from showup.find.extract.moments import read_moment
from showup.find.extract.records import Record, make_listing, read_rows, say_place, say_town, tell_rows
from showup.find.extract.signs import read_path, root_of, shows
from showup.find.extract.xmltext import find_elements, read_element
from showup.model.address import host_of
from showup.model.document import Document, Request
from showup.model.listing import Listing
from showup.model.reading import Claim, Context, Reading
from showup.model.source import Source
from showup.model.window import Window

NAME = "growthzone"
RANK = 0
_MARKS = (
    b"chambermaster",
    b"ChamberMaster",
    b"growthzone",
    b"GrowthZone",
    b"gz-event",
    b"mn-event",
    b"mn-content",
)
_PAGE = re.compile(r"^/events?(?:/|$)")
_API = "api/events"
_FIELDS = (
    "EventID", "Name", "Status", "Description", "StartDate", "EndDate", "IsAllDayEvent", "URL",
    "LocationDesc", "MapAddr1", "MapCity", "MapState", "MapPostalCode", "VisibilityFlags", "Slug",
)  # fmt: skip


def recognise(document: Document) -> Sequence[Claim]:
    """Claim the XML of the host that holds the chamber's events, often a neighbour of the page's."""
    if not document.body:
        fits = read_path(document.url) == "/" + _API and host_of(document.url).startswith("business.")
        return (Claim(NAME, document.url, _API, 0.6),) if fits else ()
    if b"<EventDisplay>" in document.body:
        return (Claim(NAME, document.url, "EventDisplay", 1.0),)
    if not shows(document, *_MARKS):
        return ()
    roots = [
        root_of(link.url)
        for link in find_links(document)
        if _PAGE.match(read_path(link.url)) and host_of(link.url).endswith(host_of(document.url))
    ]
    root = max(roots, key=len, default=root_of(document.url))  # business.chamber.org before chamber.org
    return (Claim(NAME, root + _API, "GrowthZone", 0.8, find_title(document)),)


def ask(source: Source, window: Window) -> Sequence[Request]:
    """Ask for the XML; it comes whole, whatever the window."""
    return (Request(source.feed_url, headers=(("accept", "application/xml, text/xml"),)),)


def read(document: Document, context: Context) -> Reading:
    """Return the public events; the described place leads, since the map shows the chamber."""
    if b"EventDisplay" not in document.body:
        return Reading(readable=False)
    text = decode(document)
    rows = [
        {name: read_element(block, name) for name in _FIELDS} for block in find_elements(text, "EventDisplay")
    ]
    if not rows and b"ArrayOfEventDisplay" not in document.body:
        return Reading(readable=False)
    return tell_rows(read_rows(rows, lambda row: _read_row(row, document.url), document.url))


def _read_row(row: Record, page: str) -> Listing | None:
    flags = row.line("VisibilityFlags")
    if flags and "Public" not in flags:
        return None
    town = say_town(row.line("MapCity"), row.line("MapState"), row.line("MapPostalCode"))
    described = [read_line(line) for line in read_lines(row.get("LocationDesc")).split("\n") if line.strip()]
    address = say_place(row.line("MapAddr1"), town)
    slug = row.line("Slug")
    return make_listing(
        row.line("Name"),
        read_moment(row.get("StartDate")),
        read_moment(row.get("EndDate")),
        all_day=row.flag("IsAllDayEvent"),
        uid=row.line("EventID"),
        url=f"{root_of(page)}events/details/{slug}" if slug else row.url(page, "URL"),
        description=row.lines("Description"),
        status="cancelled" if "cancel" in row.line("Status").lower() else "",
        location=", ".join(described) or address,
        venue=described[0] if len(described) > 1 else "",
        address=", ".join(described[1:]) or address,
    )
