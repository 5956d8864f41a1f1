"""Which sides are heard: counted by the words that networks use of themselves, never by ours."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping

from showup.find.discover.network import Network, load_networks
from showup.model.address import host_of
from showup.model.lead import Group
from showup.model.source import Source

NO_NETWORK = "of no network known"
UNSTATED = frozenset({NO_NETWORK, "not stated"})  # our words, where there are none of their own


def compute_balance(networks: Iterable[Network]) -> Mapping[str, int]:
    """Return how many networks state which lean in their own words, commonest first."""
    return _count(network.lean for network in networks)


def balance_sources(
    sources: Iterable[Source], groups: Iterable[Group], networks: Iterable[Network] | None = None
) -> Mapping[str, int]:
    """Return how many sources there are of each lean, as their networks state it, commonest first.

    A source is a network's when a group on its host came from that network's directory, or when its
    own name names the network. Those of no network are counted apart: nothing is guessed of them.
    """
    known = tuple(load_networks() if networks is None else networks)
    leans = {network.name: network.lean for network in known}
    by_name = {network.search_name: network.lean for network in reversed(known)}
    names = sorted(by_name, key=len, reverse=True)
    named = re.compile(rf"\b(?:{'|'.join(map(re.escape, names)) or '(?!)'})\b")
    by_host = {host_of(group.url): leans[group.network] for group in groups if group.network in leans}
    return _count(
        by_host.get(host_of(source.site or source.feed_url))
        or _lean_named(named.search(source.name), by_name)
        for source in sources
    )


def _lean_named(found: re.Match[str] | None, by_name: Mapping[str, str]) -> str:
    return by_name[found[0]] if found else NO_NETWORK


def _count(leans: Iterable[str]) -> Mapping[str, int]:
    counts = Counter(leans)
    return dict(sorted(counts.items(), key=lambda row: (-row[1], row[0])))
