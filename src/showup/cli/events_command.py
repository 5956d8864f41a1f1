"""`showup events`: a person's word on which announcements are one gathering."""

from __future__ import annotations

from collections.abc import Iterable

from showup.cli.console import put_done
from showup.cli.run import read_choices
from showup.cli.settings import Settings
from showup.cli.stores import open_choices, open_store
from showup.errors import UsageError
from showup.find.harvest.settings import HarvestSettings
from showup.find.harvest.settle import settle
from showup.model.choice import Said, Verdict
from showup.store.harvest_store import HarvestStore


def run_verdict(settings: Settings, said: Said, one: str, other: str) -> int:
    """Keep that two events or listings are one gathering, or are not, and merge again."""
    line = f"{one} and {other} are one event already"
    if keep_verdict(settings, said, one, other):
        line = f"kept: {one} and {other} are {said}; showup events undo {one} {other} takes it back"
    return put_done(settings.json, {said: [one, other]}, line)


def keep_verdict(settings: Settings, said: Said, one: str, other: str) -> bool:
    """Keep a word on two events or listings and merge again; False where they are one event already."""
    with open_store(settings) as store, open_choices(settings) as choices:
        mine, yours = (list_listings(store, name) for name in (one, other))
        if one == other:
            raise UsageError("two different events are needed; showup events show tells an event's listings")
        if said == "different" and mine == yours:
            raise UsageError(
                f"{one} and {other} are one event already: name two of its listings, as showup events show "
                f"{one} tells; a word of yours is taken back by showup events undo {one} {other}"
            )
        if said == "same" and mine == yours:
            return False
        choices.save_verdict(Verdict(said, one, other, mine, yours), settings.now)
        merge_again(settings, store, (*mine, *yours))
    return True


def run_undo(settings: Settings, one: str, other: str) -> int:
    """Take back what was said of two events or listings, and merge again."""
    if not undo_verdict(settings, one, other):
        raise UsageError(f"nothing was said of {one} and {other}")
    return put_done(settings.json, {"undone": [one, other]}, f"taken back: {one} and {other}")


def undo_verdict(settings: Settings, one: str, other: str) -> bool:
    """Take back a word on two events or listings and merge again; False where nothing was said."""
    with open_store(settings) as store, open_choices(settings) as choices:
        if not choices.undo_verdict(one, other):
            return False
        merge_again(settings, store, (one, other))
    return True


def list_listings(store: HarvestStore, name: str) -> tuple[str, ...]:
    """Return the listings that an id stands for: an event's, or the one of that id; UsageError for none."""
    found = store.event(name)
    if found is not None:
        return found.event.members
    if store.told_event(name, [name]) is None:
        raise UsageError(f"no event or listing {name}; showup find TOWN --json and events show tell the ids")
    return (name,)


def merge_again(settings: Settings, store: HarvestStore, names: Iterable[str]) -> None:
    """Merge the towns in which these events or listings are told once more, with what the person said."""
    told = (store.told_event(name, [name]) for name in names)
    events = {event.event_id for event in told if event is not None}
    towns = {town.key: town for event_id in events for town in store.towns_of_event(event_id)}
    for town in towns.values():
        settle(town, store, HarvestSettings(now=settings.now, **read_choices(settings, town)))
