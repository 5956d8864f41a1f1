"""What chance alone would do: intervals, exact tests, and how many findings to believe."""

from __future__ import annotations

from collections.abc import Sequence
from math import lgamma, sqrt

import numpy as np
from scipy.special import gammaln, ndtr

from showup.listen.votes import Floats, Mask

Z_95 = 1.959964
EXACT_UP_TO = 10_000  # people in a table; above it the normal approximation is as good


def compute_interval(part: int, whole: int) -> tuple[float, float]:
    """Return Wilson's 95 % interval of a share; (0, 1) of nothing."""
    if whole == 0:
        return 0.0, 1.0
    share, square = part / whole, Z_95**2
    middle = (share + square / (2 * whole)) / (1 + square / whole)
    half = Z_95 / (1 + square / whole) * sqrt(share * (1 - share) / whole + square / (4 * whole**2))
    return max(0.0, middle - half), min(1.0, middle + half)


def compare_sides(part: int, whole: int, other_part: int, other_whole: int) -> float:
    """Return how likely two shares differ as much by chance: Fisher's exact test, two-sided."""
    total, taken = whole + other_whole, part + other_part
    if min(whole, other_whole) == 0 or taken in (0, total):
        return 1.0
    if total > EXACT_UP_TO:
        pooled = taken / total
        spread = sqrt(pooled * (1 - pooled) * (1 / whole + 1 / other_whole))
        return float(2 * ndtr(-abs(part / whole - other_part / other_whole) / spread))
    possible = np.arange(max(0, taken - other_whole), min(whole, taken) + 1)
    chances = (
        _log_choose(whole, possible)
        + _log_choose(other_whole, taken - possible)
        - (lgamma(total + 1) - lgamma(taken + 1) - lgamma(total - taken + 1))
    )
    here = chances[part - possible[0]]
    # tables as unlikely as this one count, too; the margin absorbs rounding
    return float(min(1.0, np.exp(chances[chances <= here + 1e-9]).sum()))


def _log_choose(whole: int, parts: np.ndarray) -> Floats:
    return np.asarray(gammaln(whole + 1) - gammaln(parts + 1) - gammaln(whole - parts + 1))


def keep_discoveries(chances: Sequence[float], rate: float) -> Mask:
    """Return which findings to keep so that about `rate` of them are false (Benjamini-Hochberg)."""
    values = np.asarray(chances, dtype=float)
    ranked = np.sort(values)
    passing = np.flatnonzero(ranked <= rate * np.arange(1, len(values) + 1) / max(len(values), 1))
    if not len(passing):
        return np.zeros(len(values), dtype=bool)
    return np.asarray(values <= ranked[passing[-1]])
