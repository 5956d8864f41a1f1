"""Every channel is asked of the town; its answers become leads, groups and places."""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass

from showup.find.discover.protocol import Channel
from showup.find.harvest.converse import Fetch
from showup.model.document import Document, Request
from showup.model.lead import Found, Group, Lead, Place
from showup.model.problem import Problem
from showup.model.town import Town


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
    """Return everything one channel tells of the town; `budget` bounds its requests."""
    waiting = deque(requests)
    asked: set[Request] = set()
    found: list[Found] = []
    failures: list[Document] = []
    while waiting and len(asked) < budget:
        request = waiting.popleft()
        if request in asked:
            continue
        asked.add(request)
        document = await fetch(request)
        if not document.ok:
            failures.append(document)
            if len(failures) >= 3 and not found:  # the service is not there: do not knock on
                break
            continue
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
