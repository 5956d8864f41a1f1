"""Train the judge's weights on labelled events and write them beside the judge.

usage: train_judge.py GOLD/events.jsonl [--write] [--by source|town] [--detail]

Each key of the lexicon starts from the first guess its file gives; training moves it only as far
as the labels say (a ridge on the difference). Without --write only the cross-validation is told:
events of one source (or town) are never on both sides, and the thresholds are chosen inside.
With --detail also: 95 % intervals (events drawn again 200 times), how often a probability comes true,
and how many of the best 20 of each town are of level 2.
Needs the extra `train`.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from scipy.optimize import minimize
from sklearn.metrics import f1_score
from sklearn.model_selection import GroupKFold, LeaveOneGroupOut

from showup.find.judge import facets
from showup.find.judge.features import Features, find_features
from showup.find.judge.lexicon import load_lexicon
from showup.find.judge.weights import Weights, give_level, parse_weights, weigh
from showup.model.judgement import EventText

WEIGHTS = Path(__file__).parent.parent / "src/showup/find/judge/weights.json"
START = (-2.6, -3.4)  # logits of a text in which nothing is known
RIDGE = 1.5  # how strongly keys are held to the first guess
FACET_RIDGE = 2.0
Json = dict[str, Any]
Offer = Callable[[Features, int], facets.Offers]


@dataclass(frozen=True, slots=True)
class Example:
    """A labelled event with what the lexicon finds in it."""

    record: Json
    found: Features
    level: int


Answer = tuple[Example, Weights]


def read_examples(path: Path) -> list[Example]:
    """Read labelled events; only what a judge may see is used."""
    examples = []
    for line in path.read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        text = EventText(
            record["title"], record["description"], record["venue"], record["source"], record["host"]
        )
        examples.append(Example(record, find_features(text), record["participatory"]))
    return examples


def guess_keys() -> dict[str, tuple[float, float]]:
    """Return the first guess of every key and rule."""
    lexicon = load_lexicon()
    guesses = {}
    for kind in lexicon.kinds.values():
        for sign, scale in (("T", 1.0), ("H", kind.host), ("B", kind.body)):
            guesses[f"{kind.name}@{sign}"] = (kind.one * scale, kind.two * scale)
    guesses.update({rule.name: (rule.one, rule.two) for rule in lexicon.rules})
    return guesses


def fit(rows: np.ndarray, target: np.ndarray, prior: np.ndarray, ridge: float) -> np.ndarray:
    """Return weights of a logistic regression held to a prior; the first column is held loosely."""
    held = np.full(rows.shape[1], ridge)
    held[0] = 0.05
    signs = 2.0 * target - 1.0

    def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
        margin = signs * (rows @ weights)
        away = weights - prior
        slope = -signs / (1.0 + np.exp(np.clip(margin, -30, 30)))
        total = np.logaddexp(0, -margin).sum() + 0.5 * (held * away**2).sum()
        return float(total), rows.T @ slope + held * away

    found: np.ndarray = minimize(loss, prior, jac=True, method="L-BFGS-B", options={"maxiter": 500}).x
    return found


def lay_out(names_of: Sequence[Sequence[str]], names: Sequence[str]) -> np.ndarray:
    """Return a matrix of zeros and ones, a row an example, the first column all ones."""
    column = {name: number for number, name in enumerate(names, 1)}
    rows = np.zeros((len(names_of), len(names) + 1))
    rows[:, 0] = 1.0
    for row, present in zip(rows, names_of, strict=True):
        row[[column[name] for name in present if name in column]] = 1.0
    return rows


def train_levels(examples: Sequence[Example]) -> Json:
    """Return the start and the keys' weights."""
    guesses = guess_keys()
    names = list(guesses)
    rows = lay_out([[*e.found.keys, *e.found.rules] for e in examples], names)
    columns = []
    for number, least in enumerate((1, 2)):
        prior = np.array([START[number], *(guesses[name][number] for name in names)])
        target = np.array([e.level >= least for e in examples], dtype=float)
        columns.append(fit(rows, target, prior, RIDGE))
    pairs = zip(names, zip(*(column[1:].round(3).tolist() for column in columns), strict=True), strict=True)
    return {"start": [float(round(c[0], 3)) for c in columns], "keys": {n: list(p) for n, p in pairs}}


def train_facet(examples: Sequence[Example], offer: Offer, field: str, levels: Sequence[int]) -> Json:
    """Return the weights of activities or topics, learnt over every one that may be."""
    offered, target = [], []
    for example, level in zip(examples, levels, strict=True):
        for name, parts in offer(example.found, level).items():
            offered.append([each for part in parts for each in facets.name_part(part)])
            target.append(name in example.record[field])
    counts: dict[str, int] = {}
    for names in offered:
        for name in names:
            counts[name] = counts.get(name, 0) + 1
    kept = [name for name, count in counts.items() if count > 1 and name != facets.START]
    rows = lay_out(offered, kept)
    weights = fit(rows, np.array(target, dtype=float), np.zeros(rows.shape[1]), FACET_RIDGE)
    return {
        facets.START: float(round(weights[0], 3)),
        **dict(zip(kept, weights[1:].round(3).tolist(), strict=True)),
    }


def train(examples: Sequence[Example]) -> Json:
    """Return everything that is shipped; thresholds are kept at even odds until chosen."""
    table = train_levels(examples)
    levels = [e.level for e in examples]
    return table | {
        "slope": [1.0, 1.0],
        "thresholds": [0.5, 0.5],
        "facet_thresholds": [0.38, 0.38],  # an F1 is greatest at about half its own value
        "activities": train_facet(examples, facets.offer_activities, "activities", levels),
        "topics": train_facet(examples, facets.offer_topics, "topics", levels),
    }


def cross_validate(examples: Sequence[Example], by: str) -> list[Answer]:
    """Return each example with the weights that were trained without its group."""
    groups = [e.record[by] or e.record["host"] or e.record["id"] for e in examples]
    splitter = LeaveOneGroupOut() if by == "town" else GroupKFold(10)
    answers = []
    for ours, theirs in splitter.split(examples, groups=groups):
        weights = parse_weights(train([examples[i] for i in ours]))
        answers += [(examples[i], weights) for i in theirs]
    return answers


def fit_slopes(answers: Sequence[Answer]) -> list[float]:
    """Return what each sum of weights must be scaled by so that its probability is a frequency.

    `answers` are those of a cross-validation with slopes of 1 (Platt scaling without a shift, which
    would move the levels).
    """
    slopes = []
    for number in (0, 1):
        odds = np.clip([weigh(e.found, weights)[number] for e, weights in answers], 1e-9, 1 - 1e-9)
        target = np.array([e.level > number for e, _ in answers], dtype=float)
        rows = np.log(odds / (1 - odds))[:, None]
        slopes.append(float(round(fit(rows, target, np.ones(1), 0.0)[0], 3)))
    return slopes


def micro(pairs: Sequence[tuple[set[str], set[str]]]) -> float:
    """Return the micro-averaged F1 of sets."""
    hits = sum(len(a & b) for a, b in pairs)
    return 2 * hits / max(1, sum(len(a) + len(b) for a, b in pairs))


def measure_levels(levels: np.ndarray, given: np.ndarray) -> dict[str, float]:
    """Return the F1 figures of the levels."""
    per = f1_score(levels, given, average=None, labels=[0, 1, 2], zero_division=0)
    ge1 = f1_score(levels >= 1, given >= 1, zero_division=0)
    return {"macro": float(per.mean()), "level 2": float(per[2]), "level>=1": float(ge1)}


def give_levels(answers: Sequence[Answer]) -> np.ndarray:
    """Return the level given to each example."""
    return np.array([give_level(*weigh(e.found, weights), weights) for e, weights in answers])


def measure(answers: Sequence[Answer]) -> dict[str, float]:
    """Return all figures of a cross-validation."""
    given = give_levels(answers)
    facts: dict[str, list[tuple[set[str], set[str]]]] = {"activities": [], "topics": [], "skills": []}
    for (example, weights), level in zip(answers, given.tolist(), strict=True):
        picked = tuple(facets.pick_activities(example.found, level, weights))
        ours = {
            "activities": picked,
            "topics": facets.pick_topics(example.found, level, weights),
            "skills": facets.name_skills(picked, level),
        }
        for name, pairs in facts.items():
            pairs.append((set(example.record[name]) - {"none"}, set(ours[name])))
    levels = np.array([e.level for e, _ in answers])
    return measure_levels(levels, given) | {name: micro(pairs) for name, pairs in facts.items()}


def tell(answers: Sequence[Answer]) -> list[str]:
    """Return the figures of a cross-validation as lines: all, then a line a town."""
    lines = ["all: " + show(measure(answers))]
    for town in sorted({e.record["town"] for e, _ in answers}):
        here = [(e, weights) for e, weights in answers if e.record["town"] == town]
        lines.append(f"{town} ({len(here)}): " + show(measure(here)))
    return lines


def tell_intervals(answers: Sequence[Answer], rounds: int = 200) -> str:
    """Return the interval that holds 95 % of the figures of events drawn again, with replacement."""
    draw = np.random.default_rng(7)
    drawn = [
        measure([answers[i] for i in draw.integers(len(answers), size=len(answers))]) for _ in range(rounds)
    ]
    bounds = {name: np.percentile([each[name] for each in drawn], (2.5, 97.5)) for name in drawn[0]}
    return "  ".join(f"{name} {low:.3f}-{high:.3f}" for name, (low, high) in bounds.items())


def tell_calibration(answers: Sequence[Answer], slopes: Sequence[float]) -> list[str]:
    """Return for each step of probability how many events it was said of and of how many it is true."""
    lines = []
    for number, name in enumerate(("p1", "p2")):
        odds = np.clip([weigh(e.found, weights)[number] for e, weights in answers], 1e-9, 1 - 1e-9)
        said = 1 / (1 + np.exp(-slopes[number] * np.log(odds / (1 - odds))))
        true = np.array([e.level > number for e, _ in answers])
        for low, high in ((0.0, 0.1), (0.1, 0.3), (0.3, 0.5), (0.5, 0.7), (0.7, 0.9), (0.9, 1.01)):
            held = (said >= low) & (said < high)
            if held.any():
                means = f"said {said[held].mean():.2f} true {true[held].mean():.2f}"
                lines.append(f"{name} {low:.1f}-{min(high, 1.0):.1f}: {held.sum()} events, {means}")
    return lines


def tell_best(answers: Sequence[Answer], most: int = 20) -> list[str]:
    """Return for each town the share of level 2 among its events of the greatest p2."""
    lines = []
    for town in sorted({e.record["town"] for e, _ in answers}):
        ranked = sorted(
            ((weigh(e.found, weights)[1], e.level) for e, weights in answers if e.record["town"] == town),
            reverse=True,
        )
        hits = sum(level == 2 for _, level in ranked[:most])
        lines.append(f"{town}: level 2 in the best {most}: {hits / most:.2f}")
    return lines


def show(figures: dict[str, float]) -> str:
    """Return figures in one line."""
    return "  ".join(f"{name} {value:.3f}" for name, value in figures.items())


def main() -> None:
    """Tell the cross-validated figures; with --write also write the weights."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("gold", type=Path)
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--by", choices=("source", "town"), default="source")
    parser.add_argument("--detail", action="store_true")
    options = parser.parse_args()
    examples = read_examples(options.gold)
    answers = cross_validate(examples, options.by)
    print("\n".join(tell(answers)))
    if options.detail:
        print("95 %: " + tell_intervals(answers))
        print("\n".join([*tell_calibration(answers, fit_slopes(answers)), *tell_best(answers)]))
    if options.write:
        table = train(examples) | {"slope": fit_slopes(answers)}
        WEIGHTS.write_text(json.dumps(table, indent=0) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
