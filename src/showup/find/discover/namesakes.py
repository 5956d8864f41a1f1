"""Towns of the same name elsewhere: Bloomington, Illinois is not Bloomington, Indiana."""

from __future__ import annotations

import re
from functools import lru_cache

from showup.model.address import host_of
from showup.model.town import Town

REGIONS = {
    "AL": "Alabama", "AK": "Alaska", "AZ": "Arizona", "AR": "Arkansas", "CA": "California",
    "CO": "Colorado", "CT": "Connecticut", "DE": "Delaware", "FL": "Florida", "GA": "Georgia",
    "HI": "Hawaii", "ID": "Idaho", "IL": "Illinois", "IN": "Indiana", "IA": "Iowa", "KS": "Kansas",
    "KY": "Kentucky", "LA": "Louisiana", "ME": "Maine", "MD": "Maryland", "MA": "Massachusetts",
    "MI": "Michigan", "MN": "Minnesota", "MS": "Mississippi", "MO": "Missouri", "MT": "Montana",
    "NE": "Nebraska", "NV": "Nevada", "NH": "New Hampshire", "NJ": "New Jersey", "NM": "New Mexico",
    "NY": "New York", "NC": "North Carolina", "ND": "North Dakota", "OH": "Ohio", "OK": "Oklahoma",
    "OR": "Oregon", "PA": "Pennsylvania", "RI": "Rhode Island", "SC": "South Carolina",
    "SD": "South Dakota", "TN": "Tennessee", "TX": "Texas", "UT": "Utah", "VT": "Vermont",
    "VA": "Virginia", "WA": "Washington", "WV": "West Virginia", "WI": "Wisconsin", "WY": "Wyoming",
    "ON": "Ontario", "QC": "Quebec", "BC": "British Columbia", "AB": "Alberta", "MB": "Manitoba",
    "SK": "Saskatchewan", "NS": "Nova Scotia", "NB": "New Brunswick", "NL": "Newfoundland",
}  # fmt: skip
# One town on both sides of a border: the other half is no stranger.
TWINS = {
    "Bluefield": {"VA", "WV"}, "Bristol": {"TN", "VA"}, "Delmar": {"DE", "MD"}, "Kansas City": {"KS", "MO"},
    "Niagara Falls": {"NY", "ON"}, "Texarkana": {"AR", "TX"}, "Union City": {"IN", "OH"},
}  # fmt: skip
# Words that make another town of a town's name: "Santa Rosa Beach", "Lincoln City".
_WORDS_AFTER = (
    "Beach", "City", "Heights", "Falls", "Park", "Springs", "Hills", "Lake", "Valley", "Township",
    "Junction", "Island", "Harbor", "Point", "Grove", "Ridge", "Village", "Center",
)  # fmt: skip


def is_elsewhere(town: Town, url: str, *texts: str) -> bool:
    """Whether the words or the host name the town in another state or province, and never in its own."""
    words = " ".join(text[:1000] for text in texts)
    if _own(town).search(words) or _own_host(town).search(_bare(host_of(url))):
        return False
    return bool(_other(town).search(words) or _other_host(town).search(_bare(host_of(url))))


@lru_cache(maxsize=64)
def _other(town: Town) -> re.Pattern[str]:
    names = "|".join(re.escape(name) for code, name in REGIONS.items() if not _is_own(town, code, name))
    codes = "|".join(code for code, name in REGIONS.items() if not _is_own(town, code, name))
    after = "|".join(_WORDS_AFTER)
    place = rf"(?i:\b{re.escape(town.name)}(?: (?:{after}))?)"
    return re.compile(rf"{place}(?:,? +\(?(?i:{names})\b(?! (?i:street|avenue|road|st)\b)|, ?(?:{codes})\b)")


@lru_cache(maxsize=64)
def _own(town: Town) -> re.Pattern[str]:
    forms = [re.escape(form) for form in (town.region, town.region_code) if form]
    return re.compile(rf"(?i)\b{re.escape(town.name)},? +\(?(?:{'|'.join(forms) or '(?!)'})\b")


@lru_cache(maxsize=64)
def _other_host(town: Town) -> re.Pattern[str]:
    names = "|".join(_bare(name) for code, name in REGIONS.items() if not _is_own(town, code, name))
    after = "|".join(word.lower() for word in _WORDS_AFTER)
    return re.compile(rf"{_bare(town.name) or '(?!)'}(?:{after})?(?:{names})")


@lru_cache(maxsize=64)
def _own_host(town: Town) -> re.Pattern[str]:
    return re.compile((_bare(town.name) + _bare(town.region)) if town.name and town.region else "(?!)")


def _is_own(town: Town, code: str, name: str) -> bool:
    twins = TWINS.get(town.name, ())
    own = town.region == name or (town.country == "US" and town.region_code == code)
    return own or (code in twins and town.region_code in twins)


def _bare(text: str) -> str:
    return re.sub(r"[^a-z0-9]", "", text.lower())
