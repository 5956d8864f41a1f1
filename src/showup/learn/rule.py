"""The rules of advice, read from data with their words in one language."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from showup.learn.ladder import read_data, read_words


@dataclass(frozen=True, slots=True)
class Rule:
    """When its sign is seen in the journal, these skills are advised, in order of preference."""

    rule_id: str
    sign: str
    skills: tuple[str, ...]
    why: str
    how: str  # what the rule adds to how the skill is practised, "" for nothing
    there: str  # what it adds where there is an event to do it at, "" for nothing
    lean: str = ""  # "group", "elsewhere" or ""
    sheet: str = ""  # the printable sheet that goes with it
    times: int = 0
    days: int = 0
    least_tasks: int = 0
    share: float = 0.0
    gains: int = 0


@dataclass(frozen=True, slots=True)
class Rules:
    """The rules in the order in which they are tried, and the words advice is put together from."""

    rules: tuple[Rule, ...]
    parts: Mapping[str, str]
    states: Mapping[str, str]
    instead: Mapping[str, str]


@cache
def load_rules(language: str = "en") -> Rules:
    """Return the rules with the words of a language; English where there is none."""
    words = read_words("rules", language)
    rules = []
    for row in read_data("rules/rules.toml")["rules"]:
        shape = {name: value for name, value in row.items() if name not in ("id", "skills")}
        told = words["rules"][row["id"]]
        rules.append(Rule(rule_id=row["id"], skills=tuple(row.get("skills", ())), **shape, **told))
    return Rules(tuple(rules), words["parts"], words["states"], words["instead"])


@cache
def _phrases(kind: str) -> re.Pattern[str]:
    patterns: Iterable[str] = read_data("rules/rules.toml")["words"][kind]
    return re.compile(r"\b(?:" + "|".join(patterns) + r")\b", re.IGNORECASE)


def has_phrase(kind: str, text: str) -> bool:
    """Whether a text holds a phrase of that kind, whatever apostrophe it is written with."""
    return bool(_phrases(kind).search(" ".join(text.replace("’", "'").split())))
