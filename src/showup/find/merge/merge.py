"""From occurrences to events: each gathering once."""

from __future__ import annotations

import gc
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field

from showup.find.merge.block import Pair, find_pairs
from showup.find.merge.choose import choose_event, find_aggregators, repair
from showup.find.merge.clocks import find_doubtful, find_shifts, list_moves, measure_differences, tell_clocks
from showup.find.merge.cluster import are_sessions, gather
from showup.find.merge.compare import Features, compare, decide
from showup.find.merge.habits import Habits, learn_habits
from showup.find.merge.identity import keep_ids
from showup.find.merge.places import settle_venues
from showup.find.merge.series import find_series
from showup.find.merge.shorts import learn_shorts, make_expander
from showup.find.merge.sketch import (
    Sketch,
    draw_sketches,
    find_offsets,
    join_place,
    move_sketch,
    usual_offset,
)
from showup.find.merge.verdict import read_verdicts
from showup.find.merge.weigh import Weights, load_weights, weigh
from showup.model.choice import Verdict
from showup.model.event import Event, Series
from showup.model.occurrence import Occurrence
from showup.model.problem import Problem


@dataclass(frozen=True, slots=True)
class Merged:
    """Events, soonest first; where ids that are gone lead now; series; what was repaired or odd."""

    events: tuple[Event, ...] = ()
    redirects: Mapping[str, str] = field(default_factory=dict)
    series: tuple[Series, ...] = ()
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class TownSketch:
    """The sketches on the town's clock, and what is usual there."""

    sketches: list[Sketch]
    habits: Habits
    shifts: Mapping[str, int]  # minutes by which the clock of a source is repaired
    moves: Mapping[int, int]  # and so the occurrences by number, save those that another source confirms
    doubtful: frozenset[str]  # sources whose clocks are often wrong
    expand: Callable[[str], str]  # writes out the short forms of which only one name can be meant


@contextmanager
def collect_seldom() -> Iterator[None]:
    """Look for garbage seldom meanwhile: a merge makes many small values and little garbage."""
    usual = gc.get_threshold()
    gc.set_threshold(200_000, *usual[1:])
    try:
        yield
    finally:
        gc.set_threshold(*usual)


@collect_seldom()
def merge_occurrences(
    occurrences: Iterable[Occurrence],
    known: Mapping[str, str] | None = None,
    verdicts: Sequence[Verdict] = (),
    retired: Collection[str] = (),
) -> Merged:
    """Return the events that these occurrences tell of; the order they come in does not matter.

    `known` tells the event id last given to each occurrence ever merged; `verdicts` are a
    person's words on pairs of event ids or occurrence ids; `retired` are ids that lead elsewhere.
    """
    ordered = sorted(occurrences, key=lambda one: one.occurrence_id)
    known = known or {}
    names = [one.occurrence_id for one in ordered]
    town = sketch_town(ordered)
    moves = town.moves
    same, different = read_verdicts(verdicts, names, known) if verdicts else ([], frozenset())
    groups = gather_copies(town.sketches, town.habits, load_weights(), same, different)
    ids, redirects = keep_ids([[names[number] for number in group] for group in groups], known, retired)
    aggregators = find_aggregators(ordered)
    repaired = [repair(one, moves.get(number, 0)) for number, one in enumerate(ordered)] if moves else ordered
    found = (
        choose_event(event_id, [repaired[number] for number in group], aggregators, town.doubtful)
        for event_id, group in zip(ids, groups, strict=True)
    )
    chosen = settle_venues(found, town.expand)
    chosen.sort(key=lambda event: (str(event.start), event.event_id))
    events, series = find_series(chosen, {one.occurrence_id: one for one in ordered})
    problems = (*tell_clocks(town.shifts, town.doubtful), *_tell_contradicted(same, groups, names))
    return Merged(tuple(events), redirects, tuple(series), problems)


@collect_seldom()
def identify_occurrences(occurrences: Iterable[Occurrence]) -> dict[str, str]:
    """Return the event id that `merge_occurrences` gives to each occurrence, without making the events."""
    ordered = sorted(occurrences, key=lambda one: one.occurrence_id)
    town = sketch_town(ordered)
    groups = gather_copies(town.sketches, town.habits, load_weights())
    clusters = [[ordered[number].occurrence_id for number in group] for group in groups]
    ids, _redirects = keep_ids(clusters, {})
    return {member: event_id for event_id, cluster in zip(ids, clusters, strict=True) for member in cluster}


def _tell_contradicted(
    same: Sequence[Pair], groups: Sequence[Sequence[int]], names: Sequence[str]
) -> list[Problem]:
    """A problem for each pair said to be the same that stays apart, since others say so."""
    if not same:
        return []
    home = {number: place for place, group in enumerate(groups) for number in group}
    return [
        Problem("merge", names[one], f"said to be the same as {names[other]}, and also to be different")
        for one, other in same
        if home[one] != home[other]
    ]


def sketch_town(ordered: Sequence[Occurrence]) -> TownSketch:
    """Return what the merge must know of a town before it compares."""
    offsets = find_offsets(ordered)
    shorts = learn_shorts({text for one in ordered for text in (one.title, join_place(one))})
    expand = make_expander(shorts.names)
    sketches = draw_sketches(ordered, offsets, expand)
    differences = measure_differences(sketches)
    shifts = find_shifts(sketches, usual_offset(offsets), differences)
    moves = list_moves(sketches, shifts) if shifts else {}
    if moves:  # a repaired source's days and hours are others
        sketches = [move_sketch(sketch, moves.get(sketch.number, 0)) for sketch in sketches]
        differences = measure_differences(sketches)
    doubtful = find_doubtful(sketches, differences)
    return TownSketch(sketches, learn_habits(sketches), shifts, moves, doubtful, make_expander(shorts.sure))


def gather_copies(
    sketches: Sequence[Sketch],
    habits: Habits,
    weights: Weights,
    same: Sequence[Pair] = (),
    different: frozenset[Pair] = frozenset(),
) -> list[list[int]]:
    """Return the numbers of the sketches of each gathering; pairs said to be the same or different are."""
    chances: dict[Pair, float] = {}
    judged: dict[Features, float] = {}  # the dates of two series agree alike

    def score(one: Sketch, other: Sketch) -> float:
        pair = (one.number, other.number) if one.number < other.number else (other.number, one.number)
        if pair not in chances:
            features = compare(one, other, habits)
            if features not in judged:
                chance = decide(features)
                judged[features] = weigh(features, weights) if chance is None else chance
            chances[pair] = judged[features]
        return chances[pair]

    for a, b in find_pairs(sketches, habits):
        if not are_sessions(sketches[a], sketches[b]):
            score(sketches[a], sketches[b])
    likely = [(chance, pair) for pair, chance in chances.items() if chance >= weights.threshold]
    return gather(sketches, likely, score, weights.threshold, same=same, different=different)
