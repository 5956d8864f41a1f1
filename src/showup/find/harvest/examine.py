"""From a lead to its sources: one page, at most four probes, each claim proven by reading."""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial

from showup.find.discover.answers import same_site_key
from showup.find.discover.protocol import Channel
from showup.find.extract.protocol import Reader
from showup.find.extract.walk import (
    explain_absence,
    more_pages,
    next_pages,
    recognise_calendars,
    recognise_text,
)
from showup.find.harvest.ask_channels import ask_channel
from showup.find.harvest.converse import GENERAL, Fetch, SourceReading, read_source
from showup.find.harvest.elsewhere import is_elsewhere
from showup.find.harvest.settings import HarvestSettings
from showup.find.harvest.source_name import choose_source_name
from showup.gazetteer.address import locate_address
from showup.model.address import host_of
from showup.model.document import Document, Request
from showup.model.lead import Found, Lead, Outcome
from showup.model.reading import Claim, Context
from showup.model.source import WORKING, Source, Status
from showup.model.town import Town

_OUTCOMES = {Status.DISALLOWED: Outcome.DISALLOWED, Status.BLOCKED: Outcome.BLOCKED}
_SILENT = frozenset({Outcome.DEAD, Outcome.BLOCKED})  # another form of the address may do better
_NOT_FOUND = frozenset({404, 410, 500, 502, 503, 504})
_FEWEST_PARTS = 5  # leads to its own host that make a page a calendar of calendars


@dataclass(frozen=True, slots=True)
class Tools:
    """What an examination works with."""

    town: Town
    fetch: Fetch
    readers: Mapping[str, Reader]
    channels: Mapping[str, Channel]
    settings: HarvestSettings
    claimed: set[str] = field(default_factory=set)  # feed addresses already tried in this run
    working: dict[str, str] = field(default_factory=dict)  # the sources among them, and the page of each
    probed: dict[str, Sequence[str]] = field(default_factory=dict)  # pages looked at, what they promise
    led: dict[str, Examined] = field(default_factory=dict)  # by the page of their lead


@dataclass(slots=True)
class Examined:
    """What became of one lead."""

    lead: Lead
    outcome: Outcome = Outcome.NO_CALENDAR
    why: str = ""
    readings: list[SourceReading] = field(default_factory=list)
    found: list[tuple[str, Found]] = field(default_factory=list)  # by channel, from its pages
    won: dict[str, str] = field(default_factory=dict)  # host -> the reader that worked there
    pages: dict[str, Document] = field(default_factory=dict)  # by address, those looked at
    known: str = ""  # a calendar it leads to that came of another lead

    @property
    def proven(self) -> bool:
        """Whether a source that works came of it."""
        return any(reading.source.status in WORKING for reading in self.readings)


async def examine(lead: Lead, tools: Tools) -> Examined:
    """Return the sources of a lead, or why there is none. Faults end in an outcome, never in an error."""
    examined = Examined(lead)
    direct = _read_as_feed(lead, tools)
    if direct:
        await _prove(direct, lead, lead.url, examined, tools)
        return _conclude(examined)
    earlier = tools.led.setdefault(same_site_key(lead.url), examined)
    if earlier is not examined and earlier.outcome not in _SILENT:
        examined.outcome, examined.why = earlier.outcome, f"the same page as {earlier.lead.url}"
        return examined
    seen_before = name_page(lead.url) in tools.probed
    page = await _open(lead.url, examined, tools)
    if not page.ok:
        examined.outcome, examined.why = _tell_failure(page)
        return examined
    if not seen_before:  # else another lead's examination looked at it, but not at what it leads to
        await _look(page, lead, examined, tools)
    pages = [page, *await _walk(page, lead, examined, tools)]
    if not examined.proven and not examined.known:
        await _look_generally(pages, lead, examined, tools)
    examined.pages.clear()
    return _conclude(examined, page)


async def _walk(page: Document, lead: Lead, examined: Examined, tools: Tools) -> list[Document]:
    """Return the pages of the site that were looked at: first what a page promises, then the rest.

    Through pages that another lead's examination has looked at the way goes on without a probe.
    """
    promised, others = deque(_promise(page, tools)), deque(url for url, _why in more_pages(page))
    passed: set[str] = set()
    pages: list[Document] = []
    probes = 0
    while (promised or others) and probes < tools.settings.max_probes:
        url = (promised or others).popleft()
        key = name_page(url)
        if key in passed or url in tools.claimed:
            continue
        passed.add(key)
        if key in tools.probed:
            promised.extend(tools.probed[key])
            examined.known = examined.known or _find_source(key, tools)
            continue
        probe = await _open(url, examined, tools)
        probes += 1
        if probe.ok:
            pages.append(probe)
            await _look(probe, lead, examined, tools)
            promised.extend(_promise(probe, tools))
    return pages


def _find_source(key: str, tools: Tools) -> str:
    """Return a calendar that came of a page, "" where none did."""
    return next((feed_url for feed_url, page in tools.working.items() if name_page(page) == key), "")


def _promise(page: Document, tools: Tools) -> Sequence[str]:
    """Return the addresses on which a page promises a calendar, and note them for others who pass by."""
    promised = tuple(url for url, _why in next_pages(page))
    tools.probed[name_page(page.request.url)] = promised
    return promised


def _read_as_feed(lead: Lead, tools: Tools) -> list[Claim]:
    """A lead that a channel already knows to be a feed of a reader needs no page."""
    document = Document(Request(lead.url), lead.url, 200)
    return [
        claim
        for reader in tools.readers.values()
        for claim in reader.recognise(document)
        if claim.feed_url == lead.url and reader.RANK < GENERAL
    ]


def name_page(url: str) -> str:
    """Return an address without its fragment and final slash, under which a page is looked at once."""
    return url.partition("#")[0].rstrip("/")


async def _open(url: str, examined: Examined, tools: Tools) -> Document:
    tools.probed[name_page(url)] = ()
    page = await tools.fetch(Request(url))
    examined.pages |= {url: page, page.url: page}
    return page


async def _fetch_once(examined: Examined, tools: Tools, request: Request) -> Document:
    """Return a page that was just looked at as it is, anything else fetched."""
    page = None if request.method != "GET" or request.headers else examined.pages.get(request.url)
    return await tools.fetch(request) if page is None else replace(page, request=request)


async def _look(page: Document, lead: Lead, examined: Examined, tools: Tools) -> None:
    for name, channel in tools.channels.items():
        if channel.wants(page):
            examined.found.append((name, await _hear_channel(channel, page, tools)))
    await _prove(recognise_calendars(page), lead, page.url, examined, tools)


async def _hear_channel(channel: Channel, page: Document, tools: Tools) -> Found:
    """Return what a channel reads on a page that came by another way, and on the pages it leads to."""
    told = channel.read(page, tools.town)
    if not told.next_requests:
        return told
    budget = tools.settings.max_channel_requests
    asked = await ask_channel(channel, told.next_requests, tools.town, tools.fetch, budget)
    return Found(
        leads=told.leads + asked.leads, groups=told.groups + asked.groups, places=told.places + asked.places
    )


async def _look_generally(pages: Sequence[Document], lead: Lead, examined: Examined, tools: Tools) -> None:
    """Only when no feed, platform or markup gave anything: read the pages themselves."""
    for page in [*pages[1:], *pages[:1]]:  # a home page only teases what its calendar page tells whole
        if _is_hub(page, examined):
            continue
        await _prove(recognise_text(page), lead, page.url, examined, tools)
        if examined.proven:
            return


def _is_hub(page: Document, examined: Examined) -> bool:
    """Whether a page leads to the calendars of its own parts: what it shows itself is taken from these."""
    host = host_of(page.url)
    own = {lead.url for _, found in examined.found for lead in found.leads if host_of(lead.url) == host}
    return len(own) >= _FEWEST_PARTS


async def _prove(claims: Sequence[Claim], lead: Lead, site: str, examined: Examined, tools: Tools) -> None:
    """Read each claimed calendar. Roads of one host to the same calendar are alternatives: the first
    that works wins; several calendars of one reader, or on other hosts, are all kept."""
    for claim in claims[: tools.settings.max_claims]:
        host = host_of(claim.feed_url)
        if host_of(tools.working.get(claim.feed_url, "")) == host_of(site):
            examined.known = claim.feed_url
        if claim.feed_url in tools.claimed or examined.won.get(host, claim.reader) != claim.reader:
            continue
        tools.claimed.add(claim.feed_url)
        name = "" if _lists_others(examined) else choose_source_name(claim.name) or lead.name
        fetch = partial(_fetch_once, examined, tools)
        reading = await _read_claim(claim, name, lead, site, replace(tools, fetch=fetch))
        if reading.source.status in WORKING:
            examined.won[host] = claim.reader
            tools.working[claim.feed_url] = site
            reading = _tell_road(reading, examined)
        examined.readings.append(reading)


def _tell_road(reading: SourceReading, examined: Examined) -> SourceReading:
    """Return a reading whose evidence names the road of the same site that failed before it."""
    host = host_of(reading.source.feed_url)
    failed = [
        other.source
        for other in examined.readings
        if other.source.status not in WORKING and host_of(other.source.feed_url) == host
    ]
    if not failed:
        return reading
    why = f"{reading.source.why}; {failed[-1].reader} {failed[-1].why}"
    return replace(reading, source=replace(reading.source, why=why))


def _lists_others(examined: Examined) -> bool:
    """Whether a page points to many sites: calendars linked there are called by their own names."""
    return sum(len(found.leads) for _, found in examined.found) >= _FEWEST_PARTS


async def _read_claim(claim: Claim, name: str, lead: Lead, site: str, tools: Tools) -> SourceReading:
    source = Source(
        feed_url=claim.feed_url,
        reader=claim.reader,
        site=site,
        name=name,
        channels=(lead.channel,),
        why=claim.sign,
        lat=lead.lat,
        lon=lead.lon,
        kind=lead.kind,
    )
    settings = tools.settings
    context = Context(settings.window, settings.now, tools.town.timezone, claim.feed_url)
    return await read_source(
        source, tools.readers[claim.reader], tools.fetch, context, settings.max_documents
    )


def _tell_failure(page: Document) -> tuple[Outcome, str]:
    if page.fault == "disallowed":
        return Outcome.DISALLOWED, page.detail or "robots.txt"
    if page.fault:
        return Outcome.DEAD, page.detail or page.fault
    why = f"answers HTTP {page.status}"
    return (Outcome.DEAD if page.status in _NOT_FOUND else Outcome.BLOCKED), why


def _conclude(examined: Examined, page: Document | None = None) -> Examined:
    if examined.proven:
        best = next(reading for reading in examined.readings if reading.source.status in WORKING)
        examined.outcome, examined.why = Outcome.SOURCE, best.source.why
        return examined
    if examined.known:
        examined.outcome, examined.why = Outcome.SOURCE, f"leads to {examined.known}, which is known"
        return examined
    for reading in examined.readings:
        if reading.source.status in _OUTCOMES:
            examined.outcome, examined.why = _OUTCOMES[reading.source.status], reading.source.why
            return examined
    absence = explain_absence(page) if page else None
    if absence:
        examined.outcome, examined.why = absence
    return examined


def drop_strangers(examined: Examined, town: Town) -> None:
    """Take out the sources whose events are held in another part of the world."""
    kept = []
    for reading in examined.readings:
        why = is_elsewhere(reading.occurrences, town, locate_address)
        if why:
            examined.outcome, examined.why = Outcome.ELSEWHERE, why
        else:
            kept.append(reading)
    examined.readings = kept
