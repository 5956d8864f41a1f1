"""Whatever the bytes: no exception, bounded work, and a problem that names its source."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from showup.find.extract.readers import page
from showup.model.document import Document, Request
from showup.model.problem import Problem
from showup.model.reading import Context, Reading
from showup.model.window import Window
from tests.effort import is_done_within

NOW = datetime(2026, 3, 10, 12, tzinfo=UTC)
CONTEXT = Context(Window(NOW, datetime(2027, 3, 10, tzinfo=UTC)), NOW, "America/Chicago")
URL = "https://example.org/meetings"


def read(body: bytes) -> Reading:
    return page.read(Document(Request(URL), URL, 200, {"content-type": "text/html"}, body), CONTEXT)


@given(st.binary(max_size=2000))
def test_survives_random_bytes(body: bytes) -> None:
    assert isinstance(read(body), Reading)


_TAGS = (
    "<ul> </ul> <li> </li> <table> <tr> <td> </td> </table> <h2> </h2> <br> <p> <b> <a href=# <time datetime="
)
_DATES = """March 31 5, 2026 - and 7pm 9:61 am 2/30/26 31.12. May-June every second Tuesday cancelled 9999
0 &amp; ½ \x00 İ ß ٣ <time datetime='2026-99-99T99:99'> <td data-date=2026-02-31> until ©"""
_WORDS = st.sampled_from([*_TAGS.split(), *_DATES.split()])


@settings(max_examples=300)
@given(st.lists(_WORDS, max_size=120))
def test_survives_words_of_dates_in_any_order(words: list[str]) -> None:
    reading = read(" ".join(words).encode())
    assert all(listing.title and listing.words is not None for listing in reading.listings)


@given(st.text(alphabet="0123456789/-.: ,apmMarchJul\n", max_size=400))
def test_survives_digits(text: str) -> None:
    assert isinstance(read(b"<p>" + text.encode()), Reading)


@pytest.mark.parametrize(
    ("name", "body"),
    [
        ("deep nesting", b"<div>" * 100_000 + b"May 5, 2026 at 7 pm"),
        ("deep nesting, all closed", b"<div>" * 60_000 + b"</div>" * 60_000),
        ("deep lists", b"<ul><li>" * 50_000 + b"May 5, 2026 at 7 pm"),
        ("deep tables", b"<table><tr><td>" * 50_000 + b"May 5, 2026 at 7 pm"),
        ("deep paragraphs", b"<p><dd><dt><option>" * 50_000),
        ("deep headings", b"<h1><h2><button>" * 50_000),
        ("deep inline nesting", b"<b><a href=x>" * 50_000 + b"May 5, 2026 at 7 pm"),
        ("a huge table", b"<table>" + b"<tr><td>May 5, 2026</td><td>Rally</td><td>7 pm</td></tr>" * 40_000),
        ("a long line of dates", b"<p>" + b"May 5, 2026 and " * 100_000),
        ("a long line of digits", b"<p>" + b"1" * 3_000_000),
        ("many dates in one box", b"<p>" + b"May 5, 2026 7 pm<br>" * 100_000),
        ("a box for every day", b"<div><div>March 5</div><h3>x</h3></div>" * 60_000),
        ("many links", b"<a href=//[>May 5</a>" * 60_000),
        ("many ordinals", b"<p>first, second and " * 60_000 + b"</p>"),
        ("many headings", b"<h2>Meetings 2026</h2><p>May 5" * 40_000),
    ],
)
def test_takes_bounded_time(name: str, body: bytes) -> None:
    assert is_done_within(2.0, lambda: read(body))


def test_tells_what_was_cut_off() -> None:
    reading = read(b"<table>" + b"<tr><td>May 5, 2026</td><td>Rally</td></tr>" * 90_000)
    assert (reading.complete, reading.problems) == (
        False,
        (Problem("extract", URL, "the page is too long to be read to its end"),),
    )
