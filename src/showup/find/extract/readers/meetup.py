"""Meetup: a group's iCalendar, which never holds more than its next ten events."""

from __future__ import annotations

import re
from collections.abc import Sequence

from showup.find.extract.calendar_feed import ask_feed as ask
from showup.find.extract.calendar_feed import read_feed as read
from showup.find.extract.markup import find_title
from showup.find.extract.signs import find_signs, shows
from showup.model.address import host_of
from showup.model.document import Document
from showup.model.reading import Claim

__all__ = ["NAME", "RANK", "ask", "read", "recognise"]

NAME = "meetup"
RANK = 0
_GROUP = re.compile(r"https?://(?:www\.)?meetup\.com/(?:[a-z]{2}-[A-Z]{2}/)?([\w-]{3,80})(?=[/?#\"'\s<]|$)")
_OWN = frozenset({
    "about", "apps", "blog", "cities", "find", "help", "home", "lp", "login", "media", "messages",
    "members", "new", "privacy", "pro", "register", "start", "static", "terms", "topics",
    "your-events", "mu_static", "_next", "images",
})  # fmt: skip
_MOST_LINKED = 2  # a page that links more groups is a list of them, not one's own


def recognise(document: Document) -> Sequence[Claim]:
    """Claim the calendar file of the group whose page this is, or of the one or two that a page links."""
    if not shows(document, b"meetup.com/"):
        return ()
    if host_of(document.url) == "meetup.com":
        own = _GROUP.match(document.url)
        if not own or own[1] in _OWN:
            return ()
        if document.url.rstrip("/").endswith("/events/ical"):
            return (Claim(NAME, document.url, "events/ical", 1.0),)
        name = find_title(document) if document.body else ""
        return (Claim(NAME, _address(own[1]), "meetup.com group", 0.95, name),)
    groups = dict.fromkeys(found[1] for found in find_signs(document, _GROUP) if found[1].lower() not in _OWN)
    if len(groups) > _MOST_LINKED:
        return ()
    return tuple(Claim(NAME, _address(group), "link to a meetup.com group", 0.6) for group in groups)


def _address(group: str) -> str:
    return f"https://www.meetup.com/{group}/events/ical/"
