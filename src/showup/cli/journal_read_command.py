"""`showup journal list|search|show`: what the journal holds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from textwrap import shorten

from showup.cli.console import DONE, put, put_json, warn
from showup.cli.journal_command import NO_JOURNAL, open_journal, require_entry
from showup.cli.layout import find_width
from showup.cli.private import find_lock, has_journal, read_leaves, tell_entry
from showup.cli.settings import Settings
from showup.learn.entry import Entry, write_entry

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
        head = f"{number:5} {entry.happened_on}  "
        put(head + shorten(what, find_width() - len(head), placeholder=" …"))
    if not rows:
        warn("Nothing found." if has_journal(settings) else f"Nothing found: {NO_JOURNAL}")
    return DONE
