"""What titles and places say: cancelled, online, in person; and titles without markup."""

from __future__ import annotations

import re
from functools import lru_cache
from html import unescape

_STOPPED = ("cancel", "postpon", "reschedul", "called off")
_WORD = r"cancel(?:l?ed|lation)|postponed|rescheduled|called off"
_CANCELLED = re.compile(
    rf"^\W*(?:event |meeting |class )?(?:{_WORD})\b|[(\[*!:\-–—|]\s*(?:{_WORD})\b"
    rf"|\b(?:has been|have been|is|are|was|been) (?:{_WORD})\b|\b(?:{_WORD})\W*$",
    re.IGNORECASE,
)
_SHOUTED = re.compile(r"\b(?:CANCELL?ED|POSTPONED)\b")
_NOT_THAT = re.compile(
    r"^\W*cancell?ed (?:stamps?|debts?|checks?|cheques?)\b|\bcancell?ation (?:policy|fee|deadline)\b"
    r"|\b(?:not|never|un)[\s-]?(?:cancell?ed|postponed)\b|\brescheduled (?:from|to)\b"
    r"|^\W*rescheduled\b|[(\[*!:\-–—|]\s*rescheduled\b|\brescheduled\W*$",
    re.IGNORECASE,
)
_TAG = re.compile(r"</?[A-Za-z][^<>]{0,1000}>")
_ONLINE_WORD = (
    r"zoom|online|on-line|virtual(?:ly)?|webinar|livestream(?:ed)?|live stream|google meet|meet\.google|"
    r"microsoft teams|teams meeting|ms teams|webex|gotomeeting|jitsi|facebook live|youtube|remote(?:ly)?|"
    r"videoconference|video conference|teleconference|conference call|discord|via phone|web conference"
)
_ONLINE = re.compile(rf"\b(?:{_ONLINE_WORD})\b|https?://", re.IGNORECASE)
_IN_PERSON = re.compile(
    r"\b(?:hybrid|in[ -]person|on[ -]?site|and online|or online|& online)\b", re.IGNORECASE
)
_ADDRESS = re.compile(
    r"\b\d{1,6}\s+(?:[NSEW]\.?\s+)?\w|\b(?:street|st|ave|avenue|road|rd|blvd|drive|hall|room|library|church|center|"
    r"centre|chambers?|courthouse|auditorium|commons|lodge|park|school|building|bldg|house|plaza|square|campus|suite|floor|theat(?:er|re)|museum|caf[eé])\b",
    re.IGNORECASE,
)
_LINK = re.compile(r"https?://\S+")
_UNKNOWN_PLACE = re.compile(
    r"\W*(?:tb[ad]|to be (?:announced|determined|decided)|various(?: locations)?|n/?a|none|"
    r"see (?:description|details|website))?\W*",
    re.IGNORECASE,
)


def clean_title(title: str) -> str:
    """Return a title as one line without entities and markup; entities may be doubly written."""
    if "&" in title:
        title = unescape(unescape(title))
    if "<" in title:
        title = _TAG.sub("", title)
    return " ".join(title.split())


def tell_cancelled(title: str, status: str) -> str:
    """Return "cancelled" or "postponed" where the status or the title's words say so, else ""."""
    if status.startswith(("cancel", "postpon")):
        return "postponed" if status[0] == "p" else "cancelled"
    lower = title.lower()
    if not any(word in lower for word in _STOPPED) or _NOT_THAT.search(title):
        return ""
    if _CANCELLED.search(title) or _SHOUTED.search(title):
        return "postponed" if "postpon" in lower else "cancelled"
    return ""


def tell_online(published: bool | None, title: str, location: str, address: str) -> bool | None:
    """Return True where one can only come online, False where there is a place, None where nothing says."""
    if published is not None:
        return published
    place = tell_place(f"{location} {address}" if address else location)
    if place is not None:
        return place
    return True if _calls_online(title) else None


@lru_cache(maxsize=4096)
def _calls_online(title: str) -> bool:
    return bool(_ONLINE.search(title)) and not _IN_PERSON.search(title)


@lru_cache(maxsize=4096)
def tell_place(location: str) -> bool | None:
    """Return True where a location is online alone, False where it is a place, None where it is neither."""
    if not location or _UNKNOWN_PLACE.fullmatch(location):
        return None
    if not _ONLINE.search(location):
        return False
    if _IN_PERSON.search(location):
        return False
    return not _ADDRESS.search(_LINK.sub(" ", location))
