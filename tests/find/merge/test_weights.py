"""The shipped weights, and what they say of themselves."""

from __future__ import annotations

import pytest

from showup.find.merge.compare import FEATURES, compare
from showup.find.merge.merge import sketch_town
from showup.find.merge.weigh import explain, load_weights, parse_weights, weigh
from tests.find.merge.samples import CROWD, GROUP, PAPER, make


def test_weights_for_other_features_are_refused() -> None:
    with pytest.raises(ValueError, match="other features"):
        parse_weights({"features": ["length"], "trees": [], "start": 0.0, "threshold": 0.5})


def test_a_tree_goes_left_where_the_feature_is_not_above() -> None:
    table = {"features": list(FEATURES), "start": 0.0, "threshold": 0.5, "trees": [[0, 0.5, -30.0, 30.0]]}
    weights = parse_weights(table)
    nothing = [0.0] * (len(FEATURES) - 1)
    assert (round(weigh((0.5, *nothing), weights)), round(weigh((0.6, *nothing), weights))) == (0, 1)


def test_a_pair_says_why() -> None:
    one = make("Tenants Assembly", "04-14 18:30", GROUP, location="Union Hall")
    other = make("Tenants Assembly", "04-14 19:00", PAPER, location="Union Hall")
    town = sketch_town([*CROWD, one, other])
    sketches, habits = town.sketches, town.habits
    features = compare(sketches[-2], sketches[-1], habits)
    assert explain(features) == ("equal titles", "the same place", "but 30 minutes apart")
    assert compare(sketches[-1], sketches[-2], habits) == features
    assert 0 < weigh(features, load_weights()) < 1
