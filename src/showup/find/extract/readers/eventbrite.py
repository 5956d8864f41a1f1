"""Eventbrite: an organizer's page, with the JSON-LD of what is to come."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from showup.find.extract.jsontext import read_json
from showup.find.extract.readers import schema_org
from showup.find.extract.records import Record, keep_group, make_listing, read_rows, tell_rows
from showup.find.extract.signs import find_signs, shows
from showup.model.document import Document, Request
from showup.model.listing import Listing
from showup.model.reading import Claim, Context, Reading
from showup.model.source import Source
from showup.model.window import Window

NAME = "eventbrite"
RANK = 0
_ORGANIZER = re.compile(r"https?://(www\.eventbrite\.[a-z.]{2,7}/o/[\w%-]{1,120}?)(?=[/?#\"'\s<]|$)")
_MOST_LINKED = 2  # a page that links more organizers is a list of them, not one's own


def recognise(document: Document) -> Sequence[Claim]:
    """Claim the organizer's page that this is, or the one or two that a page links."""
    if not shows(document, b"eventbrite."):
        return ()
    own = _ORGANIZER.match(document.url)
    if own:
        return (Claim(NAME, document.url, "Eventbrite organizer", 0.95),)
    pages = dict.fromkeys(f"https://{found[1]}" for found in find_signs(document, _ORGANIZER))
    if len(pages) > _MOST_LINKED:
        return ()
    return tuple(Claim(NAME, page, "link to an Eventbrite organizer", 0.7) for page in pages)


def ask(source: Source, window: Window) -> Sequence[Request]:
    """Ask for the organizer's page."""
    return (Request(source.feed_url),)


def read(document: Document, context: Context) -> Reading:
    """Return the events of an organizer's page, or of an answer of the interface (v3)."""
    if b'"name"' in document.body and document.body[:1] == b"{" and b'"localized' in document.body:
        return _read_answer(document)
    if not _ORGANIZER.match(document.url) or not shows(document, b"__SERVER_DATA__", b"organizer-profile"):
        return Reading(readable=False)
    reading = schema_org.read(document, context)
    return replace(reading, readable=True)  # an organizer with nothing to come is a calendar all the same


def _read_answer(document: Document) -> Reading:
    record = Record(read_json(document))
    if not isinstance(record.get("events"), list):
        return Reading(readable=False)
    rows = read_rows(record.rows("events"), _read_row, document.url)
    return tell_rows(rows, complete=not record.get("pagination.has_more_items"))


def _read_row(row: Record) -> Listing:
    lat, lon = row.point("venue.latitude", "venue.longitude")
    return make_listing(
        row.line("name.text"),
        row.moment("start.local", "start.utc"),
        row.moment("end.local", "end.utc"),
        zone=row.line("start.timezone") or None,
        uid=row.line("id"),
        url=row.url("", "url"),
        description=row.lines("description.text", "summary"),
        organizer=keep_group(row.line("organizer.name")),
        status="cancelled" if row.line("status") == "canceled" else "",
        venue=row.line("venue.name"),
        address=row.line("venue.address.localized_address_display"),
        lat=lat,
        lon=lon,
        online=True if row.flag("online_event") else None,
    )
