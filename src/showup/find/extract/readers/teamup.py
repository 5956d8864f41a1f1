"""Teamup: an embedded calendar's iCalendar."""

from __future__ import annotations

import re
from collections.abc import Sequence

from showup.find.extract.calendar_feed import ask_feed as ask
from showup.find.extract.calendar_feed import read_feed as read
from showup.find.extract.signs import find_signs, shows
from showup.model.document import Document
from showup.model.reading import Claim

__all__ = ["NAME", "RANK", "ask", "read", "recognise"]

NAME = "teamup"
RANK = 0
_KEY = re.compile(r"(?:ics\.)?teamup\.com/(?:feed/)?(ks[a-z0-9]{8,30})(?:/(\d{1,12})\.ics)?")


def recognise(document: Document) -> Sequence[Claim]:
    """Claim the calendar file of every calendar that a page embeds or links; 0 stands for all its parts."""
    if not shows(document, b"teamup.com/"):
        return ()
    keys = dict.fromkeys((found[1], found[2] or "0") for found in find_signs(document, _KEY))
    return tuple(
        Claim(NAME, f"https://ics.teamup.com/feed/{key}/{part}.ics", "Teamup", 0.9) for key, part in keys
    )
