"""One line of the journal: what a person did, tried and learned. There is no field for anybody else."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

import msgspec

from showup.model.problem import Problem

MOST_LETTERS = 20_000  # of one text
MOST_HOURS = 744  # a month, for one who logs a month at once


class Role(StrEnum):
    """How much of it was yours, from little to much."""

    WATCHED = "watched"
    HELPED = "helped"
    TOOK_A_TASK = "took-a-task"
    ORGANIZED = "organized"
    LED = "led"

    @property
    def weight(self) -> int:
        """Return 0 for watched to 4 for led."""
        return _WEIGHTS[self]


_WEIGHTS = {role: place for place, role in enumerate(Role)}


@dataclass(frozen=True, slots=True)
class Entry:
    """What happened on one day; only the day and something told are needed."""

    happened_on: date
    text: str = ""
    event_id: str = ""
    group: str = ""  # an organization, a branch, a committee; never a person
    issue: str = ""
    role: Role = Role.WATCHED
    skills: tuple[str, ...] = ()
    tried: str = ""
    learned: str = ""
    gains: str = ""  # small things won
    hours: float | None = None
    my_tasks: int | None = None  # of the group's tasks, those that were mine
    all_tasks: int | None = None
    mood: str = ""

    @property
    def words(self) -> str:
        """Return everything told in free text."""
        return "\n".join(part for part in (self.text, self.tried, self.learned) if part)


def order_entries(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """Return the entries from the oldest to the newest, those of one day always in the same order."""
    return tuple(sorted(entries, key=lambda entry: (entry.happened_on, repr(entry))))


def read_entry(line: bytes | str, where: str = "") -> Entry | Problem:
    """Return the entry that one JSON line tells, or the problem with it; unknown fields are left out."""
    try:
        told = msgspec.json.decode(line, type=dict[str, Any])
        return check_entry(msgspec.convert(_tidy(told), Entry, strict=False))
    except (msgspec.MsgspecError, RecursionError, UnicodeError, ValueError) as fault:
        return Problem("journal", where, str(fault) or type(fault).__name__)


def _tidy(told: dict[str, Any]) -> dict[str, Any]:
    """Leave out what is null, take the day out of a time, and let a mood be a number."""
    given = {name: value for name, value in told.items() if value is not None}
    if isinstance(given.get("happened_on"), str):
        given["happened_on"] = given["happened_on"][:10]
    if "mood" in given:
        given["mood"] = str(given["mood"])
    return given


def check_entry(entry: Entry) -> Entry:
    """Return the entry as it is; ValueError where its numbers or its length make no sense."""
    if entry.hours is not None and not 0 <= entry.hours <= MOST_HOURS:
        raise ValueError(f"hours must lie between 0 and {MOST_HOURS}")
    if min(entry.my_tasks or 0, entry.all_tasks or 0) < 0:
        raise ValueError("tasks cannot be less than none")
    if None not in (entry.my_tasks, entry.all_tasks) and (entry.my_tasks or 0) > (entry.all_tasks or 0):
        raise ValueError("my_tasks cannot be more than all_tasks")
    if max(map(len, _texts(entry))) > MOST_LETTERS:
        raise ValueError(f"a text is longer than {MOST_LETTERS} letters")
    return entry


def _texts(entry: Entry) -> Iterable[str]:
    yield from (entry.text, entry.tried, entry.learned, entry.gains, entry.mood)
    yield from (entry.event_id, entry.group, entry.issue, *entry.skills)


def write_entry(entry: Entry) -> dict[str, Any]:
    """Return the entry as plain values for one line of JSON, without the fields that say nothing."""
    told: dict[str, Any] = msgspec.to_builtins(entry)
    told["role"] = str(entry.role)
    return {name: value for name, value in told.items() if value not in (None, "", [], ())}
