"""Names that a town also writes short, learned from its listings: WPU, William Paterson University."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache

_SHORT = re.compile(r"[A-Z](?<![A-Za-z].)[A-Z]{1,4}(?![A-Za-z])")
_WHOLE_SHORT = re.compile(r"[A-Z](?<!\w.)[A-Z]{1,4}\b")
_LONGEST_SHORT = 5
_NAME = re.compile(r"[A-Z][a-z]+(?:(?: of| the| and| for| &| at)* [A-Z][a-z]+)+")
_CAPITAL = re.compile(r"[A-Z]")
# The last word of names of houses and bodies; of two letters only those of places of learning are sure.
_LEARNING = frozenset({"University", "College", "Institute", "School"})
_BODIES = _LEARNING | {
    *("Academy", "Association", "Building", "Center", "Centre", "Chamber", "Church", "Club", "Commission"),
    *(
        "Committee",
        "Council",
        "Foundation",
        "Hall",
        "Library",
        "Museum",
        "Society",
        "Theater",
        "Theatre",
        "Union",
    ),
}


@dataclass(frozen=True, slots=True)
class Shorts:
    """The name behind each short form; `sure` without those that are short for several names."""

    names: Mapping[str, str]
    sure: Mapping[str, str]


def learn_shorts(texts: Iterable[str]) -> Shorts:
    """Return the name behind each short form, where these titles and places hold both.

    A name is a run of capitalised words, its short form their initials; of several names of one
    short form the commonest counts.
    """
    shorts: set[str] = set()
    names: list[str] = []
    for text in texts:
        if not text.isupper() or len(text) <= _LONGEST_SHORT:  # a title in capitals holds no short forms
            shorts.update(_SHORT.findall(text))
            names += _NAME.findall(text)
    found: dict[str, Counter[str]] = defaultdict(Counter)
    for name, count in Counter(names).items():
        for part in _list_parts(name):
            initials = "".join(_CAPITAL.findall(part))
            kinds = _BODIES if len(initials) > 2 else _LEARNING
            if initials in shorts and part.rpartition(" ")[2] in kinds:
                found[initials][part] += count
    named = {
        initials: min(counts, key=lambda part: (-counts[part], part)) for initials, counts in found.items()
    }
    return Shorts(named, {initials: name for initials, name in named.items() if len(found[initials]) == 1})


def _list_parts(name: str) -> list[str]:
    """Return each run of two words or more within a name that begins and ends with a capital."""
    words = name.split(" ")
    large = [place for place, word in enumerate(words) if word[:1].isupper()]
    return [" ".join(words[a : b + 1]) for a in large for b in large if 1 < b - a + 1 <= 8 and b > a]


def make_expander(shorts: Mapping[str, str]) -> Callable[[str], str]:
    """Return what writes those short forms out in a text."""
    if not shorts:
        return str
    return cache(lambda text: _WHOLE_SHORT.sub(lambda found: shorts.get(found[0], found[0]), text))
