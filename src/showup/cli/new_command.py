"""`showup new`: what changed between harvests, and what happened to the events a person saved."""

from __future__ import annotations

from datetime import datetime, time, timedelta

from showup.cli.changes import change_lines
from showup.cli.console import DONE, put, put_json
from showup.cli.saved_events_command import put_happened
from showup.cli.settings import Settings
from showup.cli.stores import find_town, open_store
from showup.errors import UsageError

_LOOK_BACK = timedelta(days=7)


def run_new(settings: Settings, asked: str, since: str | None) -> int:
    """Print the changes of a town since a date, the latest harvest first, then those of saved events."""
    town = find_town(asked)
    begin = read_since(since, settings.now)
    with open_store(settings) as store:
        last = store.last_harvest(town.key)
        changes = store.changes(town.key, begin)
    if settings.json:
        for change in changes:
            put_json(change)
    else:
        seen = f"; last harvest {last:%Y-%m-%d %H:%M}" if last else ""
        put(f"{town.full_name}: changes since {begin:%Y-%m-%d}{seen}")
        for line in change_lines(changes) or ["Nothing changed. showup harvest TOWN looks again."]:
            put(line)
    put_happened(settings)
    return DONE


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
