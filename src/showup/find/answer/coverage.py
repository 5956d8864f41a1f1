"""How hard we have looked, and how much is probably missing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from math import exp, log, sqrt

from showup.model.address import host_of
from showup.model.coverage import ChannelTried, Coverage, Estimate, KindLooked, NotTried
from showup.model.lead import Place
from showup.model.source import Source

_Z = 1.96  # a 95 % interval


def estimate_events(seen_by: Iterable[Collection[str]]) -> Estimate:
    """Return Chao's lower bound on the number of events, from how many sources know each.

    `seen_by` are the sources of each event. With S events seen, f1 of them by one source and f2 by
    two, at least S + f1(f1-1) / 2(f2+1) exist; the interval is log-normal (Chao 1987). None below
    20 events or where no event is known to two sources: then the overlap says nothing.
    """
    known = Counter(len(sources) for sources in seen_by)
    seen, once, twice = sum(known.values()), known[1], known[2]
    if seen < 20 or not twice:
        return Estimate()
    unseen = once * (once - 1) / (2 * (twice + 1))
    if unseen < 1:
        return Estimate(seen, seen, seen)
    ratio = once / twice
    variance = twice * (0.25 * ratio**4 + ratio**3 + 0.5 * ratio**2)
    spread = exp(_Z * sqrt(log(1 + variance / unseen**2)))
    return Estimate(round(seen + unseen), round(seen + unseen / spread), round(seen + unseen * spread))


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


def account(
    town: str,
    channels: Sequence[ChannelTried],
    places: Iterable[Place],
    sources: Sequence[Source],
    seen_by: Sequence[Collection[str]],
    known_channels: Iterable[str],
    balance: Mapping[str, int],
) -> Coverage:
    """Return the whole account of a town."""
    states = Counter(str(source.status) for source in sources if source.status)
    return Coverage(
        town=town,
        channels=tuple(channels),
        kinds=count_kinds(places, sources),
        sources=dict(sorted(states.items())),
        events=len(seen_by),
        estimated_events=estimate_events(seen_by),
        balance=balance,
        not_tried=list_not_tried(channels, known_channels),
    )
