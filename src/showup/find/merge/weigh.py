"""The trained weights: from the features of a pair to the chance that it is one gathering, and why."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from math import exp
from typing import Any

from showup.find.merge.compare import FEATURES, LONG_GAP, Features

# A node is (feature, threshold, node where not above, node where above); a leaf is a number.
Node = tuple[int, float, Any, Any] | float


@dataclass(frozen=True, slots=True)
class Weights:
    """Trees whose leaves add up to the log odds, and the chance from which two are one."""

    start: float
    trees: tuple[Node, ...]
    threshold: float


@cache
def load_weights() -> Weights:
    """Read the shipped weights, once."""
    text = files("showup.find.merge").joinpath("weights.json").read_text(encoding="utf-8")
    return parse_weights(json.loads(text))


def parse_weights(table: Mapping[str, Any]) -> Weights:
    """Make weights of a decoded file; ValueError where they are for other features."""
    if table["features"] != list(FEATURES):
        raise ValueError("the weights are for other features: run scripts/train_merge.py")
    return Weights(table["start"], tuple(map(_parse_node, table["trees"])), table["threshold"])


def _parse_node(node: Any) -> Node:
    if isinstance(node, list):
        return (node[0], node[1], _parse_node(node[2]), _parse_node(node[3]))
    return float(node)


def weigh(features: Features, weights: Weights) -> float:
    """Return the chance, between 0 and 1, that the pair is one gathering."""
    total = weights.start
    for tree in weights.trees:
        node = tree
        while node.__class__ is tuple:
            node = node[2] if features[node[0]] <= node[1] else node[3]
        total += node  # type: ignore[operator]
    return 1 / (1 + exp(-max(-30.0, min(30.0, total))))


def explain(features: Sequence[float]) -> tuple[str, ...]:
    """Return in words what speaks for one gathering and what against it."""
    told = dict(zip(FEATURES, features, strict=True))
    said = {
        "the same page": told["page"] > 0,
        "the same id": told["same_uid"] > 0,
        "equal titles": told["title_alike"] == 1,
        "one title within the other": told["title_within"] > 0.9 > told["title_alike"],
        "titles of mostly the same words": told["title_within"] <= 0.9 and told["title_alike"] >= 0.5,
        "one title told in the other's text": told["told"] > 0.7,
        "the same hour": not told["gap"] and not told["untimed"],
        "one without an hour": told["untimed"] > 0,
        "the same place": told["place_known"] > 0 and told["place_within"] > 0.9,
        "the same description": told["text_known"] > 0 and told["text_within"] > 0.8,
        "the same organizer": told["organizer"] == 1,
        f"but {told['gap']:.0f} minutes apart": 0 < told["gap"] < LONG_GAP,
        "but on another day": told["gap"] >= LONG_GAP,
        "but words of another level, age or number": told["marks"] == 1 or told["counts"] == 1,
        "but places apart": told["place_known"] > 0 and told["place_within"] < 0.3,
        "but two pages of one site": told["other_page"] > 0,
    }
    return tuple(words for words, holds in said.items() if holds)
