"""How newspapers shorten the states of the US; names and the two letters of the post are in the table."""

from __future__ import annotations

# The Associated Press's abbreviations and older ones, which many calendars keep, as folded names.
SHORTENED = {
    "ala": "al", "ariz": "az", "ark": "ar", "calif": "ca", "colo": "co", "conn": "ct", "del": "de",
    "fla": "fl", "ill": "il", "ind": "in", "kan": "ks", "kans": "ks", "mass": "ma", "mich": "mi",
    "minn": "mn", "miss": "ms", "mont": "mt", "neb": "ne", "nebr": "ne", "nev": "nv", "okla": "ok",
    "ore": "or", "oreg": "or", "penn": "pa", "tenn": "tn", "tex": "tx", "wash": "wa", "wva": "wv",
    "wis": "wi", "wisc": "wi", "wyo": "wy",
}  # fmt: skip
