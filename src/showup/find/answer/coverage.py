"""How hard we have looked, and how much is probably missing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from showup.model.address import host_of
from showup.model.coverage import ChannelTried, KindLooked, NotTried
from showup.model.lead import Place
from showup.model.source import Source


def count_kinds(places: Iterable[Place], sources: Sequence[Source]) -> tuple[KindLooked, ...]:
    """Return per kind of place how many are known, have a site, and have a source on that site."""
    hosts = {host_of(source.site or source.feed_url) for source in sources}
    total: Counter[str] = Counter()
    sited: Counter[str] = Counter()
    sourced: Counter[str] = Counter()
    for place in places:
        total[place.kind] += 1
        sited[place.kind] += bool(place.site)
        sourced[place.kind] += bool(place.site) and host_of(place.site) in hosts
    return tuple(KindLooked(kind, total[kind], sited[kind], sourced[kind]) for kind in sorted(total))


def list_not_tried(channels: Iterable[ChannelTried], known: Iterable[str]) -> tuple[NotTried, ...]:
    """Return the channels never asked or failed, each with the way to try it."""
    by_name = {tried.name: tried for tried in channels}
    missing = []
    for name in sorted(known):
        tried = by_name.get(name)
        if tried is None:
            missing.append(NotTried(f"channel {name}", _how_to(name)))
        elif tried.failed:
            missing.append(NotTried(f"channel {name}: {tried.failed}", _how_to(name)))
    return tuple(missing)


def _how_to(name: str) -> str:
    if name == "search":
        return "set SHOWUP_SEARCH_URL to your SearXNG, or paste what showup sources queries TOWN finds"
    return "showup harvest TOWN --rediscover"


def count_states(sources: Iterable[Source]) -> dict[str, int]:
    """Return how many sources are in each state, in alphabetical order."""
    return dict(sorted(Counter(str(source.status) for source in sources if source.status).items()))
