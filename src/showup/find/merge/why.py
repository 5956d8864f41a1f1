"""Why the listings of an event are taken for one gathering, in words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from showup.find.merge.compare import compare, decide
from showup.find.merge.habits import Habits
from showup.find.merge.merge import sketch_town
from showup.find.merge.sketch import Sketch
from showup.find.merge.verdict import read_verdicts
from showup.find.merge.weigh import explain, load_weights, weigh
from showup.model.choice import Verdict
from showup.model.occurrence import Occurrence

_SAID = "you said so"


@dataclass(frozen=True, slots=True)
class Joined:
    """A listing, the one it was joined to, the chance that they are one, and what speaks for and against."""

    listing: str
    other: str
    chance: float
    reasons: tuple[str, ...]


def explain_event(
    occurrences: Iterable[Occurrence], members: Sequence[str], verdicts: Sequence[Verdict] = ()
) -> list[Joined]:
    """Return for each listing of an event but one why it belongs to the others, the surest first.

    `occurrences` are all of the town, since what is rare in it decides what an agreement is worth.
    """
    ordered = sorted(occurrences, key=lambda one: one.occurrence_id)
    names = [one.occurrence_id for one in ordered]
    wanted = set(members)
    numbers = [number for number, name in enumerate(names) if name in wanted]
    if len(numbers) < 2:
        return []
    town = sketch_town(ordered)
    same = set(read_verdicts(verdicts, names, dict.fromkeys(members, ""))[0])
    inside, outside, found = [numbers[0]], numbers[1:], []
    while outside:
        pairs = [(min(a, b), max(a, b)) for a in inside for b in outside]
        told = [
            (1.0 if pair in same else 0.0, *_judge(town.sketches, town.habits, pair), pair) for pair in pairs
        ]
        said, chance, reasons, pair = max(told, key=lambda row: (row[0], row[1], row[3]))
        added = pair[1] if pair[0] in inside else pair[0]
        other = pair[0] if added == pair[1] else pair[1]
        found.append(Joined(names[added], names[other], chance, (_SAID, *reasons) if said else reasons))
        inside.append(added)
        outside.remove(added)
    return found


def _judge(
    sketches: Sequence[Sketch], habits: Habits, pair: tuple[int, int]
) -> tuple[float, tuple[str, ...]]:
    features = compare(sketches[pair[0]], sketches[pair[1]], habits)
    chance = decide(features)
    return (weigh(features, load_weights()) if chance is None else chance), explain(features)
