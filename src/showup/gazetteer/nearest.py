"""The names nearest to a misspelling."""

from __future__ import annotations

from rapidfuzz import fuzz, process

from showup.gazetteer.atlas import Atlas
from showup.gazetteer.fold import fold_name
from showup.model.town import Town

SHOWN = 5
_CLOSE = 70.0  # per cent
_KEYS = 40


def find_nearest_names(atlas: Atlas, asked: str) -> list[str]:
    """Return the full names of the towns spelled most like what was asked, best first.

    Names are compared first, then names with their region and country, so that "Blomington, IN"
    and "Bloomington, Indana" both lead to Bloomington, Indiana. Larger towns come first among equals.
    """
    whole, name = fold_name(asked), fold_name(asked.partition(",")[0])
    if not name:
        return []
    keys = process.extract(name, atlas.keys, scorer=fuzz.ratio, limit=_KEYS, score_cutoff=_CLOSE)
    towns = [atlas.read_town(number) for key, *_ in keys for number in atlas.find_bearers("names", key)]
    towns.sort(key=lambda town: (-_compare(whole, town), -town.population, town.full_name))
    return list(dict.fromkeys(town.full_name for town in towns))[:SHOWN]


def _compare(whole: str, town: Town) -> float:
    """Return how like a town's name in any of its forms the words are, in per cent."""
    forms = (town.name, f"{town.name} {town.region}", f"{town.name} {town.region_code}", town.full_name)
    return max(fuzz.ratio(whole, fold_name(form)) for form in forms)
