"""Train the weights of the merge on hand-judged pairs and whole days; write weights.json.

    python scripts/train_merge.py FOLDER            write the weights, trained on every town
    python scripts/train_merge.py FOLDER --judge    score each town with weights of the others

FOLDER holds listings.jsonl.gz, pairs.jsonl, slices.jsonl, extra_pairs.jsonl and
false_merge_ids.json. merge_labels.txt beside this script judges more of its listings: pairs of which
earlier weights were unsure, judged by hand by the same guideline. Pairs of two sources that name one
page teach how the same gathering is told twice, without the page: what has its own twin in the other
source is another gathering. Needs the extra `train`.
"""

from __future__ import annotations

import argparse
import gzip
import json
import sys
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from itertools import combinations
from pathlib import Path
from typing import Any

import numpy
from sklearn.ensemble import HistGradientBoostingClassifier

from showup.find.merge.block import Pair, find_pairs
from showup.find.merge.cluster import are_sessions
from showup.find.merge.compare import FEATURES, Features, compare, decide
from showup.find.merge.lines import read_record
from showup.find.merge.merge import gather_copies, sketch_town
from showup.find.merge.sketch import Sketch
from showup.find.merge.weigh import Weights, parse_weights
from showup.model.occurrence import Occurrence

HARD_WEIGHT = 2.0  # a judged pair was drawn to be hard, a pair of a whole day mostly is not
TWIN_WEIGHT = 0.2  # many, and most of them plain
THRESHOLD = 0.45
LABELS = Path(__file__).with_name("merge_labels.txt")
SHIPPED = Path(__file__).resolve().parent.parent / "src/showup/find/merge/weights.json"


@dataclass
class Town:
    """The listings of a town and what was judged of them."""

    occurrences: list[Occurrence] = field(default_factory=list)
    examples: dict[tuple[str, str], tuple[bool, float]] = field(default_factory=dict)
    features: list[Features] = field(default_factory=list)
    labels: list[bool] = field(default_factory=list)
    weights: list[float] = field(default_factory=list)

    def add(self, features: Features, same: bool, weight: float) -> None:
        """Take an example."""
        self.features.append(features)
        self.labels.append(same)
        self.weights.append(weight)


def read_lines(path: Path) -> list[dict[str, Any]]:
    """Return the records of a file of JSON lines."""
    content = path.read_bytes()
    text = gzip.decompress(content) if path.suffix == ".gz" else content
    return [json.loads(line) for line in text.splitlines()]


def read_towns(folder: Path) -> dict[str, Town]:
    """Return every town with its listings and labelled pairs."""
    towns: dict[str, Town] = defaultdict(Town)
    home: dict[str, str] = {}
    for record in read_lines(folder / "listings.jsonl.gz"):
        occurrence = read_record({**record, "start": record["start_local"]}, record["id"])
        if occurrence is not None:
            towns[record["town"]].occurrences.append(occurrence)
            home[record["id"]] = record["town"]
    days: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for line in read_lines(folder / "slices.jsonl"):
        if not line["exclude"]:
            days[line["slice"]].append(line)
    for lines in days.values():
        for one, other in combinations(lines, 2):
            pair = name_pair(one["id"], other["id"])
            towns[one["town"]].examples[pair] = (one["cluster"] == other["cluster"], 1.0)
    spared = {name_pair(line["a"], line["b"]) for line in read_lines(folder / "extra_pairs.jsonl")}
    for one, other in json.loads((folder / "false_merge_ids.json").read_text()):
        if name_pair(one, other) not in spared and one in home:
            towns[home[one]].examples.setdefault(name_pair(one, other), (False, 1.0))
    for text in LABELS.read_text(encoding="utf-8").splitlines():
        first, second, said = text.split()
        if first in home:
            towns[home[first]].examples[name_pair(first, second)] = (said == "same", 1.0)
    for line in read_lines(folder / "extra_pairs.jsonl") + read_lines(folder / "pairs.jsonl"):
        if line["label"] != "unsure" and line["a"] in home:
            label = (line["label"] == "same", HARD_WEIGHT)
            towns[home[line["a"]]].examples[name_pair(line["a"], line["b"])] = label
    return dict(towns)


def name_pair(one: str, other: str) -> tuple[str, str]:
    """Return the two ids in order."""
    return (one, other) if one < other else (other, one)


def draw_examples(town: Town) -> None:
    """Compare the labelled pairs that the merge would compare, and pairs that name one page."""
    occurrences = sorted(town.occurrences, key=lambda one: one.occurrence_id)
    drawn = sketch_town(occurrences)
    sketches, habits = drawn.sketches, drawn.habits
    others: list[tuple[Pair, Features]] = []
    for a, b in find_pairs(sketches, habits):
        if are_sessions(sketches[a], sketches[b]):
            continue
        features = compare(sketches[a], sketches[b], habits)
        named = name_pair(occurrences[a].occurrence_id, occurrences[b].occurrence_id)
        example = town.examples.get(named)
        if example is None:
            others.append(((a, b), features))
        elif decide(features) is None:
            town.add(features, *example)
    draw_twins(town, sketches, others)


def draw_twins(town: Town, sketches: Sequence[Sketch], pairs: Iterable[tuple[Pair, Features]]) -> None:
    """Add pairs of two sources that name one page, and pairs of two that have such a twin but elsewhere."""
    across = [(pair, told) for pair, told in pairs if not told[_SAME_SOURCE]]
    twins: dict[int, set[str]] = defaultdict(set)
    for (a, b), told in across:
        if told[_PAGE] == 1 and decide(told):
            twins[a].add(sketches[b].source)
            twins[b].add(sketches[a].source)
    for (a, b), told in across:
        same = told[_PAGE] == 1 and bool(decide(told))
        elsewhere = (
            told[_OTHER_PAGE] > 0 and sketches[b].source in twins[a] and sketches[a].source in twins[b]
        )
        hidden = tuple(0.0 if place in _OF_PAGES else value for place, value in enumerate(told))
        if (same or elsewhere) and decide(hidden) is None:
            town.add(hidden, same, TWIN_WEIGHT)


_NAMES = list(FEATURES)
_PAGE, _OTHER_PAGE, _SAME_SOURCE = map(_NAMES.index, ("page", "other_page", "same_source"))
_OF_PAGES = {_PAGE, _OTHER_PAGE, _NAMES.index("same_uid")}


def train(towns: list[Town]) -> dict[str, Any]:
    """Return the weights as the table that is shipped: nothing is drawn by chance, so no seed moves them."""
    rows = numpy.array([row for town in towns for row in town.features])
    labels = numpy.array([label for town in towns for label in town.labels])
    weights = numpy.array([weight for town in towns for weight in town.weights])
    model = HistGradientBoostingClassifier(
        max_iter=30,
        learning_rate=0.2,
        max_leaf_nodes=8,
        min_samples_leaf=12,
        l2_regularization=3.0,
        monotonic_cst=list(FEATURES.values()),
        early_stopping=False,
    )
    model.fit(rows, labels, sample_weight=weights)
    return {
        "features": list(FEATURES),
        "threshold": THRESHOLD,
        "start": round(float(model._baseline_prediction.ravel()[0]), 5),
        "trees": [write_tree(predictors[0].nodes, 0) for predictors in model._predictors],
    }


def write_tree(nodes: Any, number: int) -> Any:
    """Return a tree as nested lists."""
    node = nodes[number]
    if node["is_leaf"]:
        return round(float(node["value"]), 5)
    return [
        int(node["feature_idx"]),
        round(float(node["num_threshold"]), 6),
        write_tree(nodes, int(node["left"])),
        write_tree(nodes, int(node["right"])),
    ]


def cluster(town: Town, weights: Weights) -> dict[str, str]:
    """Return the first member of the gathering of each listing."""
    occurrences = sorted(town.occurrences, key=lambda one: one.occurrence_id)
    drawn = sketch_town(occurrences)
    sketches, habits = drawn.sketches, drawn.habits
    return {
        occurrences[number].occurrence_id: occurrences[group[0]].occurrence_id
        for group in gather_copies(sketches, habits, weights)
        for number in group
    }


def judge_towns(towns: dict[str, Town], thresholds: list[float], folder: Path) -> None:
    """Write the clusters of every town, made with weights trained on the others."""
    for name, town in towns.items():
        table = train([other for key, other in towns.items() if key != name])
        for threshold in thresholds:
            weights = replace(parse_weights(table), threshold=threshold)
            with (folder / f"out-of-town-{threshold}.jsonl").open("a") as lines:
                for member, first in cluster(town, weights).items():
                    lines.write(json.dumps({"id": member, "event_id": first}) + "\n")
        print(f"{name}: judged by {sum(map(len, (t.labels for k, t in towns.items() if k != name)))} pairs")


def main() -> int:
    """Train, or judge."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("folder", type=Path)
    asked.add_argument("--judge", type=Path, help="write the out-of-town clusters into this folder")
    asked.add_argument("--thresholds", type=float, nargs="*", default=[THRESHOLD])
    options = asked.parse_args()
    towns = read_towns(options.folder)
    for town in towns.values():
        draw_examples(town)
    if options.judge:
        judge_towns(towns, options.thresholds, options.judge)
    else:
        SHIPPED.write_text(json.dumps(train(list(towns.values()))) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
