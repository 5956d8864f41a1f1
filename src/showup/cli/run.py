"""The composition root: here the clock, the folders, the transport and the store are put together."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

from showup.cli.console import warn
from showup.cli.progress import show_progress
from showup.cli.settings import Settings
from showup.cli.stores import open_choices
from showup.cli.wanted import Wanted
from showup.errors import NothingDone, Stopped, UsageError
from showup.find.harvest.settings import HarvestSettings
from showup.model.town import Town
from showup.sample.town import TOWN
from showup.store.harvest_store import HarvestStore

WITHOUT_NETWORK = "Without one: showup demo, or --replay ARCHIVE."
_MEGABYTE = 1_000_000
_NO_LIMIT = sys.maxsize

if TYPE_CHECKING:
    from datetime import datetime

    from showup.find.discover.protocol import Channel
    from showup.find.fetch.fetcher import Fetcher
    from showup.find.fetch.record import RecordingTransport
    from showup.find.fetch.settings import FetchSettings
    from showup.find.fetch.transport import Transport
    from showup.find.harvest.here import Summary
    from showup.model.document import Document


def read_choices(settings: Settings, town: Town) -> dict[str, Any]:
    """Return what the person decided, as fields of the harvest's settings."""
    with open_choices(settings) as choices:
        return {
            "by_hand": tuple(choices.addresses(town.key)),
            "paused": choices.paused(),
            "verdicts": tuple(choices.verdicts()),
        }


def run_harvest(settings: Settings, town: Town, store: HarvestStore, wanted: Wanted) -> Summary:
    """Run a harvest to its end and return what it did; Ctrl-C leaves everything that was kept."""
    import asyncio  # a find on stored data does without

    try:
        return asyncio.run(_harvest(settings, town, store, wanted))
    except KeyboardInterrupt:
        raise Stopped("stopped; what was found so far is kept, the same command goes on from there") from None


async def _harvest(settings: Settings, town: Town, store: HarvestStore, wanted: Wanted) -> Summary:
    from showup.find.harvest.here import Harvest

    plan = HarvestSettings(
        now=settings.now,
        interests=wanted.interests,
        only_sources=wanted.only_sources,
        only_leads=wanted.only_leads,
        due_only=wanted.due_only,
        **read_choices(settings, town),
        live=_is_live(settings, town),
    )
    with ExitStack() as files:
        fetcher, recorder = _make_fetcher(settings, town, wanted, files)
        try:
            harvest = Harvest(
                town,
                store,
                fetcher,
                plan,
                wanted.progress or show_progress(settings.quiet),
                _choose_channels(settings, town, wanted),
            )
            summary = await harvest.run(discover=wanted.discover, reread=wanted.reread)
            summary.requests = fetcher.requests
            if recorder:
                summary.problems += recorder.problems
            return summary
        finally:
            await fetcher.close()


def _make_fetcher(
    settings: Settings, town: Town, wanted: Wanted, files: ExitStack
) -> tuple[Fetcher, RecordingTransport | None]:
    """Return the fetcher over the sample, the archives or the live web, recorded and traced as asked."""
    from showup.find.fetch.fetcher import Fetcher
    from showup.find.fetch.settings import FetchSettings

    plan = FetchSettings(
        contact=settings.contact,
        paced=_is_live(settings, town),
        allowed_endpoints=(settings.search_url,) if settings.search_url else (),
    )
    transport = _open_network(settings, town, plan)
    recorder = _start_recording(transport, wanted, settings.now) if wanted.record else None
    trace = files.enter_context(_open_trace(wanted.trace)) if wanted.trace else None

    def note(document: Document) -> None:
        if trace is not None:
            trace.write(f"{document.fault or document.status} {document.request.url}\n")

    return Fetcher(recorder or transport, plan, on_fetch=note), recorder


def _start_recording(transport: Transport, wanted: Wanted, now: datetime) -> RecordingTransport:
    """Return the transport that also writes the archive; older archives beside it go as asked."""
    from showup.find.fetch.record import RecordingTransport
    from showup.find.fetch.retention import prune

    assert wanted.record is not None
    limit = wanted.record_limit * _MEGABYTE
    if wanted.record_days:
        for gone in prune(wanted.record.parent, wanted.record_days, _NO_LIMIT, now):
            warn(f"deleted {gone}: older than {wanted.record_days} days")
    return RecordingTransport(transport, wanted.record, max_bytes=limit)


def _is_live(settings: Settings, town: Town) -> bool:
    return not settings.replay and town.key != TOWN.key


def _open_network(settings: Settings, town: Town, plan: FetchSettings) -> Transport:
    """Return what stands for the network: archives, the invented town, else the live web."""
    if settings.replay:
        from showup.find.fetch.replay import ReplayTransport

        return ReplayTransport(settings.replay)
    if not _is_live(settings, town):
        from showup.sample.transport import SampleTransport

        return SampleTransport(settings.now)
    from showup.find.fetch.live import LiveTransport

    return LiveTransport(plan)


def _open_trace(path: Path) -> TextIO:
    try:
        return path.open("w", encoding="utf-8", buffering=1)
    except OSError as error:
        raise NothingDone(f"{path}: {error.strerror or error}") from None


def _choose_channels(settings: Settings, town: Town, wanted: Wanted) -> Mapping[str, Channel]:
    from showup.find.discover.channels.search import SearchWith
    from showup.find.discover.registry import load_channels

    known = dict(load_channels())
    strange = sorted(settings.channels_off - known.keys())
    if strange:
        raise UsageError(f"no channel called {', '.join(strange)}; there are {', '.join(known)}")
    if settings.search_url or settings.brave_key:
        known["search"] = SearchWith(settings.search_url, settings.brave_key)
    elif _is_live(settings, town):  # a search engine is the person's own, or none is asked
        del known["search"]
    return {
        name: channel
        for name, channel in known.items()
        if name not in settings.channels_off and wanted.channels
    }


def announce(settings: Settings, summary: Summary) -> None:
    """Say on stderr what a harvest did; in quiet only that nobody answered."""
    if summary.offline:
        warn(f"Nothing outside answered ({summary.problems[0].what}): is there a network? {WITHOUT_NETWORK}")
    elif not settings.quiet:
        warn(
            f"{summary.leads} addresses looked at, {summary.working} of {summary.sources} sources work, "
            f"{summary.events} events; {summary.requests} requests"
        )
