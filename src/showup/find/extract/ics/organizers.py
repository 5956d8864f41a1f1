"""ORGANIZER lines: an organization is kept, a person is dropped."""

from __future__ import annotations

import re

from showup.find.extract.ics.fields import parameter

_GROUP_ACCOUNT = "group.calendar.google.com"
_ORGANIZATION = re.compile(
    r"\b(?:academy|administration|agency|alliance|assembly|associat\w*|authority|band|board|bureau|business|"
    r"calendar|center|centre|chamber|chapter|choir|church|city|clinic|club|co-?op\w*|coalition|collective|"
    r"college|commission|committee|communit\w*|company|conservancy|corps|corporation|council|county|"
    r"department|dept|district|division|education|events|federation|fellowship|festival|foundation|friends|"
    r"fund|gallery|gardens?|government|group|guild|hall|health|hospital|house|inc|initiative|institute|"
    r"kitchen|league|library|llc|ministr\w*|mosque|museum|network|office|orchestra|organi[sz]ation|parish|"
    r"parks?|partner\w*|party|pool|preserve|program\w*|project|public|recreation|relations|resources|room|"
    r"school|senate|services?|shelter|society|studio|synagogue|team|temple|theat\w+|town|township|"
    r"tribe|trust|union|university|village|volunteers|works?|workshop|ymca|ywca)\b",
    re.IGNORECASE,
)
_MAX_NAME = 120


def read_organizer(parameters: str, value: str) -> str:
    """Return the organization named on an ORGANIZER line, "" for persons and bare addresses."""
    name = parameter(parameters, "CN") or ""
    if not name or "@" in name or len(name) > _MAX_NAME:
        return ""
    if _GROUP_ACCOUNT in value or _ORGANIZATION.search(name):
        return " ".join(name.replace("\\", "").split())
    return ""
