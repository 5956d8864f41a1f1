"""Localist's calendar files: a group's, a venue's or a search's own."""

from __future__ import annotations

import re
from collections.abc import Sequence

from showup.find.extract.calendar_feed import ask_feed as ask
from showup.find.extract.calendar_feed import read_feed as read
from showup.find.extract.markup import find_links, find_title
from showup.find.extract.signs import shows
from showup.model.document import Document
from showup.model.reading import Claim

__all__ = ["NAME", "RANK", "ask", "read", "recognise"]

NAME = "localist_file"
RANK = 0
_FILE = re.compile(r"/calendar(?:/\d{1,9})?\.ics|/search/events\.ics")


def recognise(document: Document) -> Sequence[Claim]:
    """Claim the files that a Localist page links: they hold the page's group or place alone."""
    if not document.body or not shows(document, b"ocalist"):
        return ()
    files = dict.fromkeys(link.url for link in find_links(document) if _FILE.search(link.url))
    return tuple(Claim(NAME, url, "Localist file", 0.85, find_title(document)) for url in list(files)[:5])
