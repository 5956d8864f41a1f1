"""`showup events save`, `saved`, `forget`: the events a person wants to hear of."""

from __future__ import annotations

from showup.cli.changes import followed_lines
from showup.cli.console import DONE, put, put_done, put_json
from showup.cli.settings import Settings
from showup.cli.stores import open_choices, open_store, require_event
from showup.cli.wire import moment
from showup.errors import UsageError
from showup.find.harvest.saved import Followed, follow_saved


def run_save(settings: Settings, event_id: str) -> int:
    """Keep an event as it is now; once more takes it as it is then."""
    with open_store(settings) as store, open_choices(settings) as choices:
        event = require_event(store, event_id).event
        choices.save_event(event, settings.now)
    said = f"kept: {event.title}; showup new tells what happens to it"
    return put_done(settings.json, {"saved": event.event_id}, said)


def run_saved(settings: Settings) -> int:
    """Print every event kept, and what happened to it since."""
    followed = follow(settings)
    if settings.json:
        for row in followed:
            event = row.current or row.saved.event
            put_json(
                {
                    "event_id": row.saved.event.event_id,
                    "title": event.title,
                    "start": moment(event.start),
                    "status": event.status,
                    "saved_at": row.saved.at,
                    "told": row.current is not None,
                    "changes": list(row.changes),
                }
            )
    elif not followed:
        put("Nothing is kept. showup events save ID keeps an event; showup find TOWN --json tells the ids.")
    else:
        put("\n".join(followed_lines(followed)))
    return DONE


def run_forget(settings: Settings, event_id: str) -> int:
    """Forget an event, by the id it was kept under or the one it has now."""
    known = {event_id}
    for row in follow(settings):
        if row.current is not None and row.current.event_id == event_id:
            known.add(row.saved.event.event_id)
    with open_choices(settings) as choices:
        forgotten = [choices.forget_event(name) for name in sorted(known)]
        if not any(forgotten):
            raise UsageError(f"no event is kept as {event_id}; showup events saved lists them")
    return DONE


def follow(settings: Settings) -> list[Followed]:
    """Return every event kept, with what happened to it since."""
    with open_choices(settings) as choices:
        saved = choices.saved_events()
    if not saved:
        return []
    with open_store(settings) as store:
        return follow_saved(store, saved, settings.now)


def put_happened(settings: Settings) -> None:
    """Print what happened to the events kept, nothing where nothing did."""
    happened = [row for row in follow(settings) if row.changes]
    if settings.json:
        for row in happened:
            for change in row.changes:
                put_json(
                    {
                        "saved_event": row.saved.event.event_id,
                        "kind": change.kind,
                        "title": change.title,
                        "before": change.before,
                        "after": change.after,
                        "since": row.saved.at,
                    }
                )
    elif happened:
        put("\nEvents you saved\n" + "\n".join(followed_lines(happened)))
