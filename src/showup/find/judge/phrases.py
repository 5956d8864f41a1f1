"""The phrases of the lexicon: how they are written, and the tree of words they are found by."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import product
from typing import Any, NamedTuple

from showup.find.judge.words import split_words


class Spread(NamedTuple):
    """What an entry gives in one field: keys of features, and topics with the field's sign."""

    keys: tuple[str, ...]
    topics: tuple[str, ...]


@dataclass(slots=True)
class Entry:
    """What a phrase stands for: kinds of the lexicon, topics it names strongly and weakly.

    One that `swallows` lets nothing be found inside it; a guard does, and stands for nothing else.
    """

    swallows: bool = False
    kinds: set[str] = field(default_factory=set)
    strong: set[str] = field(default_factory=set)
    weak: set[str] = field(default_factory=set)
    tells: bool = False  # whether it stands for anything
    spread: dict[str, Spread] = field(default_factory=dict)  # by field, when first met there


# A phrase found: its entry, its first word's place and how many words it has.
Hit = tuple[Entry, int, int]

# A place in the tree of words: where each next word leads; under END the entry that ends here.
Node = dict[str, Any]
END = ""
WIDE = frozenset({"voting-and-democracy", "other"})  # "advocacy team": the first word names no question


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
        self.root: Node = {}

    def add(self, words: Sequence[str]) -> Entry:
        """Return the entry of a phrase, a new one where the phrase was not known."""
        node = self.root
        for word in words:
            node = self._step(node, word)
        entry: Entry = node.setdefault(END, Entry())
        return entry

    def entries(self) -> Iterator[Entry]:
        """Yield every entry; one that several spellings lead to may come more than once."""
        nodes = [self.root]
        while nodes:
            for word, after in nodes.pop().items():
                if word == END:
                    yield after
                else:
                    nodes.append(after)

    def inherit(self) -> None:
        """Let each phrase name the topics of those it begins with, too.

        Of the phrases that begin at a word only the longest is found: "racial justice team" and
        "transportation commission" would else not be on what their first words say.
        """
        nodes: list[tuple[Node, frozenset[str]]] = [(self.root, frozenset())]
        while nodes:
            node, before = nodes.pop()
            for word, after in node.items():
                if word != END:
                    nodes.append((after, _pass_on(before, after.get(END))))

    def _step(self, node: Node, word: str) -> Node:
        if word not in node:
            following: Node = {}
            row = self._row_of.get(word)
            for same in self._rows[row] if row else (word,):
                node[same] = following
        step: Node = node[word]
        return step

    def find(self, words: Sequence[str]) -> list[Hit]:
        """Return the longest phrase at each word, in order, guards left out.

        A phrase may stand inside another ("meeting" in "union meeting"). One that swallows lets none
        share a word with it, but a guard yields to a phrase that holds it ("black student union").
        """
        hits: list[Hit] = []
        root, resume, total = self.root, 0, len(words)
        for first in [place for place, word in enumerate(words) if word in root]:
            if first < resume:
                continue
            node = root[words[first]]
            best: Entry | None = node.get(END)
            place = end = first + 1
            while place < total and (node := node.get(words[place])) is not None:
                place += 1
                if END in node:
                    best, end = node[END], place
            if best is None:
                continue
            if best.swallows:
                if not best.tells and any(hit[1] + hit[2] >= end for hit in hits):
                    continue  # a guard inside a longer phrase that means more
                resume = end
                hits = [hit for hit in hits if hit[1] + hit[2] <= first]
            if best.tells:
                hits.append((best, first, end - first))
        return hits


def _pass_on(before: frozenset[str], entry: Entry | None) -> frozenset[str]:
    """Give an entry the topics that phrases it begins with name strongly; return what longer ones inherit."""
    if entry is None:
        return before
    if not (entry.kinds or entry.weak):
        return frozenset()  # a guard
    if not entry.swallows:
        entry.strong.update(before - entry.weak)
    return frozenset(entry.strong - WIDE) | before
