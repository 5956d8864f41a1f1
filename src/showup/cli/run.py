"""The composition root: here the clock, the folders, the transport and the store are put together."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from showup.cli import folders
from showup.cli.console import warn
from showup.cli.progress import show_progress
from showup.cli.settings import Settings
from showup.find.harvest.settings import HarvestSettings
from showup.model.town import Town
from showup.store.harvest_store import HarvestStore

if TYPE_CHECKING:
    from showup.find.discover.protocol import Channel
    from showup.find.fetch.transport import Transport
    from showup.find.harvest.here import Summary


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a harvest is asked to do beyond the common options."""

    interests: tuple[str, ...] = ()
    channels_off: frozenset[str] = frozenset()
    only_channels: frozenset[str] = frozenset()
    search_url: str = ""
    contact: str = ""
    record: Path | None = None
    trace: Path | None = None
    discover: bool = True
    reread: bool = True
    merge: bool = True
    transport: Transport | None = None  # the sample town's
    only_sources: tuple[str, ...] = ()


def open_store(settings: Settings) -> AbstractContextManager[HarvestStore]:
    """Return the store of this run's data folder."""
    return HarvestStore.open(folders.data_folder(settings) / folders.HARVEST)


def find_town(asked: str) -> Town:
    """Return the town of that name; UnknownTown or AmbiguousTown where there is not just one."""
    from showup.gazetteer.resolve import resolve

    return resolve(asked)


def run_harvest(settings: Settings, town: Town, store: HarvestStore, wanted: Wanted) -> Summary:
    """Run a harvest to its end and return what it did; Ctrl-C leaves everything that was kept."""
    return asyncio.run(_harvest(settings, town, store, wanted))


async def _harvest(settings: Settings, town: Town, store: HarvestStore, wanted: Wanted) -> Summary:
    from showup.find.harvest.here import Harvest

    plan = HarvestSettings(
        now=settings.now,
        interests=wanted.interests,
        channels_off=wanted.channels_off,
        search_url=wanted.search_url,
    )
    fetcher = _make_fetcher(settings, wanted)
    try:
        harvest = Harvest(town, store, fetcher, plan, show_progress(settings.quiet), _choose_channels(wanted))
        summary = await harvest.run(discover=wanted.discover, reread=wanted.reread, merge=wanted.merge)
        summary.requests = fetcher.requests
        return summary
    finally:
        await fetcher.close()


def _choose_channels(wanted: Wanted) -> Mapping[str, Channel]:
    from showup.find.discover.registry import load_channels

    known = load_channels()
    if not wanted.only_channels:
        return known
    return {name: channel for name, channel in known.items() if name in wanted.only_channels}


def known_channels() -> Iterable[str]:
    """Return the names of all channels."""
    from showup.find.discover.registry import load_channels

    return load_channels()


def announce(summary: Summary) -> None:
    """Say on stderr what a harvest did."""
    warn(
        f"{summary.leads} addresses looked at, {summary.working} of {summary.sources} sources work, "
        f"{summary.events} events; {summary.requests} requests"
    )
