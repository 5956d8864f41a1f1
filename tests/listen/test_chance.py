"""Intervals, Fisher's test and Benjamini-Hochberg, beside scipy's own."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import binomtest, false_discovery_control, fisher_exact

from showup.listen.agreement import compare_groupings
from showup.listen.chance import compare_sides, compute_interval, keep_discoveries

COUNTS = st.integers(0, 40)


@given(COUNTS, COUNTS, COUNTS, COUNTS)
@settings(deadline=None)
def test_fisher_is_as_scipy_has_it(a: int, b: int, c: int, d: int) -> None:
    ours = compare_sides(a, a + b, c, c + d)
    assert ours == pytest.approx(float(fisher_exact([[a, b], [c, d]]).pvalue), abs=1e-9)


def test_a_large_table_is_close_to_the_exact_one() -> None:
    exact = float(fisher_exact([[4100, 4000], [3000, 3200]]).pvalue)
    assert compare_sides(4100, 8100, 3000, 6200) == pytest.approx(exact, rel=0.05)


@given(COUNTS, COUNTS)
def test_the_interval_is_wilsons(part: int, rest: int) -> None:
    if part + rest:
        theirs = binomtest(part, part + rest).proportion_ci(method="wilson")
        assert compute_interval(part, part + rest) == pytest.approx((theirs.low, theirs.high), abs=1e-6)


def test_of_nothing_nothing_is_known() -> None:
    assert compute_interval(0, 0) == (0.0, 1.0)
    assert compare_sides(0, 0, 3, 5) == 1.0


@given(st.lists(st.floats(0, 1), min_size=1, max_size=30), st.sampled_from((0.05, 0.1)))
def test_discoveries_are_kept_as_scipy_would(chances: list[float], rate: float) -> None:
    kept = keep_discoveries(chances, rate)
    adjusted = false_discovery_control(chances)
    unsure = np.abs(adjusted - rate) < 1e-9
    assert ((adjusted <= rate) == kept)[~unsure].all()


def test_no_chances_give_no_discoveries() -> None:
    assert keep_discoveries([], 0.05).tolist() == []


def test_groupings_agree_whatever_their_numbers_are_called() -> None:
    one = np.array([0, 0, 1, 1, 2])
    assert compare_groupings(one, np.array([2, 2, 0, 0, 1])) == 1.0
    assert compare_groupings(one, np.array([0, 1, 0, 1, 0])) < 0.1
