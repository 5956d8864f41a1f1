"""Who is named inside harvested events: sites they link to, and names worth a search."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator

from showup.find.discover.answers import LONGEST_ADDRESS, address_of, same_site_key
from showup.find.discover.hosts import site_of
from showup.find.discover.queries import quote_words, region_asked
from showup.model.address import host_of
from showup.model.lead import Lead
from showup.model.occurrence import Occurrence
from showup.model.town import Town

NAME = "named"  # the channel of these leads
MOST_LEADS = 60
MOST_NAMES = 40
FEWEST_TIMES = 2  # a place named once may be a stop of a tour
_READ = 5000  # letters of a description that are searched for addresses
_ADDRESS = re.compile(r"https?://[^\s<>\"')\]]{4,500}")
# A street, a room, a wish: no name that could be searched for.
_NO_NAME = re.compile(
    r"^\W*\d|^(?:online|virtual|zoom|tba|tbd|to be (?:announced|determined)|various|room|main|meeting)\b"
    r"|https?:|\b(?:street|avenue|blvd|suite|room \w+)$",
    re.IGNORECASE,
)


def leads_from_events(occurrences: Iterable[Occurrence], known_hosts: Collection[str]) -> tuple[Lead, ...]:
    """Return the sites that events link to and that nobody has looked at, those of most events first.

    So a venue or an organizer seen only through a newspaper's or a platform's calendar is looked at
    itself. `known_hosts` are hosts in lower case without "www.", those of sources and of earlier leads.
    """
    counts: Counter[str] = Counter()
    first: dict[str, tuple[str, Occurrence]] = {}
    for occurrence in occurrences:
        for site in _sites(occurrence, known_hosts):
            key = same_site_key(site)
            counts[key] += 1
            first.setdefault(key, (site, occurrence))
    return tuple(_lead(*first[key], count) for key, count in counts.most_common(MOST_LEADS))


def queries_from_events(
    occurrences: Iterable[Occurrence], town: Town, known_names: Collection[str] = ()
) -> tuple[str, ...]:
    """Return a query for each venue and organizer that several events name and that has no known site."""
    known = {name.casefold() for name in known_names}
    names = Counter(
        name
        for occurrence in occurrences
        if not occurrence.online and not any(_sites(occurrence, ()))
        for name in dict.fromkeys((occurrence.venue.strip(), occurrence.organizer.strip()))
        if _is_name(name) and name.casefold() not in known
    )
    often = [name for name, count in names.most_common(MOST_NAMES) if count >= FEWEST_TIMES]
    return tuple(quote_words(town.name, region_asked(town), name) for name in often)


def _sites(occurrence: Occurrence, known_hosts: Collection[str]) -> Iterator[str]:
    own = host_of(occurrence.source)
    written = _ADDRESS.findall(occurrence.description[:_READ])
    urls = (address_of(url.rstrip(".,;:!?")) for url in (occurrence.url, *written) if url)
    for site in dict.fromkeys(site_of(url) for url in urls if len(url) < LONGEST_ADDRESS):
        if site and host_of(site) != own and host_of(site) not in known_hosts:
            yield site


def _lead(site: str, occurrence: Occurrence, count: int) -> Lead:
    link = "events link" if count > 1 else "event links"
    why = f"{count} {link} to it, first at {host_of(occurrence.source)}"
    return Lead(site, NAME, why, occurrence.organizer or occurrence.venue)


def _is_name(name: str) -> bool:
    return 4 <= len(name) <= 80 and " " in name and not _NO_NAME.search(name)
