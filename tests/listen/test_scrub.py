"""Scrubbing: planted personal data go, everything else stays word for word."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from showup.listen.scrub import scrub
from showup.model.personal import KINDS, find_traces
from tests.effort import is_done_within
from tests.listen.planted import INNOCENT, plant


def covers(quote: str, thing: str) -> bool:
    """Whether enough of the thing is gone: the frame's words before a plate may stay."""
    return thing.endswith(quote) or (quote in thing and len(quote) >= 0.8 * len(thing)) or thing in quote


def test_of_what_was_planted_nearly_all_goes_and_little_else() -> None:
    planted = plant()
    hit = wrong = 0
    missed: list[str] = []
    for text, _, thing in planted:
        traces = find_traces(text)
        good = [one for one in traces if covers(one.quote, thing)]
        wrong += len(traces) - len(good)
        hit += bool(good)
        missed += [] if good else [text]
    innocent = [one for text in INNOCENT for one in find_traces(text)]
    assert hit / len(planted) >= 0.95, missed
    assert hit / (hit + wrong + len(innocent)) >= 0.9, innocent


def test_what_is_found_is_called_by_its_kind() -> None:
    named = [any(one.kind == kind for one in find_traces(text)) for text, kind, _ in plant()]
    assert sum(named) / len(named) >= 0.95


def test_the_words_around_stay() -> None:
    heard = "Write to rosa@example.org or 402-555-0188, says Rosa; ROSA will be there, Rosalind not."
    assert scrub(heard, names=["Rosa"]) == (
        "Write to [e-mail] or [telephone], says [name]; [name] will be there, Rosalind not."
    )


def test_what_would_give_orders_to_a_terminal_goes() -> None:
    assert scrub("red \x1b[31m and\x07 \x9b2J\ttab\nline") == "red  [31m and   2J\ttab\nline"


def test_innocent_words_stay_as_they_are() -> None:
    assert [scrub(text) for text in INNOCENT] == list(INNOCENT)


@given(st.text(max_size=300), st.lists(st.text(max_size=12), max_size=3))
def test_scrubbing_twice_is_scrubbing_once_where_only_shapes_are_looked_for(
    text: str, names: list[str]
) -> None:
    once = scrub(text)
    assert scrub(once) == once
    assert all(one.kind in KINDS and text.startswith(one.quote, one.at) for one in find_traces(text))
    assert isinstance(scrub(text, names), str)


def test_a_hostile_text_is_scrubbed_in_time() -> None:
    for piece in ("a@", "1 A ", "+1 2 ", "@a", "12 North ", "Calle a ", "ABC-", "a.b.", "[at] ", "0123 "):
        assert is_done_within(1.0, lambda piece=piece: scrub(piece * 40_000))  # type: ignore[misc]
