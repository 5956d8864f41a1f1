"""Every channel is asked of the town; its answers become leads, groups and places."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Sequence
from dataclasses import dataclass

from showup.find.discover.protocol import Channel
from showup.find.harvest.converse import Fetch
from showup.model.address import host_of
from showup.model.document import Document, Request
from showup.model.lead import Found, Group, Lead, Place
from showup.model.problem import Problem
from showup.model.town import Town

_GIVE_UP = 3  # failures of a host that has answered nothing, after which it is asked no more


@dataclass(frozen=True, slots=True)
class Asked:
    """What a channel gave, and how it failed when it did ("" when it answered)."""

    name: str
    leads: tuple[Lead, ...]
    groups: tuple[Group, ...]
    places: tuple[Place, ...]
    problems: tuple[Problem, ...]
    failed: str
    requests: int


async def ask_channel(
    channel: Channel, requests: Sequence[Request], town: Town, fetch: Fetch, budget: int
) -> Asked:
    """Return everything one channel tells of the town; `budget` bounds its requests.

    A host that is not there is not knocked at again; the channel's other hosts are asked all the same.
    """
    waiting = deque(requests)
    asked: set[Request] = set()
    found: list[Found] = []
    failures: list[Document] = []
    failed: Counter[str] = Counter()
    answered: set[str] = set()
    while waiting and len(asked) < budget:
        request = waiting.popleft()
        host = host_of(request.url)
        if request in asked or (failed[host] >= _GIVE_UP and host not in answered):
            continue
        asked.add(request)
        document = await fetch(request)
        if not document.ok:
            failures.append(document)
            failed[host] += 1
            continue
        answered.add(host)
        told = channel.read(document, town)
        found.append(told)
        waiting.extend(told.next_requests)
    return _gather(channel.NAME, found, failures, len(asked))


def _gather(name: str, found: Sequence[Found], failures: Sequence[Document], requests: int) -> Asked:
    leads = {lead.url: lead for told in reversed(found) for lead in reversed(told.leads)}
    groups = {(group.name, group.url): group for told in found for group in told.groups}
    places = {(place.name, place.lat, place.lon): place for told in found for place in told.places}
    problems = [problem for told in found for problem in told.problems]
    problems += [Problem("discover", failure.url, say_failure(failure)) for failure in failures]
    failed = say_failure(failures[0]) if failures and not found else ""
    return Asked(
        name=name,
        leads=tuple(reversed(leads.values())),
        groups=tuple(groups.values()),
        places=tuple(places.values()),
        problems=tuple(problems),
        failed=failed,
        requests=requests,
    )


def say_failure(document: Document) -> str:
    """Return why a request got no useful answer, in words."""
    return document.detail or document.fault or f"answers HTTP {document.status}"
