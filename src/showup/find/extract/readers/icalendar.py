"""iCalendar (RFC 5545): a feed by itself, and the feeds that pages point to."""

from __future__ import annotations

from collections.abc import Sequence

from showup.find.extract.ics.calendar import is_calendar, read_calendar
from showup.find.extract.ics.links import find_feeds
from showup.model.document import Document, Request
from showup.model.reading import Claim, Context, Reading
from showup.model.source import Source
from showup.model.window import Window

NAME = "icalendar"
RANK = 1


def recognise(document: Document) -> Sequence[Claim]:
    """Claim the document's own address when it is a calendar, else the feeds its page points to."""
    if is_calendar(document.body):
        return (Claim(NAME, document.url, "BEGIN:VCALENDAR", 1.0),)
    return [Claim(NAME, feed.url, feed.sign, feed.sure, feed.name) for feed in find_feeds(document)]


def ask(source: Source, window: Window) -> Sequence[Request]:
    """Ask for the feed; it comes whole, whatever the window."""
    return (Request(source.feed_url, headers=(("accept", "text/calendar, */*;q=0.5"),)),)


def read(document: Document, context: Context) -> Reading:
    """Return the events of the feed that can touch the window; never raises, whatever the bytes."""
    return read_calendar(document.body, document.url, context.window)
