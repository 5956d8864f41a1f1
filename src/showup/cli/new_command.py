"""`showup new`: what changed between harvests."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from itertools import groupby

from showup.cli.console import DONE, put, put_json
from showup.cli.settings import Settings
from showup.cli.stores import find_town, open_store
from showup.errors import UsageError
from showup.model.change import Change

_LOOK_BACK = timedelta(days=7)
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


def run_new(settings: Settings, asked: str, since: str | None) -> int:
    """Print the changes of a town since a date, the latest harvest first."""
    town = find_town(asked)
    begin = read_since(since, settings.now)
    with open_store(settings) as store:
        last = store.last_harvest(town.key)
        changes = store.changes(town.key, begin)
    if settings.json:
        for change in changes:
            put_json(change)
        return DONE
    put(
        f"{town.full_name}: changes since {begin:%Y-%m-%d}"
        + (f"; last harvest {last:%Y-%m-%d %H:%M}" if last else "")
    )
    if not changes:
        put("Nothing changed. showup harvest TOWN looks again.")
    order = list(_WORDS)
    changes.sort(key=lambda change: order.index(change.kind))
    for kind, rows in groupby(changes, key=lambda change: change.kind):
        put(f"\n{_WORDS[kind]}")
        for change in rows:
            put(f"    {tell_change(change)}")
    return DONE


def tell_change(change: Change) -> str:
    """Return one change in a line."""
    if change.kind == "added":
        return f"{change.after[:16].replace('T', ' ')}  {change.title}"
    both = f": {change.before} → {change.after}" if change.before and change.after else ""
    return change.title + both


def read_since(since: str | None, now: datetime) -> datetime:
    """Return the moment that `--since` names: a date (its midnight) or a time."""
    if since is None:
        return now - _LOOK_BACK
    try:
        moment = datetime.fromisoformat(since)
    except ValueError:
        raise UsageError(f'--since "{since}" is no date, e.g. 2026-08-21') from None
    if moment.time() == time() and moment.tzinfo is None:
        return datetime.combine(moment.date(), time(), now.tzinfo)
    return moment if moment.tzinfo else moment.replace(tzinfo=now.tzinfo)
