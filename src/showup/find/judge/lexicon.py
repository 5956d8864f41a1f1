"""The lexicon as read from its data files: kinds of words, topics, rules, labels."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from showup.find.judge.phrases import Entry, PhraseTree, spell
from showup.find.judge.words import split_words

KIND_FILES = ("acts", "hosts", "forms", "zero", "status")
ISSUE, ISSUES = "issue", "issues"  # one named, several named
SIDE = "host.side"  # a host named after one side of a question


@dataclass(frozen=True, slots=True)
class Kind:
    """A class of phrases: first guesses of its weight (logits of level 1 or more, of level 2).

    `body` and `host` scale the guesses in a description and in a host's name.
    """

    name: str
    one: float
    two: float
    body: float
    host: float
    groups: tuple[str, ...]
    shows: tuple[str, ...]
    only_host: bool = False  # counted in a host's or source's name alone


@dataclass(frozen=True, slots=True)
class Rule:
    """What keys mean together; `quote` is the one whose words are shown."""

    name: str
    all: tuple[str, ...]
    none: tuple[str, ...]
    quote: str
    one: float
    two: float


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Everything the data files say."""

    tree: PhraseTree
    kinds: Mapping[str, Kind]
    rules: tuple[Rule, ...]
    labels: Mapping[str, str]  # a platform's own type -> words


@cache
def load_lexicon() -> Lexicon:
    """Read the data files beside this module, once."""
    sides = _read("sides")
    tree = PhraseTree({name: split_words(" ".join(words.split())) for name, words in sides["words"].items()})
    kinds = {
        ISSUE: Kind(ISSUE, 1.0, 0.5, 0.3, 0.3, (), ()),
        ISSUES: Kind(ISSUES, 0.4, 0.3, 1.0, 0.0, (), ()),
    }
    for file in KIND_FILES:
        for name, table in _read(file).items():
            kinds[name] = _make_kind(name, table)
            _add_kind(tree, name, table)
    _add_topics(tree, _read("topics"), sides["phrases"])
    for phrases in _read("guards")["guards"].values():
        for words in spell(phrases):
            _swallow(tree.add(words))
    tree.inherit()
    for entry in tree.entries():
        entry.tells = bool(entry.kinds or entry.weak)
    labels = {key: words for table in _read("labels").values() for key, words in table.items()}
    return Lexicon(tree, kinds, tuple(map(_make_rule, _read("rules")["rule"])), labels)


def _read(name: str) -> dict[str, Any]:
    path = files("showup.find.judge").joinpath("lexicon", f"{name}.toml")
    return tomllib.loads(path.read_text(encoding="utf-8"))


def _make_kind(name: str, table: Mapping[str, Any]) -> Kind:
    return Kind(
        name,
        float(table["one"]),
        float(table["two"]),
        float(table["body"]),
        float(table.get("host", 0.25)),
        tuple(table.get("groups", ())),
        tuple(table.get("shows", ())),
        bool(table.get("only_host", False)),
    )


def _add_kind(tree: PhraseTree, name: str, table: Mapping[str, Any]) -> None:
    whole = tuple(spell(table.get("whole", "")))
    for words in [*spell(table["words"]), *whole]:
        entry = tree.add(words)
        entry.kinds.add(name)
        # a host's own topic is told weakly, an act's strongly, but neither is an issue named in words
        entry.weak.update(table.get("topics", ()))
    for words in whole:  # what stands inside ("meeting" in "toastmasters meeting") says nothing more
        tree.add(words).swallows = True


def _add_topics(tree: PhraseTree, tables: Mapping[str, Any], sides: Mapping[str, str]) -> None:
    for topic, table in tables.items():
        if topic == "sides":
            continue
        for words in spell(table["strong"]):
            entry = tree.add(words)
            entry.strong.add(topic)
            entry.kinds.add(ISSUE)
        for words in spell(table["weak"]):
            tree.add(words).weak.add(topic)
    for side, phrases in sides.items():
        _add_side(tree, phrases, tables["sides"][side])


def _add_side(tree: PhraseTree, phrases: str, topics: list[str]) -> None:
    """Make all phrases of a row the same: what one of them stands for in another file is let go."""
    for words in spell(phrases):
        entry = tree.add(words)
        _swallow(entry)
        entry.strong.update(topics)
        entry.kinds.update((ISSUE, SIDE))


def _swallow(entry: Entry) -> None:
    entry.swallows = True
    entry.kinds.clear()
    entry.strong.clear()
    entry.weak.clear()


def _make_rule(table: Mapping[str, Any]) -> Rule:
    return Rule(
        table["name"],
        tuple(table["all"]),
        tuple(table.get("none", ())),
        table.get("quote", ""),
        float(table["one"]),
        float(table["two"]),
    )
