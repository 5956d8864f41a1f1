"""eSCRIBE: a government's meetings, asked by POST."""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from showup.find.extract.jsontext import read_json, shows_json
from showup.find.extract.records import Record, make_listing, read_rows, tell_rows
from showup.find.extract.signs import find_signs, shows
from showup.model.document import Document, Request
from showup.model.listing import Listing
from showup.model.reading import Claim, Context, Reading
from showup.model.source import Source
from showup.model.window import Window

NAME = "escribe"
RANK = 0
_SITE = re.compile(r"https?://((?:pub-)?[\w-]{2,60}\.escribemeetings\.com)\b")
_METHOD = "MeetingsCalendarView.aspx/GetCalendarMeetings"


def recognise(document: Document) -> Sequence[Claim]:
    """Claim the calendar of the site that the page is or links."""
    if not shows(document, b".escribemeetings.com"):
        return ()
    hosts = dict.fromkeys(found[1].lower() for found in find_signs(document, _SITE))
    return tuple(Claim(NAME, f"https://{host}/{_METHOD}", "escribemeetings.com", 0.9) for host in hosts)


def ask(source: Source, window: Window) -> Sequence[Request]:
    """Ask for the window's meetings."""
    span = {"calendarStartDate": f"{window.start:%Y-%m-%d}", "calendarEndDate": f"{window.end:%Y-%m-%d}"}
    headers = (("content-type", "application/json; charset=utf-8"),)
    return (Request(source.feed_url, "POST", headers, msgspec.json.encode(span)),)


def read(document: Document, context: Context) -> Reading:
    """Return the meetings, their times being the town's wall time."""
    if not shows_json(document, b'"d"') or not shows(
        document, b"escribemeetings.com", b'"MeetingName"', b'"MeetingType"'
    ):
        return Reading(readable=False)
    rows = Record(read_json(document)).get("d")
    if not isinstance(rows, list):
        return Reading(readable=False)
    return tell_rows(read_rows(rows, lambda row: _read_row(row, document.url), document.url))


def _read_row(row: Record, page: str) -> Listing:
    return make_listing(
        row.line("MeetingName", "MeetingType", "Title"),
        row.moment("StartDate", "Start"),
        row.moment("EndDate", "End"),
        uid=row.line("ID", "Id"),
        url=row.url(page, "Url", "MeetingUrl"),
        location=row.line("Location"),
        description=row.lines("Description"),
        status="cancelled" if row.flag("IsCancelled", "Cancelled") else "",
    )
