"""`showup journal list|search|show|issues`: what the journal holds."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from textwrap import shorten
from typing import Any

from showup.cli.console import DONE, put, put_json, warn
from showup.cli.journal_command import NO_JOURNAL, open_journal, require_entry
from showup.cli.private import find_lock, find_today, has_journal, read_journal, read_leaves, tell_entry
from showup.cli.settings import Settings
from showup.errors import UsageError
from showup.learn.entry import Entry, write_entry
from showup.learn.issue import Issue, find_issue, list_issues

Numbered = tuple[int, Entry]


@dataclass(frozen=True, slots=True)
class Chosen:
    """Which entries are wanted; what is empty does not matter."""

    since: date | None = None
    until: date | None = None
    group: str = ""
    issue: str = ""
    skill: str = ""

    def has(self, entry: Entry) -> bool:
        """Whether the entry is one of them."""
        return (
            (self.since is None or entry.happened_on >= self.since)
            and (self.until is None or entry.happened_on <= self.until)
            and self.group.casefold() in entry.group.casefold()
            and self.issue.casefold() in entry.issue.casefold()
            and (not self.skill or self.skill in entry.skills)
        )


def run_list(settings: Settings, chosen: Chosen, limit: int) -> int:
    """List entries, the newest first."""
    rows = [row for row in reversed(_read_all(settings)) if chosen.has(row[1])]
    return _show_rows(settings, rows[:limit])


def run_search(settings: Settings, words: str, limit: int) -> int:
    """List the entries that hold words, the best first."""
    lock = find_lock(settings)
    if lock is None:
        return _show_rows(settings, [])
    with lock.open() as store:
        return _show_rows(settings, read_leaves(store.search("entry", words, limit)))


def run_show(settings: Settings, number: int) -> int:
    """Show one entry with everything it tells."""
    with open_journal(settings) as store:
        entry = require_entry(store, number)
    if settings.json:
        put_json(tell_entry(number, entry))
    else:
        for name, value in write_entry(entry).items():
            put(f"{name:<12} {', '.join(value) if isinstance(value, tuple | list) else value}")
    return DONE


def run_issues(settings: Settings, name: str) -> int:
    """List the issues of the journal, or show the page of one."""
    entries, today = read_journal(settings), find_today(settings.now)
    if not name:
        return _show_issues(settings, list_issues(entries, today))
    issue = find_issue(name, entries, today)
    if issue is None:
        raise UsageError(f'the journal has nothing on "{name}"; showup log --issue begins a page')
    if settings.json:
        put_json(_tell_issue(issue))
    else:
        for line in _write_issue(issue):
            put(line)
    return DONE


def _read_all(settings: Settings) -> list[Numbered]:
    lock = find_lock(settings)
    if lock is None:
        return []
    with lock.open() as store:
        return read_leaves(store.leaves("entry"))


def _show_rows(settings: Settings, rows: Sequence[Numbered]) -> int:
    if settings.json:
        put_json([tell_entry(number, entry) for number, entry in rows])
        return DONE
    for number, entry in rows:
        what = " · ".join(filter(None, (entry.role, entry.group, " ".join(entry.words.split()))))
        put(f"{number:5} {entry.happened_on}  {shorten(what, 80, placeholder=' …')}")
    if not rows:
        warn("Nothing found." if has_journal(settings) else f"Nothing found: {NO_JOURNAL}")
    return DONE


def _show_issues(settings: Settings, issues: Iterable[Issue]) -> int:
    if settings.json:
        put_json([_tell_issue(issue) for issue in issues])
        return DONE
    for issue in issues:
        put(f"{issue.name:<30} {len(issue.done)} entries, {issue.first} to {issue.last}")
    return DONE


def _tell_issue(issue: Issue) -> dict[str, Any]:
    return {
        "issue": issue.name,
        "first": issue.first,
        "last": issue.last,
        "hours": issue.hours,
        "roles": dict(issue.roles),
        "groups": [
            {"group": share.group, "times": share.times, "learned": share.learned} for share in issue.groups
        ],
        "done": [write_entry(entry) for entry in issue.done],
        "moved": [{"happened_on": gain.happened_on, "what": gain.what} for gain in issue.moved],
    }


def _write_issue(issue: Issue) -> list[str]:
    roles = ", ".join(f"{role} {times}" for role, times in issue.roles.items())
    lines = [f"{issue.name}: {issue.first} to {issue.last}, {issue.hours:g} hours; {roles}", "", "With"]
    for share in issue.groups:
        lines.append(f"  {share.group or 'alone'}: {share.times} times")
        lines += [f"      learned: {lesson}" for lesson in share.learned]
    lines += ["", "What it moved"] if issue.moved else []
    lines += [f"  {gain.happened_on}  {gain.what}" for gain in issue.moved]
    return [*lines, "", f'Who works on it near you: showup find TOWN --about "{issue.name}"']
