"""`showup events`: a person's word on which announcements are one gathering."""

from __future__ import annotations

from typing import Literal

from showup.cli.console import DONE, put, put_all, put_json
from showup.cli.run import read_choices
from showup.cli.settings import Settings
from showup.cli.stores import open_choices, open_store
from showup.cli.text import event_lines
from showup.cli.wire import moment
from showup.errors import UsageError
from showup.find.harvest.settings import HarvestSettings
from showup.find.harvest.settle import settle
from showup.model.match import Candidate
from showup.store.harvest_store import HarvestStore


def run_show(settings: Settings, event_id: str) -> int:
    """Show one event with everything its sources say."""
    with open_store(settings) as store:
        found = require_event(store, event_id)
    if settings.json:
        event = found.event
        put_json(
            {
                "event_id": event.event_id,
                "title": event.title,
                "start": moment(event.start),
                "status": event.status,
                "description": event.description,
                "sources": [{"name": link.name, "url": link.url} for link in event.sources],
                "kept_from": dict(event.kept_from),
                "conflicts": list(event.conflicts),
                "members": list(event.members),
            }
        )
    else:
        put_all(event_lines(found))
    return DONE


def run_verdict(settings: Settings, said: Literal["same", "different"], one: str, other: str) -> int:
    """Keep that two events are one gathering, or are not, and merge again."""
    with open_store(settings) as store, open_choices(settings) as choices:
        ids = [require_event(store, event_id).event.event_id for event_id in (one, other)]
        if ids[0] == ids[1] and said == "same":
            put(f"{one} and {other} are one event already")
            return DONE
        if one == other:
            raise UsageError("two different events are needed")
        choices.save_verdict(said, one, other, settings.now)
        merge_again(settings, store, (one, other))
    put(f"kept: {one} and {other} are {said}; showup events undo {one} {other} takes it back")
    return DONE


def run_undo(settings: Settings, one: str, other: str) -> int:
    """Take back what was said of two events, and merge again."""
    with open_store(settings) as store, open_choices(settings) as choices:
        if not choices.undo_verdict(one, other):
            raise UsageError(f"nothing was said of {one} and {other}")
        merge_again(settings, store, (one, other))
    put(f"taken back: {one} and {other}")
    return DONE


def require_event(store: HarvestStore, event_id: str) -> Candidate:
    """Return the event, UsageError where there is none."""
    found = store.event(event_id)
    if found is None:
        raise UsageError(f"no event {event_id}; showup find TOWN --json tells the ids")
    return found


def merge_again(settings: Settings, store: HarvestStore, event_ids: tuple[str, ...]) -> None:
    """Merge the towns in which these events are told once more, with what the person said."""
    towns = {town.key: town for event_id in event_ids for town in store.towns_of_event(event_id)}
    for town in towns.values():
        settle(town, store, HarvestSettings(now=settings.now, **read_choices(settings, town)))
