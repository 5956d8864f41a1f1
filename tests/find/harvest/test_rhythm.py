"""How often a source is read, and when its sudden silence is doubted."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from showup.find.harvest.converse import SourceReading
from showup.find.harvest.rhythm import (
    FIRST,
    LONGEST,
    LONGEST_FAILING,
    SHORTEST,
    count_news,
    doubt_emptiness,
    is_due,
    tell_pause,
)
from showup.model.source import Source, Status
from showup.store.sources import Attempt

NOW = datetime(2030, 5, 1, 12, tzinfo=UTC)
DAY = timedelta(days=1)
FEED = "https://hall.example/feed.ics"


def read_every(pause: timedelta, told: Sequence[tuple[Status, int]]) -> list[Attempt]:
    """Readings so far apart, with their status and how much was new."""
    return [
        Attempt(NOW + n * pause, status, "", 9, "text/calendar", news)
        for n, (status, news) in enumerate(told)
    ]


@pytest.mark.parametrize(
    ("told", "pause"),
    [
        ([], FIRST),
        ([(Status.OK, 0)], FIRST * 1.5),
        ([(Status.OK, 0)] * 9, LONGEST),
        ([(Status.OK, 4)] * 9, SHORTEST),
        ([(Status.OK, 0), (Status.OK, 0), (Status.OK, 1)], FIRST * 1.125),
        ([(Status.BROKEN, 0)], FIRST * 2),
        ([(Status.GONE, 0)] * 9, LONGEST_FAILING),
        ([(Status.GONE, 0)] * 9 + [(Status.OK, 5)], LONGEST),
    ],
)
def test_news_shorten_the_pause_and_silence_lengthens_it(
    told: Sequence[tuple[Status, int]], pause: timedelta
) -> None:
    assert tell_pause(read_every(timedelta(days=15), told)) == pause


def test_what_was_read_again_at_once_says_nothing_of_the_rhythm() -> None:
    calm = [(Status.OK, 0)]
    assert tell_pause(read_every(timedelta(minutes=5), calm * 20)) == tell_pause(read_every(DAY, calm))


@given(st.lists(st.tuples(st.sampled_from(list(Status)), st.integers(0, 3)), max_size=30))
def test_a_pause_is_never_shorter_or_longer_than_its_bounds(told: list[tuple[Status, int]]) -> None:
    assert SHORTEST <= tell_pause(read_every(DAY, told)) <= LONGEST_FAILING


def test_a_source_is_due_when_its_pause_is_over() -> None:
    calm = read_every(DAY, [(Status.OK, 0)])
    source = Source(FEED, "icalendar", checked_at=NOW)
    assert not is_due(source, calm, NOW + DAY)
    assert is_due(source, calm, NOW + 2 * DAY)
    assert is_due(Source(FEED, "icalendar"), [], NOW)


def test_news_are_what_came_and_what_went_and_none_at_first() -> None:
    assert count_news(["a", "b"], ["b", "c", "d"]) == 3
    assert count_news([], ["a"]) == 0


def test_a_calendar_that_tells_none_of_what_lies_ahead_is_marked_and_keeps_the_day_it_last_told() -> None:
    read = SourceReading(Source(FEED, "icalendar", status=Status.QUIET, read_at=NOW))
    doubted = doubt_emptiness(read, 12, NOW - DAY).source
    assert (doubted.status, doubted.read_at) == (Status.EMPTY, NOW - DAY)
    assert "12 events" in doubted.why
    assert doubt_emptiness(read, 2, NOW - DAY) == read
