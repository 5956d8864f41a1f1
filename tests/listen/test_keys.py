"""The keys of note taking: three at most, and no key does what was not meant."""

from __future__ import annotations

from string import ascii_lowercase

import pytest
from hypothesis import given
from hypothesis import strategies as st

from showup.listen.keys import Action, Heard, Mark, Pressed, Words, press, read_heard, read_keys
from showup.listen.note import KINDS


def press_all(keys: str) -> list[Action]:
    pressed, done = Pressed(), []
    for key in keys:
        pressed, action = press(pressed, key)
        done += [action] if action else []
    return done


@pytest.mark.parametrize(
    ("keys", "meant"),
    [
        ("3b", Mark(3, "b", "agree")),
        ("3B", Mark(3, "b", "disagree")),
        ("3?b", Mark(3, "b", "unsure")),
        ("12b", Mark(12, "b", "agree")),
        ("99Z", Mark(99, "z", "disagree")),
        ("b", Mark(None, "b", "agree")),
        ("?b", Mark(None, "b", "unsure")),
        ("3.", Words(3)),
        (".", Words(None)),
        ("+", "statement"),
        ("-", "back"),
        ("=", "sheet"),
        ("\n", "sheet"),
    ],
)
def test_a_note_takes_three_keys_at_most(keys: str, meant: Action) -> None:
    assert len(keys) <= 3
    assert press_all(keys) == [meant]


def test_a_slip_is_mended_before_the_note_is_made() -> None:
    assert press_all("13\x7fb") == [Mark(1, "b", "agree")]
    assert press_all("3?\x7fb") == [Mark(None, "b", "agree")]
    assert press_all("\x7f") == ["back"]


@pytest.mark.parametrize("keys", ["0b", "123", "3!", "3é", "["])
def test_a_key_that_means_nothing_is_refused(keys: str) -> None:
    with pytest.raises(ValueError):
        press_all(keys)


def test_a_line_holds_many_notes_or_ends_in_words() -> None:
    assert list(read_keys("3b 4B c\n")) == [
        (Mark(3, "b", "agree"), ""),
        (Mark(4, "b", "disagree"), ""),
        (Mark(None, "c", "agree"), ""),
    ]
    assert list(read_keys("3. e: the 7 bus - late")) == [(Words(3), "e: the 7 bus - late")]
    assert list(read_keys("+ Buses should run later")) == [("statement", "Buses should run later")]
    assert list(read_keys("")) == []
    with pytest.raises(ValueError, match="ends with the letter"):
        list(read_keys("3b 4"))


@given(st.integers(1, 99), st.sampled_from(ascii_lowercase), st.sampled_from(["", "?"]), st.booleans())
def test_every_note_can_be_typed(voice: int, letter: str, unsure: str, disagrees: bool) -> None:
    key = letter.upper() if disagrees else letter
    stance = "unsure" if unsure else "disagree" if disagrees else "agree"
    assert press_all(f"{voice}{unsure}{key}") == [Mark(voice, letter, stance)]  # type: ignore[arg-type]


@given(st.text(max_size=8))
def test_no_keys_break_it(keys: str) -> None:
    try:
        done = press_all(keys)
    except ValueError:
        return
    assert all(isinstance(one, Mark | Words) or one in ("statement", "back", "sheet") for one in done)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("The bus stops", Heard("The bus stops", "claim", False, "", "The bus stops", "agree")),
        ("Who decides?", Heard("Who decides?", "question")),
        ("e: It left without me #transit", Heard("It left without me", "experience", topic="transit")),
        (
            "~p: Run a night bus = Buses should run later",
            Heard("Run a night bus", "proposal", True, "", "Buses should run later", "agree"),
        ),
        (
            "Nobody rides at night != b #transit",
            Heard("Nobody rides at night", "claim", False, "transit", "b", "disagree"),
        ),
    ],
)  # fmt: skip
def test_words_tell_their_kind_topic_and_statement(typed: str, meant: Heard) -> None:
    assert read_heard(typed) == meant


@given(st.text())
def test_any_words_are_heard_or_refused(typed: str) -> None:
    try:
        heard = read_heard(typed)
    except ValueError:
        return
    assert heard.text and heard.kind in KINDS and bool(heard.statement) == (heard.stance is not None)
