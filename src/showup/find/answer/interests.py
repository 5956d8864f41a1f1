"""What a person's words mean: listed topics, activities and skills, or free words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from showup.model.judgement import ACTIVITIES, SKILLS, TOPICS

_FILLERS = frozenset({"and", "or", "the", "of", "for", "a", "in", "on", "to"})

# Everyday words for a listed topic, beyond the words of its own name.
_TOPIC_WORDS: dict[str, str] = {
    "antiwar": "peace-and-war", "war": "peace-and-war", "prison": "prisons-and-policing",
    "police": "prisons-and-policing", "ecology": "environment-and-climate",
    "conservation": "environment-and-climate", "rent": "housing", "tenants": "housing",
    "union": "labor", "unions": "labor", "labour": "labor", "workers": "labor",
    "immigrants": "immigration", "refugees": "immigration", "race": "racial-justice",
    "racism": "racial-justice", "women": "gender-and-lgbtq", "feminism": "gender-and-lgbtq",
    "lgbtq": "gender-and-lgbtq", "healthcare": "health", "schools": "education",
    "school": "education", "elections": "voting-and-democracy", "voting": "voting-and-democracy",
    "council": "local-government", "zoning": "local-government",
    "hunger": "poverty-and-mutual-aid", "homelessness": "poverty-and-mutual-aid",
    "bicycle": "transport", "transit": "transport", "church": "faith", "religion": "faith",
    "rights": "civil-liberties", "speech": "civil-liberties", "taxes": "economy-and-taxes",
    "tax": "economy-and-taxes", "animal": "animals",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Interest:
    """One `--about`: the listed topics it stands for, its own words, and the events whose texts hold them."""

    asked: str
    topics: tuple[str, ...]
    words: tuple[str, ...]
    told_in: frozenset[str] = frozenset()  # event ids, as the store's word search finds them


def read_interest(asked: str) -> Interest:
    """Return what `asked` stands for: "climate" is a topic, "rent control" is two words."""
    name = "-".join(re.findall(r"\w+", asked.lower()))
    if name in TOPICS:
        return Interest(asked, (name,), ())
    words = tuple(word for word in re.findall(r"[\w'’-]+", asked.lower()) if word not in _FILLERS)
    topics: tuple[str, ...] = ()
    if len(words) == 1:
        topics = tuple(
            topic for topic in TOPICS if words[0] in topic.split("-") or _TOPIC_WORDS.get(words[0]) == topic
        )
    return Interest(asked, topics, words)


def unknown_words(doing: Sequence[str], practise: Sequence[str]) -> list[str]:
    """Return a line for each activity or skill that is not listed, with what is."""
    lines = [
        f'"{word}" is no activity; listed are: {", ".join(ACTIVITIES)}'
        for word in doing
        if word not in ACTIVITIES
    ]
    lines += [
        f'"{word}" is no skill; listed are: {", ".join(SKILLS)}' for word in practise if word not in SKILLS
    ]
    return lines
