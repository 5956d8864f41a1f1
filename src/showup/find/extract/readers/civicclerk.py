"""CivicClerk: a government's meetings as OData; the "Z" of its times is false."""

from __future__ import annotations

import re
from collections.abc import Sequence
from urllib.parse import quote

from showup.find.extract.jsontext import read_json, shows_json
from showup.find.extract.moments import drop_offset
from showup.find.extract.records import Record, make_listing, read_rows, say_place, say_town, tell_rows
from showup.find.extract.signs import find_signs, resolve, shows
from showup.model.address import host_of
from showup.model.document import Document, Request
from showup.model.listing import Listing
from showup.model.reading import Claim, Context, Reading
from showup.model.source import Source
from showup.model.window import Window

NAME = "civicclerk"
RANK = 0
_SITE = re.compile(r"https?://([\w-]{2,60})\.(?:portal|api)\.civicclerk\.com\b")


def recognise(document: Document) -> Sequence[Claim]:
    """Claim the interface of the tenant that the page is or links."""
    if not shows(document, b".civicclerk.com"):
        return ()
    tenants = dict.fromkeys(found[1].lower() for found in find_signs(document, _SITE))
    return tuple(
        Claim(NAME, f"https://{t}.api.civicclerk.com/v1/Events", "civicclerk.com portal", 0.9)
        for t in tenants
    )


def ask(source: Source, window: Window) -> Sequence[Request]:
    """Ask for the meetings from the window's first day on."""
    condition = quote(f"startDateTime ge {window.start:%Y-%m-%dT00:00:00Z}", safe=":")
    return (Request(f"{source.feed_url}?$filter={condition}&$orderby=startDateTime"),)


def read(document: Document, context: Context) -> Reading:
    """Return the meetings of one page and ask for the next."""
    if not shows_json(document, b'"startDateTime"', b'"eventName"'):
        record = Record(read_json(document)) if "civicclerk.com" in document.url else Record(None)
        return Reading(readable=record.get("value") == [])
    value = read_json(document)
    record = Record(value)
    rows = value if isinstance(value, list) else record.get("value")
    if not isinstance(rows, list):
        return Reading(readable=False)
    link = record.value.get("@odata.nextLink")
    following = resolve(document.url, link) if isinstance(link, str) else ""
    ours = host_of(following) == host_of(document.url)
    read_ = read_rows(rows, lambda row: _read_row(row, document.url), document.url)
    return tell_rows(read_, next_requests=(Request(following),) if following and ours else ())


def _read_row(row: Record, page: str) -> Listing:
    place = Record(row.get("eventLocation"))
    number = row.line("id")
    found = _SITE.search(page)
    town = say_town(place.line("city"), place.line("state"), place.line("zipCode"))
    return make_listing(
        row.line("eventName"),
        drop_offset(row.moment("startDateTime", "eventDate")),
        uid=number,
        url=f"https://{found[1]}.portal.civicclerk.com/event/{number}" if found and number else "",
        description=row.lines("eventDescription"),
        venue=place.line("name"),
        address=say_place(place.line("address1"), place.line("address2"), town),
        labels=row.labels("categoryName"),
    )
