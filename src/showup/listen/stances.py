"""Who took which stance on what, where and when: the notes as the patterns need them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from showup.listen.note import Note

BINS = ((100, "100 or more"), (50, "50-99"), (20, "20-49"), (10, "10-19"), (5, "5-9"))


@dataclass(frozen=True, slots=True)
class Sides:
    """How many voices agree and disagree; the unsure are counted as neither."""

    agree: int
    disagree: int

    @property
    def n(self) -> int:
        """Return how many voices took a side."""
        return self.agree + self.disagree


def gather_stances(notes: Iterable[Note]) -> dict[str, list[Note]]:
    """Return for each statement one note a voice: the last stance it took."""
    last: dict[tuple[str, tuple[str, str]], Note] = {}
    for note in notes:
        if note.stance and note.statement:
            last[note.statement, note.speaker] = note
    stances: dict[str, list[Note]] = defaultdict(list)
    for (statement, _), note in last.items():
        stances[statement].append(note)
    return dict(sorted(stances.items()))


def count_sides(notes: Iterable[Note]) -> Sides:
    """Return how many of these notes agree and disagree."""
    said = [note.stance for note in notes]
    return Sides(said.count("agree"), said.count("disagree"))


def part_notes(notes: Iterable[Note], key: Callable[[Note], str]) -> dict[str, list[Note]]:
    """Return the notes by town, meeting or whatever `key` tells."""
    parts: dict[str, list[Note]] = defaultdict(list)
    for note in notes:
        parts[key(note)].append(note)
    return dict(sorted(parts.items()))


def name_bin(n: int) -> str:
    """Return the range that may be told instead of a count."""
    return next((name for least, name in BINS if n >= least), "too few")
