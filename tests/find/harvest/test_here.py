"""A harvest from its first run to later ones: what is asked again, what is kept, who reaches what."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from showup.find.discover.channels.search import SearchWith
from showup.find.discover.protocol import Channel
from showup.find.fetch.fetcher import Fetcher
from showup.find.fetch.settings import FetchSettings
from showup.find.harvest.here import BY_HAND, Harvest, Summary
from showup.find.harvest.progress import Silence
from showup.find.harvest.settings import HarvestSettings
from showup.model.address import host_of
from showup.model.document import Document, Request
from showup.model.lead import Lead
from showup.model.source import Status
from showup.model.town import Town
from showup.store.harvest_store import HarvestStore
from tests.find.fetch.script import Script, answer

NOW = datetime(2030, 5, 1, 12, tzinfo=UTC)
WEEK, HOUR = timedelta(days=7), timedelta(hours=1)
TOWN = Town("Maple Hill", "Ohio", "OH", "US", 40.0, -83.0, "America/New_York", 9_000)
HOME = "https://maplehill.example/"
FEED = f"{HOME}all.ics"
ENGINE = "http://localhost:8888"
Answers = Mapping[str, Sequence[Document]]


def page(html: str) -> Document:
    return answer(body=f"<!doctype html><title>Maple Hill</title>{html}".encode(), content_type="text/html")


def calendar(*days: int, etag: str = "", place: str = "") -> Document:
    """A calendar with an event so many days from the first harvest on."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//x//y"]
    for day in days:
        start = f"DTSTART:{NOW + timedelta(days=day):%Y%m%d}"
        lines += ["BEGIN:VEVENT", f"UID:{day}", f"SUMMARY:Evening {day}", start]
        lines += [f"LOCATION:{place}", "END:VEVENT"]
    body = "\r\n".join([*lines, "END:VCALENDAR", ""])
    return answer(body=body.encode(), content_type="text/calendar", etag=etag)


LINKED = page('<a href="/all.ics">Subscribe</a>')


@pytest.fixture
def store(tmp_path: Path) -> Iterator[HarvestStore]:
    with closing(HarvestStore.open(tmp_path / "harvest.db")) as opened:
        yield opened


def harvest(
    store: HarvestStore,
    answers: Answers,
    now: datetime,
    channels: Mapping[str, Channel] | None = None,
    only_leads: tuple[str, ...] = (),
    **asked: bool,
) -> tuple[Summary, list[Request]]:
    """Harvest the town with its home page added by hand; return what was asked beside robots.txt."""
    script = Script(answers)
    due_only = asked.pop("due_only", False)
    plan = HarvestSettings(now=now, by_hand=(HOME,), due_only=due_only, only_leads=only_leads)

    async def run() -> Summary:
        fetcher = Fetcher(script, FetchSettings(paced=False, allowed_endpoints=(ENGINE,)))
        try:
            return await Harvest(TOWN, store, fetcher, plan, Silence(), channels or {}).run(**asked)
        finally:
            await fetcher.close()

    summary = asyncio.run(run())
    return summary, [request for _, request in script.asked if not request.url.endswith("robots.txt")]


def read_later(store: HarvestStore, answers: Answers, now: datetime) -> list[Request]:
    return harvest(store, answers, now, discover=False)[1]


def statuses(store: HarvestStore) -> dict[str, Status | None]:
    return {source.feed_url: source.status for source in store.sources(TOWN.key)}


def titles(store: HarvestStore, now: datetime) -> set[str]:
    window = HarvestSettings(now=now).window
    return {occurrence.title for occurrence in store.occurrences(TOWN.key, window)}


def test_an_unchanged_calendar_is_asked_for_by_its_validator_and_keeps_its_events(
    store: HarvestStore,
) -> None:
    first = calendar(2, 20, 40, etag='"7"')
    harvest(store, {HOME: [LINKED], FEED: [first]}, NOW)
    (asked,) = read_later(store, {FEED: [answer(304)]}, NOW + HOUR)
    assert ("If-None-Match", '"7"') in asked.headers
    assert titles(store, NOW) == {"Evening 2", "Evening 20", "Evening 40"}
    assert [(a.status, a.count, a.news) for a in store.attempts(FEED)] == [
        (Status.OK, 3, 0),
        (Status.OK, 3, 0),
    ]


def test_what_came_and_went_is_noted_as_news(store: HarvestStore) -> None:
    harvest(store, {HOME: [LINKED], FEED: [calendar(2, 20, 40)]}, NOW)
    read_later(store, {FEED: [calendar(2, 20, 41, 42)]}, NOW + HOUR)
    assert store.attempts(FEED)[-1].news == 3


def test_a_source_that_suddenly_tells_nothing_keeps_its_events_and_its_other_roads_are_tried(
    store: HarvestStore,
) -> None:
    marked = json.dumps({"@type": "Event", "name": "Supper", "startDate": "2030-05-20T19:00:00-04:00"})
    other_road = page(f'<script type="application/ld+json">{marked}</script>')
    harvest(store, {HOME: [LINKED], FEED: [calendar(2, 12, 20, 40)]}, NOW)
    read_later(store, {FEED: [calendar(-40)], HOME: [other_road]}, NOW + WEEK)
    assert statuses(store) == {FEED: Status.EMPTY, HOME: Status.OK}
    assert "suddenly tells none of the 3 events" in store.attempts(FEED)[-1].why
    assert titles(store, NOW + WEEK) == {"Evening 12", "Evening 20", "Evening 40", "Supper"}
    read_later(store, {FEED: [calendar(12, 20, 40)], HOME: [other_road]}, NOW + WEEK + HOUR)
    assert statuses(store)[FEED] == Status.OK


def test_what_a_working_source_no_longer_tells_is_gone(store: HarvestStore) -> None:
    harvest(store, {HOME: [LINKED], FEED: [calendar(2, 12, 20, 40)]}, NOW)
    read_later(store, {FEED: [calendar(12, 40)]}, NOW + HOUR)
    assert titles(store, NOW) == {"Evening 12", "Evening 40"}


def test_only_what_is_due_is_asked(store: HarvestStore) -> None:
    web = {HOME: [LINKED], FEED: [calendar(2, 20)]}
    harvest(store, web, NOW)
    assert harvest(store, web, NOW + HOUR, discover=False, due_only=True)[1] == []
    (asked,) = harvest(store, web, NOW + 2 * timedelta(days=1), discover=False, due_only=True)[1]
    assert asked.url == FEED


def test_an_address_that_is_tried_by_hand_is_tried_alone(store: HarvestStore) -> None:
    pasted, feed = "https://mill.example/", "https://mill.example/dates.ics"
    web = {
        HOME: [LINKED],
        FEED: [calendar(2)],
        pasted: [page('<a href="/dates.ics">Subscribe</a>')],
        feed: [calendar(3)],
    }
    harvest(store, web, NOW)
    store.save_leads(TOWN.key, [Lead(pasted, BY_HAND, "added by hand")])
    asked = harvest(store, web, NOW + HOUR, only_leads=(pasted,), reread=False)[1]
    assert {host_of(request.url) for request in asked} == {"mill.example"}
    assert titles(store, NOW) == {"Evening 2", "Evening 3"}


def test_the_own_search_engine_answers_its_channel_and_nobody_else(store: HarvestStore) -> None:
    found = {"results": [{"url": "https://hall.example/", "title": "Hall"}, {"url": f"{ENGINE}/secret"}]}
    channels = {"search": SearchWith(ENGINE)}
    queries = channels["search"].ask(TOWN, ())
    web: Answers = {
        **{request.url: [answer(body=json.dumps(found).encode())] for request in queries},
        HOME: [page(f'<a href="{ENGINE}/events">Events</a><a href="{ENGINE}/all.ics">Subscribe</a>')],
    }
    _, asked = harvest(store, web, NOW, channels)
    urls = [request.url for request in asked]
    assert {url for url in urls if url.startswith(ENGINE)} == {request.url for request in queries}
    assert "https://hall.example/" in urls


def test_places_named_in_several_events_are_searched_for(store: HarvestStore) -> None:
    told = calendar(11, 12, 13, place="Fern Valley Grange\\, 4 Mill Lane")
    _, asked = harvest(store, {HOME: [LINKED], FEED: [told]}, NOW, {"search": SearchWith(ENGINE)})
    assert [url for url in (request.url for request in asked) if "Fern+Valley+Grange" in url] == [
        f"{ENGINE}/search?q=%22Maple+Hill%22+%22Ohio%22+%22Fern+Valley+Grange%22&format=json"
    ]
