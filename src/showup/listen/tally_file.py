"""Counts that may leave the machine: by town and statement, no voices, no cell under five on either side.

A team's files can be added up, no server needed.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any

from showup.listen.note import LONGEST, Note, drop_controls
from showup.listen.stances import count_sides, gather_stances, part_notes
from showup.model.problem import Problem

FORMAT = "showup-listen-1"
FEWEST = 5  # voices on each side
FEWEST_MEETINGS = 2
MOST_BYTES = 20_000_000
MOST_VOICES = 10_000_000


@dataclass(frozen=True, slots=True)
class Row:
    """How many voices of a town agreed and disagreed with a statement in these weeks."""

    town: str
    statement: str
    first_week: str
    last_week: str
    agree: int
    disagree: int


@dataclass(frozen=True, slots=True)
class TallyFile:
    """One listener's counts; `listener` is a random word that only keeps a file from being added twice."""

    listener: str
    rows: tuple[Row, ...]


def count_rows(notes: Iterable[Note], before: Sequence[TallyFile] = ()) -> list[Row]:
    """Return the rows that may be exported after those of `before`, the last export last.

    A statement has to be heard at two meetings. A row that differs from any exported before by one to four
    voices on a side is given as it last was: the difference of two exports must not show a single voice.
    """
    told: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for file in before:
        for old in file.rows:
            told[old.town, old.statement].append(old)
    rows = []
    for statement, stances in gather_stances(notes).items():
        spread = len({note.meeting for note in stances}) >= FEWEST_MEETINGS
        for town, there in part_notes(stances, lambda note: note.town).items():
            sides, weeks = count_sides(there), sorted(note.week for note in there)
            row = Row(town, statement, weeks[0], weeks[-1], sides.agree, sides.disagree)
            earlier = told[town, statement]
            enough = spread and min(sides.agree, sides.disagree) >= FEWEST
            if enough and all(_may_follow(old, row) for old in earlier):
                rows.append(row)
            elif earlier:
                rows.append(earlier[-1])
    return rows


def _may_follow(old: Row, row: Row) -> bool:
    """Whether each side changed by nothing or by at least five voices."""
    changes = abs(row.agree - old.agree), abs(row.disagree - old.disagree)
    return all(change == 0 or change >= FEWEST for change in changes)


def add_files(files: Iterable[TallyFile]) -> list[Row]:
    """Return the rows of a team's files added up; of two files of one listener the later counts."""
    by_listener = {file.listener: file for file in files}
    cells: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for file in by_listener.values():
        for row in file.rows:
            cells[row.town, row.statement].append(row)
    return [_add(rows) for _, rows in sorted(cells.items())]


def _add(rows: Sequence[Row]) -> Row:
    return replace(
        rows[0],
        first_week=min(row.first_week for row in rows),
        last_week=max(row.last_week for row in rows),
        agree=sum(row.agree for row in rows),
        disagree=sum(row.disagree for row in rows),
    )


def write_tally_file(file: TallyFile) -> str:
    """Return the file's text."""
    told = {"format": FORMAT, "listener": file.listener, "rows": [asdict(row) for row in file.rows]}
    return json.dumps(told, ensure_ascii=False, indent=1) + "\n"


def read_tally_file(text: str, where: str) -> TallyFile | Problem:
    """Return the counts of a file, or why it has none."""
    try:
        if len(text) > MOST_BYTES:
            raise ValueError("too large")
        told = json.loads(text)
        if not isinstance(told, dict) or told.get("format") != FORMAT:
            raise ValueError(f"not {FORMAT}")
        if not isinstance(told.get("listener"), str) or not isinstance(told.get("rows"), list):
            raise ValueError("no listener or no rows")
        return TallyFile(told["listener"], tuple(_read_row(row) for row in told["rows"]))
    except (ValueError, RecursionError) as error:
        return Problem("listen", where, f"not a file of counts: {error}"[:200])


def _read_row(told: Any) -> Row:
    if not isinstance(told, Mapping):
        raise ValueError("a row is an object")
    words = [told.get(name) for name in ("town", "statement", "first_week", "last_week")]
    sides = [told.get("agree"), told.get("disagree")]
    if not all(isinstance(word, str) and len(word) <= LONGEST for word in words):
        raise ValueError("town, statement and weeks are text")
    if not all(type(side) is int and FEWEST <= side <= MOST_VOICES for side in sides):
        raise ValueError(f"agree and disagree are counts of at least {FEWEST}")
    return Row(*map(drop_controls, words), *sides)  # type: ignore[arg-type]
