"""MembershipWorks: an organization's events as iCalendar."""

from __future__ import annotations

import re
from collections.abc import Sequence

from showup.find.extract.calendar_feed import ask_feed as ask
from showup.find.extract.calendar_feed import read_feed as read
from showup.find.extract.signs import find_signs, shows
from showup.model.document import Document
from showup.model.reading import Claim

__all__ = ["NAME", "RANK", "ask", "read", "recognise"]

NAME = "membershipworks"
RANK = 0
_ORGANIZATION = re.compile(
    r"membershipworks[\s\S]{0,400}?\borg(?:_?id)?[\"']?\s*[:=]\s*[\"']?(\d{2,9})|data-org=[\"'](\d{2,9})",
    re.IGNORECASE,
)


def recognise(document: Document) -> Sequence[Claim]:
    """Claim the calendar file of the organization that the page's script names."""
    if not shows(document, b"membershipworks.com"):
        return ()
    numbers = dict.fromkeys(found[1] or found[2] for found in find_signs(document, _ORGANIZATION))
    address = "https://api.membershipworks.com/v2/events?_op=ics&org="
    return tuple(Claim(NAME, address + number, "MembershipWorks", 0.85) for number in list(numbers)[:2])
