"""How much two groupings of the same people agree."""

from __future__ import annotations

import numpy as np

from showup.listen.votes import Floats, Integers


def compare_groupings(one: Integers, other: Integers) -> float:
    """Return the adjusted Rand index: 1 the same, about 0 by chance."""
    if len(one) < 2:
        return 1.0
    table = np.zeros((one.max() + 1, other.max() + 1))
    np.add.at(table, (one, other), 1)
    both, first, second = (_count_pairs(x) for x in (table, table.sum(axis=1), table.sum(axis=0)))
    expected = first * second / _count_pairs(np.array([float(len(one))]))
    most = (first + second) / 2
    return 1.0 if most == expected else float((both - expected) / (most - expected))


def _count_pairs(sizes: Floats) -> float:
    return float((sizes * (sizes - 1) / 2).sum())
