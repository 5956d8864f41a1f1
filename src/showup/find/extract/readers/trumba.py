"""Trumba: the iCalendar behind a page's "spud"; it stops at 200 events, so it is asked on by day."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from showup.find.extract.calendar_feed import read_feed
from showup.find.extract.signs import find_signs, read_page_number, set_query, shows
from showup.model.document import Document, Request
from showup.model.reading import Claim, Context, Reading
from showup.model.source import Source
from showup.model.window import Window

NAME = "trumba"
RANK = 0
_NAME = re.compile(
    r"webName[\"']?\s*:\s*[\"']([\w-]{2,80})[\"']|trumba\.com/calendars/([\w-]{2,80})"
    r"|trumba\.com/s\.aspx\?[^\s\"'<>]{0,200}?\bcalendar=([\w-]{2,80})"
)
_LIVE = re.compile(r"25livepub\.collegenet\.com/calendars/([\w-]{2,80})")
_CAPS = (200, 500)
_MAX_PAGES = 10


def recognise(document: Document) -> Sequence[Claim]:
    """Claim the calendar file of every calendar that the page's scripts or links name (also 25Live's)."""
    if not shows(document, b"rumba", b"25livepub.collegenet.com"):
        return ()
    names = dict.fromkeys(found[1] or found[2] or found[3] for found in find_signs(document, _NAME))
    claims = [
        Claim(NAME, f"https://www.trumba.com/calendars/{name}.ics", "Trumba spud", 0.9) for name in names
    ]
    live = dict.fromkeys(found[1] for found in find_signs(document, _LIVE))
    claims += [
        Claim(NAME, f"https://25livepub.collegenet.com/calendars/{name}.ics", "25Live", 0.9) for name in live
    ]
    return claims[:6]


def ask(source: Source, window: Window) -> Sequence[Request]:
    """Ask for the file from the window's first day on."""
    return (Request(set_query(source.feed_url, startdate=f"{window.start:%Y%m%d}")),)


def read(document: Document, context: Context) -> Reading:
    """Return the events of the file; a full one is followed from its last day on."""
    reading = read_feed(document, context)
    page = read_page_number(document)
    starts = [listing.start for listing in reading.listings]
    days = [start.date() if isinstance(start, datetime) else start for start in starts]
    if reading.total not in _CAPS or not days or page >= _MAX_PAGES:
        return reading
    if max(days) >= context.window.end.date():  # what is missing lies beyond the window
        return replace(reading, complete=True)
    following = set_query(document.request.url, startdate=f"{max(days):%Y%m%d}")
    if following == document.request.url:
        return replace(reading, complete=False)
    return replace(reading, complete=True, next_requests=(Request(following, note=str(page + 1)),))
