"""How hard we have looked, and how much is probably missing."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence

from showup.model.address import host_of
from showup.model.coverage import ChannelTried, KindLooked, NotTried
from showup.model.lead import Place
from showup.model.source import Source

# Kinds of place that nearly every town has, by the words of the channels that tell of them.
USUAL_KINDS = (
    "library", "townhall", "community-centre", "place-of-worship", "school", "social-facility",
    "association-office", "union-hall", "service-club",
)  # fmt: skip


def count_kinds(
    places: Iterable[Place], sources: Sequence[Source], failed: Collection[str]
) -> tuple[KindLooked, ...]:
    """Return per kind of place how many are known, have a site, have a source there, did not answer.

    `failed` are the hosts that did not answer or may not be asked.
    """
    hosts = {host_of(source.site or source.feed_url) for source in sources}
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for place in places:
        host, told = host_of(place.site), counts[place.kind]
        told["places"] += 1
        told["with_site"] += bool(host)
        told["with_source"] += bool(host) and host in hosts
        told["failed"] += bool(host) and host not in hosts and host in failed
    return tuple(KindLooked(kind, **counts[kind]) for kind in sorted(counts))


def list_not_tried(
    town: str, channels: Iterable[ChannelTried], known: Iterable[str], kinds: Iterable[KindLooked]
) -> tuple[NotTried, ...]:
    """Return the channels never asked or failed and the kinds of place not found, with a way to try each."""
    by_name = {tried.name: tried for tried in channels}
    missing = []
    for name in sorted(known):
        tried = by_name.get(name)
        if tried is None or tried.failed:
            why = f": {tried.failed}" if tried else ""
            missing.append(NotTried(f"channel {name}{why}", _how_to(name, town)))
    absent = [kind for kind in USUAL_KINDS if kind not in {looked.kind for looked in kinds}]
    if absent and by_name:
        what = f"no place known that is a {', a '.join(kind.replace('-', ' ') for kind in absent)}"
        missing.append(NotTried(what, _paste(town)))
    return tuple(missing)


def _how_to(name: str, town: str) -> str:
    if name == "search":
        return f"set SHOWUP_SEARCH_URL to your SearXNG or SHOWUP_BRAVE_KEY to your key; or {_paste(town)}"
    return f'showup harvest "{town}" --rediscover'


def _paste(town: str) -> str:
    return f'ask any search engine what showup sources queries "{town}" prints, and paste what it finds'


def count_states(sources: Iterable[Source]) -> dict[str, int]:
    """Return how many sources are in each state, in alphabetical order."""
    return dict(sorted(Counter(str(source.status) for source in sources if source.status).items()))
