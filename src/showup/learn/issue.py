"""Issue by issue: what was done, with whom, what it taught and what it moved."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from showup.learn.entry import Entry, order_entries
from showup.learn.gains import Gain, list_gains


@dataclass(frozen=True, slots=True)
class GroupShare:
    """What was done on the issue with one group ("" alone), and what it taught, oldest first."""

    group: str
    times: int
    learned: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Issue:
    """The page of one issue; `done` are its entries, the oldest first."""

    name: str
    first: date
    last: date
    hours: float
    roles: Mapping[str, int]
    groups: tuple[GroupShare, ...]
    done: tuple[Entry, ...]
    moved: tuple[Gain, ...]


def list_issues(entries: Iterable[Entry], today: date) -> tuple[Issue, ...]:
    """Return a page for each issue of the journal, the one worked on last first."""
    rows: dict[str, list[Entry]] = {}
    for entry in order_entries(entries):
        if entry.issue.strip() and entry.happened_on <= today:
            rows.setdefault(_fold(entry.issue), []).append(entry)
    pages = [_make_issue(done, today) for done in rows.values()]
    return tuple(sorted(pages, key=lambda page: (-page.last.toordinal(), page.name)))


def find_issue(name: str, entries: Iterable[Entry], today: date) -> Issue | None:
    """Return the page of one issue, None where the journal has nothing on it."""
    return next((page for page in list_issues(entries, today) if _fold(page.name) == _fold(name)), None)


def _fold(name: str) -> str:
    return " ".join(name.casefold().split())


def _make_issue(done: list[Entry], today: date) -> Issue:
    groups: dict[str, list[Entry]] = {}
    for entry in done:
        groups.setdefault(entry.group, []).append(entry)
    shares = [
        GroupShare(group, len(rows), tuple(row.learned for row in rows if row.learned))
        for group, rows in groups.items()
    ]
    return Issue(
        name=" ".join(done[-1].issue.split()),
        first=done[0].happened_on,
        last=done[-1].happened_on,
        hours=sum(entry.hours or 0.0 for entry in done),
        roles=dict(Counter(str(entry.role) for entry in done)),
        groups=tuple(sorted(shares, key=lambda share: (-share.times, share.group))),
        done=tuple(done),
        moved=list_gains(done, today),
    )
