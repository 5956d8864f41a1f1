"""Ids of events: minted once, kept through every merging again, never left without a successor."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence, Set
from hashlib import blake2b

Cluster = Sequence[str]  # occurrence ids

_DIGITS = "0123456789abcdefghjkmnpqrstvwxyz"
_AGE_DIGITS = 5
_DIGEST = slice(1 + _AGE_DIGITS, None)  # where the digest of the occurrence stands in an id


def keep_ids(
    clusters: Sequence[Cluster], known: Mapping[str, str], retired: Collection[str] = ()
) -> tuple[list[str], dict[str, str]]:
    """Return the event id of each cluster, and where the ids that no cluster keeps lead now.

    `known` tells the event id last given to each occurrence ever merged. An id stays with the
    cluster that holds most of its occurrences; a cluster that could keep several keeps the oldest.
    Ids sort by age, since each begins with the number of occurrences known when it was minted.
    `retired` are ids that lead elsewhere: what is split off takes up the one it was minted under.
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
            kept[_largest(event_id, free, clusters)] = event_id
        else:
            homeless.append(event_id)
    redirects = {event_id: kept[_largest(event_id, claims[event_id], clusters)] for event_id in homeless}
    ids: list[str] = []
    taken = {*known.values(), *retired}
    minted = {event_id[_DIGEST]: event_id for event_id in sorted(retired, reverse=True)}
    for number, cluster in enumerate(clusters):
        event_id = kept.get(number) or _take_up(cluster, minted) or mint_id(min(cluster), len(known), taken)
        taken.add(event_id)
        ids.append(event_id)
    return ids, redirects


def mint_id(occurrence_id: str, age: int, taken: Set[str]) -> str:
    """Return a new id: `age` in digits that sort, then a digest of the occurrence."""
    salt = 0
    while True:
        event_id = f"e{_write_number(age)}{_digest(occurrence_id, salt)}"
        if event_id not in taken:
            return event_id
        salt += 1


def _take_up(cluster: Cluster, minted: Mapping[str, str]) -> str | None:
    """Return the oldest of these ids, by their digests, that was minted for one of the cluster."""
    return (
        min(filter(None, (minted.get(_digest(member)) for member in cluster)), default=None)
        if minted
        else None
    )


def _digest(occurrence_id: str, salt: int = 0) -> str:
    return blake2b(f"{salt} {occurrence_id}".encode("utf-8", "replace"), digest_size=6).hexdigest()


def _write_number(number: int) -> str:
    digits = ""
    for _place in range(_AGE_DIGITS):
        number, digit = divmod(number, len(_DIGITS))
        digits = _DIGITS[digit] + digits
    return digits


def _largest(event_id: str, counts: Mapping[int, int], clusters: Sequence[Cluster]) -> int:
    """The cluster with most of an event's listings; of equal ones the one that it was minted for."""
    most = max(counts.values())
    largest = [number for number, count in counts.items() if count == most]
    if len(largest) == 1:
        return largest[0]
    minted = {event_id[_DIGEST]: event_id}
    return min(largest, key=lambda number: (not _take_up(clusters[number], minted), min(clusters[number])))
