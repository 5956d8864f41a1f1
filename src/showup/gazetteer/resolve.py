"""From what a person types to a town."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from showup.errors import AmbiguousTown, UnknownTown
from showup.gazetteer.atlas import Atlas, open_atlas
from showup.gazetteer.fold import contract_umlauts, fold_name
from showup.gazetteer.states import SHORTENED
from showup.model.town import Town

DWARFS = 10  # a town so many times larger than the next of its name is the one that is meant
LISTED = 12
_LONGEST = 120
_DASH = re.compile(r"\s*[-/\u2013]\s*")
_ZIP = re.compile(r"(?:.*[,\s])?(\d{5})(?:-\d{4})?")


def resolve(text: str) -> Town:
    """Return the town that is meant: "Lincoln, NE", "Bloomington IN", "68501", "Köln", "London, UK".

    A name alone means its largest bearer when that has ten times the people of the next; so does
    a name with a country. With a region it means the largest of the region (a ZIP code says the
    others); two letters are a state of the US before they are a country. Raise AmbiguousTown with
    the candidates, largest first, or UnknownTown with the nearest names (none for what is a whole region).
    Of two towns that are named as one ("Minneapolis-St. Paul, MN") it is the first.
    """
    if town := find_town(text):
        return town
    asked, atlas = _clean(text), open_atlas()
    if atlas.qualifiers.get(fold_name(asked)):
        raise UnknownTown(asked, (), wider=True)
    from showup.gazetteer.nearest import find_nearest_names  # compares strings: only a misspelling needs it

    raise UnknownTown(asked, find_nearest_names(atlas, asked))


def find_town(text: str) -> Town | None:
    """Return the town that is meant, None where none is; raise AmbiguousTown as `resolve` does."""
    asked, atlas = _clean(text), open_atlas()
    return _find(atlas, asked) or _find_twin(atlas, asked)


def _find(atlas: Atlas, asked: str) -> Town | None:
    """Return the town that is meant, None where no town is called so."""
    zip_code = _ZIP.fullmatch(asked)
    if zip_code and (placed := atlas.find_zip(zip_code[1])):
        return atlas.read_town(placed[2])
    for name, words in _split(asked):
        qualifiers = _read_qualifiers(atlas, words)
        if qualifiers is None:
            continue
        bearers, regional = _list_bearers(atlas, name, qualifiers)
        if bearers:
            return bearers[0] if regional else _pick_largest(asked, bearers)
    return None


def _find_twin(atlas: Atlas, asked: str) -> Town | None:
    """Return the first of two towns that are named as one, where both are known with what narrows them."""
    names, comma, rest = asked.partition(",")
    named = _DASH.split(names) if comma else ()
    twins = [_find(atlas, f"{name},{rest}") for name in named] if len(named) == 2 else []
    return twins[0] if twins and all(twins) else None


def _clean(text: str) -> str:
    """Return the text on one line, without control characters, of bounded length."""
    return " ".join("".join(mark if mark.isprintable() else " " for mark in text[:_LONGEST]).split())


def _split(asked: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield the ways to part a name from what narrows it, the longest name first."""
    parts = [part for part in (part.strip() for part in asked.split(",")) if part]
    for end in range(len(parts), 0, -1):
        yield ", ".join(parts[:end]), tuple(parts[end:])
    words = asked.replace(",", " ").split()
    for end in range(len(words) - 1, 0, -1):
        for middle in range(end + 1, len(words) + 1):
            qualifiers = (" ".join(words[end:middle]), " ".join(words[middle:]))
            yield " ".join(words[:end]), tuple(word for word in qualifiers if word)


def _list_bearers(atlas: Atlas, name: str, qualifiers: list[list[str]]) -> tuple[list[Town], bool]:
    """Return the towns of that name that the qualifiers allow, largest first, and whether a region is named.

    Another name than the town's own counts where no town of a named region has it for its own;
    without a region only that of a town larger than all whose own it is.
    """
    key = fold_name(name)
    for spelling in dict.fromkeys((key, contract_umlauts(key))):
        own, regional = _narrow(_read_bearers(atlas, "names", spelling), qualifiers)
        if regional:
            return own, True
        others, regional = _narrow(_read_bearers(atlas, "alternates", spelling), qualifiers)
        if own:
            return [town for town in others if town.population > own[0].population] + own, False
        if others:
            return others, regional
    return [], False


def _read_bearers(atlas: Atlas, section: str, key: str) -> list[Town]:
    """Return the towns of a folded name, largest first."""
    towns = [atlas.read_town(number) for number in atlas.find_bearers(section, key)]
    return sorted(towns, key=lambda town: (-town.population, town.full_name))


def _read_qualifiers(atlas: Atlas, words: Iterable[str]) -> list[list[str]] | None:
    """Return for each of the words what it may mean ("US/IN", "US"), None where one means nothing."""
    meanings = [read_qualifier(atlas, word) for word in words]
    return meanings if all(meanings) else None


def read_qualifier(atlas: Atlas, word: str) -> list[str]:
    """Return what a word after a town may mean: "US/IN" (a region), "US"; nothing where it means none."""
    key = fold_name(word)
    return atlas.qualifiers.get(SHORTENED.get(key, key), [])


def _narrow(bearers: list[Town], qualifiers: list[list[str]]) -> tuple[list[Town], bool]:
    """Return the bearers that all qualifiers allow, and whether a region was among these."""
    regional = False
    for meanings in qualifiers:
        of_region = [town for town in bearers if f"{town.country}/{town.region_code}" in meanings]
        regional = regional or bool(of_region)
        bearers = of_region or [town for town in bearers if town.country in meanings]
    return bearers, regional


def _pick_largest(asked: str, bearers: list[Town]) -> Town:
    """Return the bearer that dwarfs the others; else say who they are.

    Bearers of one full name cannot be told apart by words: the largest stands for them.
    """
    largest = bearers[0]
    others = [town for town in bearers if town.full_name != largest.full_name]
    if others and largest.population < DWARFS * max(others[0].population, 1):
        raise AmbiguousTown(asked, list(dict.fromkeys(town.full_name for town in bearers))[:LISTED])
    return largest
