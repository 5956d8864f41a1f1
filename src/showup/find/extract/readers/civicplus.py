"""CivicPlus (CivicEngage): a government's calendars, an iCalendar a category."""

from __future__ import annotations

import re
from collections.abc import Sequence

from showup.find.extract.calendar_feed import ask_feed as ask
from showup.find.extract.calendar_feed import read_feed as read
from showup.find.extract.markup import find_links
from showup.find.extract.signs import find_signs, root_of, shows
from showup.model.document import Document
from showup.model.reading import Claim

__all__ = ["NAME", "RANK", "ask", "read", "recognise"]

NAME = "civicplus"
RANK = 0
_FEED = re.compile(r"/iCalendar\.aspx\?[^\s\"'<>]{0,100}?\bcatID=(\d{1,6})", re.IGNORECASE)
_PATH = "common/modules/iCalendar/iCalendar.aspx"


def recognise(document: Document) -> Sequence[Claim]:
    """Claim the calendar of every category that the page links."""
    if not shows(document, b"iCalendar.aspx", b"icalendar.aspx"):
        return ()
    if _FEED.search(document.url):
        return (Claim(NAME, document.url, "iCalendar.aspx", 1.0),)
    names: dict[str, str] = {}
    for link in find_links(document):
        found = _FEED.search(link.url)
        if found and link.words:
            names.setdefault(found[1], link.words)
    numbers = dict.fromkeys(found[1] for found in find_signs(document, _FEED))
    root = root_of(document.url)
    return tuple(
        Claim(NAME, f"{root}{_PATH}?catID={n}&feed=calendar", "CivicPlus category", 0.95, names.get(n, ""))
        for n in numbers
    )
