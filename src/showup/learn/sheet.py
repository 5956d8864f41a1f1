"""Sheets to print and take along: the hand-over plan, and the kit for starting a group."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from showup.learn.entry import Entry, Role
from showup.learn.ladder import Ladder, read_words
from showup.learn.offer import is_same_group
from showup.learn.standing import list_shown

SHEETS = ("hand-over", "starting")
MOST_TASKS = 8
RECENT_DAYS = 180
# Two weeks between one task and the next: a meeting to show it at, and one to watch it.
PACE = timedelta(days=14)
UNSAID = ("attending", "listening", "helping-out", "following-through")  # no task to be handed over


@dataclass(frozen=True, slots=True)
class Part:
    """One heading of a sheet and its lines."""

    heading: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A title and its parts."""

    title: str
    parts: tuple[Part, ...]


def make_sheet(name: str, entries: Iterable[Entry], group: str, today: date, ladder: Ladder) -> Sheet:
    """Return the sheet of SHEETS that a step goes with; KeyError for any other name."""
    words = read_words("sheets", ladder.language)[name]
    parts = tuple(Part(part["heading"], tuple(part["lines"])) for part in words["parts"])
    if name == "hand-over":
        tasks = list_tasks(entries, group, today, ladder)
        parts = (*_plan(tasks, today, ladder, words), *parts)
    return Sheet(words["title"], parts)


def list_tasks(entries: Iterable[Entry], group: str, today: date, ladder: Ladder) -> tuple[str, ...]:
    """Return the skills that the person lately carried in the group, what was done most often first."""
    done: Counter[str] = Counter()
    for entry in entries:
        of_late = 0 <= (today - entry.happened_on).days <= RECENT_DAYS
        if of_late and entry.role.weight >= Role.TOOK_A_TASK.weight and _is_of(entry, group):
            done.update(name for name in list_shown(entry, ladder) if name not in UNSAID)
    return tuple(sorted(done, key=lambda name: (-done[name], ladder.place_of(name), name))[:MOST_TASKS])


def _is_of(entry: Entry, group: str) -> bool:
    return group.casefold() in entry.group.casefold() or is_same_group(entry.group, group)


def _plan(tasks: tuple[str, ...], today: date, ladder: Ladder, words: dict[str, Any]) -> tuple[Part, ...]:
    """Give each task a role that could learn it and a date, then the dates of stepping back and leaving."""
    lines = [
        words["task"].format(
            task=ladder.skills[name].name, who=_say_who(name, ladder, words), day=today + place * PACE
        )
        for place, name in enumerate(tasks, 1)
    ]
    back = today + (len(tasks) + 1) * PACE
    dates = [words["back"].format(day=back), words["leave"].format(day=back + 2 * PACE)]
    return (
        Part(words["tasks_heading"], tuple(lines) or (words["no_tasks"],)),
        Part(words["dates_heading"], tuple(dates)),
    )


def _say_who(skill_id: str, ladder: Ladder, words: dict[str, Any]) -> str:
    """Return a role, never a name: the higher the skill, the more a learner brings."""
    learners: list[str] = words["learners"]
    third = ladder.place_of(skill_id) * len(learners) // len(ladder.rungs)
    return learners[third]
