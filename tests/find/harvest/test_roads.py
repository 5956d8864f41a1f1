"""A site with several roads to its calendar: the first that works is taken, and the ledger tells it."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime

import pytest

from showup.find.extract.registry import load_readers
from showup.find.harvest.examine import Examined, Tools, examine
from showup.find.harvest.settings import HarvestSettings
from showup.model.document import Document, Request
from showup.model.lead import Lead, Outcome
from showup.model.source import Status
from showup.model.town import Town

NOW = datetime(2030, 5, 1, 12, tzinfo=UTC)
SITE = "https://barn.maplehill.example/"
TOWN = Town("Maple Hill", "Kansas", "KS", "US", 39.1, -96.1, "America/Chicago")
EVENT = '{"@type":"Event","name":"Barn supper","startDate":"2030-05-05T19:00"}'
PAGE = (
    '<html><title>The Barn</title><link rel="https://api.w.org/" href="/wp-json/">'
    '<div class="tribe-events">Calendar</div>{}</html>'
)
LINKED = PAGE.format('<a href="/events/?ical=1">Subscribe</a>')
MARKED = PAGE.format(f'<script type="application/ld+json">{EVENT}</script>')
PLAIN = PAGE.format(
    "<h1>Barn supper</h1><p>May 5, 2030, 7 pm</p><h1>Barn dance</h1><p>May 12, 2030, 7 pm</p>"
)
CALENDAR = (
    "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//B//B//\r\nBEGIN:VEVENT\r\nUID:1\r\nSUMMARY:Barn supper\r\n"
    "DTSTART:20300506T000000Z\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
)


def look(page: str, files: dict[str, str], refused: int) -> Examined:
    """Examine the site; every address that has no file is refused."""

    async def fetch(request: Request) -> Document:
        body = page if request.url == SITE else files.get(request.url.partition("?")[0])
        if body is None:
            return Document(request, request.url, refused)
        return Document(request, request.url, 200, {"content-type": "text/html"}, body.encode())

    tools = Tools(TOWN, fetch, load_readers(), {}, HarvestSettings(NOW))
    return asyncio.run(examine(Lead(SITE, "links", "a link", "The Barn"), tools))


def tell(examined: Examined) -> tuple[Outcome, str, Status | None, int]:
    """Return the outcome, the reader that worked, its status and how many events it gave."""
    last = examined.readings[-1]
    return examined.outcome, last.source.reader, last.source.status, len(last.occurrences)


@pytest.mark.parametrize(
    ("page", "files", "reader", "events"),
    [
        (LINKED, {SITE + "events/": CALENDAR}, "the_events_calendar_file", 1),
        (MARKED, {}, "schema_org", 1),
        (PLAIN, {}, "page", 2),
    ],
)
def test_when_one_road_is_refused_the_next_is_taken(
    page: str, files: dict[str, str], reader: str, events: int
) -> None:
    examined = look(page, files, 403)
    assert tell(examined) == (Outcome.SOURCE, reader, Status.OK, events)
    assert "answers HTTP 403" in examined.readings[-1].source.why


def test_a_site_whose_every_road_is_refused_is_blocked() -> None:
    assert look(PAGE.format(""), {}, 403).outcome is Outcome.BLOCKED
