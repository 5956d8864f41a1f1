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

    One that `swallows` lets nothing be found inside it; a guard does, and stands for nothing else.
    """

    swallows: bool = False
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
    length: int


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
    """Phrases found in one pass, leftmost and longest first.

    Words of one row are one word; a row's name in a phrase stands for all of them.
    """

    def __init__(self, rows: Mapping[str, Iterable[str]]) -> None:
        self._rows = {name: (name, *words) for name, words in rows.items()}
        self._row_of = {word: name for name, words in self._rows.items() for word in words}
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
        """Return the longest phrase at each word, in order, guards left out.

        A phrase may stand inside another ("meeting" in "union meeting") unless that one swallows.
        """
        hits = []
        root, resume, total = self.root.after, 0, len(words)
        for first, word in enumerate(words):
            if word not in root or first < resume:
                continue
            node: Node | None = root[word]
            best, place, end = None, first, first
            while node is not None:
                place += 1
                if node.entry is not None:
                    best, end = node.entry, place
                node = node.after.get(words[place]) if place < total and node.after else None
            if best is None:
                continue
            if best.swallows:
                resume = end
            if best.kinds or best.weak:
                hits.append(Hit(best, first, end - first))
        return hits
