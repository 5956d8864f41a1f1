"""From a lead to its sources: one page, at most four probes, each claim proven by reading."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from showup.find.discover.protocol import Channel
from showup.find.extract.protocol import Reader
from showup.find.extract.walk import explain_absence, next_pages, recognise_all
from showup.find.harvest.ask_channels import ask_channel
from showup.find.harvest.converse import GENERAL, Fetch, SourceReading, read_source
from showup.find.harvest.elsewhere import is_elsewhere
from showup.find.harvest.settings import HarvestSettings
from showup.find.harvest.source_name import choose_source_name
from showup.gazetteer.zipcode import locate_zip
from showup.model.address import host_of
from showup.model.document import Document, Request
from showup.model.lead import Found, Lead, Outcome
from showup.model.reading import Claim, Context
from showup.model.source import WORKING, Source, Status
from showup.model.town import Town

_OUTCOMES = {Status.DISALLOWED: Outcome.DISALLOWED, Status.BLOCKED: Outcome.BLOCKED}
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
    probed: set[str] = field(default_factory=set)  # pages already looked at in this run


@dataclass(slots=True)
class Examined:
    """What became of one lead."""

    lead: Lead
    outcome: Outcome = Outcome.NO_CALENDAR
    why: str = ""
    readings: list[SourceReading] = field(default_factory=list)
    found: list[tuple[str, Found]] = field(default_factory=list)  # by channel, from its pages
    won: dict[str, str] = field(default_factory=dict)  # host -> the reader that worked there

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
    page = await _open(lead.url, tools)
    if page is None:
        examined.outcome, examined.why = Outcome.SOURCE, "already looked at in this run"
        return examined
    if not page.ok:
        examined.outcome, examined.why = _tell_failure(page)
        return examined
    pages = [page]
    await _look(page, lead, examined, tools)
    probes = 0
    for seen in pages:
        for url, _why in next_pages(seen, frozenset(tools.probed)):
            if probes >= tools.settings.max_probes:
                break
            probe = await _open(url, tools)
            if probe is None:
                continue
            probes += 1
            if probe.ok:
                pages.append(probe)
                await _look(probe, lead, examined, tools)
    if not examined.proven:
        await _look_generally(pages, lead, examined, tools)
    return _conclude(examined, page)


def _read_as_feed(lead: Lead, tools: Tools) -> list[Claim]:
    """A lead that a channel already knows to be a feed of a reader needs no page."""
    document = Document(Request(lead.url), lead.url, 200)
    return [
        claim
        for reader in tools.readers.values()
        for claim in reader.recognise(document)
        if claim.feed_url == lead.url and reader.RANK < GENERAL
    ]


async def _open(url: str, tools: Tools) -> Document | None:
    """Return the page, None when it was already looked at in this run."""
    key = url.split("#", maxsplit=1)[0].rstrip("/")
    if key in tools.probed:
        return None
    tools.probed.add(key)
    return await tools.fetch(Request(url))


async def _look(page: Document, lead: Lead, examined: Examined, tools: Tools) -> None:
    for name, channel in tools.channels.items():
        if channel.wants(page):
            examined.found.append((name, await _hear_channel(channel, page, tools)))
    claims = [claim for claim in recognise_all(page) if tools.readers[claim.reader].RANK < GENERAL]
    await _prove(claims, lead, page.url, examined, tools)


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
        claims = [claim for claim in recognise_all(page) if tools.readers[claim.reader].RANK >= GENERAL]
        await _prove(claims, lead, page.url, examined, tools)
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
        if claim.feed_url in tools.claimed or examined.won.get(host, claim.reader) != claim.reader:
            continue
        tools.claimed.add(claim.feed_url)
        name = "" if _lists_others(examined) else choose_source_name(claim.name) or lead.name
        reading = await _read_claim(claim, name, lead, site, tools)
        if reading.source.status in WORKING:
            examined.won[host] = claim.reader
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
        why = is_elsewhere(reading.occurrences, town, locate_zip)
        if why:
            examined.outcome, examined.why = Outcome.ELSEWHERE, why
        else:
            kept.append(reading)
    examined.readings = kept
