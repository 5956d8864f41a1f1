"""Towns and events by name, and the stores of this run's data folder. Nothing here reaches the network."""

from __future__ import annotations

from contextlib import AbstractContextManager

from showup.cli import folders
from showup.cli.settings import Settings
from showup.errors import UsageError
from showup.model.match import Candidate
from showup.model.town import Town
from showup.sample.town import TOWN
from showup.store.choices_store import ChoicesStore
from showup.store.harvest_store import HarvestStore


def open_store(settings: Settings) -> AbstractContextManager[HarvestStore]:
    """Return the store of this run's data folder."""
    return HarvestStore.open(folders.data_folder(settings) / folders.HARVEST)


def open_choices(settings: Settings) -> AbstractContextManager[ChoicesStore]:
    """Return the store of what the person decided."""
    return ChoicesStore.open(folders.data_folder(settings) / folders.CHOICES)


def find_town(asked: str) -> Town:
    """Return the town of that name; UnknownTown or AmbiguousTown where there is not just one."""
    from showup.gazetteer.resolve import resolve

    if asked.strip().casefold() in (TOWN.name.casefold(), TOWN.full_name.casefold()):
        return TOWN
    return resolve(asked)


def require_event(store: HarvestStore, event_id: str) -> Candidate:
    """Return the event, UsageError where there is none."""
    found = store.event(event_id)
    if found is None:
        raise UsageError(f"no event {event_id}; showup find TOWN --json tells the ids")
    return found
