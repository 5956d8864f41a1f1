"""Values of outside answers, read without trust."""

from __future__ import annotations

import math
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from showup.find.discover.answers import address_of, dig, number_of, rows_of, same_site_key, text_of

ANYTHING = (
    st.none() | st.integers() | st.floats() | st.text(max_size=20) | st.lists(st.integers(), max_size=2)
)


@pytest.mark.parametrize(
    ("written", "address"),
    [
        ("https://a.example/x", "https://a.example/x"),
        (" mcpl.info ", "https://mcpl.info"),
        ("www.a.example:8080/x", "https://www.a.example:8080/x"),
        ("//a.example", "https://a.example"),
        ("http://a.example;http://b.example", "http://a.example"),
        ("javascript:alert(1)", ""),
        ("mailto:jo@a.example", ""),
        ("https://jo:secret@a.example/", ""),
        ("https://localhost/", ""),
        ("https://[::1/", ""),
        ("https://a.example:99999/", ""),
        ("https://a.example/\x00", ""),
        ("https://a.example/" + "x" * 2000, ""),
        (7, ""),
    ],
)
def test_an_address_is_read_from_what_people_write_for_one(written: object, address: str) -> None:
    assert address_of(written) == address


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Fern\n  Grange", "Fern Grange"),
        ("Ask jo.fern@grange.example or (541) 555-0199", "Ask or"),
        ("Call +1 541-555-0199 now", "Call now"),
        ("Union Local 541, room 555", "Union Local 541, room 555"),
        ("x" * 400, "x" * 300),
        (["a"], ""),
    ],
)
def test_a_text_is_short_and_names_no_way_to_reach_a_person(text: object, told: str) -> None:
    assert text_of(text) == told


@pytest.mark.parametrize(
    ("value", "number"),
    [("44.5", 44.5), (3, 3.0), (True, None), ("nan", None), (10**400, None), (None, None)],
)
def test_a_number_is_finite_or_none(value: object, number: float | None) -> None:
    assert number_of(value) == number


@given(ANYTHING, st.text(max_size=5))
def test_nothing_raises_whatever_the_value(value: Any, key: str) -> None:
    assert (dig(value, key, key), list(rows_of(value, key))) == (None, [])
    number = number_of(value)
    assert number is None or math.isfinite(number)


def test_addresses_of_one_site_are_one() -> None:
    forms = ("http://a.example", "https://www.A.example/", " https://a.example")
    assert {same_site_key(form) for form in forms} == {"a.example"}
    assert same_site_key("https://a.example/X") == "a.example/X"
