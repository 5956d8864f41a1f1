"""What happened to events, in lines."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby

from showup.cli.text import say_when
from showup.find.harvest.saved import Followed
from showup.model.change import Change

_WORDS = {
    "added": "New",
    "retitled": "Called differently",
    "moved": "At another time",
    "relocated": "In another place",
    "cancelled": "Cancelled",
    "revived": "On again",
    "vanished": "No longer announced",
    "silent": "Not known: the source does not answer",
}


def change_lines(changes: Iterable[Change]) -> list[str]:
    """Return the changes kind by kind, the order within a kind kept."""
    order = list(_WORDS)
    lines = []
    for kind, rows in groupby(
        sorted(changes, key=lambda change: order.index(change.kind)), key=lambda change: change.kind
    ):
        lines += ["", _WORDS[kind], *(f"    {tell_change(change)}" for change in rows)]
    return lines


def tell_change(change: Change) -> str:
    """Return one change in a line."""
    if change.kind == "added":
        return f"{change.after[:16].replace('T', ' ')}  {change.title}"
    both = f": {change.before} → {change.after}" if change.before and change.after else ""
    return change.title + both


def followed_lines(followed: Sequence[Followed]) -> list[str]:
    """Return each saved event in a line as it is told now, what happened to it since below."""
    lines = []
    for row in followed:
        event = row.current or row.saved.event
        lines.append(f"    {say_when(event.start, event.end)}  {event.title} [{row.saved.event.event_id}]")
        lines += [f"        {_tell_saved_change(change)}" for change in row.changes]
    return lines


def _tell_saved_change(change: Change) -> str:
    both = f": {change.before} → {change.after}" if change.before and change.after else ""
    return _WORDS[change.kind] + both
