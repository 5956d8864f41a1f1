"""Text as words, and words back as the exact text."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import islice

WORD_OR_MARK = re.compile(r"[^\W_]+|[,;:|!?()/\n]|\.(?=\s)")
PLAIN = re.compile(r"[a-z0-9]+|[,;:|!?()/\n]|\.(?=\s)")  # the same for ASCII in lower case, faster
ADDRESS = re.compile(r"(?:https?://|www\.)\S+|\S+@\S+")
AROUND = 5  # words quoted around those that show something
CLAUSE = re.compile(r"\w|[*#•]|\s[-–—]+\s")  # between two words: one that is no word, or a break
SMALL = frozenset((
    "a", "an", "and", "are", "as", "at", "be", "by", "from", "for", "have", "her", "his", "i", "in",
    "is", "its", "of", "on", "or", "our", "s", "that", "the", "their", "these", "this", "to", "we",
    "will", "with", "you", "your", "al", "con", "de", "del", "el", "en", "es", "la", "las", "lo", "los",
    "o", "para", "por", "que", "se", "su", "un", "una", "y",
))  # fmt: skip
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
    spans = [found.span() for found in _find_words(text, first, first + length)]
    return text[spans[0][0] : spans[-1][1]] if spans and len(spans) == length else ""


def quote_clause(text: str, first: int, length: int) -> str:
    """Return the words with a few of those around them, exactly as they stand, or "".

    Up to `AROUND` words more are taken, what follows before what leads, never across a mark, a
    number or an address; no small word ("the", "for") is left at an edge.
    """
    begin = max(0, first - AROUND)
    words = list(_find_words(text, begin, first + length + AROUND))
    before, held, after = (
        words[: first - begin],
        words[first - begin :][:length],
        words[first - begin + length :],
    )
    if len(held) < length:
        return ""
    trail = _take_clause(text, held[-1], after, AROUND)
    lead = _take_clause(text, held[0], before[::-1], AROUND - len(trail))
    return text[(lead or held)[-1 if lead else 0].start() : (trail or held)[-1].end()]


def _take_clause(
    text: str, held: re.Match[str], words: Sequence[re.Match[str]], most: int
) -> list[re.Match[str]]:
    """Return the words that go on from the held one, nearest first, up to the end of the clause."""
    taken: list[re.Match[str]] = []
    for word in words[:most]:
        near = taken[-1] if taken else held
        gap = text[min(near.end(), word.end()) : max(near.start(), word.start())]
        if not word[0].isalpha() or CLAUSE.search(gap):
            break
        taken.append(word)
    while taken and taken[-1][0] in SMALL:
        taken.pop()
    return taken


def _find_words(text: str, begin: int, end: int) -> Iterator[re.Match[str]]:
    return islice(WORD_OR_MARK.finditer(mask(text).lower()), begin, end)
