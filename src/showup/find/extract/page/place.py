"""Where: the words of an announcement that name a place."""

from __future__ import annotations

import re
from functools import lru_cache

from showup.find.extract.page.phrase import SENTENCE_END
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
    r"online|webex|teams|square|temple|mosque|synagogue|iglesia|parque|escuela|salón|église|parc|kirche|schule|"
    r"bibliothek|marktplatz"
)
_EVENT = compile_words(
    r"meetings?|hearing|committee|board|council|commission|workshop|session|town hall|open house|tour|"
    r"concert|festival|friends of|party|market|day|night|convention|conference|assembly|forum|rally|vigil|"
    r"camp|training|sit-in|teach-in|story ?time"
)
_DIGIT = re.compile(r"\d")
_MEETING_HOUSE = re.compile(r"\bmeeting ?house\b")
_LEAD = re.compile(
    r"^(?:(?:meet(?:ing)?|held|starts?|starting|gather(?:ing)?) )?(?:at|in|on|@)\b:? ?(?:the )?",
    re.IGNORECASE,
)
_AT = re.compile(r"(?:\b(?:at|in) (?:the )?|@ ?)([A-Z0-9][^.;|]{3,90})")
_ONLINE = compile_words(r"zoom|webex|webinar|virtual|online|teams meeting|google meet|livestream")
_LONGEST_LABEL = 20
MAX_PLACE = 200
_BESIDE = " ,:|-–—*"  # what stands around a place


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
    if room is None:
        return bool(_NUMBERED.search(text))
    return bool(_NUMBERED.search(text)) or not _EVENT.search(_MEETING_HOUSE.sub("", lower))


def is_place_label(text: str) -> bool:
    """Whether a text announces that what follows is a place: "Venue", "Where:"."""
    return len(text) < _LONGEST_LABEL and text.strip().rstrip(":").lower() in _LABELS


def find_place(texts: list[str], title: str) -> str:
    """Return where, as published, "" where the lines do not say."""
    for number, text in enumerate(texts):
        label = _LABEL.match(text) if ":" in text or "-" in text or "–" in text else None
        if label:
            return trim_place(label["place"])
        if is_place_label(text):
            return trim_place(texts[number + 1]) if number + 1 < len(texts) else ""
    for text in texts:
        bare = text.strip(_BESIDE)
        if 4 < len(bare) < 160 and bare not in title and is_place(bare):
            return trim_place(bare)
    for text in texts:
        at = _AT.search(text) if "at " in text or "in " in text or "@" in text else None
        if at and is_place(at[1]):
            return trim_place(at[1])
    return ""


def trim_place(text: str) -> str:
    """Return the place alone: without "meet at the" before it and the next sentence after it."""
    text = _LEAD.sub("", text.strip(_BESIDE).partition("|")[0].strip(_BESIDE))
    return SENTENCE_END.split(text)[0].strip(_BESIDE).removesuffix(" at").removesuffix(".")[:MAX_PLACE]


@lru_cache(maxsize=4096)
def tell_online(text: str) -> bool:
    """Whether the words speak of a meeting on the net."""
    return bool(_ONLINE.search(text.lower()))
