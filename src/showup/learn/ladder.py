"""The ladder: rungs, skills, what each needs first, in the words of one language.

The shape is written once (ladder/ladder.toml), the words once for each language (ladder/en.toml ...).
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from graphlib import TopologicalSorter
from importlib.resources import files
from typing import Any

LANGUAGES = ("en", "es")


@dataclass(frozen=True, slots=True)
class Skill:
    """Something one learns by taking part.

    `needs` are skills to have tried before; `activities` and `related` are FIND's words for the
    events where it is practised; `anywhere`: any meeting where people take part will do;
    `by_watching`: attending to it is already practice.
    """

    skill_id: str
    rung: str
    name: str
    what: str
    practise: str  # at a meeting
    alone: str  # where there is none
    done_when: str
    teach_when: str
    mistakes: str
    needs: tuple[str, ...] = ()
    activities: tuple[str, ...] = ()
    related: tuple[str, ...] = ()
    anywhere: bool = False
    by_watching: bool = False
    reading: tuple[str, ...] = ()

    @property
    def shown_by_events(self) -> bool:
        """Whether there are events to practise it at."""
        return self.anywhere or bool(self.activities)


@dataclass(frozen=True, slots=True)
class Rung:
    """A step of the ladder; reached by a practised skill of it, or by a role on so many days."""

    rung_id: str
    name: str
    what: str
    skills: tuple[str, ...]
    role: str = ""  # "" where no role alone reaches it
    days: int = 0


@dataclass(frozen=True, slots=True)
class Ladder:
    """The rungs from the bottom up, the skills in the order of their rungs, what a role shows."""

    language: str
    rungs: tuple[Rung, ...]
    skills: Mapping[str, Skill]
    roles: Mapping[str, tuple[str, ...]]

    def place_of(self, skill_id: str) -> int:
        """Return how far up the skill's rung is, 0 for the first."""
        rung = self.skills[skill_id].rung
        return next(place for place, known in enumerate(self.rungs) if known.rung_id == rung)


@cache
def load_ladder(language: str = "en") -> Ladder:
    """Return the ladder in a language of LANGUAGES; English for any other."""
    shape, words = read_data("ladder/ladder.toml"), read_words("ladder", language)
    rungs = tuple(_make_rung(row, words["rungs"][row["id"]]) for row in shape["rungs"])
    skills = {
        skill_id: _make_skill(skill_id, rung.rung_id, shape["skills"][skill_id], words["skills"][skill_id])
        for rung in rungs
        for skill_id in rung.skills
    }
    roles = {role: tuple(shown) for role, shown in shape["roles"].items()}
    return Ladder(choose_language(language), rungs, skills, roles)


def _make_rung(shape: Mapping[str, Any], words: Mapping[str, str]) -> Rung:
    return Rung(
        rung_id=shape["id"],
        skills=tuple(shape["skills"]),
        role=shape.get("role", ""),
        days=shape.get("days", 0),
        **words,
    )


def _make_skill(skill_id: str, rung: str, shape: Mapping[str, Any], words: Mapping[str, str]) -> Skill:
    told: dict[str, Any] = dict(words)
    told.update((name, tuple(shape.get(name, ()))) for name in ("needs", "activities", "related", "reading"))
    told.update((name, bool(shape.get(name))) for name in ("anywhere", "by_watching"))
    return Skill(skill_id, rung, **told)


def order_skills(ladder: Ladder) -> tuple[str, ...]:
    """Return the skills so that each stands after what it needs; graphlib.CycleError where they circle."""
    return tuple(
        TopologicalSorter({name: skill.needs for name, skill in ladder.skills.items()}).static_order()
    )


def match_skills(asked: str) -> tuple[str, ...]:
    """Return the ids of the skills that somebody may mean.

    That is the one of this id or name in any language, else those whose id or name holds every word
    of it in any order: "notes" means taking-notes.
    """
    wanted = _list_words(asked)
    named = [
        (name, _list_words(text))
        for language in LANGUAGES
        for name, skill in load_ladder(language).skills.items()
        for text in (name, skill.name)
    ]
    exact = dict.fromkeys(name for name, words in named if wanted and words == wanted)
    loose = dict.fromkeys(name for name, words in named if wanted and set(wanted) <= set(words))
    return tuple(exact or loose)


def _list_words(text: str) -> list[str]:
    return text.casefold().replace("-", " ").split()


def choose_language(asked: str) -> str:
    """Return the language of LANGUAGES that "es-MX" or "en_US" asks for, English where there is none."""
    short = asked[:2].lower()
    return short if short in LANGUAGES else LANGUAGES[0]


def read_words(folder: str, language: str) -> dict[str, Any]:
    """Return the words of one folder in a language."""
    return read_data(f"{folder}/{choose_language(language)}.toml")


def read_data(name: str) -> dict[str, Any]:
    """Return one TOML file of this package."""
    return tomllib.loads(files("showup.learn").joinpath(name).read_text("utf-8"))
