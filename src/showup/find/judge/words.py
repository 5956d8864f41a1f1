"""Text as words, and words back as the exact text."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from itertools import islice

WORD_OR_MARK = re.compile(r"[^\W_]+|[,;:|!?()/\n]|\.(?=\s)")
PLAIN = re.compile(r"[a-z0-9]+|[,;:|!?()/\n]|\.(?=\s)")  # the same for ASCII in lower case, faster
ADDRESS = re.compile(r"(?:https?://|www\.)\S+|\S+@\S+")
AROUND = 5  # words quoted around those that show something
WIDEST = 80  # characters they may have
GAP = r"(?: {1,2}(?:[&“\"] ?)?|['’&-])"  # between words of one clause
SMALL = (
    "a|an|and|are|as|at|be|by|from|for|have|her|his|i|in|is|its|of|on|or|our|s|that|the|their|these|this|to|we|will"
    "|with|you|your|al|con|de|del|el|en|es|la|las|lo|los|o|para|por|que|se|su|un|una|y"
)
TRAIL = re.compile(rf"(?:{GAP}[^\W\d_]+(?![^\W_])){{0,{AROUND}}}")
LEADS = [re.compile(rf"(?:(?<![^\W_])[^\W\d_]+{GAP}){{0,{most}}}$") for most in range(AROUND + 1)]
SMALL_END = re.compile(rf"(?:{GAP}(?:{SMALL})\b)+$", re.IGNORECASE)
SMALL_START = re.compile(rf"^(?:\b(?:{SMALL}){GAP})+", re.IGNORECASE)
LONGEST = 1600  # characters of a text that are read; what a gathering is stands in its first lines


def split_words(text: str) -> list[str]:
    """Return the words in lower case without accents, and the marks that no phrase goes across.

    Web and mail addresses hold no words.
    """
    text = mask(text).lower()
    if text.isascii():
        return PLAIN.findall(text)
    return [word if word.isascii() else fold(word) for word in WORD_OR_MARK.findall(text)]


def mask(text: str) -> str:
    """Return the part of the text that is read, addresses blanked, every other letter at its place.

    Letters whose lower case is longer than one letter are blanked too, or places would shift.
    """
    text = text[:LONGEST]
    if "://" in text or "@" in text or "www." in text:
        text = ADDRESS.sub(lambda found: " " * len(found[0]), text)
    if not text.isascii() and len(text.lower()) != len(text):
        text = "".join(letter if len(letter.lower()) == 1 else " " for letter in text)
    return text


@lru_cache(maxsize=8192)
def fold(word: str) -> str:
    """Return a word without its accents, in as many letters."""
    return "".join(unicodedata.normalize("NFD", letter)[0] for letter in word)


def quote_words(text: str, first: int, length: int) -> str:
    """Return the text from its `first` word through `length` words, exactly as it stands, or ""."""
    begin, end = _find_span(mask(text), first, length)
    return text[begin:end]


@lru_cache(maxsize=32)  # the same words often show the level and an activity
def quote_clause(text: str, first: int, length: int) -> str:
    """Return the words with a few of those around them, exactly as they stand, or "".

    Up to `AROUND` words more are taken, what follows before what leads, never across a mark, a
    number or an address; no small word ("the", "for") is left at an edge.
    """
    masked = mask(text)
    begin, end = _find_span(masked, first, length)
    if begin == end:
        return ""
    trail = _cut(TRAIL, SMALL_END, masked[end : end + WIDEST])
    lead = _cut(LEADS[AROUND - len(trail.split())], SMALL_START, masked[max(0, begin - WIDEST) : begin])
    return text[begin - len(lead) : end + len(trail)]


def _cut(clause: re.Pattern[str], small: re.Pattern[str], text: str) -> str:
    found = clause.search(text)
    return small.sub("", found[0]) if found else ""


def _find_span(masked: str, first: int, length: int) -> tuple[int, int]:
    """Return where the words begin and end, twice the same where they are too few."""
    words = list(islice(WORD_OR_MARK.finditer(masked), first, first + length))
    return (words[0].start(), words[-1].end()) if words and len(words) == length else (0, 0)
