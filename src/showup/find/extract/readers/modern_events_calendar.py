"""Modern Events Calendar (WordPress plug-in): the iCalendar of its events page."""

from __future__ import annotations

from collections.abc import Sequence

from showup.find.extract.calendar_feed import ask_feed as ask
from showup.find.extract.calendar_feed import read_feed as read
from showup.find.extract.markup import find_links, find_title
from showup.find.extract.signs import read_query, set_query, shows
from showup.model.document import Document
from showup.model.reading import Claim

__all__ = ["NAME", "RANK", "ask", "read", "recognise"]

NAME = "modern_events_calendar"
RANK = 0


def recognise(document: Document) -> Sequence[Claim]:
    """Claim the file of a page that shows the plug-in; owners often leave it off."""
    if read_query(document.url, "mec-ical-feed"):
        return (Claim(NAME, document.url, "mec-ical-feed", 0.9),)
    if not document.body or not shows(document, b"/plugins/modern-events-calendar", b"mec-event"):
        return ()
    linked = [link.url for link in find_links(document) if read_query(link.url, "mec-ical-feed")]
    url = linked[0] if linked else set_query(document.url, **{"mec-ical-feed": 1})
    return (Claim(NAME, url, "Modern Events Calendar", 0.8, find_title(document)),)
