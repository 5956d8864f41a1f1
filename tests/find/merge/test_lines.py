"""`showup merge`: any record in, one line out for each."""

from __future__ import annotations

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from showup.find.merge.lines import merge_lines

LINE = {
    "id": "1",
    "source": "a",
    "title": "Tenants Assembly",
    "start": "2026-04-14T18:30-04:00",
    "end": "2026-04-14T20:00-04:00",
    "location": "Union Hall",
    "town": "lakeside",
}


def test_copies_get_one_event_id_and_towns_stay_apart() -> None:
    copy = {**LINE, "id": "2", "source": "b", "start": "2026-04-14T22:30Z", "end": None}
    elsewhere = {**copy, "id": "3", "town": "hillside"}
    ids = {told["id"]: told["event_id"] for told in merge_lines([LINE, copy, elsewhere])}
    assert ids["1"] == ids["2"] != ids["3"]


def test_what_cannot_be_read_is_an_event_by_itself() -> None:
    broken: list[dict[str, Any]] = [
        {"id": 1},
        {"id": 2, "title": "x", "start": "soon"},
        {"id": 3, "title": 5, "start": None},
    ]
    told = list(merge_lines(broken))
    assert [line["id"] for line in told] == [1, 2, 3]
    assert len({line["event_id"] for line in told}) == 3


TEXTS = st.text(max_size=30) | st.sampled_from(["Council", "Council Meeting", "https://[", "&amp;#x110000;"])
STARTS = st.sampled_from(
    ["0001-01-01T00:00+14:00", "9999-12-31T23:59-12:00", "2026-04-14", "2026-04-14T01:30"]
)
VALUES = st.none() | st.booleans() | st.integers() | TEXTS | st.lists(st.integers(), max_size=2)
RECORDS = st.fixed_dictionaries(
    {"id": VALUES},
    optional={
        "start": STARTS | VALUES,
        "end": STARTS | VALUES,
        **dict.fromkeys(("source", "uid", "title", "all_day", "location", "url"), VALUES),
        **dict.fromkeys(("description", "organizer", "town"), VALUES),
    },
)


@given(st.lists(RECORDS, max_size=8))
@settings(max_examples=150, deadline=None)
def test_no_record_breaks_the_merge(records: list[dict[str, Any]]) -> None:
    assert [line["id"] for line in merge_lines(records)] == [record["id"] for record in records]
