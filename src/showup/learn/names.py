"""Warn where a note seems to hold a person's name, address, telephone or e-mail. Careful: it warns seldom.

A given name alone is no sign (streets, schools and months bear them): it is one only before a family
name, after a title, or with words that make it a person who speaks or is met.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from showup.learn.ladder import read_data

MOST_READ = 50_000  # letters of a note that are looked at
KINDS = ("e-mail", "telephone", "address", "name")


@dataclass(frozen=True, slots=True)
class Sighting:
    """What was seen, word for word, its kind (of KINDS) and where it begins."""

    kind: str
    quote: str
    at: int


_EMAIL = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@(?:[\w-]{1,63}\.){1,5}[A-Za-z]{2,24}\b")
# A North American number with its separators, or an international one with its +.
_TELEPHONE = re.compile(
    r"(?<![\w.\-/])(?:"
    r"(?:\+?1[ .-]?)?(?:\(\d{3}\) ?|\d{3}[ .-])\d{3}[ .-]\d{4}"
    r"|\+\d{1,3}(?:[ .-]?\d{2,4}){3,4}"
    r"|(?<=tel )\d{7,11}|(?<=phone )\d{7,11}|(?<=llama al )\d{7,11}|(?<=call )\d{7,11}"
    r")(?![\w\-/])",
    re.IGNORECASE,
)
_STREET = re.compile(
    r"\b\d{1,5}(?:[ -]?[A-Za-z])? (?:(?:[NSEW]|North|South|East|West)\.? )?(?:[A-Z0-9][\w'’.]{0,24} ){1,3}"
    r"(?:St|Street|Ave|Avenue|Rd|Road|Blvd|Boulevard|Ln|Lane|Dr|Drive|Ct|Court|Pl|Place|Way|Terrace|Circle)\b"
    r"|\b(?:[Cc]alle|[Aa]venida|[Aa]v\.|[Cc]arrera|[Pp]asaje) (?:[\w.]{1,24} ){1,4}"
    r"(?:#|n\.?º ?|no\.? )?\d{1,5}\b"
)


def find_names(text: str) -> tuple[Sighting, ...]:
    """Return what seems to belong to a person, in the order of the text; the first of two that overlap."""
    text = text[:MOST_READ]
    seen = [Sighting("e-mail", found[0], found.start()) for found in _EMAIL.finditer(text)]
    seen += [Sighting("telephone", found[0].strip(), found.start()) for found in _TELEPHONE.finditer(text)]
    seen += [Sighting("address", found[0], found.start()) for found in _STREET.finditer(text)]
    seen += _find_persons(text)
    return _without_overlaps(seen)


def _without_overlaps(seen: list[Sighting]) -> tuple[Sighting, ...]:
    kept: list[Sighting] = []
    for one in sorted(seen, key=lambda sighting: (sighting.at, KINDS.index(sighting.kind))):
        if not kept or one.at >= kept[-1].at + len(kept[-1].quote):
            kept.append(one)
    return tuple(kept)


def _find_persons(text: str) -> list[Sighting]:
    found = []
    for pattern in _person_patterns():
        for match in pattern.finditer(text):
            if not _names_a_place(text, match.start("name"), match.end("name")):
                found.append(Sighting("name", match["name"], match.start("name")))
    return found


def _names_a_place(text: str, start: int, end: int) -> bool:
    """Whether the name is part of a place or a group: "Maria Lopez Library", "Saint Martin Church"."""
    before, after = _places()
    return bool(before.search(text[max(0, start - 24) : start]) or after.search(text[start : end + 32]))


@cache
def _places() -> tuple[re.Pattern[str], re.Pattern[str]]:
    words = read_data("names/names.toml")["places"]
    before, after = (_alternatives(words[side]) for side in ("before", "after"))
    named = re.compile(rf"^[\w’'.-]+(?: [A-Z][\w’'.-]*){{0,4}}? (?:{after})\b")
    return re.compile(rf"\b(?:{before})\.? $"), named


@cache
def _person_patterns() -> tuple[re.Pattern[str], ...]:
    words = read_data("names/names.toml")
    family = r"[A-ZÁÉÍÓÚÑ][\w’'-]{1,24}(?: [A-ZÁÉÍÓÚÑ][\w’'-]{1,24})?"
    given = _alternatives([*words["given"], *words["also_words"]])
    plain = _alternatives(words["given"])
    either = rf"(?:{given})(?: {family})?"
    return (
        re.compile(rf"\b(?:{_alternatives(words['titles'])})\.? (?P<name>{family})"),
        re.compile(rf"\b(?P<name>(?:{plain}) (?:[A-Z]\. ?)?{family})"),
        re.compile(rf"\b(?i:{_alternatives(words['before'])}) (?P<name>{either})\b(?![’'-])"),
        re.compile(rf"\b(?P<name>{either}) (?:{_alternatives(words['after'])})\b"),
    )


def _alternatives(words: list[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
