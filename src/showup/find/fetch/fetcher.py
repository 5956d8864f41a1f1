"""Fetching with manners: robots.txt, a pace for each host, second tries, redirects, faults as documents."""

from __future__ import annotations

import asyncio
import random
import time
from collections import OrderedDict
from collections.abc import Awaitable, Callable
from dataclasses import replace

from showup.find.fetch.address import Address, read_address, read_prefixes
from showup.find.fetch.fault import make_fault, tell_now
from showup.find.fetch.host import BUSY, Host, may_pass, read_retry_after
from showup.find.fetch.redirect import follow, leads_on
from showup.find.fetch.robots import Rules, read_rules
from showup.find.fetch.settings import FetchSettings
from showup.find.fetch.transport import Transport
from showup.model.document import Document, Request

_OWN = "a service of the user's own"
MOST_RULES = 2_000  # robots.txt kept in memory; an older one is asked for again


class Fetcher:
    """Asks a transport on behalf of everybody; what comes back is always a document.

    `on_fetch` is called with every answer that a request to the network brought, each hop of a
    redirect and each robots.txt among them. `requests` counts the same.
    """

    def __init__(
        self,
        transport: Transport,
        settings: FetchSettings | None = None,
        on_fetch: Callable[[Document], None] | None = None,
        *,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self.requests = 0
        self._transport = transport
        self._settings = settings or FetchSettings()
        self._on_fetch = on_fetch
        self._clock = clock
        self._sleep = sleep
        self._own = read_prefixes(self._settings.allowed_endpoints)
        self._services = read_prefixes(self._settings.services)
        self._at_once = asyncio.Semaphore(self._settings.hosts_at_once)
        self._hosts: dict[str, Host] = {}
        self._rules: OrderedDict[str, asyncio.Task[Rules]] = OrderedDict()

    async def fetch(
        self, request: Request, etag: str | None = None, last_modified: str | None = None
    ) -> Document:
        """Return the answer after all redirects; with a validator it may be one of status 304.

        The user's own endpoints are no addresses here: nobody but `fetch_own` reaches them.
        """
        if self._is_own(request):
            return make_fault(request, "forbidden-address", _OWN)
        return await self._follow(request, add_validators(request, etag, last_modified))

    async def fetch_own(self, request: Request) -> Document:
        """Return the answer of an endpoint that the user configured; for the one channel it is meant for."""
        return await self._follow(request, request)

    async def _follow(self, request: Request, hop: Request) -> Document:
        seen: set[tuple[str, str]] = set()
        while True:
            document = await self._fetch_hop(hop)
            if not leads_on(document):
                return replace(document, request=request)
            seen.add((hop.method, hop.url))
            hop = follow(hop, document)
            if (hop.method, hop.url) in seen or len(seen) > self._settings.max_redirects:
                detail = f"redirected {len(seen)} times, in the end to {hop.url}"
                return make_fault(request, "redirect-loop", detail, document.url)
            if self._is_own(hop) and not self._is_own(request):
                return make_fault(request, "forbidden-address", _OWN, document.url)

    async def close(self) -> None:
        """Let go of the transport's connections and files."""
        for task in self._rules.values():
            task.cancel()
        await self._transport.close()

    async def _fetch_hop(self, hop: Request) -> Document:
        address = read_address(hop.url)
        if address is None:
            return make_fault(hop, "bad-url", f"no web address: {hop.url[:200]}")
        gap = self._settings.gap_seconds
        if not self._is_service(address):
            rules = await self._find_rules(address.origin)
            refusal = self._refuse(hop, address, rules)
            if refusal:
                return refusal
            gap = max(gap, rules.gap_seconds)
        return await self._ask(hop, address.host, gap)

    def _is_service(self, address: Address) -> bool:
        """The user's own services, and those made for programs, are not asked for a robots.txt."""
        return address.url.startswith((*self._own, *self._services))

    def _is_own(self, hop: Request) -> bool:
        address = read_address(hop.url)
        return bool(address and address.url.startswith(self._own))

    def _refuse(self, hop: Request, address: Address, rules: Rules) -> Document | None:
        if rules.fault:
            return make_fault(hop, rules.fault, rules.detail)
        if not rules.allows(address.url):
            return make_fault(hop, "disallowed", f"robots.txt of {address.host}")
        if self._settings.paced and rules.gap_seconds > self._settings.max_wait_seconds:
            pause = f"{rules.gap_seconds:.0f} seconds between requests"
            return make_fault(hop, "disallowed", f"robots.txt of {address.host} asks for {pause}")
        return None

    async def _find_rules(self, origin: str) -> Rules:
        """One question an origin, however many wait for its answer."""
        task = self._rules.get(origin)
        if task is None:
            task = self._rules[origin] = asyncio.create_task(self._ask_rules(origin))
            if len(self._rules) > MOST_RULES:
                self._rules.popitem(last=False)
        else:
            self._rules.move_to_end(origin)
        return await asyncio.shield(task)  # one who waits may be cancelled, the others still wait

    async def _ask_rules(self, origin: str) -> Rules:
        """Return the rules of an origin; five redirects are followed to wherever they lead (RFC 9309)."""
        hop = Request(f"{origin}/robots.txt")
        for _ in range(6):
            address = read_address(hop.url)
            if address is None or self._is_own(hop):
                break
            document = await self._ask(hop, address.host, self._settings.gap_seconds)
            if not leads_on(document):
                return read_rules(document)
            hop = follow(hop, document)
        return Rules()

    async def _ask(self, hop: Request, name: str, gap: float) -> Document:
        """Ask when the host's turn comes, again while it may help."""
        host = self._hosts.setdefault(name, Host())
        async with host.turn:
            for attempt in range(1, self._settings.attempts + 1):
                if host.last_word:
                    return replace(host.last_word, request=hop, url=hop.url)
                document = await self._send(hop, host, gap)
                if not self._settings.paced or not may_pass(document):
                    break
                await self._back_off(host, document, attempt)
            return document

    async def _send(self, hop: Request, host: Host, gap: float) -> Document:
        if self._settings.paced:
            wait = host.free_at - self._clock()
            if wait > 0:
                await self._sleep(wait)
        async with self._at_once:
            self.requests += 1
            document = await self._transport.send(hop)
        host.free_at = self._clock() + gap
        if self._settings.paced:
            host.note(document, self._settings.give_up_after)
        if self._on_fetch:
            self._on_fetch(document)
        return document

    async def _back_off(self, host: Host, document: Document, attempt: int) -> None:
        """Put off the next request, with jitter; one who asks for too long a wait is left alone."""
        asked = read_retry_after(document, tell_now()) if document.status in BUSY else None
        if asked is not None and asked > self._settings.max_wait_seconds:
            host.last_word = replace(document, detail=f"asks to come back in {asked:.0f} seconds")
            return
        wait = max(asked or 0.0, 2.0 ** (attempt - 1)) * random.uniform(1.0, 1.5)
        host.free_at = max(host.free_at, self._clock() + wait)


def add_validators(request: Request, etag: str | None, last_modified: str | None) -> Request:
    """Return the request with the headers that let an unchanged answer be one of status 304."""
    pairs = (("If-None-Match", etag), ("If-Modified-Since", last_modified))
    added = tuple((name, value) for name, value in pairs if value)
    return replace(request, headers=(*request.headers, *added)) if added else request
