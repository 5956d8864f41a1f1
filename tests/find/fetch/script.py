"""A network of given answers, and a clock that moves only when somebody sleeps."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from showup.find.fetch.fetcher import Fetcher
from showup.find.fetch.settings import FetchSettings
from showup.model.document import Document, Request

OK = Document(Request(""), "", 200, {}, b"ok")
MISSING = Document(Request(""), "", 404)


def answer(status: int = 200, body: bytes = b"", **headers: str) -> Document:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return Document(Request(""), "", status, named, body)


def fail(fault: str) -> Document:
    return Document(Request(""), "", 0, fault=fault, detail=f"{fault} of the script")


@dataclass(slots=True)
class Script:
    """Gives each address its answers in turn, the last one again and again; notes when it was asked."""

    answers: Mapping[str, Sequence[Document]]
    seconds: float = 0.0  # how long an answer takes
    now: float = 1000.0
    asked: list[tuple[float, Request]] = field(default_factory=list)
    open_hosts: list[str] = field(default_factory=list)
    most_at_once: int = 0

    async def send(self, request: Request) -> Document:
        turn = sum(asked.url == request.url for _, asked in self.asked)
        self.asked.append((self.now, request))
        host = request.url.split("/")[2]
        assert host not in self.open_hosts, "two connections to one host"
        self.open_hosts.append(host)
        self.most_at_once = max(self.most_at_once, len(self.open_hosts))
        await asyncio.sleep(0)
        self.now += self.seconds
        self.open_hosts.remove(host)
        known = self.answers.get(request.url, [MISSING])
        return replace(known[min(turn, len(known) - 1)], request=request, url=request.url)

    async def close(self) -> None:
        pass

    async def sleep(self, seconds: float) -> None:
        self.now += seconds
        await asyncio.sleep(0)

    @property
    def urls(self) -> list[str]:
        return [request.url for _, request in self.asked]

    @property
    def times(self) -> list[float]:
        return [round(at - 1000.0, 6) for at, _ in self.asked]


def run(script: Script, *requests: Request | str, **settings: object) -> list[Document]:
    """Fetch one after another and return the documents."""

    async def fetch_all() -> list[Document]:
        fetcher = make_fetcher(script, **settings)
        wanted = [Request(request) if isinstance(request, str) else request for request in requests]
        documents = [await fetcher.fetch(request) for request in wanted]
        assert fetcher.requests == len(script.asked)
        await fetcher.close()
        return documents

    return asyncio.run(fetch_all())


def make_fetcher(script: Script, **settings: object) -> Fetcher:
    plan = FetchSettings(**settings)  # type: ignore[arg-type]  # as given
    return Fetcher(script, plan, clock=lambda: script.now, sleep=script.sleep)
