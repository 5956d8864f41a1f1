"""Titles, places and addresses of pages as sets of words that can be compared."""

from __future__ import annotations

import html
import re
import tomllib
import unicodedata
from collections.abc import Collection
from functools import lru_cache
from importlib.resources import files
from itertools import pairwise
from urllib.parse import parse_qsl, unquote, urlsplit

from rapidfuzz import fuzz

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
_FEWEST_LETTERS, _SAME_NAME = 7, 87  # of a name that may be misspelt; per cent of its letters

_TABLE = tomllib.loads(files("showup.find.merge").joinpath("words.toml").read_text(encoding="utf-8"))
_IDLE = frozenset(_TABLE["idle"].split())
_IDLE_PLACE = _IDLE | frozenset(_TABLE["idle_place"].split())
_HOUSES = frozenset(_TABLE["houses"].split())
_ONLINE = frozenset(_TABLE["online"].split())
_LANDING = frozenset(_TABLE["landing"].split())
_SHORT: dict[str, str] = _TABLE["short"]
_SHORT_PLACE: dict[str, str] = _TABLE["short_place"]
# What stands between the parts of a title: "Series: name", "Name | series", "Name - live", "Name (series)".
_BREAK = re.compile(
    r"[-–—@~](?<=\s.)[-–—@~]*(?=\s)|[-–—](?<=\w.)[-–—]*(?=\s)|[:|()\[\]\"“”;•·*]"
    r"|\s(?:w/\s?|(?:[Ww]ith|[Pp]resents)\s)"
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
_QUERY = re.compile(r"\?[^#]*")
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
        return host, "" if _is_landing(path) else f"{host}{path}"
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
    if not query and not route and _is_landing(path):
        return host, ""
    return host, f"{host}{path}?{query}#{route}" if query or route else f"{host}{path}"


def _is_landing(path: str) -> bool:
    """Whether it is a home page or a calendar's: such a page tells nothing of one event."""
    return all(_stem(word) in _LANDING for word in _WORD.findall(path.casefold()))


@lru_cache(_CACHE)
def read_slug(page: str) -> Words:
    """Return the words of the last step of a page's address that has several: often its first title."""
    for step in reversed(_QUERY.sub("", page).split("/")[1:]):
        words = frozenset(filter(str.isalpha, read_title(unquote(step).replace("_", " "))[0]))
        if len(words) > 1 and not words <= _LANDING:
            return words
    return frozenset()


def name_two_houses(one: Words, other: Words) -> bool:
    """Return whether two places are houses of one kind with names of their own: two libraries."""
    return not (one & other).isdisjoint(_HOUSES) and not one <= other and not other <= one


@lru_cache(_CACHE)
def spell_alike(mine: Words, yours: Words) -> tuple[Words, Words]:
    """Return the words, those misspelt or written as one alike: Ballantine, Ballentine; clean up, cleanup."""
    own, others = sorted(mine - yours), sorted(yours - mine)
    long = [[word for word in words if len(word) >= _FEWEST_LETTERS] for words in (own, others)]
    alike = {
        max(word, other): min(word, other)
        for word in long[0]
        for other in long[1]
        if word[0] == other[0] and fuzz.ratio(word, other) >= _SAME_NAME
    }
    for words, apart in zip(long, (tuple(others), tuple(own)), strict=True):
        for word in words:
            if word.endswith(apart) or word.startswith(apart):
                alike |= dict.fromkeys(split_compound(word, apart), word)
    if not alike:
        return mine, yours
    one, other = (frozenset(alike.get(word, word) for word in words) for words in (mine, yours))
    return one, other


def split_compound(word: str, parts: Collection[str]) -> Words:
    """Return those of the parts that the word is made of: two of them, or one and an idle word.

    A letter may join them: farmers market, whose first word is read as "farmer".
    """
    for last in parts:
        first = word.removesuffix(last)
        for found in (first, first[:-1]):
            if found != word and found in parts:
                return frozenset({found, last})
        if first in _IDLE:
            return frozenset({last})
    return frozenset(part for part in parts if word.startswith(part) and word.removeprefix(part) in _IDLE)


def _stem(word: str) -> str:
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word
