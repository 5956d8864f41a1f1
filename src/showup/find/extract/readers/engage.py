"""Engage (CampusLabs, Anthology): what student groups hold."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import UTC

from showup.find.extract.jsontext import read_json, shows_json
from showup.find.extract.markup import find_title
from showup.find.extract.records import Record, make_listing, read_rows, tell_rows
from showup.find.extract.signs import find_signs, read_page_number, read_path, set_query, shows
from showup.model.document import Document, Request
from showup.model.listing import Listing
from showup.model.reading import Claim, Context, Reading
from showup.model.source import Source
from showup.model.window import Window

NAME = "engage"
RANK = 0
_SITE = re.compile(r"https?://([\w-]{2,40})\.campuslabs\.com\b")
_SEARCH = "engage/api/discovery/event/search"
_PAGE_SIZE = 100
_MAX_PAGES = 30


def recognise(document: Document) -> Sequence[Claim]:
    """Claim the search of every Engage site that the page is or links."""
    if read_path(document.url).endswith("/" + _SEARCH):
        return (Claim(NAME, document.url, _SEARCH, 1.0),)
    if not shows(document, b"campuslabs.com"):
        return ()
    name = find_title(document) if document.body else ""
    schools = dict.fromkeys(found[1] for found in find_signs(document, _SITE))
    own = [school for school in schools if school not in ("www", "static", "static5", "se-images")]
    return tuple(
        Claim(NAME, f"https://{school}.campuslabs.com/{_SEARCH}", "campuslabs.com", 0.85, name)
        for school in own[:2]
    )


def ask(source: Source, window: Window) -> Sequence[Request]:
    """Ask for the first page of approved events that end after the window begins."""
    wanted = {
        "endsAfter": f"{window.start.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}",
        "orderByField": "endsOn",
        "orderByDirection": "ascending",
        "status": "Approved",
        "take": _PAGE_SIZE,
        "skip": 0,
    }
    return (Request(set_query(source.feed_url, **wanted)),)


def read(document: Document, context: Context) -> Reading:
    """Return the public events of one page and ask for the next."""
    if not any(shows_json(document, b'"value"', mark) for mark in (b'"startsOn"', b"@odata.count")):
        return Reading(readable=False)
    record = Record(read_json(document))
    if not isinstance(record.get("value"), list) or "@odata.count" not in record.value:
        return Reading(readable=False)
    rows = read_rows(record.rows("value"), lambda row: _read_row(row, document.url), document.url)
    skipped = read_page_number(document, 0) + len(record.records("value"))
    following: tuple[Request, ...] = ()
    count = Record({"count": record.value["@odata.count"]}).number("count") or 0
    first = min((str(row.start) for row in rows.listings), default="9999")
    more = skipped < min(count, _PAGE_SIZE * _MAX_PAGES)
    if more and rows.total and first <= f"{context.window.end:%Y-%m-%d}":
        following = (Request(set_query(document.request.url, skip=skipped), note=str(skipped)),)
    return tell_rows(rows, next_requests=following)


def _read_row(row: Record, page: str) -> Listing | None:
    if row.line("visibility") not in ("", "Public"):
        return None
    lat, lon = row.point("latitude", "longitude")
    number = row.line("id")
    return make_listing(
        row.line("name"),
        row.moment("startsOn"),
        row.moment("endsOn"),
        uid=number,
        url=f"{page.partition('/api/')[0]}/event/{number}" if number else "",
        description=row.lines("description"),
        organizer=row.line("organizationName"),
        status="cancelled" if "cancel" in row.line("status").lower() else "",
        venue=row.line("location"),
        lat=lat,
        lon=lon,
        labels=(*row.labels("theme"), *row.labels("categoryNames"), *row.labels("benefitNames")),
    )
