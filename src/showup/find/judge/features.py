"""An event's words as keys: kinds and groups found, and where; rules that hold; topics that are named."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache, lru_cache

from showup.find.judge.lexicon import ISSUE, ISSUES, Kind, Rule, load_lexicon
from showup.find.judge.phrases import Entry, Hit, Spread
from showup.find.judge.words import split_words
from showup.model.judgement import EventText

ASKED = frozenset({"open", "notopen", "status.closed", "gov@T"})  # by facets


# Where a phrase stands: the field, its first word and how many words; labels by their number.
Place = tuple[str, int, int]


@dataclass(slots=True)
class Features:
    """What was found: keys with the first place of each, the rules that hold, topics with counts.

    A key is a kind or a group, with "@T" (title or a platform's type), "@H" (host or source), "@B"
    (description or other labels), "@A" (title or host), or bare (anywhere).
    """

    keys: dict[str, Place] = field(default_factory=dict)
    rules: list[str] = field(default_factory=list)
    quotes: dict[str, Place] = field(default_factory=dict)  # rule -> the words it is shown by
    topics: dict[str, int] = field(default_factory=dict)  # "T+housing", "B-faith" -> times
    words: int = 0  # in title and description


def find_features(text: EventText) -> Features:
    """Return what the lexicon finds in an event's text."""
    found = Features()
    title, body = split_words(text.title), split_words(text.description)
    tree = load_lexicon().tree
    _note(found, "title", "T", tree.find(title))
    for number, label in enumerate(text.labels):
        sign, hits = _read_label(label)
        _note(found, "label", sign, [(hit[0], number, 0) for hit in hits])
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
def _read_label(label: str) -> tuple[str, tuple[Hit, ...]]:
    """Return the field a label counts as, and the hits in it.

    A platform's own type, spelt as the platform spells it, says what is done, as a title does. Any
    other label ("Community", "Training") is a shelf to find the event on, and tells no more than a
    description.
    """
    lexicon = load_lexicon()
    words = lexicon.labels.get(label.strip()) or lexicon.labels.get(label.strip().lower())
    return "B" if words is None else "T", tuple(lexicon.tree.find(split_words(words or label)))


def _note(found: Features, name: str, sign: str, hits: Iterable[Hit]) -> None:
    keys, topics = found.keys, found.topics
    for entry, first, length in hits:
        spread = entry.spread.get(sign) or _spread(entry, sign)
        place = (name, first, length)
        for key in spread.keys:
            if key not in keys:
                keys[key] = place
        for topic in spread.topics:
            topics[topic] = topics.get(topic, 0) + 1


def _spread(entry: Entry, sign: str) -> Spread:
    spread = entry.spread[sign] = Spread(_spread_kinds(entry, sign), _spread_topics(entry, sign))
    return spread


def _note_many(found: Features) -> None:
    """Note where several issues, or one several times, are named in a title or in a description."""
    for sign, many in (("T", 2), ("B", 3)):
        place = found.keys.get(f"{ISSUE}@{sign}")
        if place is None:
            continue
        named = sum([count for key, count in found.topics.items() if key[:2] == sign + "+"])
        if named >= many:
            found.keys[f"{ISSUES}@{sign}"] = place


def _spread_kinds(entry: Entry, sign: str) -> tuple[str, ...]:
    known = [load_lexicon().kinds[name] for name in sorted(entry.kinds)]
    kinds: list[Kind] = [kind for kind in known if sign == "H" or not kind.only_host]
    named = [f"{kind.name}@{sign}" for kind in kinds]
    groups = dict.fromkeys(name for kind in kinds for name in (kind.name, *kind.groups))
    signs = ["@" + sign, "@A", ""] if sign in "TH" else ["@" + sign, ""]
    asked = _asked_keys()
    named += [key for key in (name + each for name in groups for each in signs) if key in asked]
    return tuple(dict.fromkeys(named))


@cache
def _asked_keys() -> frozenset[str]:
    """Return the keys that anyone asks for beside the kinds with their fields."""
    lexicon = load_lexicon()
    ruled = frozenset(key for rule in lexicon.rules for key in (*rule.all, *rule.none))
    return ruled | ASKED | {f"{group}@T" for kind in lexicon.kinds.values() for group in kind.groups}


def _spread_topics(entry: Entry, sign: str) -> tuple[str, ...]:
    strong = [f"{sign}+{topic}" for topic in sorted(entry.strong)]
    return (*strong, *(f"{sign}-{topic}" for topic in sorted(entry.weak - entry.strong)))


def _apply_rules(found: Features) -> None:
    keys, starting = found.keys, _starting_rules()
    for first in keys:
        for rule in starting.get(first, ()):
            for key in rule.all:
                if key not in keys:
                    break
            else:
                if keys.keys().isdisjoint(rule.none):
                    found.rules.append(rule.name)
                    if rule.quote:
                        found.quotes[rule.name] = keys[rule.quote]


@cache
def _starting_rules() -> dict[str, list[Rule]]:
    """Return the rules by the first key they ask for."""
    starting: dict[str, list[Rule]] = {}
    for rule in load_lexicon().rules:
        starting.setdefault(rule.all[0], []).append(rule)
    return starting
