"""The signs in a journal that a rule of advice goes by. Each gives the words for its reason, or None."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from showup.learn.entry import Entry, Role
from showup.learn.rule import Rule, has_phrase
from showup.learn.standing import Standing, State

SPEAKING = ("speaking-up", "public-speaking", "public-comment", "storytelling", "debating", "facilitating")
SETTING = ("taking-the-initiative", "campaign-planning")

Sign = Mapping[str, str]  # what stands in the braces of the rule's words


@dataclass(frozen=True, slots=True)
class Situation:
    """The journal up to today in order of days, where it leads, and whether anything is near."""

    lived: tuple[Entry, ...]
    attended: tuple[Entry, ...]  # those that tell of having been somewhere
    standing: Standing
    today: date
    anything_near: bool

    def since(self, days: int) -> tuple[Entry, ...]:
        """The entries attended in the last so many days."""
        first = self.today - timedelta(days=days)
        return tuple(entry for entry in self.attended if entry.happened_on >= first)


def was_there(entry: Entry) -> bool:
    """Whether the entry tells of having taken part, if only by watching, and not of having stayed away."""
    if entry.role is not Role.WATCHED or (entry.hours or 0) > 0:
        return True
    if has_phrase("not_going", entry.words):
        return False
    return bool(entry.event_id or entry.group or entry.skills or entry.words.strip())


def carries(entry: Entry) -> bool:
    """Whether the person organized or led."""
    return entry.role.weight >= Role.ORGANIZED.weight


def _nothing_logged(rule: Rule, now: Situation) -> Sign | None:
    return None if now.lived else {}


def _looking_not_going(rule: Rule, now: Situation) -> Sign | None:
    looked = len(now.lived) >= rule.times and not now.attended
    return {"times": str(len(now.lived))} if looked else None


def _does_most(rule: Rule, now: Situation) -> Sign | None:
    """By the count of tasks, or by the person's own complaint about work that is theirs."""
    recent = now.since(rule.days)
    for group, rows in _by_group(recent).items():
        counted = [row for row in rows if row.my_tasks is not None and row.all_tasks]
        mine, total = sum(row.my_tasks or 0 for row in counted), sum(row.all_tasks or 0 for row in counted)
        if total >= rule.least_tasks and mine >= rule.share * total:
            return {"group": group, "mine": str(mine), "all": str(total)}
    for row in reversed(recent):
        if row.role is not Role.WATCHED and has_phrase("does_most", row.words):
            return {"group": row.group}
    return None


def _experienced(rule: Rule, now: Situation) -> Sign | None:
    """Long there, has carried, and has handed over or begun something already."""
    times = len(now.attended)
    if times < rule.times or not any(map(carries, now.attended)):
        return None
    span = (now.attended[-1].happened_on - now.attended[0].happened_on).days
    passed_on = any(now.standing.has_tried([name]) for name in ("handing-over", "starting-a-group"))
    return {"times": str(times)} if span >= rule.days and passed_on else None


def _ran_well(rule: Rule, now: Situation) -> Sign | None:
    """Carried one group often and for long, with gains told, and has not begun another yet."""
    if now.standing.has_tried(["starting-a-group"]):
        return None
    for group, rows in _by_group(filter(carries, now.attended)).items():
        gains = sum(bool(row.gains.strip()) for row in rows)
        span = (rows[-1].happened_on - rows[0].happened_on).days
        if group and len(rows) >= rule.times and span >= rule.days and gains >= rule.gains:
            return {"group": group, "times": str(len(rows))}
    return None


def _only_reacts(rule: Rule, now: Situation) -> Sign | None:
    """Told in words by one who carries, or carried twice as long without ever planning ahead."""
    carried = [row for row in now.since(rule.days) if carries(row)]
    told = [row for row in now.since(rule.days) if has_phrase("only_reacts", row.words)]
    if told and any(row.role.weight >= Role.TOOK_A_TASK.weight for row in told):
        return {"group": told[-1].group}
    planned = any(now.standing.has_tried([name]) for name in SETTING)
    for group, rows in _by_group(carried).items():
        if group and not planned and len(rows) >= 2 * rule.times:
            return {"group": group}
    return None


def _carries(rule: Rule, now: Situation) -> Sign | None:
    for group, rows in _by_group(filter(carries, now.since(rule.days))).items():
        if group and len(rows) >= rule.times:
            return {"group": group, "times": str(len(rows))}
    return None


def _watched_one_group(rule: Rule, now: Situation) -> Sign | None:
    """The last visits to the group visited last were all for watching."""
    visits = [row for row in now.attended if row.group]
    if not visits:
        return None
    group = visits[-1].group
    run = 0
    for row in reversed(_by_group(visits)[group]):
        if row.role is not Role.WATCHED:
            break
        run += 1
    return {"group": group, "times": str(run)} if run >= rule.times else None


def _never_speaks(rule: Rule, now: Situation) -> Sign | None:
    done = [row for row in now.attended if row.role in (Role.HELPED, Role.TOOK_A_TASK, Role.ORGANIZED)]
    spoken = any(now.standing.skills[name].state is not State.NEVER for name in SPEAKING)
    group = next((row.group for row in reversed(done) if row.group), "")
    return {"group": group, "times": str(len(done))} if len(done) >= rule.times and not spoken else None


def _nothing_near(rule: Rule, now: Situation) -> Sign | None:
    return None if now.anything_near else {}


def _always(rule: Rule, now: Situation) -> Sign | None:
    return {}


def _by_group(rows: Iterable[Entry]) -> dict[str, Sequence[Entry]]:
    """Return the entries of each group in order of days, the group met last first."""
    groups: dict[str, list[Entry]] = {}
    for row in rows:
        groups.setdefault(row.group, []).append(row)
    return dict(sorted(groups.items(), key=lambda item: item[1][-1].happened_on, reverse=True))


def list_visited(entries: Iterable[Entry]) -> tuple[str, ...]:
    """Return the groups of a journal, the most visited first."""
    return tuple(name for name, _ in Counter(entry.group for entry in entries if entry.group).most_common())


SIGNS: Mapping[str, Callable[[Rule, Situation], Sign | None]] = {
    "nothing_logged": _nothing_logged,
    "looking_not_going": _looking_not_going,
    "does_most": _does_most,
    "experienced": _experienced,
    "ran_well": _ran_well,
    "only_reacts": _only_reacts,
    "carries": _carries,
    "watched_one_group": _watched_one_group,
    "never_speaks": _never_speaks,
    "nothing_near": _nothing_near,
    "always": _always,
}
