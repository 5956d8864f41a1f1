"""How one can come: online, in person, both, or not said."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from showup.find.merge.sketch import join_place
from showup.find.merge.words import read_place
from showup.model.occurrence import Occurrence

HYBRID = "hybrid"  # the label of an event with a place to which one can also come online
_LONGEST = 2_000  # letters of a description that are read
_FAR = r"(?:online|virtual(?:ly)?|remote(?:ly)?|livestream(?:ed)?|(?:on|via|over|by|through) zoom|zoom)"
_HERE = r"(?:in[- ]person|on[- ]site)"
_KIND = r"(?:class|event|format|gathering|meeting|option|program|workshop)"
_BOTH = re.compile(
    rf"^\W*hybrid\W*[:)\]–-]|\(hybrid\)|\bhybrid {_KIND}"
    rf"|\b{_HERE} ?(?:and|or|&|/|as well as) ?{_FAR}\b|\b{_FAR} ?(?:and|or|&|/|as well as) ?{_HERE}\b"
)
_HINTS = ("hybrid", "person", "on-site", "on site")


def combine_ways(ranked: Sequence[Occurrence]) -> tuple[bool | None, tuple[str, ...]]:
    """Return whether an event of these copies is online alone, None where nothing tells, and its labels.

    Hybrid is False, with a label: copies tell both ways, or one names a place and a stream, or says so.
    """
    labels = tuple(dict.fromkeys(label for copy in ranked for label in copy.labels))
    told = {copy.online for copy in ranked} - {None}
    if told == {True, False} or any(map(_is_hybrid, ranked)):
        return False, tuple(dict.fromkeys((*labels, HYBRID)))
    return (told.pop() if told else None), labels


def _is_hybrid(copy: Occurrence) -> bool:
    if copy.online is True:
        return False
    if copy.online is False and read_place(join_place(copy))[2]:
        return True
    return _says_both(copy.title) or _says_both(copy.description[:_LONGEST])


@lru_cache(1 << 12)  # the dates of a series have one text
def _says_both(text: str) -> bool:
    folded = text.casefold()
    return any(hint in folded for hint in _HINTS) and _BOTH.search(folded) is not None
