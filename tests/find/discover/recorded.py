"""The recorded web of a replay town, asked channel by channel as a harvest would."""

from __future__ import annotations

import gzip
import json
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urljoin, urlsplit

from fastwarc.warc import ArchiveIterator, WarcRecordType

from showup.find.discover.protocol import Channel
from showup.find.discover.registry import load_channels
from showup.model.address import host_of
from showup.model.document import Document, Request
from showup.model.lead import Found, Lead
from showup.model.town import Town

MOST_REQUESTS = 200  # of one channel, as a harvest allows
REGIONS = {"IN": "Indiana", "CA": "California"}

Counts = dict[str, tuple[int, int]]
Web = Mapping[str, tuple[int, dict[str, str], bytes]]


@dataclass(frozen=True, slots=True)
class TrueSource:
    """A source that is truly there: the hosts by which it can be met, and how it was placed."""

    name: str
    hosts: frozenset[str]
    addresses: frozenset[str]
    channels: tuple[str, ...]


@dataclass(slots=True)
class Asked:
    """What the channels told of a town, and which addresses answered."""

    leads: dict[str, list[Lead]] = field(default_factory=dict)
    groups: dict[str, int] = field(default_factory=dict)
    answered: set[str] = field(default_factory=set)

    def all_leads(self) -> Iterator[Lead]:
        for leads in self.leads.values():
            yield from leads


def load_web(archive: Path) -> Web:
    """Return every recorded answer by its address; the first of an address counts."""
    web: dict[str, tuple[int, dict[str, str], bytes]] = {}
    with archive.open("rb") as file:
        for record in ArchiveIterator(file, record_types=WarcRecordType.response):
            headers, url = record.http_headers, record.headers.get("WARC-Target-URI") or ""
            plain = {name.lower(): value for name, value in headers.items()}
            web.setdefault(_rooted(url), (headers.status_code or 0, plain, record.reader.read()))
    return web


def fetch(web: Web, request: Request) -> Document:
    """Return the recorded answer: exact address, else without its query; redirects followed."""
    url = request.url
    for _ in range(6):
        known = web.get(_rooted(url)) or web.get(_rooted(url.split("?")[0]))
        if known is None:
            return Document(request, url, 404)
        status, headers, body = known
        if status not in (301, 302, 303, 307, 308):
            return Document(request, url, status, headers, _decoded(headers, body))
        url = urljoin(url, headers.get("location", ""))
    return Document(request, url, 0, fault="redirect-loop")


def load_town(folder: Path, name: str) -> Town:
    """Return the town that the archive's notes describe."""
    meta = json.loads((folder / f"{name}.meta.json").read_text())
    code = meta["state"]
    where = (meta["lat"], meta["lon"], meta["tz"])
    return Town(meta["name"], REGIONS[code], code, "US", *where, zips=tuple(meta["zips"]))


def load_truth(folder: Path, name: str) -> list[TrueSource]:
    """Return the core sources that are healthy."""
    rows = [json.loads(line) for line in (folder / f"{name}.sources.jsonl").open()]
    return [_true(row) for row in rows if row["status"] == "healthy" and row["tier"] == "core"]


def ask_all(web: Web, town: Town, channels: Mapping[str, Channel] | None = None) -> Asked:
    """Ask every channel; then let each read the pages it wants among the pages of the leads, twice."""
    asked = Asked()
    known = channels or load_channels()
    for name, channel in known.items():
        _drive(web, town, channel, channel.ask(town, ()), asked)
        asked.leads.setdefault(name, [])
    seen: set[str] = set()
    for _ in range(2):
        fresh = [lead.url for lead in list(asked.all_leads()) if lead.url not in seen]
        for url in dict.fromkeys(fresh):
            seen.add(url)
            page = fetch(web, Request(url))
            for channel in known.values():
                if page.ok and channel.wants(page):
                    told = _keep(asked, channel, channel.read(page, town))
                    _drive(web, town, channel, told.next_requests, asked)
    return asked


def _drive(web: Web, town: Town, channel: Channel, requests: Sequence[Request], asked: Asked) -> None:
    waiting, done = deque(requests), set[Request]()
    while waiting and len(done) < MOST_REQUESTS:
        request = waiting.popleft()
        if request in done:
            continue
        done.add(request)
        document = fetch(web, request)
        if document.ok:
            asked.answered.add(request.url.split("?")[0])
            waiting.extend(_keep(asked, channel, channel.read(document, town)).next_requests)


def _keep(asked: Asked, channel: Channel, found: Found) -> Found:
    asked.leads.setdefault(channel.NAME, []).extend(found.leads)
    asked.groups[channel.NAME] = asked.groups.get(channel.NAME, 0) + len(found.groups)
    return found


def is_met(source: TrueSource, leads: Iterable[Lead]) -> bool:
    """Whether a lead leads to the source: its own address, or a host that is its own."""
    return any(_bare(lead.url) in source.addresses or host_of(lead.url) in source.hosts for lead in leads)


def count_by(sources: Iterable[TrueSource], is_found: Callable[[TrueSource], bool]) -> Counts:
    """Return for each way a source was placed how many were found, of how many."""
    counts: Counts = {}
    for source in sources:
        for way in source.channels:
            found, total = counts.get(way, (0, 0))
            counts[way] = (found + is_found(source), total + 1)
    return counts


_SHARED = frozenset({
    "meetup.com", "eventbrite.com", "tockify.com", "mobilize.us", "api.mobilize.us", "calendar.google.com",
    "google.com", "trumba.com", "teamup.com", "ics.teamup.com", "luma.com", "api.lu.ma",
    "webapi.legistar.com", "ismyrotaryclub.com", "portal.cityspark.com", "gateway.bibliocommons.com",
    "api.membershipworks.com",
})  # fmt: skip


def _true(row: Mapping[str, object]) -> TrueSource:
    urls = [str(row["site"]), str(row["entry"]), str(row["org_home"]), *map(str, row["feeds"])]  # type: ignore[call-overload]
    hosts = frozenset(host_of(url) for url in urls) - _SHARED - {""}
    return TrueSource(str(row["name"]), hosts, frozenset(map(_bare, urls)), tuple(row["channels"]))  # type: ignore[arg-type]


def _bare(url: str) -> str:
    return url.rpartition("://")[2].removeprefix("www.").rstrip("/")


def _rooted(url: str) -> str:
    try:
        parts = urlsplit(url)
    except ValueError:
        return url
    return url if parts.path or parts.query else url + "/"


def _decoded(headers: Mapping[str, str], body: bytes) -> bytes:
    packed = "gzip" in headers.get("content-encoding", "") and body.startswith(b"\x1f\x8b")
    return gzip.decompress(body) if packed else body
