"""Tockify: an embedded calendar's iCalendar."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from showup.find.extract.calendar_feed import ask_feed as ask
from showup.find.extract.calendar_feed import read_feed as read
from showup.find.extract.signs import find_signs, shows
from showup.model.document import Document
from showup.model.reading import Claim

__all__ = ["NAME", "RANK", "ask", "find_names", "read", "recognise"]

NAME = "tockify"
RANK = 0
_NAMES = re.compile(
    r"data-tockify-calendar=[\"']([\w.-]{2,80})[\"']|tockify\.com/(?:api/feeds/ics/)?([\w.-]{3,80})(?=[/?\"'\s]|$)"
    r"|calname=([\w.-]{2,80})"
)
_OWN = frozenset({"browser", "api", "i", "settings", "pricing", "blog", "docs", "tkf2", "public", "embed.js"})


def recognise(document: Document) -> Sequence[Claim]:
    """Claim the calendar file of every calendar that a page embeds or links."""
    return tuple(
        Claim(NAME, f"https://tockify.com/api/feeds/ics/{name}", "Tockify calendar", 0.9)
        for name in find_names(document)
    )


def find_names(document: Document) -> Iterator[str]:
    """Yield the names of the calendars that the page shows."""
    if shows(document, b"tockify"):
        names = (found[1] or found[2] or found[3] for found in find_signs(document, _NAMES))
        yield from (name for name in dict.fromkeys(names) if name not in _OWN)
