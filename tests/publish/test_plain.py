"""Texts of others are shown without the marks of Markdown, and lose no words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from showup.publish.plain import drop_marks
from tests.effort import is_done_within


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("**Dates:** each *first* Monday, ***rain or shine***.", "Dates: each first Monday, rain or shine."),
        ("### Bring a friend\nand a chair", "Bring a friend\nand a chair"),
        ("Snacks will be there. ### Bring a friend", "Snacks will be there. Bring a friend"),
        ("[Sign up](https://x.example/a_b)!", "Sign up (https://x.example/a_b)!"),
        ("[https://x.example](https://x.example)", "https://x.example"),
        ("[**us**](mailto:hall@x.example)", "us (hall@x.example)"),
        ("one\n---\ntwo\n* * *\nthree", "one\n\ntwo\n\nthree"),
        (r"Room \#3 \- up the stairs\.", "Room #3 - up the stairs."),
        ("__Doors__ at 7", "Doors at 7"),
    ],
)
def test_marks_go_and_words_stay(text: str, plain: str) -> None:
    assert drop_marks(text) == plain


@pytest.mark.parametrize(
    "text",
    [
        "5 * 3 * 2",
        "* tea\n* cake",
        "snake_case_name and __init__.py",
        "#3 and #hashtag",
        "** Vendor spots are open",
        "see [1] and (2)",
        "it's f*** late",
        "7:00 --- 9:00",
        "a [b](javascript:alert(1))",
    ],
)
def test_what_only_looks_like_marks_stays(text: str) -> None:
    assert drop_marks(text) == text


@given(st.text(alphabet=st.characters(exclude_characters="*_#[\\-")))
def test_a_text_without_marks_stays_as_it_is(text: str) -> None:
    assert drop_marks(text) == text


@given(st.text(alphabet="ab *_#[]\\\n-!:/.", max_size=60))
def test_no_letter_is_lost(text: str) -> None:
    letters = sorted(filter(str.isalpha, text))
    assert sorted(filter(str.isalpha, drop_marks(text))) == letters


@pytest.mark.parametrize("mark", ["*", "**a", "[a](https://", "[", "# ", "\\", "- ", "__", "![", "*a "])
def test_marks_without_end_take_little_time(mark: str) -> None:
    assert is_done_within(1.0, lambda: drop_marks(mark * (200_000 // len(mark))))
