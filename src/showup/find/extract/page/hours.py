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
_H = r"(?:uhr|h(?:eures?|rs?|oras)?)\b"  # with it a number is an hour of the day
_TIME = re.compile(
    rf"(?<![\d:$/#])(?<!\d\.)(?:{_CLOCK} ?(?:{_HALF})?{_TO}{_CLOCK} ?{_HALF}"
    rf"|{_CLOCK} ?{_HALF}(?:{_TO}(?:{_CLOCK} ?(?:{_HALF})?(?![\d/:])|(noon|midnight)))?"
    r"|(?:12:?0?0? ?)?\b(noon|midnight|midi|mediodía)\b"
    rf"|(?P<h5>\d{{1,2}})(?:[:.h](?P<m5>[0-5]\d))?(?: ?{_H})?{_TO}"
    rf"(?P<h6>\d{{1,2}})"
    rf"(?: ?h ?(?P<m6>[0-5]\d)\b|[:.](?P<n6>[0-5]\d) ?{_H}| ?(?:uhr|h(?:eures|oras)?)\b)(?! ?\d)"
    r"|(?P<hour>\d{1,2})(?: ?h(?: ?(?P<minute>\d\d))?\b(?! ?\d)| ?heures?\b|(?:[:.](?P<of_uhr>\d\d))? uhr\b)"
    rf"|(?P<bare>[01]?\d|2[0-3]):(?P<bare_minute>[0-5]\d)(?::00)?(?!\d|:\d)"
    rf"(?:{_TO}(?P<h7>[01]?\d|2[0-4]):(?P<m7>[0-5]\d)(?!\d|:\d| ?[ap]\.?m))?)"
)
_HINT = re.compile(r"\d(?: ?[ap]\.? ?m|[ap]\b|:\d| ?uhr| ?h\b|h\d| heure)")
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
    h1, m1, p1, h2, m2, p2, h3, m3, p3, h4, m4, p4, until, named = match.groups()[:14]
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
    else:
        begin, end, sure = _read_day(match)
    if begin is None:
        return None
    return Hours(match.start(), match.end(), begin, end, sure)


def _read_day(match: re.Match[str]) -> tuple[time | None, time | None, bool]:
    """Return begin and end of a clock that may count to 24, and whether it surely does."""
    if match["h6"]:
        begin = _clock(match["h5"], match["m5"], "")
        return begin, _clock(match["h6"], match["m6"] or match["n6"], ""), True
    if match["hour"]:
        return _clock(match["hour"], match["minute"] or match["of_uhr"], ""), None, True
    number = int(match["bare"])
    sure = number > 12 or match["bare"].startswith("0")
    # a public gathering without am or pm is rarely before eight in the morning
    half = "p" if not sure and number < 8 else ""
    begin = _clock(match["bare"], match["bare_minute"], half)
    end = _clock(match["h7"], match["m7"], "") if match["h7"] else None
    if end and begin and end <= begin and end.hour < 12 and not sure:
        end = end.replace(hour=end.hour + 12)
    return begin, end, sure or (end is not None and end.hour > 12 and int(match["h7"]) > 12)


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
