"""The Events Calendar's iCalendar, for sites whose REST interface is shut; it stops at 30 events a page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from showup.find.extract.calendar_feed import ask_feed as ask
from showup.find.extract.calendar_feed import read_feed
from showup.find.extract.markup import find_links, find_title
from showup.find.extract.signs import read_page_number, read_query, set_query, shows
from showup.model.document import Document, Request
from showup.model.reading import Claim, Context, Reading

__all__ = ["NAME", "RANK", "ask", "read", "recognise"]

NAME = "the_events_calendar_file"
RANK = 0
_CAP = 30  # feed_default_export_count
_MAX_PAGES = 6


def recognise(document: Document) -> Sequence[Claim]:
    """Claim the file that a page with the plug-in's marks links; else that of the page itself."""
    if not document.body and read_query(document.url, "ical") == "1":
        return (Claim(NAME, document.url, "ical=1", 0.8),)
    if not document.body or not shows(document, b"/plugins/the-events-calendar", b"tribe-events"):
        return ()
    linked = [link for link in find_links(document) if read_query(link.url, "ical") == "1"]
    lists = [link for link in linked if "/event/" not in link.url]
    if lists:
        return (Claim(NAME, lists[0].url, "ical=1 link", 0.7, find_title(document)),)
    if "event" not in document.url and "calendar" not in document.url:
        return ()
    return (Claim(NAME, set_query(document.url, ical=1), "The Events Calendar", 0.5, find_title(document)),)


def read(document: Document, context: Context) -> Reading:
    """Return the events of the file; a full file is followed from its last day on."""
    reading = read_feed(document, context)
    page = document.request.note
    asked = page or read_query(document.request.url, "ical") == "1"
    if not asked and b"ECPv" not in document.body[:2_000]:
        return Reading(readable=False)
    if not reading.readable:  # a site that does not know the parameter repeats its page
        return replace(reading, complete=not page)
    starts = [listing.start for listing in reading.listings]
    days = [start.date() if isinstance(start, datetime) else start for start in starts]
    if reading.total != _CAP or not days:
        return reading
    if max(days) >= context.window.end.date():  # what is missing lies beyond the window
        return replace(reading, complete=True)
    url = set_query(document.request.url, **{"tribe-bar-date": max(days).isoformat()})
    number = read_page_number(document)
    if number >= _MAX_PAGES or url == document.request.url:
        return replace(reading, complete=False)
    return replace(reading, complete=True, next_requests=(Request(url, note=str(number + 1)),))
