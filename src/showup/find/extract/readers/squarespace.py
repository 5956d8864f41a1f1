"""Squarespace: the JSON of an events collection."""

from __future__ import annotations

import re
from collections.abc import Sequence

from showup.find.extract.jsontext import read_json, shows_json
from showup.find.extract.markup import find_title
from showup.find.extract.records import Record, make_listing, read_rows, say_place, tell_rows
from showup.find.extract.signs import read_query, set_query, shows
from showup.model.document import Document, Request
from showup.model.listing import Listing
from showup.model.reading import Claim, Context, Reading
from showup.model.source import Source
from showup.model.window import Window

NAME = "squarespace"
RANK = 0
_COLLECTION = re.compile(
    rb"""eventlist|collection-type-events|"typeName"\s*:\s*"events|view-events|sqs-events"""
)
_UNSET_PIN = (40.7207559, -74.0007613)  # the platform's own, in New York, where nobody set another


def recognise(document: Document) -> Sequence[Claim]:
    """Claim the JSON of a page that is an events collection."""
    if read_query(document.url, "format") == "json":
        return (Claim(NAME, document.url, "format=json", 0.9),)
    if not document.body or not shows(document, b"squarespace"):
        return ()
    if not _COLLECTION.search(document.body):
        return ()
    page = document.url.partition("?")[0]
    return (Claim(NAME, f"{page}?format=json", "Squarespace events", 0.9, find_title(document)),)


def ask(source: Source, window: Window) -> Sequence[Request]:
    """Ask for the collection."""
    return (Request(set_query(source.feed_url, format="json")),)


def read(document: Document, context: Context) -> Reading:
    """Return the upcoming and past events of the collection; its site tells the zone."""
    if not (shows_json(document, b'"upcoming"') or shows_json(document, b'"typeName"')):
        return Reading(readable=False)
    record = Record(read_json(document))
    if "upcoming" not in record.value and not record.line("collection.typeName").startswith("events"):
        return Reading(readable=False)
    events = [row.value for key in ("upcoming", "past", "items") for row in record.records(key)]
    zone = record.line("website.timeZone")
    rows = read_rows(events, lambda row: _read_row(row, document.url), document.url)
    return tell_rows(rows, timezone=zone, name=record.line("website.siteTitle", "collection.title"))


def _read_row(row: Record, page: str) -> Listing:
    place = Record(row.get("location"))
    lat, lon = place.point("mapLat", "mapLng")
    unset = (lat, lon) == _UNSET_PIN
    street, town = place.line("addressLine1"), place.line("addressLine2")
    return make_listing(
        row.line("title"),
        row.moment("startDate", "structuredContent.startDate"),
        row.moment("endDate", "structuredContent.endDate"),
        uid=row.line("id"),
        url=row.url(page, "fullUrl", "sourceUrl"),
        description=row.lines("body", "excerpt"),
        venue=place.line("addressTitle"),
        address=say_place(street, town),
        lat=None if unset else lat,
        lon=None if unset else lon,
        labels=row.labels("categories", "tags"),
    )
