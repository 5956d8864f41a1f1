"""Names as keys: what a person types and what the table holds meet in one spelling."""

from __future__ import annotations

import re
from unicodedata import combining, normalize

_LETTERS = str.maketrans(
    {"ø": "o", "đ": "d", "ð": "d", "ł": "l", "æ": "ae", "œ": "oe", "þ": "th", "ı": "i", "ħ": "h", "ŋ": "n"}
)
_DROPPED = re.compile(r"['’‘ʻʼ`´.]")
_BREAK = re.compile(r"[\W_]+")
_SHORT = {"st": "saint", "ste": "sainte", "ft": "fort", "mt": "mount"}
_UMLAUTS = (("ae", "a"), ("oe", "o"), ("ue", "u"))


def fold_name(text: str) -> str:
    """Return a name as a key: lower case, no accents or points, "st" as "saint", single spaces.

    Every script keeps its letters. Keys fold to themselves.
    """
    bare = "".join(mark for mark in normalize("NFKD", text.casefold()) if not combining(mark))
    bare = normalize("NFKC", bare).casefold().translate(_LETTERS)
    words = _BREAK.sub(" ", _DROPPED.sub("", bare)).split()
    return " ".join([_SHORT.get(word, word) for word in words[:-1]] + words[-1:])


def contract_umlauts(key: str) -> str:
    """Return the key with "ae", "oe" and "ue" as the vowels they stand for: "koeln" is "koln"."""
    for pair, vowel in _UMLAUTS:
        key = key.replace(pair, vowel)
    return key
