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
    """Return the queries `"Town" "topic"`, ready to paste; the user's interests come first.

    Every topic gives one query, whichever it is; what is asked twice is asked once. The networks of
    the topics asked for come last, all of a topic or none.
    """
    asked = (ASKED_AS.get(interest, interest) for interest in interests)
    names = search_names(interests)
    words = dict.fromkeys(_clean(word) for word in (*asked, *topics, *kinds, *names))
    return tuple(f'"{_clean(town.name)}" "{word}"' for word in words if word)


def _clean(word: str) -> str:
    return " ".join(word.replace('"', " ").split())[:LONGEST_WORD].strip()
