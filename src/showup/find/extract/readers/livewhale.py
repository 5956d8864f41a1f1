"""LiveWhale: a college's groups, each with its own calendar file and JSON."""

from __future__ import annotations

import re
from collections.abc import Sequence

from showup.find.extract.calendar_feed import ask_feed as ask
from showup.find.extract.calendar_feed import read_feed
from showup.find.extract.jsontext import read_json
from showup.find.extract.markup import find_title
from showup.find.extract.records import Record, make_listing, read_rows, tell_rows
from showup.find.extract.signs import find_signs, read_path, resolve, root_of, shows
from showup.model.document import Document
from showup.model.listing import Listing
from showup.model.reading import Claim, Context, Reading

__all__ = ["NAME", "RANK", "ask", "read", "recognise"]

NAME = "livewhale"
RANK = 0
_FEED = re.compile(r"(?:(?:https?|webcal):)?(?://[\w.-]+)?/live/ical/events(?:/[\w%,.+-]+/[\w%,.+-]+){0,6}")
_GROUP = re.compile(r"/live/(?:rss|json)/events/group_id/(\d{1,9})|data-group=[\"'](\d{1,9})")
_ELSEWHERE = re.compile(r"//([\w.-]{4,100})/livewhale/")
_CAP = 400


def recognise(document: Document) -> Sequence[Claim]:
    """Claim the calendar files that a LiveWhale page links; else that of its group, else the whole."""
    path = read_path(document.url)
    if "/live/json/events" in path or "/live/ical/events" in path:
        return (Claim(NAME, document.url, "/live/ events", 1.0),)
    if not document.body or not shows(document, b"/live/ical/", b"livewhale", b"LiveWhale"):
        return ()
    name, root = find_title(document), root_of(document.url)
    feeds = [found[0].replace("webcal:", "https:") for found in find_signs(document, _FEED)]
    if not feeds:
        groups = [found[1] or found[2] for found in find_signs(document, _GROUP)]
        feeds = [f"/live/ical/events/group_id/{group}" for group in groups] or ["/live/ical/events"]
        root = _find_root(document)
    return tuple(Claim(NAME, resolve(root, feed), "LiveWhale", 0.9, name) for feed in dict.fromkeys(feeds))


def _find_root(document: Document) -> str:
    """Return the site that holds the calendar: a widget's script names it."""
    host = next((found[1] for found in find_signs(document, _ELSEWHERE)), "")
    return f"https://{host}/" if host else root_of(document.url)


def read(document: Document, context: Context) -> Reading:
    """Return the events of the calendar file or of the JSON; the latter stops at 400."""
    if document.body[:1] != b"[":
        return read_feed(document, context)
    value = read_json(document)
    whale = "/live/json/" in document.url or b'"event_types' in document.body
    if not isinstance(value, list) or not whale:
        return Reading(readable=False)
    rows = read_rows(value, lambda row: _read_row(row, document.url), document.url)
    return tell_rows(rows, complete=rows.total != _CAP)


def _read_row(row: Record, page: str) -> Listing:
    lat, lon = row.point("location_latitude", "location_longitude")
    return make_listing(
        row.line("title"),
        row.moment("date_iso", "date_ts"),
        row.moment("date2_iso", "date2_ts"),
        all_day=row.flag("is_all_day"),
        uid=row.line("id"),
        url=row.url(page, "url"),
        description=row.lines("description", "summary"),
        organizer=row.line("group_title"),
        status="cancelled" if row.flag("is_canceled") else "",
        venue=row.line("location_title"),
        address=row.line("location"),
        lat=lat,
        lon=lon,
        online=True if row.flag("is_online") and not row.line("location") else None,
        labels=(*row.labels("event_types"), *row.labels("event_types_audience")),
    )
