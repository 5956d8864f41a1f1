"""How many events there are at least: from the sources that channels found independently.

The events of one host stand in that host's calendar and seldom anywhere else, so the overlap of
calendars says little of what is missing. What is sampled are calendars: every channel that leads to
one is a capture of it. docs/reference/coverage.md tells the method and how far it held.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import exp, log, sqrt
from statistics import fmean, pvariance

from showup.model.address import host_of
from showup.model.coverage import Estimate

_Z = 1.645  # the upper end holds in 95 % of the cases, were everything as assumed
_FEWEST = 5  # lists under which nothing is estimated
_SAME = 0.5  # of the events of two sources, in both: one copies the other


@dataclass(frozen=True, slots=True)
class Tally:
    """One list of events: how many channels led to it, how many events it alone tells."""

    channels: int
    own: int


def estimate_events(seen_by: Sequence[Collection[str]], channels: Mapping[str, Collection[str]]) -> Estimate:
    """Return at least how many events exist, from the sources of each and the channels of each source.

    Chao's lower bound (1987) says how many lists no channel led to; each is taken to add as many
    events as one that one or two channels led to adds alone. The interval begins at what was seen.
    None where there are too few lists, or no channel led to what another had found.
    """
    tallies = tally_lists(seen_by, channels)
    once = [tally.own for tally in tallies if tally.channels == 1]
    twice = [tally.own for tally in tallies if tally.channels == 2]
    seen = len(seen_by)
    if len(tallies) < _FEWEST or not twice:
        return Estimate()
    missing = len(once) * (len(once) - 1) / (2 * (len(twice) + 1))
    rare = once + twice
    unseen = missing * fmean(rare)
    if unseen < 1:
        return Estimate(seen, seen, seen)
    ratio = len(once) / len(twice)
    of_missing = len(twice) * (0.25 * ratio**4 + ratio**3 + 0.5 * ratio**2)
    of_yield = missing * pvariance([tally.own for tally in tallies])
    of_mean = missing**2 * pvariance(rare) / len(rare)
    variance = of_missing * fmean(rare) ** 2 + of_yield + of_mean
    spread = exp(_Z * sqrt(log(1 + variance / unseen**2)))
    return Estimate(round(seen + unseen), seen, round(seen + unseen * spread))


def tally_lists(seen_by: Iterable[Collection[str]], channels: Mapping[str, Collection[str]]) -> list[Tally]:
    """Return the lists behind the events; sources that copy from each other are one list."""
    seen_by = list(seen_by)
    names = join_copies(seen_by)
    led: dict[str, set[str]] = {name: set() for name in names.values()}
    for source, name in names.items():
        led[name].update(channels.get(source, ()))
    own: Counter[str] = Counter()
    for sources in seen_by:
        lists = {names[source] for source in sources}
        if len(lists) == 1:
            own[lists.pop()] += 1
    return [Tally(len(led[name]), own[name]) for name in sorted(led)]


def join_copies(seen_by: Iterable[Collection[str]]) -> dict[str, str]:
    """Return for each source the name of its list.

    Two are one list when half of what either tells is in both, or half of what the smaller tells
    and they stand on one host: a page and its feed, a platform and the paper that shows it.
    """
    size: Counter[str] = Counter()
    shared: Counter[tuple[str, str]] = Counter()
    for sources in seen_by:
        ordered = sorted(sources)
        size.update(ordered)
        shared.update((one, other) for number, one in enumerate(ordered) for other in ordered[number + 1 :])
    leader = {source: source for source in size}

    def lead(source: str) -> str:
        while leader[source] != source:
            source = leader[source]
        return source

    for (one, other), both in sorted(shared.items()):
        alike = both >= _SAME * (size[one] + size[other] - both)
        part = both >= _SAME * min(size[one], size[other]) and host_of(one) == host_of(other)
        if alike or part:
            leader[lead(one)] = lead(other)
    return {source: lead(source) for source in size}


def credit_channels(
    sites: Mapping[str, str], leads: Iterable[tuple[str, Collection[str]]]
) -> dict[str, frozenset[str]]:
    """Return for each source the channels that led to its site.

    `sites` are the sites by source, `leads` addresses with the channels that gave them. A host of
    many sites (a platform) is told apart by the first part of the path.
    """
    parts: dict[str, set[str]] = {}
    for site in sites.values():
        parts.setdefault(host_of(site), set()).add(_first_part(site))
    shared = {host for host, names in parts.items() if len(names) > 2}

    def place(url: str) -> str:
        host = host_of(url)
        return f"{host}/{_first_part(url)}" if host in shared else host

    led: dict[str, set[str]] = {}
    for url, channels in leads:
        led.setdefault(place(url), set()).update(channels)
    return {source: frozenset(led.get(place(site), ())) for source, site in sites.items()}


def _first_part(url: str) -> str:
    return url.partition("://")[2].partition("/")[2].partition("/")[0].partition("?")[0]
