"""How a channel is asked: hosts that fail are told apart from the channel, and the budget holds."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from types import SimpleNamespace
from typing import cast

from showup.find.discover.protocol import Channel
from showup.find.harvest.ask_channels import Asked, ask_channel
from showup.model.document import Document, Request
from showup.model.lead import Found, Lead
from showup.model.town import Town

TOWN = Town("Maple Hill", "Kansas", "KS", "US", 39.1, -96.1, "America/Chicago")


def read(document: Document, town: Town) -> Found:
    """Every answer is a lead; an answer with a number leads on to the next one."""
    url = document.url
    more = (Request(url[:-1] + str(int(url[-1]) + 1)),) if url[-1].isdigit() and url[-1] != "9" else ()
    return Found(leads=(Lead(url, "directory", f"listed for {town.name}"),), next_requests=more)


def ask(urls: Sequence[str], there: Sequence[str], budget: int = 100) -> tuple[Asked, list[str]]:
    """Ask for the addresses; hosts and addresses that begin like one of `there` answer."""
    seen: list[str] = []

    async def fetch(request: Request) -> Document:
        seen.append(request.url)
        return Document(request, request.url, 200 if request.url.startswith(tuple(there)) else 503)

    channel = cast(Channel, SimpleNamespace(NAME="directory", read=read))
    asked = asyncio.run(ask_channel(channel, [Request(url) for url in urls], TOWN, fetch, budget))
    return asked, seen


def test_one_host_that_fails_never_stops_the_asking_of_others() -> None:
    dead = [f"https://down.example/{letter}" for letter in "abcdef"]
    others = ["https://gone.example/a", "https://lost.example/a", "https://there.example/a"]
    asked, seen = ask([*dead, *others], ["https://there.example/"])
    assert seen == [*dead[:3], *others]
    assert [lead.url for lead in asked.leads] == ["https://there.example/a"]
    assert (asked.failed, asked.requests, len(asked.problems)) == ("", 6, 5)


def test_a_host_that_has_answered_is_asked_on_whatever_fails_there() -> None:
    urls = [f"https://there.example/{name}" for name in ("a", "bad1", "bad2", "bad3", "bad4", "z")]
    asked, seen = ask(urls, [urls[0], urls[-1]])
    assert seen == urls
    assert [lead.url for lead in asked.leads] == [urls[0], urls[-1]]


def test_a_channel_of_which_nothing_answers_has_failed_and_says_why() -> None:
    asked, seen = ask([f"https://down.example/{letter}" for letter in "abcdef"], ["https://up.example/"])
    assert (len(seen), asked.failed, asked.leads) == (3, "answers HTTP 503", ())


def test_the_budget_bounds_what_answers_lead_on_to() -> None:
    asked, seen = ask(["https://there.example/page1"], ["https://there.example/"], budget=4)
    assert seen == [f"https://there.example/page{number}" for number in range(1, 5)]
    assert asked.requests == 4


def test_the_same_request_is_made_once() -> None:
    _, seen = ask(["https://there.example/a"] * 3, ["https://there.example/"])
    assert seen == ["https://there.example/a"]
