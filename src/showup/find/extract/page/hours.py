"""Clock times in a text: "6:30 p.m.", "6–8 pm", "noon", "19h30", "18 Uhr"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import time
from functools import lru_cache

from showup.find.extract.page.words import leap

_HALF = r"([ap])(?:\.? ?m\b\.?|(?<=\d[ap])\b)"
_CLOCK = r"(\d{1,2})(?:[:.](\d{1,2}))?"
_TO = r" ?(?:-|–|—|to|until|till|through|bis|à|a|and) ?"
_TIME = re.compile(
    rf"(?<![\d:$/#])(?<!\d\.)(?:{_CLOCK} ?(?:{_HALF})?{_TO}{_CLOCK} ?{_HALF}"
    rf"|{_CLOCK} ?{_HALF}(?:{_TO}(?:{_CLOCK} ?(?:{_HALF})?(?![\d/:])|(noon|midnight)))?"
    r"|(?:12:?0?0? ?)?\b(noon|midnight|midi|mediodía)\b"
    r"|(\d{1,2})(?: ?h(\d\d)?\b(?! ?\d)|(?:[:.](\d\d))? uhr\b)"
    r"|([01]?\d|2[0-3]):([0-5]\d)(?::00)?(?!\d|:\d))"
)
_HINT = re.compile(r"\d(?: ?[ap]\.? ?m|[ap]\b|:\d| ?uhr|h\b|h\d)")
_NAMES = ("noon", "midnight", "midi", "mediod")
_STARTS = re.compile("0|1|2|3|4|5|6|7|8|9|noon|midnight|midi|mediodía")
_NAMED = {"noon": time(12), "midi": time(12), "mediodía": time(12), "midnight": time(0)}
_NOT_A_TIME = re.compile(
    r"\b(?:hours?|hrs?|minutes?|mins?|sec(?:onds)?)\b|\b(?:video|length|duration|audio)\b"
)


@dataclass(frozen=True, slots=True)
class Hours:
    """A clock time in a text, with its end where given; `sure` False without am, pm or 24 hours."""

    start: int
    stop: int
    begin: time
    end: time | None = None
    sure: bool = True


@lru_cache(maxsize=8192)
def find_hours(text: str) -> tuple[Hours, ...]:
    """Return the clock times of a text in order."""
    lower = text.lower()
    if not _HINT.search(lower) and not any(name in lower for name in _NAMES):
        return ()
    if len(lower) != len(text):
        lower = text
    found = []
    for match in leap(_STARTS, _TIME, lower):
        hours = _read(match)
        if hours is not None:
            found.append(hours)
        if len(found) >= 20:
            break
    return tuple(found)


def _read(match: re.Match[str]) -> Hours | None:
    (
        h1,
        m1,
        p1,
        h2,
        m2,
        p2,
        h3,
        m3,
        p3,
        h4,
        m4,
        p4,
        until,
        named,
        hour,
        minute,
        of_uhr,
        bare,
        bare_minute,
    ) = match.groups()
    begin: time | None
    end: time | None = None
    sure = True
    if h1:
        end = _clock(h2, m2, p2)
        begin = _clock(h1, m1, p1 or _guess_half(h1, h2, p2))
    elif h3:
        begin = _clock(h3, m3, p3)
        end = _NAMED.get(until or "") or (_clock(h4, m4, p4 or p3) if h4 else None)
    elif named:
        begin = _NAMED[named]
    elif hour:
        begin = _clock(hour, minute or of_uhr, "")
    else:
        number = int(bare)
        sure = number > 12 or bare.startswith("0")
        # a public gathering without am or pm is rarely before eight in the morning
        begin = _clock(bare, bare_minute, "p" if not sure and number < 8 else "")
    if begin is None:
        return None
    return Hours(match.start(), match.end(), begin, end, sure)


def _guess_half(first: str, second: str, half: str) -> str:
    """In "10-2 pm" the ten is before noon, in "6-8 pm" the six is after it."""
    a, b = int(first) % 12, int(second) % 12
    return half if a < b else ("a" if half == "p" else "p")


def _clock(hour: str, minute: str | None, half: str | None) -> time | None:
    number, minutes = int(hour), int(minute or 0)
    if half and number <= 12:
        number = number % 12 + (12 if half == "p" else 0)
    if number > 23 or minutes > 59:
        return None
    return time(number, minutes)
