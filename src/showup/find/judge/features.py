"""An event's words as keys: kinds and groups found, and where; rules that hold; topics that are named."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from showup.find.judge.lexicon import ISSUE, ISSUES, Kind, load_lexicon
from showup.find.judge.phrases import Entry, Hit
from showup.find.judge.words import split_words
from showup.model.judgement import EventText


class Place(NamedTuple):
    """Where a phrase stands: the field, its first word and how many words; labels by their number."""

    field: str
    first: int
    length: int


@dataclass(slots=True)
class Features:
    """What was found: keys with the first place of each, the rules that hold, topics with counts.

    A key is a kind or a group, with "@T" (title or label), "@H" (host or source), "@B"
    (description), "@A" (title or host), or bare (anywhere).
    """

    keys: dict[str, Place] = field(default_factory=dict)
    rules: list[str] = field(default_factory=list)
    quotes: dict[str, Place] = field(default_factory=dict)  # rule -> the words it is shown by
    topics: Counter[tuple[str, str]] = field(default_factory=Counter)  # (topic, "T+", "B-" ...)
    words: int = 0  # in title and description


def find_features(text: EventText) -> Features:
    """Return what the lexicon finds in an event's text."""
    found = Features()
    title, body = split_words(text.title), split_words(text.description)
    tree = load_lexicon().tree
    _note(found, "title", "T", tree.find(title))
    for number, label in enumerate(text.labels):
        for hit in _read_label(label):
            _note(found, "label", "T", [Hit(hit.entry, number, 0)])
    for name, value in (("host", text.host), ("source", text.source)):
        if value:
            _note(found, name, "H", _read_name(value))
    _note(found, "description", "B", tree.find(body))
    _note_many(found)
    found.words = len(title) + len(body)
    _apply_rules(found)
    return found


@lru_cache(maxsize=4096)
def _read_name(name: str) -> tuple[Hit, ...]:
    """Return the hits in a host's or source's name; a calendar repeats the same few."""
    return tuple(load_lexicon().tree.find(split_words(name)))


@lru_cache(maxsize=512)
def _read_label(label: str) -> tuple[Hit, ...]:
    lexicon = load_lexicon()
    words = lexicon.labels.get(label.strip().upper().replace(" ", "_"), label)
    return tuple(lexicon.tree.find(split_words(words)))


def _note(found: Features, name: str, sign: str, hits: Iterable[Hit]) -> None:
    keys, topics = found.keys, found.topics
    for entry, first, length in hits:
        place = Place(name, first, length)
        named = _keys_of(entry, sign)
        for key in named[0]:
            if key not in keys:
                keys[key] = place
        for topic in named[1]:
            topics[topic] += 1


def _note_many(found: Features) -> None:
    """Note where several issues, or one several times, are named in a title or in a description."""
    for sign, many in (("T", 2), ("B", 3)):
        named = sum(count for (_, where), count in found.topics.items() if where == sign + "+")
        if named >= many:
            found.keys[f"{ISSUES}@{sign}"] = found.keys[f"{ISSUE}@{sign}"]


_KEYS: dict[tuple[int, str], tuple[tuple[str, ...], tuple[tuple[str, str], ...]]] = {}


def _keys_of(entry: Entry, sign: str) -> tuple[tuple[str, ...], tuple[tuple[str, str], ...]]:
    """Return the keys and topics that an entry gives in a field; entries live as long as the lexicon."""
    known = _KEYS.get((id(entry), sign))
    if known is None:
        known = _KEYS[id(entry), sign] = (_spread_kinds(entry, sign), _spread_topics(entry, sign))
    return known


def _spread_kinds(entry: Entry, sign: str) -> tuple[str, ...]:
    kinds: list[Kind] = [load_lexicon().kinds[name] for name in sorted(entry.kinds)]
    names = dict.fromkeys(name for kind in kinds for name in (kind.name, *kind.groups))
    signs = [sign, "A"] if sign in "TH" else [sign]
    return tuple(f"{name}@{each}" for name in names for each in signs) + tuple(names)


def _spread_topics(entry: Entry, sign: str) -> tuple[tuple[str, str], ...]:
    strong = [(topic, sign + "+") for topic in sorted(entry.strong)]
    return (*strong, *((topic, sign + "-") for topic in sorted(entry.weak - entry.strong)))


def _apply_rules(found: Features) -> None:
    keys = found.keys
    if not keys:
        return
    for rule in load_lexicon().rules:
        for key in rule.all:
            if key not in keys:
                break
        else:
            if any(key in keys for key in rule.none):
                continue
            found.rules.append(rule.name)
            if rule.quote:
                found.quotes[rule.name] = keys[rule.quote]
