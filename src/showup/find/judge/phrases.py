"""The phrases of the lexicon: how they are written, and the tree of words they are found by."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import product
from typing import NamedTuple

from showup.find.judge.words import split_words


@dataclass(slots=True)
class Entry:
    """What a phrase stands for: kinds of the lexicon, topics it names strongly and weakly.

    A guard stands for nothing: it only swallows its words.
    """

    kinds: set[str] = field(default_factory=set)
    strong: set[str] = field(default_factory=set)
    weak: set[str] = field(default_factory=set)


@dataclass(slots=True)
class Node:
    """A place in the tree of words: where each next word leads, and the entry that ends here."""

    after: dict[str, Node] = field(default_factory=dict)
    entry: Entry | None = None


class Hit(NamedTuple):
    """A phrase found: its entry, its first word's place and how many words it has."""

    entry: Entry
    first: int
    count: int


def spell(phrases: str) -> Iterator[tuple[str, ...]]:
    """Yield the words of each phrase of a comma-separated list.

    "a/b" is either word, "word(s)" is with or without the ending.
    """
    for phrase in phrases.replace("\n", " ").split(","):
        choices = [_forms(word) for word in phrase.split()]
        for chosen in product(*choices):
            words = tuple(split_words(" ".join(chosen)))
            if words:
                yield words


def _forms(word: str) -> list[str]:
    forms = []
    for form in word.split("/"):
        stem, opened, ending = form.partition("(")
        forms.append(stem)
        if opened:
            forms.append(stem + ending.rstrip(")"))
    return forms


class PhraseTree:
    """Phrases found in one pass, leftmost and longest first; words of one row are one word."""

    def __init__(self, rows: Mapping[str, Iterable[str]]) -> None:
        self._row_of = {word: name for name, words in rows.items() for word in words}
        self._rows = {name: tuple(words) for name, words in rows.items()}
        self.root = Node()

    def add(self, words: Sequence[str]) -> Entry:
        """Return the entry of a phrase, a new one where the phrase was not known."""
        node = self.root
        for word in words:
            node = self._step(node, word)
        if node.entry is None:
            node.entry = Entry()
        return node.entry

    def _step(self, node: Node, word: str) -> Node:
        if word in node.after:
            return node.after[word]
        following = Node()
        row = self._row_of.get(word)
        for same in self._rows[row] if row else (word,):
            node.after[same] = following
        return following

    def find(self, words: Sequence[str]) -> list[Hit]:
        """Return the phrases in order; those of guards are left out, and so is what they swallow."""
        hits = []
        root, resume = self.root.after, 0
        total = len(words)
        for first, word in enumerate(words):
            if word not in root or first < resume:
                continue
            node: Node | None = root[word]
            best, place = None, first
            while node is not None:
                place += 1
                if node.entry is not None:
                    best, resume = node.entry, place
                node = node.after.get(words[place]) if place < total and node.after else None
            if best is not None and (best.kinds or best.strong or best.weak):
                hits.append(Hit(best, first, resume - first))
        return hits
