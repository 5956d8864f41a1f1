"""A person's words on pairs: the same gathering, or not."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise, product

from showup.find.merge.block import Pair
from showup.model.choice import Verdict


def read_verdicts(
    verdicts: Iterable[Verdict], ids: Sequence[str], known: Mapping[str, str]
) -> tuple[list[Pair], frozenset[Pair]]:
    """Return the pairs of occurrences to join and the pairs to keep apart, as numbers in `ids`.

    A verdict names events or occurrences. An event stands for the occurrences last known as it and
    for the listings it was when the verdict was said; an id that was merged away stands for those
    alone, and "same" then also holds together what was merged.
    """
    members: dict[str, list[int]] = defaultdict(list)
    for number, occurrence_id in enumerate(ids):
        members[occurrence_id].append(number)
        if occurrence_id in known:
            members[known[occurrence_id]].append(number)

    def stand_for(event_id: str, listings: Iterable[str]) -> set[int]:
        return {number for name in (event_id, *listings) for number in members.get(name, ())}

    same: list[Pair] = []
    different: set[Pair] = set()
    for verdict in verdicts:
        mine = stand_for(verdict.one, verdict.one_listings)
        yours = stand_for(verdict.other, verdict.other_listings)
        if verdict.said == "same":
            same.extend(pairwise(sorted(mine | yours)))
        else:
            different.update((min(pair), max(pair)) for pair in product(mine, yours) if pair[0] != pair[1])
    return same, frozenset(different)
