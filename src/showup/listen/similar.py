"""Which heard texts may mean the same: suggestions only, a person decides.

Of pairs as alike as these, about a third are voted opposite ("I am for", "I am against"); so nothing is
ever joined by itself, and a negation on one side alone is a warning.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations
from math import log, sqrt

MOST_SHARED = 200  # a word in more texts than this leads to no comparisons
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
_DENYING = """
no not never none nobody nothing neither nor without cannot cant can't dont stop against oppose
nein nicht kein keine nie niemand ohne gegen nunca nadie sin contra tampoco ne pas jamais sans contre
"""
_NEGATIONS = frozenset(_DENYING.split())


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Two texts by index, how alike they are (0 to 1), and whether only one of them is negated."""

    one: int
    other: int
    likeness: float
    negated: bool


def suggest_same(texts: Sequence[str], least: float = 0.5, limit: int = 50) -> list[Suggestion]:
    """Return pairs of texts that share their rare words, the most alike first."""
    words = [split_words(text) for text in texts]
    vectors = _weigh_words(words)
    holders: dict[str, list[int]] = defaultdict(list)
    for at, vector in enumerate(vectors):
        for word in vector:
            holders[word].append(at)
    products: dict[tuple[int, int], float] = defaultdict(float)
    for word, holding in holders.items():
        if len(holding) <= MOST_SHARED:
            for one, other in combinations(holding, 2):
                products[one, other] += vectors[one][word] * vectors[other][word]
    found = [
        Suggestion(one, other, round(likeness, 3), is_negated(words[one]) != is_negated(words[other]))
        for (one, other), likeness in products.items()
        if likeness >= least
    ]
    return sorted(found, key=lambda pair: (-pair.likeness, pair.one, pair.other))[:limit]


def split_words(text: str) -> list[str]:
    """Return the words of a text in small letters."""
    return [word.replace("’", "'") for word in _WORD.findall(text.casefold())]


def is_negated(words: Sequence[str]) -> bool:
    """Whether the words deny: two denials make none."""
    return sum(word in _NEGATIONS or word.endswith("n't") for word in words) % 2 == 1


def _weigh_words(texts: Sequence[Sequence[str]]) -> list[dict[str, float]]:
    """Return each text as words with TF-IDF weights of length 1; negations count nothing here."""
    spread = Counter(word for words in texts for word in set(words))
    vectors = []
    for words in texts:
        counted = Counter(word for word in words if word not in _NEGATIONS)
        weights = {word: n * (1 + log(len(texts) / spread[word])) for word, n in counted.items()}
        length = sqrt(sum(weight**2 for weight in weights.values())) or 1.0
        vectors.append({word: weight / length for word, weight in weights.items()})
    return vectors
