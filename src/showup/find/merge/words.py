"""Titles, places and addresses of pages as sets of words that can be compared."""

from __future__ import annotations

import html
import re
import tomllib
import unicodedata
from functools import lru_cache
from importlib.resources import files
from itertools import pairwise
from urllib.parse import parse_qsl, urlsplit

Words = frozenset[str]

_WORD = re.compile(r"[^\W_]+")
_LONGER_WORD = re.compile(r"[^\W_]{4,}")
_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]+")
# A pattern that begins with what it takes is found much sooner than one that begins with a look behind.
_APOSTROPHE = re.compile(r"['’‘`´ʼ](?<=\w.)(?=\w)")
_NOISE = re.compile(r"^\W*(?:cancell?ed|postponed|rescheduled|sold\s?out|new date|updated?)\b\W*")
_CANCELLED = re.compile(r"\bcancell?ed\b", re.IGNORECASE)
_AGES = re.compile(
    r"(?:1[68]|21)(?<!\w..)(?:\s?\+|\s?(?:and|&)\s(?:over|up|older)\b)|(?<!\w)all ages\b"
)  # who may come in
_LONGEST_TITLE, _LONGEST_PLACE, _LONGEST_TEXT = 300, 300, 400
_CACHE = 1 << 15

_TABLE = tomllib.loads(files("showup.find.merge").joinpath("words.toml").read_text(encoding="utf-8"))
_IDLE = frozenset(_TABLE["idle"].split())
_IDLE_PLACE = _IDLE | frozenset(_TABLE["idle_place"].split())
_HOUSES = frozenset(_TABLE["houses"].split())
_ONLINE = frozenset(_TABLE["online"].split())
_SHORT: dict[str, str] = _TABLE["short"]
_SHORT_PLACE: dict[str, str] = _TABLE["short_place"]
# What stands between the parts of a title: "Series: name", "Name | series", "Name - live", "Name (series)".
_BREAK = re.compile(
    r"[-–—@~](?<=\s.)[-–—@~]*(?=\s)|[-–—](?<=\w.)[-–—]*(?=\s)|[:|()\[\]\"“”;•·*]"
    r"|\s(?:w/|[Ww]ith|[Pp]resents)\s"
)
_MARKS = {
    word: (group, sign)
    for group, signs in _TABLE["marks"].items()
    for sign, words in signs.items()
    for word in words.split()
}
# An address of nothing but a host and a path, as most are: taken apart without asking what else may be there.
_PLAIN_ADDRESS = re.compile(
    r"https?://(?:www\.)?(?!www\.)([a-z0-9][a-z0-9.-]*)((?:/[\w.~%+,!$&'()=@-]*)*)", re.ASCII
)
_FOLLOWED = re.compile(r"utm_|fbclid|gclid|mc_|ref$|aff$|source$|_ga", re.IGNORECASE)  # only counts visitors


def fold(text: str) -> str:
    """Return the text in lower case, entities resolved, accents and apostrophes gone."""
    if "&" in text:
        text = html.unescape(html.unescape(text))
    text = text.casefold()
    if not text.isascii():
        text = _BEYOND_ASCII.sub(lambda found: _strip_marks(found[0]), text)
    return _APOSTROPHE.sub("", text)


@lru_cache(_CACHE)
def _strip_marks(text: str) -> str:
    """Return letters without their accents: few runs of them are met again and again, most are quotes."""
    marked = unicodedata.normalize("NFKD", text)
    return "".join(mark for mark in marked if not unicodedata.combining(mark))


@lru_cache(_CACHE)
def read_title(title: str) -> tuple[Words, str, frozenset[tuple[str, str]]]:
    """Return the words of a title, the words in order as one text, and its marks.

    A mark is a word of age, level, sex, language, weekday or count that makes another gathering
    of an otherwise equal title.
    """
    folded = _AGES.sub(" ", _NOISE.sub("", fold(title[:_LONGEST_TITLE])))
    found = _WORD.findall(folded)
    words = [_SHORT.get(word, word) for word in found if word not in _IDLE] or found
    stems = " ".join(map(_stem, words)).split()
    marks = {_MARKS[word] for word in found if word in _MARKS}
    if ("level", "junior") in marks:
        marks.discard(("level", "varsity"))  # "junior varsity" is junior
    marks |= {("count", word.lstrip("0")) for word in found if word.isdigit() and len(word) < 4}
    return frozenset(stems), " ".join(stems), frozenset(marks)


@lru_cache(_CACHE)
def says_cancelled(text: str) -> bool:
    """Return whether a title or a place says that nothing is held."""
    return _CANCELLED.search(text) is not None


@lru_cache(_CACHE)
def read_parts(title: str) -> frozenset[Words]:
    """Return the words of each part of a title: the series, the name, what comes after a dash."""
    parts = _BREAK.split(title[:_LONGEST_TITLE])
    if len(parts) == 1:
        return frozenset({read_title(title)[0]})
    return frozenset(read_title(part)[0] for part in parts if _WORD.search(part))


@lru_cache(_CACHE)
def read_names(title: str) -> frozenset[Words]:
    """Return the words of a title and of each of its parts: what another source may call the same."""
    return read_parts(title) | {read_title(title)[0]}


@lru_cache(_CACHE)
def read_steps(words: str) -> frozenset[tuple[str, str]]:
    """Return which word of a text follows which."""
    return frozenset(pairwise(words.split()))


@lru_cache(_CACHE)
def read_place(text: str) -> tuple[Words, Words, bool]:
    """Return the words of a place, the numbers in it (houses, rooms), and whether it is a stream."""
    found = _WORD.findall(fold(text[:_LONGEST_PLACE]))
    named = [_SHORT_PLACE.get(word, word) for word in found if not word.isdigit()]
    words = frozenset(_stem(word) for word in named if word not in _IDLE_PLACE)
    numbers = frozenset(word for word in found if word.isdigit() and len(word) < 5)
    return words, numbers, bool(words & _ONLINE)


@lru_cache(_CACHE)
def read_text(text: str) -> Words:
    """Return the longer words of the beginning of a description."""
    return frozenset(_LONGER_WORD.findall(fold(text[:_LONGEST_TEXT])))


@lru_cache(_CACHE)
def read_page(url: str) -> tuple[str, str]:
    """Return the host and the page of an address, "" where there is none."""
    plain = _PLAIN_ADDRESS.fullmatch(url)
    if plain:
        host, path = plain[1], plain[2].rstrip("/")
        return host, f"{host}{path}" if path else ""
    try:
        parts = urlsplit(url.strip())
        host = (parts.hostname or "").removeprefix("www.")
    except ValueError:
        return "", ""
    if not host:
        return "", ""
    query = sorted(pair for pair in parse_qsl(parts.query) if not _FOLLOWED.match(pair[0]))
    route = parts.fragment if "/" in parts.fragment else ""
    path = parts.path.rstrip("/")
    if not path and not query and not route:
        return host, ""  # a home page tells nothing of one event
    return host, f"{host}{path}?{query}#{route}" if query or route else f"{host}{path}"


def name_two_houses(one: Words, other: Words) -> bool:
    """Return whether two places are houses of one kind with names of their own: two libraries."""
    return not (one & other).isdisjoint(_HOUSES) and not one <= other and not other <= one


def _stem(word: str) -> str:
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word
