"""Platforms that publish iCalendar: asking and reading are the same for all."""

from __future__ import annotations

from collections.abc import Sequence

from showup.find.extract.ics.calendar import is_calendar, read_calendar
from showup.model.document import Document, Request
from showup.model.reading import Context, Reading
from showup.model.source import Source
from showup.model.window import Window


def ask_feed(source: Source, window: Window) -> Sequence[Request]:
    """Ask for the calendar file; it comes whole, whatever the window."""
    return (Request(source.feed_url, headers=(("accept", "text/calendar, */*;q=0.5"),)),)


def read_feed(document: Document, context: Context) -> Reading:
    """Return the events of the calendar file; anything else is not readable."""
    if not is_calendar(document.body):
        return Reading(readable=False)
    return read_calendar(document.body, document.url, context.window)
