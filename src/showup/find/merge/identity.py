"""Ids of events: minted once, kept through every merging again, never left without a successor."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence, Set
from hashlib import blake2b

Cluster = Sequence[str]  # occurrence ids

_DIGITS = "0123456789abcdefghjkmnpqrstvwxyz"
_AGE_DIGITS = 5


def keep_ids(clusters: Sequence[Cluster], known: Mapping[str, str]) -> tuple[list[str], dict[str, str]]:
    """Return the event id of each cluster, and where the ids that no cluster keeps lead now.

    `known` tells the event id last given to each occurrence ever merged. An id stays with the
    cluster that holds most of its occurrences; a cluster that could keep several keeps the oldest.
    Ids sort by age, since each begins with the number of occurrences known when it was minted.
    """
    claims: dict[str, dict[int, int]] = defaultdict(lambda: defaultdict(int))
    for number, cluster in enumerate(clusters):
        for member in cluster:
            if member in known:
                claims[known[member]][number] += 1
    kept: dict[int, str] = {}
    homeless: list[str] = []
    for event_id in sorted(claims):
        free = {number: count for number, count in claims[event_id].items() if number not in kept}
        if free:
            kept[_largest(free, clusters)] = event_id
        else:
            homeless.append(event_id)
    redirects = {event_id: kept[_largest(claims[event_id], clusters)] for event_id in homeless}
    ids: list[str] = []
    taken = set(known.values())
    for number, cluster in enumerate(clusters):
        event_id = kept.get(number) or mint_id(min(cluster), len(known), taken)
        taken.add(event_id)
        ids.append(event_id)
    return ids, redirects


def mint_id(occurrence_id: str, age: int, taken: Set[str]) -> str:
    """Return a new id: `age` in digits that sort, then a digest of the occurrence."""
    salt = 0
    while True:
        seed = f"{salt} {occurrence_id}".encode("utf-8", "replace")
        event_id = f"e{_write_number(age)}{blake2b(seed, digest_size=6).hexdigest()}"
        if event_id not in taken:
            return event_id
        salt += 1


def _write_number(number: int) -> str:
    digits = ""
    for _place in range(_AGE_DIGITS):
        number, digit = divmod(number, len(_DIGITS))
        digits = _DIGITS[digit] + digits
    return digits


def _largest(counts: Mapping[int, int], clusters: Sequence[Cluster]) -> int:
    return min(counts, key=lambda number: (-counts[number], min(clusters[number])))
