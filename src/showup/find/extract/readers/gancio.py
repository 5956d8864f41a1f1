"""Gancio: a federated calendar one hosts oneself, by its open JSON."""

from __future__ import annotations

import re
from collections.abc import Sequence

from showup.find.extract.jsontext import read_json, shows_json
from showup.find.extract.markup import find_title
from showup.find.extract.records import Record, make_listing, read_rows, tell_rows
from showup.find.extract.signs import find_signs, read_path, root_of, set_query, shows
from showup.model.document import Document, Request
from showup.model.listing import Listing
from showup.model.reading import Claim, Context, Reading
from showup.model.source import Source
from showup.model.window import Window

NAME = "gancio"
RANK = 0
_API = "api/events"
_EMBEDDED = re.compile(
    r"<gancio-events?\b[^<>]{0,500}?\bbaseurl=[\"']?(https?://[\w.:-]{3,100})", re.IGNORECASE
)


def recognise(document: Document) -> Sequence[Claim]:
    """Claim the JSON of a Gancio site, or of the one whose events a page embeds."""
    if b'"start_datetime"' in document.body and read_path(document.url) == "/" + _API:
        return (Claim(NAME, document.url, _API, 1.0),)
    if not document.body or not shows(
        document, b'content="Gancio', b'content="gancio', b"gancio-events", b"/_nuxt/gancio"
    ):
        return ()
    roots = [f"{found[1]}/" for found in find_signs(document, _EMBEDDED)] or [root_of(document.url)]
    return (Claim(NAME, roots[0] + _API, "Gancio", 0.9, find_title(document)),)


def ask(source: Source, window: Window) -> Sequence[Request]:
    """Ask for the window's events, recurring ones too."""
    span = {
        "start": int(window.start.timestamp()),
        "end": int(window.end.timestamp()),
        "show_recurrent": "true",
    }
    return (Request(set_query(source.feed_url, **span)),)


def read(document: Document, context: Context) -> Reading:
    """Return the events."""
    if not shows_json(document, b'"start_datetime"'):
        return Reading(readable=False)
    value = read_json(document)
    if not isinstance(value, list):
        return Reading(readable=False)
    return tell_rows(read_rows(value, lambda row: _read_row(row, document.url), document.url))


def _read_row(row: Record, page: str) -> Listing:
    lat, lon = row.point("place.latitude", "place.longitude")
    online = row.get("online_locations")
    venue = row.line("place.name")
    return make_listing(
        row.line("title"),
        row.moment("start_datetime"),
        row.moment("end_datetime"),
        uid=row.line("id"),
        url=f"{root_of(page)}event/{row.line('slug') or row.line('id')}",
        description=row.lines("description"),
        venue=venue,
        address=row.line("place.address"),
        lat=lat,
        lon=lon,
        online=True if online and venue.lower() == "online" else None,
        labels=row.labels("tags"),
    )
