"""What to ask a search engine: a town by topics and by kinds of place, the user's own first."""

from __future__ import annotations

from collections.abc import Sequence

from showup.find.discover.network import search_names
from showup.model.town import Town

# General civic words. Parties and causes of every side stand beside each other or not at all.
TOPICS = (
    "community calendar", "events", "public meeting", "city council", "volunteer", "library",
    "church", "neighborhood association", "housing", "tenants", "labor union", "environment",
    "climate", "peace", "immigration", "voting rights", "racial justice", "LGBTQ", "veterans",
    "food bank", "mutual aid", "schools", "bicycle", "disability", "book club", "protest", "Quaker",
    "democratic party", "republican party", "libertarian party", "green party",
)  # fmt: skip
KINDS = (
    "co-op", "community center", "university", "newspaper", "YWCA", "Rotary club", "toastmasters",
    "community radio", "senior center", "farmers market",
)  # fmt: skip
# What to ask for a listed topic whose name nobody writes.
ASKED_AS = {
    "peace-and-war": "peace", "prisons-and-policing": "police accountability",
    "environment-and-climate": "environment", "labor": "labor union", "racial-justice": "racial justice",
    "gender-and-lgbtq": "LGBTQ", "voting-and-democracy": "voting rights",
    "local-government": "city council", "poverty-and-mutual-aid": "mutual aid",
    "foreign-affairs": "foreign policy", "faith": "church", "civil-liberties": "civil liberties",
    "economy-and-taxes": "taxes", "animals": "animal welfare", "seniors": "senior center",
    "education": "schools", "other": "",
}  # fmt: skip
LONGEST_WORD = 80


def make_queries(
    town: Town,
    interests: Sequence[str] = (),
    topics: Sequence[str] = TOPICS,
    kinds: Sequence[str] = KINDS,
) -> tuple[str, ...]:
    """Return the queries `"Town" "State" "topic"`, ready to paste; the user's interests come first.

    The state or province keeps towns of the same name out; outside North America, where pages seldom
    name theirs, it is left out.

    Every topic gives one query, whichever it is; what is asked twice is asked once. The networks of
    the topics asked for come last, all of a topic or none.
    """
    asked = (ASKED_AS.get(interest, interest) for interest in interests)
    names = search_names(interests)
    words = dict.fromkeys(_clean(word) for word in (*asked, *topics, *kinds, *names))
    return tuple(quote_words(town.name, region_asked(town), word) for word in words if word)


def quote_words(*words: str) -> str:
    """Return the words as phrases in quotation marks, empty ones left out."""
    return " ".join(f'"{clean}"' for word in words if (clean := _clean(word)))


def region_asked(town: Town) -> str:
    """Return the state or province by whose name a town is told from its namesakes, "" elsewhere."""
    return town.region if town.country in ("US", "CA") and town.region != town.name else ""


def _clean(word: str) -> str:
    return " ".join(word.replace('"', " ").split())[:LONGEST_WORD].strip()
