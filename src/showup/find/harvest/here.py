"""The harvest in one process: channels, leads, sources, events, with everything kept as it comes."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import Awaitable, Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from functools import partial
from typing import TypeVar

from showup.find.discover.channels.search import NAME as SEARCH
from showup.find.discover.named import NAME as NAMED
from showup.find.discover.named import leads_from_events, list_known_names, queries_from_events
from showup.find.discover.protocol import Channel, Engine
from showup.find.discover.registry import load_channels
from showup.find.extract.registry import load_readers
from showup.find.fetch.fetcher import Fetcher
from showup.find.harvest.ask_channels import Asked, ask_channel
from showup.find.harvest.converse import SourceReading, read_source
from showup.find.harvest.examine import Examined, Tools, drop_strangers, examine
from showup.find.harvest.progress import Progress
from showup.find.harvest.rhythm import count_news, doubt_emptiness, is_due
from showup.find.harvest.settings import HarvestSettings
from showup.find.harvest.settle import Settled, settle
from showup.model.address import host_of
from showup.model.coverage import ChannelTried
from showup.model.document import Document, Request
from showup.model.lead import Group, Lead, Outcome
from showup.model.problem import Problem
from showup.model.reading import Context
from showup.model.source import WORKING, Source
from showup.model.town import Town
from showup.model.window import Window
from showup.store.harvest_store import HarvestStore, Run
from showup.store.sources import Attempt

T = TypeVar("T")

BY_HAND = "by-hand"  # the channel of what a person adds
COMPARED = timedelta(days=60)  # ahead, for which one reading is compared with the one before
_LEDGER = "ledger"  # the channel of a lead that comes from a source that stopped working

# Kinds of place that are a group one can write to, calendar or not.
_GROUP_KINDS = frozenset(
    {"party-office", "association-office", "union-hall", "service-club", "social-facility", "ywca"}
)


@dataclass(slots=True)
class Summary:
    """What a harvest did; counts, and the problems in words."""

    town: str
    leads: int = 0
    sources: int = 0
    working: int = 0
    occurrences: int = 0
    events: int = 0
    requests: int = 0
    channels_asked: int = 0
    channels_failed: int = 0
    resumed: bool = False
    problems: list[Problem] = field(default_factory=list)

    @property
    def offline(self) -> bool:
        """Whether nothing outside answered at all."""
        return self.channels_asked > 0 and self.channels_failed == self.channels_asked and not self.working


@dataclass(slots=True)
class Harvest:
    """One run over one town."""

    town: Town
    store: HarvestStore
    fetcher: Fetcher
    settings: HarvestSettings
    progress: Progress
    channels: Mapping[str, Channel] = field(default_factory=load_channels)

    async def run(self, *, discover: bool = True, reread: bool = True) -> Summary:
        """Discover (leads are examined and proven by reading), read known sources again, merge and judge.

        Everything is stored as it comes: a run that is cut off goes on where it stopped.
        """
        run = self.store.begin_run(self.town, self.settings.now)
        self._keep_choices()
        summary = Summary(self.town.full_name, resumed=run.resumed)
        tools = Tools(self.town, self.fetcher.fetch, load_readers(), self.channels, self.settings)
        fresh: set[str] = set()
        if discover:
            await self._ask_channels(run, summary)
            await self._examine_leads(run, tools, summary, fresh)
        if reread:
            await self._read_sources(run, tools, summary, fresh)
        self._note_settled(summary, settle(self.town, self.store, self.settings))
        sources = self.store.sources(self.town.key)
        summary.sources = len(sources)
        summary.working = sum(source.status in WORKING for source in sources)
        self.store.save_problems(run.run_id, summary.problems)
        cut_off_before = run.resumed and self.settings.only_leads  # what it had left is still to be done
        if not (summary.offline or cut_off_before):  # else the next run asks again
            self.store.finish_run(run.run_id, self.settings.now)
        return summary

    def _keep_choices(self) -> None:
        """What a person said stands, also in a store made anew."""
        by_hand = [Lead(url, BY_HAND, "added by hand") for url in self.settings.by_hand]
        self.store.save_leads(self.town.key, by_hand)
        for source in self.store.sources(self.town.key, with_paused=True):
            self.store.pause_source(source.feed_url, paused=source.feed_url in self.settings.paused)

    def _note_settled(self, summary: Summary, settled: Settled) -> None:
        summary.occurrences, summary.events = settled.occurrences, settled.events
        summary.problems.extend(settled.problems)

    async def _ask_channels(self, run: Run, summary: Summary) -> None:
        done = self.store.channels_done(run.run_id)
        waiting = [channel for name, channel in self.channels.items() if name not in done]
        self.progress.begin("channels", len(waiting))
        self._tell_who_learns(waiting)

        async def ask(channel: Channel) -> None:
            asked = await self._ask_channel(channel, channel.ask(self.town, self.settings.interests))
            self._keep_asked(run, asked)
            summary.channels_asked += bool(asked.requests)
            summary.channels_failed += bool(asked.failed)
            summary.problems.extend(asked.problems)

        await self._each("channels", waiting, ask, lambda channel: channel.NAME)

    async def _ask_channel(self, channel: Channel, requests: Sequence[Request]) -> Asked:
        """Ask; only the search engine's channel reaches the endpoint that the person configured for it."""
        fetch = self.fetcher.fetch_own if channel.NAME == SEARCH else self.fetcher.fetch
        return await ask_channel(channel, requests, self.town, fetch, self.settings.max_channel_requests)

    def _tell_who_learns(self, channels: Iterable[Channel]) -> None:
        """Say before the first time what each outside service learns."""
        if not self.settings.live:
            return
        told = {tried.name for tried in self.store.channels(self.town.key)}
        for channel in channels:
            if channel.TELLS and channel.NAME not in told:
                self.progress.tell_who_learns(channel.NAME, channel.TELLS)

    def _keep_asked(self, run: Run, asked: Asked) -> None:
        key = self.town.key
        self.store.save_leads(key, asked.leads)
        self.store.save_groups(key, asked.groups)
        self.store.save_places(key, asked.places)
        at, leads = self.settings.now.isoformat(), len(asked.leads)
        tried = ChannelTried(asked.name, at, leads, 0, asked.failed, asked.requests)
        self.store.save_channel(
            key, tried, None if asked.failed else run.run_id
        )  # a failed one is asked again

    async def _examine_leads(self, run: Run, tools: Tools, summary: Summary, fresh: set[str]) -> None:
        """Leads of one host one after another, hosts side by side; pages of links bring a second round."""
        left_alone = self._list_left_alone()
        known_by_name = bool(self.settings.only_leads)
        for _round in range(3):
            waiting = self.store.leads_open(self.town.key, run.run_id)
            leads = [lead for lead in waiting if lead.url not in left_alone]
            if not leads:
                return
            hosts = group_by_host(leads)
            self.progress.begin("sites", len(hosts))
            work = partial(self._examine_host, run, tools, summary, fresh)
            await self._each("sites", hosts, work, lambda leads: host_of(leads[0].url))
            if not known_by_name:
                known_by_name = True
                await self._follow_names(run)

    def _list_left_alone(self) -> set[str]:
        """Return what is not looked at: where only some leads are wanted, all others known before."""
        only = self.settings.only_leads
        return {row.lead.url for row in self.store.leads(self.town.key)} - set(only) if only else set()

    async def _follow_names(self, run: Run) -> None:
        """A venue or an organizer seen only in others' calendars is looked at itself, or searched for."""
        key = self.town.key
        rows, sources = self.store.leads(key), self.store.sources(key)
        hosts = {host_of(source.site or source.feed_url) for source in sources}
        hosts |= {host_of(row.lead.url) for row in rows}
        occurrences = self.store.occurrences(key, self.settings.window)
        leads = leads_from_events(occurrences, hosts)
        self.store.save_leads(key, leads)
        engine = self.channels.get(SEARCH)
        if isinstance(engine, Engine):
            queries = queries_from_events(
                occurrences, self.town, list_known_names(sources, self.store.places(key))
            )
            asked = await self._ask_channel(engine, engine.ask_for(queries))
            self.store.save_leads(key, asked.leads)
        tried = ChannelTried(NAMED, self.settings.now.isoformat(), len(leads), 0, "")
        self.store.save_channel(key, tried, run.run_id)

    async def _examine_host(
        self, run: Run, tools: Tools, summary: Summary, fresh: set[str], leads: Sequence[Lead]
    ) -> None:
        for lead in leads:
            examined = await examine(lead, tools)
            drop_strangers(examined, self.town)
            self._keep_examined(run, examined, fresh)
            summary.leads += 1
            for reading in examined.readings:
                summary.problems.extend(reading.problems)

    def _keep_examined(self, run: Run, examined: Examined, fresh: set[str]) -> None:
        key, lead = self.town.key, examined.lead
        for reading in choose_kept(examined.readings):
            self._keep_reading(reading)
            fresh.add(reading.source.feed_url)
        for _channel, found in examined.found:
            self.store.save_leads(key, found.leads)
            self.store.save_groups(key, found.groups)
            self.store.save_places(key, found.places)
        outcome = examined.outcome
        if outcome == Outcome.NO_CALENDAR and lead.kind in _GROUP_KINDS and lead.name:
            outcome = Outcome.GROUP
            group = Group(
                lead.name, lead.url, lead.kind, channel=lead.channel, why=lead.why, lat=lead.lat, lon=lead.lon
            )
            self.store.save_groups(key, [group])
        self.store.save_outcome(key, run.run_id, lead.url, outcome, examined.why, self.settings.now)

    def _keep_reading(self, reading: SourceReading) -> SourceReading:
        """Keep what a source told, and return it as it was kept: sudden emptiness is doubted."""
        feed_url, now = reading.source.feed_url, self.settings.now
        ahead = Window(now, now + COMPARED)
        before, known = self.store.occurrence_ids(feed_url, ahead), self.store.find_source(feed_url)
        reading = doubt_emptiness(reading, len(before), known.read_at if known else None)
        source = reading.source
        self.store.save_source(self.town.key, source)
        news = 0
        if source.status in WORKING and not reading.unchanged:
            self.store.replace_occurrences(feed_url, self.settings.window, reading.occurrences, now)
            news = count_news(before, self.store.occurrence_ids(feed_url, ahead))
        count = len(before) if reading.unchanged else len(reading.occurrences)
        attempt = Attempt(now, source.status, source.why, count, reading.content_type, news)
        self.store.record_attempt(feed_url, attempt)
        if reading.whole:
            self._keep_validators(reading.whole)
        return reading

    def _keep_validators(self, document: Document) -> None:
        etag = document.headers.get("etag", "")
        modified = document.headers.get("last-modified", "")
        if etag or modified:
            url = document.request.url
            self.store.save_validators(url, etag, modified, document.digest, self.settings.now)

    async def _read_sources(self, run: Run, tools: Tools, summary: Summary, fresh: set[str]) -> None:
        """Read again what is known, except what this run has just read."""
        started = run.started_at
        waiting = [
            source
            for source in self._list_sources()
            if source.feed_url not in fresh
            and not (run.resumed and source.checked_at and source.checked_at >= started)
        ]
        self.progress.begin("sources", len(waiting))

        work = partial(self._read_again, run, tools, summary)
        await self._each("sources", waiting, work, lambda source: source.name or source.feed_url)

    async def _read_again(self, run: Run, tools: Tools, summary: Summary, source: Source) -> None:
        """Read a known source; where it worked and no longer does, the other roads of its site are tried."""
        reader = tools.readers.get(source.reader)
        if reader is None:
            summary.problems.append(Problem("extract", source.feed_url, f"no reader {source.reader}"))
            return
        context = Context(self.settings.window, self.settings.now, self.town.timezone, source.feed_url)
        fetch = partial(self._fetch_changed, source)
        reading = await read_source(source, reader, fetch, context, self.settings.max_documents)
        reading = self._keep_reading(reading)
        summary.problems.extend(reading.problems)
        if source.status in WORKING and reading.source.status not in WORKING:
            why = f"{source.feed_url} stopped working: {reading.source.why}"
            summary.problems.append(Problem("harvest", source.feed_url, why))
            tools.claimed.add(source.feed_url)
            examined = await examine(Lead(source.site or source.feed_url, _LEDGER, why, source.name), tools)
            drop_strangers(examined, self.town)
            for other in examined.readings:
                self._keep_reading(other)

    async def _fetch_changed(self, source: Source, request: Request) -> Document:
        """Ask only for what has changed, while the last whole reading still reaches far enough."""
        known = self.store.validators(request.url) if request.method == "GET" else None
        if known is None or source.status not in WORKING or self._is_due(source):
            return await self.fetcher.fetch(request)
        return await self.fetcher.fetch(request, *known)

    def _is_due(self, source: Source) -> bool:
        """Whether the last reading is so old that the window has moved on from what it gave."""
        return source.read_at is None or self.settings.now - source.read_at > self.settings.reread_after

    def _list_sources(self) -> list[Source]:
        only = self.settings.only_sources
        known = self.store.sources(self.town.key)
        if self.settings.due_only:
            now = self.settings.now
            return [source for source in known if is_due(source, self.store.attempts(source.feed_url), now)]
        return [source for source in known if not only or source.feed_url in only]

    async def _each(
        self,
        stage: str,
        things: Iterable[T],
        work: Callable[[T], Awaitable[None]],
        say: Callable[[T], str],
    ) -> None:
        """Do the work for each thing, a bounded number at once; the first error stops the rest."""
        waiting = list(things)
        gate = asyncio.Semaphore(self.settings.hosts_at_once)
        done = 0

        async def one(thing: T) -> None:
            nonlocal done
            async with gate:
                await work(thing)
            done += 1
            self.progress.step(stage, done, len(waiting), say(thing))

        try:
            async with asyncio.TaskGroup() as group:
                for thing in waiting:
                    group.create_task(one(thing))
        except ExceptionGroup as several:  # one fault of the store stops all; it is told once
            raise several.exceptions[0] from None


def add_path(url: str) -> str:
    """Return the address with at least "/" as its path, so that a home page is one lead."""
    scheme, mark, rest = url.partition("://")
    bare = mark and not any(sign in rest for sign in "/?#")
    return f"{scheme}://{rest}/" if bare else url


def group_by_host(leads: Iterable[Lead]) -> list[list[Lead]]:
    """Return the leads host by host, in the order in which hosts first appear."""
    hosts: dict[str, list[Lead]] = defaultdict(list)
    for lead in leads:
        hosts[host_of(lead.url)].append(lead)
    return list(hosts.values())


def choose_kept(readings: Sequence[SourceReading]) -> list[SourceReading]:
    """Return the readings for the ledger: those that work; where none does, all, so that it tells why."""
    working = [reading for reading in readings if reading.source.status in WORKING]
    return working or list(readings)
