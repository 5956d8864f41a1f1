"""The reader of plain pages as the harvest meets it."""

from __future__ import annotations

from datetime import UTC, datetime

from showup.find.extract.readers import page
from showup.model.document import Document, Request
from showup.model.listing import Listing
from showup.model.reading import Claim, Context, Reading
from showup.model.source import Source
from showup.model.window import Window

NOW = datetime(2026, 3, 10, 12, tzinfo=UTC)
CONTEXT = Context(Window(NOW, datetime(2026, 6, 10, tzinfo=UTC)), NOW, "America/Chicago")
URL = "https://example.org/meetings"
LIST = b"""<html><head><title>Rent Board</title></head><body><h1>Rent Board</h1><h2>2026 schedule</h2>
<p>All meetings start at 6 p.m. at Larch Hall.</p>
<ul><li>April 7 <a href="/april">Details</a></li><li>May 5</li></ul></body></html>"""


def serve(body: bytes, content_type: str = "text/html", status: int = 200) -> Document:
    return Document(Request(URL), URL, status, {"content-type": content_type}, body)


def test_reads_a_list_with_the_words_that_gave_each_date() -> None:
    said = "2026 schedule … All meetings start at 6 p.m. at Larch Hall."
    assert page.read(serve(LIST), CONTEXT) == Reading(
        listings=(
            Listing(
                "Rent Board Meeting",
                datetime(2026, 4, 7, 18),
                url="https://example.org/april",
                words=f"April 7 … {said}",
            ),
            Listing("Rent Board Meeting", datetime(2026, 5, 5, 18), url=URL, words=f"May 5 … {said}"),
        ),
        total=2,
        name="Rent Board",
    )


def test_claims_the_page_itself_where_several_dates_stand() -> None:
    assert page.recognise(serve(LIST)) == (Claim("page", URL, "2 dates in its text", 0.2, "Rent Board"),)


def test_claims_a_page_of_one_date_with_its_hour_but_not_of_one_date_alone() -> None:
    one = b"<html><head><title>Pump House Club</title></head><body><p>Sat 22 Aug 2026%s</p></body></html>"
    claim = Claim("page", URL, "1 dates in its text", 0.2, "Pump House Club")
    assert [page.recognise(serve(one % b" 7:30 pm")), page.recognise(serve(one % b""))] == [(claim,), ()]


def test_claims_nothing_without_dates_nor_in_other_formats_nor_in_failures() -> None:
    prose = b"<html><body><p>Worship on Sundays at 10 am. Events and calendar.</p></body></html>"
    assert [
        page.recognise(serve(prose)),
        page.recognise(serve(b'{"date": "May 5, 2026", "end": "May 6, 2026"}', "application/json")),
        page.recognise(serve(b"BEGIN:VCALENDAR\r\nDTSTART:20260505", "text/calendar")),
        page.recognise(serve(LIST, status=404)),
        page.recognise(serve(b"")),
    ] == [(), (), (), (), ()]


def test_asks_for_the_page() -> None:
    assert page.ask(Source(URL, "page"), CONTEXT.window) == (Request(URL),)


def test_a_page_of_past_dates_is_no_calendar_of_what_is_on() -> None:
    past = page.read(serve(LIST.replace(b"2026", b"2024")), CONTEXT)
    assert past == Reading(readable=False, name="Rent Board")


def test_other_formats_are_not_readable() -> None:
    assert page.read(serve(b"BEGIN:VCALENDAR", "text/calendar"), CONTEXT) == Reading(readable=False)


def test_counts_what_is_over_and_reads_what_is_ahead() -> None:
    body = LIST.replace(b"<li>May 5</li>", b"<li>May 5</li><li>January 6</li><li>February 3</li>")
    reading = page.read(serve(body), CONTEXT)
    assert ([str(one.start) for one in reading.listings], reading.total) == (
        ["2026-04-07 18:00:00", "2026-05-05 18:00:00"],
        4,
    )
