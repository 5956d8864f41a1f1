"""A network that holds one invented town: every answer is rendered for the day it is asked.

It answers as archives are replayed (redirects followed inside, 404 for what is not there), and knows
nothing of any other host: no request leaves.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from hashlib import sha256
from urllib.parse import urljoin

from showup.model.document import Document, Request
from showup.sample.almanac import Almanac
from showup.sample.exchange import PLAIN, Answer, Ask, take_apart
from showup.sample.services import SERVICES
from showup.sample.sites import answer_for, find_site
from showup.sample.town import TOWN, ZONE
from showup.sample.town_life import load_life

__all__ = ["TOWN", "SampleTransport"]

MOST_REDIRECTS = 5
_NOT_FOUND = Answer(b"Not found", PLAIN, 404)


class SampleTransport:
    """Answers for the sample town on the day of `now` (an aware time)."""

    def __init__(self, now: datetime) -> None:
        if now.tzinfo is None:
            raise ValueError("the sample's clock needs a time with an offset")
        self._almanac = Almanac(load_life(), now.astimezone(ZONE))

    async def send(self, request: Request) -> Document:
        """Return the answer, redirects followed; a fault gives a document that names it."""
        url = request.url
        for _ in range(MOST_REDIRECTS + 1):
            ask = take_apart(Request(url, request.method, body=request.body))
            if ask is None:
                return self._fail(request, url, "bad-url", "no web address")
            answer = self._answer(ask)
            if answer is None:
                return self._fail(request, url, "dns", f"no host {ask.host} in the sample town")
            if not answer.moved_to:
                return self._document(request, url, answer)
            url = urljoin(url, answer.moved_to)
        return self._fail(request, url, "redirect-loop", f"more than {MOST_REDIRECTS} redirects")

    async def close(self) -> None:
        """Let go of nothing: there are no connections and no files."""

    def _answer(self, ask: Ask) -> Answer | None:
        """Return the answer of a host; None where there is no such host."""
        service = SERVICES.get(ask.host)
        if service:
            return service(ask, self._almanac) or _NOT_FOUND
        site = find_site(ask.host, self._almanac.life)
        if site:
            return answer_for(site, ask, self._almanac) or _NOT_FOUND
        return None if ask.host.endswith(".example") else _NOT_FOUND

    def _document(self, request: Request, url: str, answer: Answer) -> Document:
        headers = {"content-type": answer.content_type, **answer.headers}
        if answer.status == 200:
            headers["etag"] = f'"{sha256(answer.body).hexdigest()[:24]}"'
            if _header(request, "if-none-match") == headers["etag"]:
                return Document(request, url, 304, headers, b"", self._almanac.now)
        return Document(request, url, answer.status, headers, answer.body, self._almanac.now)

    def _fail(self, request: Request, url: str, fault: str, detail: str) -> Document:
        return Document(request, url, 0, {}, b"", self._almanac.now, fault, detail)


def _header(request: Request, name: str) -> str:
    sent: Mapping[str, str] = {key.lower(): value for key, value in request.headers}
    return sent.get(name, "")
