"""Where: the words of an announcement that name a place."""

from __future__ import annotations

import re
from functools import lru_cache

from showup.find.extract.page.words import compile_words

_LABEL = re.compile(
    r"^\W*(?:where|location(?:\(s\))?|place|venue|address|dónde|lugar|ubicación|lieu|où|ort|wo|"
    r"veranstaltungsort)\s*[:–-]\s*(?P<place>.+)$",
    re.IGNORECASE,
)
_LABELS = ("location", "where", "venue", "location(s)", "lugar", "ort", "lieu")
_STREET = re.compile(
    r"\b\d{1,6}\s+(?:[NSEW]\.?\s+)?(?:[\w.'’-]+\s+){1,4}"
    r"(?:street|st|avenue|ave|road|rd|boulevard|blvd|drive|dr|lane|ln|way|court|ct|place|pl|plaza|"
    r"parkway|pkwy|highway|hwy|"
    r"square|terrace|circle|mall|pike|floor)\b\.?|\b\w+stra(?:ß|ss)e \d+",
    re.IGNORECASE,
)
_NUMBERED = re.compile(
    r"\b(?:room|suite|ste|floor|bldg|building)s? #?\d|\b\d+(?:st|nd|rd|th)? (?:floor|fl)\b|\b(?:board|"
    r"conference|council|meeting) (?:room|chambers?)\W*$",
    re.IGNORECASE,
)
_ZIP = re.compile(r",\s*[A-Z]{2}\.?,?\s+\d{5}\b")
_ROOM = compile_words(
    r"room|rm\.?|suite|ste\.?|floor|bldg|building|hall|library|church|chambers?|auditorium|center|"
    r"centre|park|school|"
    r"museum|theat(?:er|re)|gym(?:nasium)?|cafeteria|courthouse|campus|pavilion|house|caf[eé]|brewery|"
    r"zoom|biblioteca|"
    r"ayuntamiento|rathaus|saal|mairie|salle|headquarters|office|lobby|annex|clubhouse|plaza|hotel|"
    r"online|webex|teams"
)
_EVENT = compile_words(
    r"meetings?|hearing|committee|board|council|commission|workshop|session|town hall|open house|tour|"
    r"concert|festival|friends of|party|market|day|night"
)
_DIGIT = re.compile(r"\d")
_AT = re.compile(r"(?:\b(?:at|in) (?:the )?|@ ?)([A-Z0-9][^.;|]{3,90})")
_ONLINE = compile_words(r"zoom|webex|webinar|virtual|online|teams meeting|google meet|livestream")
MAX_PLACE = 200


@lru_cache(maxsize=8192)
def is_place(text: str) -> bool:
    """Whether a text is the name or address of a place and not of a gathering."""
    text = text[:200]
    lower = text.lower()
    room = _ROOM.search(lower)
    numbered = _DIGIT.search(text)
    if not room and not numbered:
        return False
    if numbered and (_STREET.search(text) or _ZIP.search(text)):
        return True
    if len(text) >= 90:
        return False
    return bool(_NUMBERED.search(text)) or (room is not None and not _EVENT.search(lower))


def find_place(texts: list[str], title: str) -> str:
    """Return where, as published, "" where the lines do not say."""
    for number, text in enumerate(texts):
        label = _LABEL.match(text) if ":" in text or "-" in text or "–" in text else None
        if label:
            return label["place"].strip()[:MAX_PLACE]
        if len(text) < 20 and text.strip().rstrip(":").lower() in _LABELS:
            return texts[number + 1].strip(" ,|")[:MAX_PLACE] if number + 1 < len(texts) else ""
    for text in texts:
        bare = text.strip(" ,|-–—*")
        if 4 < len(bare) < 160 and bare not in title and is_place(bare):
            return bare
    for text in texts:
        at = _AT.search(text) if "at " in text or "in " in text or "@" in text else None
        if at and is_place(at[1]):
            return at[1].strip(" ,|")[:MAX_PLACE]
    return ""


@lru_cache(maxsize=4096)
def tell_online(text: str) -> bool:
    """Whether the words speak of a meeting on the net."""
    return bool(_ONLINE.search(text.lower()))
