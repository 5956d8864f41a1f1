"""Finalsite: a school's calendars, each an iCalendar by its number."""

from __future__ import annotations

import re
from collections.abc import Sequence

from showup.find.extract.calendar_feed import ask_feed as ask
from showup.find.extract.calendar_feed import read_feed as read
from showup.find.extract.signs import find_signs, root_of, shows
from showup.model.document import Document
from showup.model.reading import Claim

__all__ = ["NAME", "RANK", "ask", "read", "recognise"]

NAME = "finalsite"
RANK = 0
_LINKED = re.compile(
    r"/fs/calendar-manager/events\.ics\?calendar_ids(?:\[\]|%5B%5D)=(\d{1,6})", re.IGNORECASE
)
_DRAWN = re.compile(r"data-calendar-ids=[\"']([\d,]{1,60})[\"']")


def recognise(document: Document) -> Sequence[Claim]:
    """Claim every calendar that the page links or draws."""
    if not shows(document, b"/fs/calendar-manager/", b"fsCalendar"):
        return ()
    numbers = dict.fromkeys(found[1] for found in find_signs(document, _LINKED))
    if not numbers:
        drawn = [number for found in find_signs(document, _DRAWN) for number in found[1].split(",")]
        numbers = dict.fromkeys(number for number in drawn if number)
    address = f"{root_of(document.url)}fs/calendar-manager/events.ics?calendar_ids%5B%5D="
    return tuple(Claim(NAME, address + number, "Finalsite calendar", 0.9) for number in list(numbers)[:12])
