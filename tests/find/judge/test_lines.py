"""Records in, judgements out."""

from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from showup.find.judge.lines import judge_lines
from showup.model.problem import Problem

KEYS = {
    "id", "level", "sure", "p2", "p1", "activities", "topics", "skills", "open_to_newcomers", "evidence",
    "party_or_lean", "version",
}  # fmt: skip


def test_a_record_gives_one_json_object_with_its_id() -> None:
    (told,) = judge_lines(
        [{"id": 7, "title": "Phone bank", "description": None, "labels": ["PHONE_BANK", 3]}]
    )
    assert isinstance(told, dict)
    assert (told["id"], told["level"], set(told)) == (7, 2, KEYS)
    assert told["evidence"][0] == {"for": "level", "quote": "Phone bank", "field": "title"}
    assert json.loads(json.dumps(told)) == told


def test_a_bad_record_is_told_and_the_rest_goes_on() -> None:
    first, second, third = judge_lines([["no"], {"title": "x"}, {"id": "a", "title": "City Council"}])
    assert first == Problem("judge", "line 1", "not an object")
    assert second == Problem("judge", "line 2", "no id, or no title in words")
    assert isinstance(third, dict)
    assert third["level"] == 1


ANY = st.recursive(
    st.none() | st.booleans() | st.floats() | st.text(max_size=40), lambda x: st.lists(x, max_size=3)
)


@given(
    st.lists(
        st.dictionaries(st.sampled_from(["id", "title", "host", "labels", "source"]), ANY) | ANY, max_size=4
    )
)
def test_no_record_is_fatal(records: list[object]) -> None:
    assert len(list(judge_lines(records))) == len(records)
