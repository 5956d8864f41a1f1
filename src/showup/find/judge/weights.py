"""The trained weights, read from the file beside this module, and the sums made with them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from math import exp
from typing import Any

from showup.find.judge.features import Features


@dataclass(frozen=True, slots=True, eq=False)  # one table is another only if it is the same
class Weights:
    """Logits of level 1 or more and of level 2 for each key and rule; and of activities and topics.

    `thresholds` are the probabilities from which level 1 and level 2 are given.
    """

    start: tuple[float, float]
    slope: tuple[float, float]  # what the sums are scaled by, so that probabilities are frequencies
    keys: Mapping[str, tuple[float, float]]
    thresholds: tuple[float, float]
    activities: Mapping[str, float]
    topics: Mapping[str, float]
    facet_thresholds: tuple[float, float]  # of activities, of topics


@cache
def load_weights() -> Weights:
    """Read the shipped weights, once."""
    path = files("showup.find.judge").joinpath("weights.json")
    return parse_weights(json.loads(path.read_text(encoding="utf-8")))


def parse_weights(table: Mapping[str, Any]) -> Weights:
    """Make weights of a decoded file."""
    return Weights(
        start=(table["start"][0], table["start"][1]),
        slope=(table["slope"][0], table["slope"][1]),
        keys={key: (pair[0], pair[1]) for key, pair in table["keys"].items()},
        thresholds=(table["thresholds"][0], table["thresholds"][1]),
        activities=table["activities"],
        topics=table["topics"],
        facet_thresholds=(table["facet_thresholds"][0], table["facet_thresholds"][1]),
    )


def weigh(found: Features, weights: Weights) -> tuple[float, float]:
    """Return the probabilities of level 1 or more and of level 2; the second is never the greater."""
    one, two = weights.start
    known = weights.keys
    for names in (found.keys, found.rules):
        for name in names:
            pair = known.get(name)
            if pair is not None:
                one += pair[0]
                two += pair[1]
    p1 = chance(one * weights.slope[0])
    return p1, min(p1, chance(two * weights.slope[1]))


def give_level(p1: float, p2: float, weights: Weights) -> int:
    """Return the level for the probabilities of level 1 or more and of level 2."""
    one, two = weights.thresholds
    if p2 >= two:
        return 2
    return 1 if p1 >= one else 0


def chance(logit: float) -> float:
    """Return the probability of a logit."""
    return 1.0 / (1.0 + exp(-max(-30.0, min(30.0, logit))))
