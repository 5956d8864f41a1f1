"""Mobilizon: the iCalendar of a group, or of a whole instance."""

from __future__ import annotations

import re
from collections.abc import Sequence

from showup.find.extract.calendar_feed import ask_feed as ask
from showup.find.extract.calendar_feed import read_feed as read
from showup.find.extract.markup import find_title
from showup.find.extract.signs import read_path, root_of, shows
from showup.model.document import Document
from showup.model.reading import Claim

__all__ = ["NAME", "RANK", "ask", "read", "recognise"]

NAME = "mobilizon"
RANK = 0
_GROUP = re.compile(r"^/(@[\w.-]{1,100})(?:/|$)")


def recognise(document: Document) -> Sequence[Claim]:
    """Claim the group's file where the page is a group's, else the instance's."""
    path = read_path(document.url)
    if path.endswith("/feed/ics") and (path.startswith("/@") or "/feed/instance" in path):
        return (Claim(NAME, document.url, "feed/ics", 0.9),)
    if not document.body or not shows(document, b'content="Mobilizon', b"joinmobilizon.org/ns"):
        return ()
    group = _GROUP.match(path)
    feed = f"{group[1]}/feed/ics" if group else "feed/instance/ics"
    return (Claim(NAME, root_of(document.url) + feed, "Mobilizon", 0.9, find_title(document)),)
