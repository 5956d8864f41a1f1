"""Text as words, and words back as the exact text."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from itertools import islice

WORD_OR_MARK = re.compile(r"[^\W_]+|[,;:|!?()/\n]|\.(?=\s)")
PLAIN = re.compile(r"[a-z0-9]+|[,;:|!?()/\n]|\.(?=\s)")  # the same for ASCII in lower case, faster
ADDRESS = re.compile(r"(?:https?://|www\.)\S+|\S+@\S+")
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
    places = [
        found.span() for found in islice(WORD_OR_MARK.finditer(mask(text).lower()), first, first + length)
    ]
    return text[places[0][0] : places[-1][1]] if places and len(places) == length else ""
