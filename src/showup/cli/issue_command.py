"""`showup journal issues`: a page for each issue, and who works on it near you."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from showup.cli.console import DONE, put, put_all, put_json
from showup.cli.layout import count, wrap
from showup.cli.next_command import find_last_town, make_offer, match_of, read_near
from showup.cli.private import find_today, read_journal
from showup.cli.settings import Settings
from showup.cli.stores import open_store
from showup.cli.text import find_link, say_when
from showup.cli.wire import moment
from showup.errors import UsageError
from showup.learn.entry import Entry, write_entry
from showup.learn.issue import Issue, find_issue, list_issues
from showup.learn.offer import Reach, is_about
from showup.model.event import Event

_DAYS, _GROUPS_SHOWN = 60, 8


@dataclass(frozen=True, slots=True)
class Near:
    """A group that works on an issue, with what it holds next."""

    group: str
    event: Event


def run_issues(settings: Settings, name: str) -> int:
    """List the issues of the journal, or show the page of one."""
    entries, today = read_journal(settings), find_today(settings.now)
    if not name:
        return _show_issues(settings, list_issues(entries, today))
    issue = find_issue(name, entries, today)
    if issue is None:
        raise UsageError(f'the journal has nothing on "{name}"; showup log --issue begins a page')
    near = list_near(settings, issue.name)
    if settings.json:
        put_json(_tell_issue(issue) | {"near": [_tell_near(row) for row in near]})
    else:
        put_all(_write_issue(issue, near))
    return DONE


def list_near(settings: Settings, cause: str) -> tuple[Near, ...]:
    """Return who holds something on it near the town harvested last, soonest first; nothing is fetched."""
    with open_store(settings) as store:
        if find_last_town(store) is None:
            return ()
    offered = read_near(settings, "", Reach(days=_DAYS)).values()
    fitting = [match_of(found).event for found in offered if is_about(make_offer(found), cause)]
    first: dict[str, Near] = {}
    for event in sorted(fitting, key=lambda event: event.start.isoformat()):
        group = event.organizer or next((link.name for link in event.sources if link.name), "")
        first.setdefault(group.casefold(), Near(group, event))
    return tuple(first.values())[:_GROUPS_SHOWN]


def _show_issues(settings: Settings, issues: Sequence[Issue]) -> int:
    if settings.json:
        put_json([_tell_issue(issue) for issue in issues])
    for issue in () if settings.json else issues:
        times = "1 entry" if len(issue.done) == 1 else f"{len(issue.done)} entries"
        put(f"{issue.name:<30} {times}, {issue.first} to {issue.last}")
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


def _tell_near(row: Near) -> dict[str, Any]:
    event = row.event
    return {
        "group": row.group,
        "event_id": event.event_id,
        "title": event.title,
        "start": moment(event.start),
        "url": find_link(event),
    }


def _write_issue(issue: Issue, near: Sequence[Near]) -> Iterable[str]:
    yield from wrap(f"{issue.name}: {issue.first} to {issue.last}, {issue.hours:g} hours")
    yield from ("", "What you did")
    for entry in issue.done:
        yield from wrap(_say_entry(entry), f"  {entry.happened_on}  ")
    yield from ("", "With whom, and what it taught")
    for share in issue.groups:
        yield from wrap(f"{share.group or 'alone'}: {count(share.times, 'time')}", "  ")
        for lesson in share.learned:
            yield from wrap(f"learned: {lesson}", "      ")
    if issue.moved:
        yield from ("", "What it moved")
    for gain in issue.moved:
        yield from wrap(gain.what, f"  {gain.happened_on}  ")
    yield from ("", "Who works on it near you")
    for row in near:
        said = f"{row.event.title}, {say_when(row.event.start, None)}"
        yield from wrap(": ".join(filter(None, (row.group, said))), "  ", "      ")
        yield from wrap(find_link(row.event), "      ")
    if not near:
        yield f'  nobody that is known: showup find TOWN --about "{issue.name}" looks'


def _say_entry(entry: Entry) -> str:
    return " · ".join(filter(None, (str(entry.role), " ".join((entry.text or entry.tried).split()))))
