"""Who is named inside harvested events: sites they link to, and names worth a search."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator

from showup.find.discover.answers import LONGEST_ADDRESS, address_of, same_site_key
from showup.find.discover.hosts import site_of
from showup.find.discover.queries import quote_words, region_asked
from showup.model.address import host_of
from showup.model.lead import Lead, Place
from showup.model.occurrence import Occurrence
from showup.model.source import Source
from showup.model.town import Town

NAME = "named"  # the channel of these leads
MOST_LEADS = 60
MOST_NAMES = 20
FEWEST_TIMES = 2  # events of different titles: what is named once may be a stop of a tour
_READ = 5000  # letters of a description that are searched for addresses
_ADDRESS = re.compile(r"https?://[^\s<>\"')\]]{4,500}")
_NO_NAME = re.compile(
    r"^\W*\d|https?:|\b(?:rooms?|rm|suite|parking|street|avenue|blvd|online|virtual)\b", re.IGNORECASE
)
# What a name says of a place or an organization; one without such a word may be a person's.
_PLACE = re.compile(
    r"\b(?:halls?|house|cent(?:er|re)|church|chapel|congregation|temple|mosque|synagogue|parish|library|museum"
    r"|gallery|theat(?:er|re)|cinema|studios?|park|gardens?|farms?|market|school|college|university|academy"
    r"|clubs?|lodge|grange|legion|union|society|association|alliance|coalition|council|league|guild"
    r"|foundation|institute|network|collective|cooperative|co-?op|books(?:tore|hop)?|caf[eé]|brewing|brewery"
    r"|arena|fairgrounds|makerspace|commons|ministr(?:y|ies)|pantry|shelter|ymca|ywca|haus|verein|kirche"
    r"|centro|iglesia|biblioteca|maison|salle|[ée]glise|biblioth[eè]que)\b",
    re.IGNORECASE,
)
# Words that name no place by themselves: of "Social Hall" nothing is left, of "Fern Hall" the fern.
_PLAIN_WORDS = frozenset({
    "a", "all", "and", "area", "at", "auditorium", "board", "building", "cafe", "campus", "center",
    "centre", "chambers", "chapel", "church", "city", "class", "classroom", "community", "conference",
    "council", "downtown", "education", "event", "events", "first", "floor", "great", "gym", "hall",
    "house", "in", "kitchen", "library", "lobby", "location", "main", "meeting", "of", "office",
    "outside", "park", "plaza", "purpose", "sanctuary", "school", "social", "study", "the", "theater",
    "theatre", "various", "venue", "whole", "your", "zoom",
})  # fmt: skip


def leads_from_events(occurrences: Iterable[Occurrence], known_hosts: Collection[str]) -> tuple[Lead, ...]:
    """Return the sites that several events link to and that nobody has looked at, commonest first.

    So a venue or an organizer seen only through a newspaper's or a platform's calendar is looked at
    itself. The events of a series count once: a performer's site is no group's. `known_hosts` are hosts
    in lower case without "www.", those of sources and of earlier leads.
    """
    first: dict[str, tuple[str, Occurrence]] = {}
    titles: dict[str, set[str]] = defaultdict(set)
    for occurrence in occurrences:
        for site in _sites(occurrence, known_hosts):
            first.setdefault(same_site_key(site), (site, occurrence))
            titles[same_site_key(site)].add(occurrence.title.casefold())
    counts = Counter({key: len(told) for key, told in titles.items() if len(told) >= FEWEST_TIMES})
    return tuple(_lead(*first[key], count) for key, count in counts.most_common(MOST_LEADS))


def queries_from_events(
    occurrences: Iterable[Occurrence], town: Town, known_names: Collection[str] = ()
) -> tuple[str, ...]:
    """Return a query for each venue and organizer that several events name and that has no known site."""
    known = {name.casefold() for name in known_names}
    titles: dict[str, set[str]] = defaultdict(set)
    for occurrence in occurrences:
        if not occurrence.online and not any(_sites(occurrence, ())):
            venue = occurrence.venue or occurrence.location.partition(",")[0]
            for name in dict.fromkeys((venue.strip(), occurrence.organizer.strip())):
                titles[name].add(occurrence.title.casefold())
    counts = Counter(
        {
            name: len(told)
            for name, told in titles.items()
            if len(told) >= FEWEST_TIMES and name.casefold() not in known and _is_name(name, town)
        }
    )
    names = [name for name, _ in counts.most_common(MOST_NAMES)]
    return tuple(quote_words(town.name, region_asked(town), name) for name in names)


def list_known_names(sources: Iterable[Source], places: Iterable[Place]) -> list[str]:
    """Return the names that need no search: those of sources, and of places whose site is known."""
    return [source.name for source in sources] + [place.name for place in places if place.site]


def _sites(occurrence: Occurrence, known_hosts: Collection[str]) -> Iterator[str]:
    own = host_of(occurrence.source)
    written = _ADDRESS.findall(occurrence.description[:_READ])
    urls = (address_of(url.rstrip(".,;:!?")) for url in (occurrence.url, *written) if url)
    for site in dict.fromkeys(site_of(url) for url in urls if len(url) < LONGEST_ADDRESS):
        if site and host_of(site) != own and host_of(site) not in known_hosts:
            yield site


def _lead(site: str, occurrence: Occurrence, count: int) -> Lead:
    why = f"{count} events link to it, first at {host_of(occurrence.source)}"
    return Lead(site, NAME, why, occurrence.organizer or occurrence.venue)


def _is_name(name: str, town: Town) -> bool:
    """Whether a name says what kind of place or group it is, and has a word of its own."""
    words = re.findall(r"[^\W\d_]{2,}", name.casefold())
    own = set(words) - _PLAIN_WORDS - set(town.name.casefold().split())
    return len(name) <= 80 and bool(own) and bool(_PLACE.search(name)) and not _NO_NAME.search(name)
