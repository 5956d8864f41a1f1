"""What every reader promises, whatever platform it reads."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from showup.find.extract.protocol import Reader
from showup.find.extract.registry import load_readers
from showup.model.document import Document, Request
from showup.model.reading import Claim, Reading
from showup.model.source import Source
from tests.conftest import REPOSITORY
from tests.find.extract.sampled import CONTEXT, FOLDER, SAMPLES, WINDOW, open_sample, tell

READERS = load_readers()
WEB = sorted(READERS.keys() - {"icalendar", "page"})  # these two have suites of their own
CALENDAR = (
    b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Sample//EN\r\nBEGIN:VEVENT\r\nUID:1\r\n"
    b"SUMMARY:Open evening\r\nDTSTART:20300610T190000Z\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
)
FEEDS = (
    "campusgroups", "civicplus", "finalsite", "google_calendar", "livewhale", "localist_file",
    "luma", "meetup", "membershipworks", "mobilizon", "modern_events_calendar", "teamup", "tockify",
    "trumba",
)  # fmt: skip


def reader_of(sample: str) -> Reader:
    return READERS[sample.partition(".")[0]]


@pytest.mark.parametrize("name", WEB)
def test_a_reader_has_a_name_a_rank_and_a_sample(name: str) -> None:
    reader = READERS[name]
    assert (reader.NAME, reader.RANK in (0, 1, 2)) == (name, True)
    assert any(reader_of(sample) is reader for sample in SAMPLES), "no sample"


def test_every_reader_is_named_in_the_reference() -> None:
    words = (REPOSITORY / "docs" / "reference" / "readers.md").read_text()
    assert [name for name in WEB if f"`{name}`" not in words] == []


def test_platforms_come_before_formats_and_these_before_the_general_reader() -> None:
    ranks = [reader.RANK for reader in READERS.values()]
    assert ranks == sorted(ranks)


@pytest.mark.parametrize("sample", SAMPLES)
def test_a_sample_gives_what_stands_beside_it(sample: str) -> None:
    expected: dict[str, Any] = json.loads((FOLDER / f"{sample}.expected.json").read_text())
    assert tell(sample, reader_of(sample)) == expected


def test_no_sample_lies_without_expectation_or_address() -> None:
    files = {path.name for path in FOLDER.iterdir()} - {"addresses.json"}
    assert files == {*SAMPLES, *(f"{sample}.expected.json" for sample in SAMPLES)}


@pytest.mark.parametrize("sample", SAMPLES)
def test_what_is_claimed_can_be_asked_for(sample: str) -> None:
    reader = reader_of(sample)
    for claim in reader.recognise(open_sample(sample)):
        requests = reader.ask(Source(claim.feed_url, reader.NAME), WINDOW)
        assert [request.url.startswith("https://") for request in requests] == [True]
        assert (claim.reader, 0 < claim.sure <= 1, bool(claim.sign)) == (reader.NAME, True, True)


@pytest.mark.parametrize("sample", SAMPLES)
def test_no_other_reader_stumbles_over_a_sample(sample: str) -> None:
    document = open_sample(sample)
    for name in WEB:
        answers = (READERS[name].recognise(document), READERS[name].read(document, CONTEXT))
        assert isinstance(answers[1], Reading), name


@pytest.mark.parametrize("name", FEEDS)
def test_platforms_of_calendar_files_read_them_and_nothing_else(name: str) -> None:
    reader = READERS[name]
    url = "https://maplehill.example/a.ics"
    file = Document(Request(url), url, 200, {}, CALENDAR)
    page = Document(file.request, file.url, 200, {"content-type": "text/calendar"}, b"<html>Not found</html>")
    assert [listing.title for listing in reader.read(file, CONTEXT).listings] == ["Open evening"]
    assert not reader.read(page, CONTEXT).readable


@pytest.mark.parametrize(
    "body", [b"", b"{}", b"[]", b"null", b"<html></html>", b'{"error":"denied"}', b"\x00\xff"]
)
@pytest.mark.parametrize("name", WEB)
def test_what_is_no_calendar_is_never_a_healthy_one_without_events(name: str, body: bytes) -> None:
    url = "https://maplehill.example/"
    assert not READERS[name].read(Document(Request(url), url, 200, {}, body), CONTEXT).readable


def _answer_all(document: Document) -> None:
    for name in WEB:
        reader = READERS[name]
        claims = reader.recognise(document)
        assert all(isinstance(claim, Claim) for claim in claims)
        reading = reader.read(document, CONTEXT)
        assert reading.readable or not reading.listings, name


# of an answer that a script calls a function with, the body is no JSON by itself
PLAIN_JSON = [
    name for name in SAMPLES if name.endswith(".json") and open_sample(name).body.lstrip()[:1] in b"[{"
]


@settings(max_examples=40, deadline=None)
@given(st.data())
def test_no_reader_raises_on_damaged_samples(data: st.DataObject) -> None:
    document = open_sample(data.draw(st.sampled_from(SAMPLES)))
    body = bytearray(document.body)
    for _ in range(data.draw(st.integers(1, 8))):
        at = data.draw(st.integers(0, len(body) - 1))
        body[at : at + data.draw(st.integers(0, 30))] = data.draw(st.binary(max_size=12))
        body = body or bytearray(b" ")
    _answer_all(Document(document.request, document.url, 200, document.headers, bytes(body)))


@settings(max_examples=40, deadline=None)
@given(st.data())
def test_no_reader_raises_on_values_of_other_kinds(data: st.DataObject) -> None:
    """Any value of a JSON answer may be anything: null, a number, a list, an object."""
    sample = data.draw(st.sampled_from(PLAIN_JSON))
    document = open_sample(sample)
    value = json.loads(document.body)
    odd: st.SearchStrategy[Any] = st.sampled_from(
        [None, 0, -1, 1e308, True, "", "x", [], {}, [[]], [None], {"name": None}, "9999-99-99"]
    )
    body = json.dumps(_spoil(value, data, odd)).encode()
    _answer_all(Document(document.request, document.url, 200, document.headers, body))


def _spoil(value: Any, data: st.DataObject, odd: st.SearchStrategy[Any]) -> Any:
    if data.draw(st.integers(0, 9)) == 0:
        return data.draw(odd)
    if isinstance(value, dict):
        return {key: _spoil(part, data, odd) for key, part in value.items()}
    return [_spoil(part, data, odd) for part in value] if isinstance(value, list) else value


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=400))
def test_no_reader_raises_on_any_bytes(body: bytes) -> None:
    url = "https://maplehill.example/events"
    _answer_all(Document(Request(url), url, 200, {"content-type": "text/html"}, body))


@pytest.mark.corpus
def test_no_reader_raises_on_any_captured_answer(corpora: Path) -> None:
    for path in sorted((corpora / "data" / "platforms").rglob("*.*")):
        if path.suffix in (".html", ".json", ".xml", ".jsonp", ".txt", ".ics"):
            url = f"https://maplehill.example/{path.name}"
            _answer_all(Document(Request(url), url, 200, {}, path.read_bytes()))
