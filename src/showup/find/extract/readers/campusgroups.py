"""CampusGroups: a school's groups as one calendar file."""

from __future__ import annotations

import re
from collections.abc import Sequence

from showup.find.extract.calendar_feed import ask_feed as ask
from showup.find.extract.calendar_feed import read_feed as read
from showup.find.extract.markup import find_title
from showup.find.extract.signs import find_signs, resolve, root_of, shows
from showup.model.document import Document
from showup.model.reading import Claim

__all__ = ["NAME", "RANK", "ask", "read", "recognise"]

NAME = "campusgroups"
RANK = 0
_FILE = re.compile(r"(?:(?:https?|webcal):)?(?://[\w.-]+)?/ical/([\w-]{2,40})/ical_[\w-]{2,60}\.ics")
_SITE = re.compile(r"https?://([\w-]{2,40})\.campusgroups\.com\b")


def recognise(document: Document) -> Sequence[Claim]:
    """Claim the calendar file that a page links, else that of the school it names."""
    if not shows(document, b"campusgroups.com", b"/ical/ical_"):
        return ()
    name = find_title(document) if document.body else ""
    files = [found[0].replace("webcal:", "https:") for found in find_signs(document, _FILE)]
    if not files:
        schools = dict.fromkeys(
            found[1] for found in find_signs(document, _SITE) if found[1] not in ("www", "static")
        )
        files = [f"https://{s}.campusgroups.com/ical/{s}/ical_{s}.ics" for s in list(schools)[:1]]
    return tuple(
        Claim(NAME, resolve(root_of(document.url), file), "CampusGroups", 0.8, name) for file in files[:3]
    )
