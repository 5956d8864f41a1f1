"""Lines unfolded, decoded and freed of markup."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from showup.find.extract.ics.text import read_line, read_lines, split_list, unfold


def fold(line: str, width: int) -> bytes:
    """Fold by bytes, as many programs do, be it in the middle of a character."""
    data = line.encode()
    return b"\r\n ".join(data[at : at + width] for at in range(0, len(data), width))


@given(st.text(st.characters(exclude_categories=["Cc", "Cs"])), st.integers(1, 75))
def test_folds_leave_no_trace_wherever_they_cut(line: str, width: int) -> None:
    assert unfold(fold(f"SUMMARY:{line}", width)) == f"SUMMARY:{line}"


@pytest.mark.parametrize(
    ("block", "expected"),
    [
        (b"A:caf\xc3\xa9\nB:caf\xe9", "A:café\nB:café"),  # UTF-8 beside Windows-1252
        (b"A:caf\xc3\xa9 \xff", "A:café \ufffd"),
        (b"A:one\n\ttwo\r\nB:x", "A:onetwo\nB:x"),
        (b"A:one\r\r\nB:two", "A:one\nB:two"),
    ],
)
def test_mixed_encodings_and_line_ends_are_read(block: bytes, expected: str) -> None:
    assert unfold(block) == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (r"Soup\, songs\; \"more\"\nat noon", 'Soup, songs; "more" at noon'),
        (r"back\\nslash", r"back\nslash"),
        ("Tea &amp; <b>talk</b>&nbsp;now", "Tea & talk now"),
        ("a < b and c > d", "a < b and c > d"),
    ],
)
def test_a_line_is_plain_text(value: str, expected: str) -> None:
    assert read_line(value) == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (r"one\ntwo\Nthree", "one\ntwo\nthree"),
        ("one\u2028two\x85three\x0bfour", "one\ntwo\nthree\nfour"),
        ("<p>one</p><p>two<br/>three</p><style>p {}</style>", "one\ntwo\nthree"),
        ("<!-- <p>hidden</p> -->seen", "seen"),
    ],
)
def test_lines_keep_their_breaks_and_lose_their_markup(value: str, expected: str) -> None:
    assert read_lines(value) == expected


@given(st.text())
def test_no_text_breaks_a_line_of_output(value: str) -> None:
    assert read_line(value).splitlines() in ([], [read_line(value)])
    assert read_lines(value).splitlines() == (read_lines(value).split("\n") if read_lines(value) else [])


def test_a_comma_with_a_backslash_does_not_part_a_list() -> None:
    assert split_list(r"Parks\, rivers,Walks, ,Talks") == ["Parks, rivers", "Walks", "Talks"]
