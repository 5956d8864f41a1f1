"""How many events there are at least: from the channels that led to the sources of each.

The events of one host stand in that host's calendar and seldom anywhere else, so the overlap of
calendars says little of what is missing. The overlap of channels does: every channel that leads to one
of an event's lists is a capture of it. docs/reference/coverage.md tells the method and how far it held.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from math import exp, log, sqrt
from statistics import pvariance

from showup.model.address import host_of
from showup.model.coverage import Estimate

_Z = 1.645  # the upper end holds in 95 % of the cases, were everything as assumed
_FEWEST = 5  # lists under which nothing is estimated
_SAME = 0.5  # of the events of two sources, in both: one copies the other


@dataclass(frozen=True, slots=True)
class Captures:
    """What the channels caught: lists with the channels that led to each, events by how many led to them."""

    lists: Mapping[str, frozenset[str]]
    own: Counter[str] = field(default_factory=Counter)  # by list, the events that it alone tells
    once: Counter[str] = field(default_factory=Counter)  # by list, its events that one channel led to
    twice: Counter[str] = field(default_factory=Counter)  # by list, its events that two channels led to


def estimate_events(seen_by: Sequence[Collection[str]], channels: Mapping[str, Collection[str]]) -> Estimate:
    """Return at least how many events exist, from the sources of each and the channels of each source.

    Chao's lower bound for repeated captures (1987; "Chao2", bias-corrected): with k channels, Q1 events
    that one led to and Q2 that two did, at least (k-1)/k Q1(Q1-1) / 2(Q2+1) were led to by none. Where
    Q2 is small beside Q1 it runs away; the first-order jackknife (Burnham and Overton 1978), (k-1)/k Q1,
    is then the lesser and is said. The interval, of Chao's bound, begins at what was seen. None where
    there are too few lists, or no channel led to what another had found.
    """
    caught = count_captures(seen_by, channels)
    asked = len(frozenset().union(*caught.lists.values()))
    once, twice, seen = caught.once.total(), caught.twice.total(), len(seen_by)
    if len(caught.lists) < _FEWEST or not twice:
        return Estimate()
    unseen = bound_missing(once, twice, asked)
    if unseen < 1:
        return Estimate(seen, seen, seen)
    least = min(unseen, (asked - 1) / asked * once)
    spread = exp(_Z * sqrt(log(1 + _vary(caught, unseen, asked) / unseen**2)))
    return Estimate(round(seen + least), seen, round(seen + unseen * spread))


def bound_missing(once: int, twice: int, occasions: int) -> float:
    """Return Chao's lower bound of what was never caught."""
    return (occasions - 1) / occasions * once * (once - 1) / (2 * (twice + 1))


def _vary(caught: Captures, unseen: float, occasions: int) -> float:
    """Return the variance of the bound: whole lists are caught, not events, and lists differ in size.

    The first part is that of the two counts (delta method, each list caught or not as a whole). The
    second is that of the sizes of the lists that are missing: one newspaper weighs more than fifty clubs.
    """
    once, twice = caught.once.total(), caught.twice.total()
    by_once = (2 * unseen / once) ** 2 * sum(count**2 for count in caught.once.values())
    by_twice = (unseen / (twice + 1)) ** 2 * sum(count**2 for count in caught.twice.values())
    caught_by = Counter(map(len, caught.lists.values()))
    missing = bound_missing(caught_by[1], caught_by[2], occasions)
    return by_once + by_twice + missing * pvariance([caught.own[name] for name in caught.lists])


def count_captures(seen_by: Iterable[Collection[str]], channels: Mapping[str, Collection[str]]) -> Captures:
    """Return what the channels caught; sources that copy from each other are one list."""
    seen_by = list(seen_by)
    names = join_copies(seen_by)
    led: dict[str, set[str]] = {name: set() for name in names.values()}
    for source, name in names.items():
        led[name].update(channels.get(source, ()))
    caught = Captures({name: frozenset(led[name]) for name in sorted(led)})
    for sources in seen_by:
        lists = sorted({names[source] for source in sources})
        by = len(frozenset().union(*(caught.lists[name] for name in lists)))
        if len(lists) == 1:
            caught.own[lists[0]] += 1
        if by in (1, 2):
            (caught.once if by == 1 else caught.twice)[lists[0]] += 1
    return caught


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
