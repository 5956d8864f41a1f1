"""What every channel keeps, whichever it is; and what each finds in its samples."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from showup.find.discover.registry import load_channels, name_channels
from showup.model.document import Document, Request
from showup.model.lead import Found
from showup.model.town import Town
from tests.effort import is_done_within

from .pairs import FERNHOLLOW, FOLDER, Sample, describe, load_samples

CHANNELS = load_channels()
SAMPLES = load_samples()
MODULES = sorted(
    path.stem for path in (Path(__file__).parents[3] / "src/showup/find/discover/channels").glob("[a-z]*.py")
)
TOWNS = (
    FERNHOLLOW,
    Town("Null Island", "", "", "XX", 0.0, 0.0, "UTC"),
    Town("", "", "", "", -89.9, 179.9, "UTC"),
    Town("Córdoba", "Andalusia", "51", "ES", 37.9, -4.8, "Europe/Madrid", 319000),
    Town("Berlin", "Berlin", "16", "DE", 52.52, 13.41, "Europe/Berlin", 3426354),
    Town("Torino", "Piedmont", "12", "IT", 45.07, 7.69, "Europe/Rome", 870000),
    Town('A "B" [x]+(', "Indiana", "IN", "US", 39.0, -86.0, "America/New_York", 1, ("47401",)),
)
_ADDRESS = re.compile(r"^https?://[^\s/]+\.[^\s]*$|^http://localhost:8888/")
_PERSONAL = re.compile(r"[\w.]+@[\w-]+\.\w+|\(?\d{3}\)?[ .-]\d{3}[ .-]\d{4}")


def test_a_channel_is_called_like_its_module() -> None:
    assert list(CHANNELS) == list(name_channels()) == MODULES


def answer(sample: Sample, body: bytes, kind: str = "") -> Document:
    """Return a sample's document with another body."""
    headers = {"content-type": kind} if kind else sample.document.headers
    return Document(sample.document.request, sample.document.url, 200, headers, body)


def find_all(found: Found) -> list[str]:
    """Return every text that a finding holds."""
    texts = [text for lead in found.leads for text in (lead.name, lead.why, lead.url)]
    texts += [text for group in found.groups for text in (group.name, group.why, group.url)]
    return texts + [place.name for place in found.places]


def assert_sound(found: Found) -> None:
    """Fail where a finding holds what no later stage may get."""
    urls = [lead.url for lead in found.leads] + [request.url for request in found.next_requests]
    urls += [group.url for group in found.groups] + [place.site for place in found.places if place.site]
    assert [url for url in urls if not _ADDRESS.match(url)] == []
    lats = [lead.lat for lead in found.leads] + [group.lat for group in found.groups]
    lats += [place.lat for place in found.places]
    assert [lat for lat in lats if lat is not None and not -90 <= lat <= 90] == []
    assert [text for text in find_all(found) if len(text) > 2000 or "\n" in text] == []
    assert [problem for problem in found.problems if not problem.what or problem.stage != "discover"] == []


def test_every_module_of_the_folder_is_a_channel_under_its_own_name() -> None:
    assert sorted(CHANNELS) == MODULES


@pytest.mark.parametrize("name", sorted(CHANNELS))
def test_a_channel_says_in_a_sentence_what_it_tells_an_outside_service(name: str) -> None:
    channel = CHANNELS[name]
    asks = any(channel.ask(town, ()) for town in TOWNS)
    assert channel.TELLS.endswith(".") if asks else channel.TELLS == "" or channel.TELLS.endswith(".")


@pytest.mark.parametrize("name", sorted(CHANNELS))
@pytest.mark.parametrize("town", TOWNS, ids=lambda town: town.country or "nowhere")
def test_a_channel_asks_whole_addresses_and_the_same_ones_every_time(name: str, town: Town) -> None:
    asked = CHANNELS[name].ask(town, ("housing", 'a "quoted" wish', ""))
    assert [request.url for request in asked if not _ADDRESS.match(request.url)] == []
    assert len(set(asked)) == len(asked)
    assert asked == CHANNELS[name].ask(town, ("housing", 'a "quoted" wish', ""))


@pytest.mark.parametrize("name", sorted(set(CHANNELS) - {"search"}))
def test_only_the_search_engine_learns_the_interests(name: str) -> None:
    channel = CHANNELS[name]
    assert [channel.ask(town, ("tenants", "peace")) for town in TOWNS] == [
        channel.ask(town, ()) for town in TOWNS
    ]


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: f"{sample.channel}/{sample.case}")
def test_a_sample_gives_what_stands_beside_it(sample: Sample) -> None:
    found = CHANNELS[sample.channel].read(sample.document, FERNHOLLOW)
    assert describe(found) == sample.expected
    assert_sound(found)
    assert [text for text in find_all(found) if _PERSONAL.search(text)] == []


def test_every_channel_has_a_sample_and_every_sample_an_expectation() -> None:
    assert {sample.channel for sample in SAMPLES} == set(CHANNELS)
    answers = {path.name.split(".answer.")[0] for path in FOLDER.glob("*/*.answer.*")}
    assert answers == {sample.case for sample in SAMPLES}


@pytest.mark.parametrize("name", sorted(CHANNELS))
@pytest.mark.parametrize("status", [0, 301, 403, 404, 429, 503])
def test_a_service_that_does_not_answer_finds_nothing_and_says_so(name: str, status: int) -> None:
    sample = next(sample for sample in SAMPLES if sample.channel == name)
    fault = "" if status else "timeout"
    document = Document(sample.document.request, sample.document.url, status, {}, b"", fault=fault)
    found = CHANNELS[name].read(document, FERNHOLLOW)
    assert (found.leads, found.groups, found.places) == ((), (), ())
    assert_sound(found)


@pytest.mark.parametrize("name", sorted(CHANNELS))
def test_a_channel_never_raises_on_a_mangled_answer(name: str) -> None:
    samples = [sample for sample in SAMPLES if sample.channel == name]

    @settings(max_examples=60, deadline=None)
    @given(st.sampled_from(samples), st.integers(0, 10**6), st.binary(max_size=40), st.integers(0, 300))
    def read(sample: Sample, at: int, put: bytes, cut: int) -> None:
        body = sample.document.body
        at %= len(body) + 1
        mangled = answer(sample, body[:at] + put + body[at + cut :])
        assert_sound(CHANNELS[name].read(mangled, FERNHOLLOW))
        assert CHANNELS[name].wants(mangled) in (True, False)

    read()


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=12),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6), inner, max_size=3),
    max_leaves=6,
)


def swap_values(value: object, draw: Callable[[Any], Any]) -> object:
    """Return a JSON value with some of its inner values replaced by any others."""
    if draw(st.integers(0, 11)) == 0:
        return draw(JSON)
    if isinstance(value, dict):
        return {key: swap_values(inner, draw) for key, inner in value.items()}
    if isinstance(value, list):
        return [swap_values(inner, draw) for inner in value]
    return value


HOSTILE = {
    "empty": b"",
    "nested lists": b"[" * 100_000,
    "many links": b"<a href=//x.example>" * 50_000,
    "nested script": b"<script>x=" + b"[{" * 100_000,
    "zeros": b"\x00" * 100_000,
    "headings": b"<h3>" * 200_000,
}
JSON_SAMPLES = [sample for sample in SAMPLES if sample.document.content_type == "application/json"]


@settings(max_examples=300, deadline=None)
@given(st.data())
def test_an_answer_of_the_right_keys_with_wrong_values_never_raises(data: st.DataObject) -> None:
    sample = data.draw(st.sampled_from(JSON_SAMPLES))
    body = json.dumps(
        data.draw(st.composite(lambda draw: swap_values(json.loads(sample.document.body), draw))())
    )
    document = Document(
        sample.document.request, sample.document.url, 200, sample.document.headers, body.encode()
    )
    assert_sound(CHANNELS[sample.channel].read(document, FERNHOLLOW))


@pytest.mark.parametrize("name", sorted(CHANNELS))
@pytest.mark.parametrize("body", HOSTILE.values(), ids=HOSTILE)
def test_hostile_bytes_are_read_within_two_seconds(name: str, body: bytes) -> None:
    channel = CHANNELS[name]
    sample = next(sample for sample in SAMPLES if sample.channel == name)
    for kind in ("application/json", "text/html"):
        document = answer(sample, body, kind)
        assert_sound(channel.read(document, FERNHOLLOW))
        assert is_done_within(2.0, partial(channel.wants, document))
        assert is_done_within(2.0, partial(channel.read, document, FERNHOLLOW))


@pytest.mark.parametrize("name", sorted(CHANNELS))
def test_a_channel_does_not_want_what_is_no_page(name: str) -> None:
    url = "https://a.example/"
    picture = Document(Request(url), url, 200, {"content-type": "image/png"}, b"\x89PNG")
    absent = Document(Request(url), url, 404, {"content-type": "text/html"}, b"<html>")
    assert [CHANNELS[name].wants(picture), CHANNELS[name].wants(absent)] == [False, False]
