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
    """Return the full names of the towns spelled most like what was asked, best first."""
    name, *tail = asked.split(",")
    meanings = {place for words in tail for place in atlas.qualifiers.get(fold_name(words), ())}
    keys = process.extract(
        fold_name(name), list(atlas.list_keys()), scorer=fuzz.ratio, limit=_KEYS, score_cutoff=_CLOSE
    )
    scored = [(score, town) for key, score, _ in keys for town in _list_towns(atlas, key)]

    def rank(row: tuple[float, Town]) -> tuple[bool, float, int, str]:
        score, town = row
        allowed = not meanings.isdisjoint({town.country, f"{town.country}/{town.region_code}"})
        return not allowed, -score, -town.population, town.full_name

    return list(dict.fromkeys(town.full_name for _, town in sorted(scored, key=rank)))[:SHOWN]


def _list_towns(atlas: Atlas, key: str) -> list[Town]:
    return [atlas.read_town(number) for number in atlas.find_bearers("names", key)]
