"""The conversation with a source: paging, failures, 304, and the status told by evidence."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

import pytest

from showup.find.harvest.converse import SourceReading, read_source
from showup.model.document import Document, Request
from showup.model.listing import Listing
from showup.model.reading import Claim, Context, Reading
from showup.model.source import Source, Status
from showup.model.window import Window

NOW = datetime(2026, 8, 21, 16, tzinfo=UTC)
CONTEXT = Context(Window(NOW, NOW + timedelta(days=92)), NOW, "UTC", "https://a.example/feed")
SOURCE = Source("https://a.example/feed", "lines", name="A")


@dataclass
class Lines:
    """A reader of lines "title|days ahead"; "next N" asks for page N, "cap" says that more exist."""

    NAME: str = "lines"
    RANK: int = 1

    def recognise(self, document: Document) -> Sequence[Claim]:
        return ()

    def ask(self, source: Source, window: Window) -> Sequence[Request]:
        return (Request(source.feed_url),)

    def read(self, document: Document, context: Context) -> Reading:
        text = document.body.decode()
        if text.startswith("<html"):
            return Reading(readable=False)
        listings, following, complete = [], [], True
        for line in text.split("\n"):
            if line.startswith("next "):
                following.append(Request(f"{context.feed_url}?page={line[5:]}"))
            elif line == "cap":
                complete = False
            elif line:
                title, days = line.split("|")
                listings.append(Listing(title, NOW + timedelta(days=int(days)), uid=title))
        return Reading(
            tuple(listings), (), tuple(following), complete=complete, total=len(listings), name="Lines"
        )


def read(pages: dict[str, Document | str], budget: int = 10, source: Source = SOURCE) -> SourceReading:
    async def fetch(request: Request) -> Document:
        page = pages.get(request.url, Document(request, request.url, 404))
        if isinstance(page, Document):
            return replace(page, request=request, url=request.url)
        return Document(request, request.url, 200, {"content-type": "text/plain; charset=x"}, page.encode())

    return asyncio.run(read_source(source, Lines(), fetch, CONTEXT, budget))


def answer(status: int = 0, fault: str = "", detail: str = "") -> Document:
    return Document(Request(""), "", status, fault=fault, detail=detail)


FEED = SOURCE.feed_url


def test_pages_are_followed_to_the_end() -> None:
    told = read({FEED: "One|1\nnext 2", f"{FEED}?page=2": "Two|2\nnext 3", f"{FEED}?page=3": "Three|3"})
    assert [one.title for one in told.occurrences] == ["One", "Two", "Three"]
    assert (told.source.status, told.source.events_30d, told.total) == (Status.OK, 3, 3)
    assert told.content_type == "text/plain"


def test_a_service_that_ignores_paging_is_read_once() -> None:
    told = read({FEED: "One|1\nnext 2", f"{FEED}?page=2": "One|1\nnext 2"})
    assert [one.title for one in told.occurrences] == ["One"]
    assert told.source.status == Status.OK


def test_an_endless_service_ends_at_the_budget_and_is_incomplete() -> None:
    pages: dict[str, Document | str] = {FEED: "Zero|1\nnext 1"}
    pages |= {f"{FEED}?page={n}": f"E{n}|1\nnext {n + 1}" for n in range(1, 50)}
    told = read(pages, budget=5)
    assert len(told.occurrences) == 5
    assert told.source.status == Status.INCOMPLETE
    assert [problem.what for problem in told.problems] == ["stopped after 5 requests; more remain"]


@pytest.mark.parametrize(
    ("page", "status", "why"),
    [
        ("One|1", Status.OK, "1 in the next 30 days"),
        ("One|60", Status.QUIET, "1 events, none in the next 30 days"),
        ("One|1\ncap", Status.INCOMPLETE, "1 events, at a known cap or cut off"),
        ("", Status.EMPTY, "holds no event at all, or only such as are long over"),
        ("Old|-30", Status.QUIET, "1 events, none in the next 30 days"),
        ("Older|-400", Status.EMPTY, "holds no event at all, or only such as are long over"),
        ("<html>", Status.BROKEN, "answers, but not with a calendar"),
        (answer(404), Status.GONE, "answers HTTP 404"),
        (answer(403), Status.BLOCKED, "answers HTTP 403"),
        (answer(500), Status.BROKEN, "answers HTTP 500"),
        (answer(0, "disallowed", "robots.txt of a.example"), Status.DISALLOWED, "robots.txt of a.example"),
        (answer(0, "dns", "no such host"), Status.GONE, "no such host"),
        (answer(0, "forbidden-address"), Status.BLOCKED, "forbidden-address"),
        (answer(0, "bomb"), Status.BROKEN, "bomb"),
    ],
)
def test_status_is_told_by_evidence(page: Document | str, status: Status, why: str) -> None:
    told = read({FEED: page})
    assert (told.source.status, told.source.why) == (status, why)


def test_a_page_that_fails_in_the_middle_loses_only_itself() -> None:
    told = read({FEED: "One|1\nnext 2\nnext 3", f"{FEED}?page=3": "Three|3"})
    assert [one.title for one in told.occurrences] == ["One", "Three"]
    assert told.source.status == Status.OK


def test_unchanged_keeps_the_status_and_says_so() -> None:
    known = replace(SOURCE, status=Status.QUIET, why="before")
    told = read({FEED: answer(304)}, source=known)
    assert told.unchanged
    assert told.source == replace(known, checked_at=NOW)
    assert told.occurrences == ()


def test_only_a_source_told_by_one_document_can_be_asked_for_changes() -> None:
    one = read({FEED: "One|1"})
    paged = read({FEED: "One|1\nnext 2", f"{FEED}?page=2": "Two|2"})
    assert one.whole is not None
    assert one.whole.url == FEED
    assert paged.whole is None


def test_the_name_known_before_stays() -> None:
    assert read({FEED: "One|1"}).source.name == "A"
    assert read({FEED: "One|1"}, source=replace(SOURCE, name="")).source.name == "Lines"


def test_events_of_a_place_that_name_no_other_place_are_held_there() -> None:
    told = read({FEED: "One|1"}, source=replace(SOURCE, lat=39.1, lon=-86.5))
    assert [(one.lat, one.lon) for one in told.occurrences] == [(39.1, -86.5)]


def test_a_page_whose_dates_are_all_past_is_no_calendar() -> None:
    async def fetch(request: Request) -> Document:
        return Document(request, request.url, 200, {}, b"Council weighs zoning|-1\nRoad work|-3")

    general = Lines(NAME="page", RANK=2)
    told = asyncio.run(read_source(SOURCE, general, fetch, CONTEXT, 5))
    assert told.source.status == Status.EMPTY
