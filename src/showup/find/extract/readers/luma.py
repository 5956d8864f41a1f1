"""Luma: a calendar's iCalendar, by the number that its page carries."""

from __future__ import annotations

import re
from collections.abc import Sequence

from showup.find.extract.calendar_feed import ask_feed as ask
from showup.find.extract.calendar_feed import read_feed as read
from showup.find.extract.markup import find_title
from showup.find.extract.signs import find_signs, read_source, shows
from showup.model.address import host_of
from showup.model.document import Document
from showup.model.reading import Claim

__all__ = ["NAME", "RANK", "ask", "read", "recognise"]

NAME = "luma"
RANK = 0
_EMBEDDED = re.compile(r"(?:lu\.ma|luma\.com)/embed/calendar/(cal-\w{6,40})|[?&]id=(cal-\w{6,40})")
_OWN = re.compile(
    r"calendar_?api_?id[\"']?\s*[:=]\s*[\"'](cal-\w{6,40})[\"']|[\"'=/](cal-\w{6,40})\b", re.IGNORECASE
)
_FILES = "https://{}/ics/get?entity=calendar&id={}"


def recognise(document: Document) -> Sequence[Claim]:
    """Claim the calendar whose page this is, or those that a page embeds."""
    if not shows(document, b"lu.ma", b"luma.com"):
        return ()
    own = _OWN.search(read_source(document)) if host_of(document.url) in ("lu.ma", "luma.com") else None
    found = [own] if own else list(find_signs(document, _EMBEDDED))
    numbers = dict.fromkeys(sign[1] or sign[2] for sign in found)
    name = find_title(document) if own else ""
    renamed = host_of(document.url) == "luma.com" or b"api2.luma.com" in document.body
    host = "api2.luma.com" if renamed else "api.lu.ma"
    return tuple(Claim(NAME, _FILES.format(host, number), "Luma calendar", 0.9, name) for number in numbers)
