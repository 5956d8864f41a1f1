"""Patterns: what can honestly be said of the notes, each with its gate; below it: too few."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from showup.listen.chance import compare_sides, compute_interval, keep_discoveries
from showup.listen.lean import FEWEST, SPLIT, claim_lean
from showup.listen.note import Note, name_month
from showup.listen.stances import Sides, count_sides, gather_stances, part_notes

FEWEST_MEETINGS = 2
FALSE_RATE = 0.05
SHARED = "shared across places"
PLACES_DIFFER = "places differ"
TIMES_DIFFER = "earlier and later differ"
TENSION = "held together by the same voices"
HEARD = "heard about"
HEARD_GATE = "at least 5 voices from at least 2 meetings"
LEFT_OUT_GATE = "also with any one meeting left out"
SMALLEST_SIDE = 3  # a minority of one or two could be recognised
SMALL_SIDE_GATE = "at least 3 voices on the smaller side"
DIFFER_GATE = "at least 5 voices a side, Fisher's exact test, 5 % false at most"
TENSION_GATE = "declared opposites, at least 5 voices that hold both, from at least 2 meetings"
SHARED_GATE = "two places or more of 5 voices, and in each Wilson's 95 % interval above one half"


@dataclass(frozen=True, slots=True)
class Pattern:
    """Something said of statements, with the voices behind it, the interval, the gate and the notes."""

    kind: str
    statements: tuple[str, ...]
    n: int
    interval: tuple[float, float] | None
    gate: str
    shown: bool
    places: tuple[str, ...] = ()  # towns or months, where the pattern is about them
    notes: tuple[Note, ...] = ()  # private: never leaves the machine
    new: bool = False  # was not shown in the last report
    sides: tuple[Sides, ...] = ()  # of the places, where they are compared

    @property
    def key(self) -> tuple[str, tuple[str, ...], tuple[str, ...]]:
        """Return what tells this pattern from others."""
        return self.kind, self.statements, self.places


def find_patterns(
    notes: Iterable[Note],
    opposites: Sequence[tuple[str, str]] = (),
    earlier: frozenset[tuple[str, tuple[str, ...], tuple[str, ...]]] = frozenset(),
) -> list[Pattern]:
    """Return every pattern, shown or not; `opposites` are pairs that a person declared, `earlier` the
    keys of what the last report showed.
    """
    kept = tuple(notes)
    stances = gather_stances(kept)
    found = [
        *lean_patterns(stances),
        *shared_patterns(stances),
        *differ_patterns(stances, PLACES_DIFFER),
        *differ_patterns(stances, TIMES_DIFFER),
        *(tension_pattern(stances, pair) for pair in opposites),
        *heard_patterns(kept),
    ]
    return [replace(one, new=one.shown and one.key not in earlier) for one in found]


def lean_patterns(stances: dict[str, list[Note]]) -> Iterator[Pattern]:
    """Yield for each statement which side is larger, and whether people are split."""
    for statement, notes in stances.items():
        sides = count_sides(notes)
        enough = _are_enough(notes)
        for claim in claim_lean(statement, sides.agree, sides.disagree):
            if claim.kind == SPLIT:
                more, steady = SMALL_SIDE_GATE, min(sides.agree, sides.disagree) >= SMALLEST_SIDE
            else:
                more, steady = LEFT_OUT_GATE, _survives_any_meeting_left_out(notes, sides)
            gate = f"{claim.gate}; {HEARD_GATE}; {more}"
            shown = claim.shown and enough and steady
            yield Pattern(claim.kind, (statement,), claim.n, claim.interval, gate, shown, notes=tuple(notes))


def _are_enough(notes: Sequence[Note]) -> bool:
    voices, meetings = {note.speaker for note in notes}, {note.meeting for note in notes}
    return len(voices) >= FEWEST and len(meetings) >= FEWEST_MEETINGS


def _survives_any_meeting_left_out(notes: Sequence[Note], sides: Sides) -> bool:
    """Whether the larger side stays the larger one whichever meeting had not been visited."""
    for there in part_notes(notes, lambda note: note.meeting).values():
        part = count_sides(there)
        agree, disagree = sides.agree - part.agree, sides.disagree - part.disagree
        if (agree - disagree) * (sides.agree - sides.disagree) <= 0:
            return False
    return True


def shared_patterns(stances: dict[str, list[Note]]) -> list[Pattern]:
    """Return what the places agree on, best first: by the product of their shares, then the lowest one."""
    ranked = []
    for statement, notes in stances.items():
        places = {town: count_sides(there) for town, there in part_notes(notes, lambda n: n.town).items()}
        if len(places) < 2:
            continue
        product = 1.0
        for sides in places.values():
            product *= (sides.agree + 1) / (sides.n + 2)  # Polis's group-aware consensus, of places
        lowest = min(compute_interval(sides.agree, sides.n) for sides in places.values())
        shown = lowest[0] > 0.5 and min(sides.n for sides in places.values()) >= FEWEST
        pattern = Pattern(
            SHARED,
            (statement,),
            sum(sides.n for sides in places.values()),
            lowest,
            SHARED_GATE,
            shown and _are_enough(notes),
            tuple(places),
            tuple(notes),
        )
        ranked.append((-product, -lowest[0], pattern))
    return [pattern for *_, pattern in sorted(ranked, key=lambda row: (row[0], row[1], row[2].statements))]


def differ_patterns(stances: dict[str, list[Note]], kind: str) -> list[Pattern]:
    """Return statements that two towns, or the earlier and the later weeks, see differently."""
    compared = []
    for statement, notes in stances.items():
        parts = part_notes(notes, lambda note: note.town) if kind == PLACES_DIFFER else _part_by_time(notes)
        for one, other in combinations(parts, 2):
            here, there = count_sides(parts[one]), count_sides(parts[other])
            if min(here.n, there.n) >= FEWEST:
                chance = compare_sides(here.agree, here.n, there.agree, there.n)
                both = (*parts[one], *parts[other])
                n = here.n + there.n
                pattern = Pattern(kind, (statement,), n, None, DIFFER_GATE, False, (one, other), both)
                compared.append((chance, replace(pattern, sides=(here, there))))
    kept = keep_discoveries([chance for chance, _ in compared], FALSE_RATE)
    return [replace(one, shown=bool(keep)) for (_, one), keep in zip(compared, kept, strict=True)]


def _part_by_time(notes: Sequence[Note]) -> dict[str, list[Note]]:
    """Return the notes up to the middle week and after it, each named by its weeks."""
    weeks = sorted({note.week for note in notes})
    if len(weeks) < 2:
        return {}
    middle = weeks[(len(weeks) - 1) // 2]
    first, last = f"{weeks[0]} to {middle}", f"after {middle} to {weeks[-1]}"
    return {
        first: [note for note in notes if note.week <= middle],
        last: [note for note in notes if note.week > middle],
    }


def tension_pattern(stances: dict[str, list[Note]], pair: tuple[str, str]) -> Pattern:
    """Return how many voices agree with both of two statements that a person declared to be opposites."""
    sides = [{note.speaker: note for note in stances.get(statement, ())} for statement in pair]
    asked = sides[0].keys() & sides[1].keys()
    holding = [who for who in sorted(asked) if all(side[who].stance == "agree" for side in sides)]
    notes = tuple(side[who] for who in holding for side in sides)
    shown = _are_enough(notes)
    interval = compute_interval(len(holding), len(asked))
    return Pattern(TENSION, pair, len(holding), interval, TENSION_GATE, shown, notes=notes)


def heard_patterns(notes: Iterable[Note]) -> Iterator[Pattern]:
    """Yield which topics were heard in which town and month."""
    by_cell: dict[tuple[str, str, str], list[Note]] = defaultdict(list)
    for note in notes:
        if note.topic:
            by_cell[note.topic, note.town, name_month(note.week)].append(note)
    for (topic, town, month), heard in sorted(by_cell.items()):
        voices = len({note.speaker for note in heard})
        shown = _are_enough(heard)
        yield Pattern(HEARD, (topic,), voices, None, HEARD_GATE, shown, (town, month), tuple(heard))
