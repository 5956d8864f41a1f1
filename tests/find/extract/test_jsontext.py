"""JSON as plug-ins write it."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from showup.find.extract.jsontext import find_array, parse_json, parse_leniently, read_json
from showup.model.document import Document, Request


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ('<!-- {"a": 1} -->', {"a": 1}),
        ('//<![CDATA[\n{"a": 1}\n//]]>', {"a": 1}),
        ('{"a": 1};', {"a": 1}),
        ('{"a": [1, 2, ], }', {"a": [1, 2]}),
        ('{"a": "one\ntwo"}', {"a": "one\ntwo"}),
        ('{"a": "say "yes" now", "b": 1}', {"a": 'say "yes" now', "b": 1}),
        ('{"a": "it\\\'s"}', {"a": "it's"}),
        ('{"a": "x, ]", "b": [1,]}', {"a": "x, ]", "b": [1]}),
        ("{&quot;a&quot;: 1}", {"a": 1}),
        ("not JSON", None),
        ('{"a": ', None),
    ],
)
def test_common_faults_are_mended(text: str, value: object) -> None:
    assert parse_leniently(text) == value


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(),
        lambda part: st.lists(part) | st.dictionaries(st.text(), part),
    )
)
def test_good_json_is_never_changed(value: object) -> None:
    assert parse_leniently(json.dumps(value)) == value


@given(st.text(alphabet='{}[]",:\\a1 \n', max_size=200))
def test_no_text_raises(text: str) -> None:
    parse_leniently(text)
    find_array(text, 0)


def test_deep_nesting_is_no_value() -> None:
    assert parse_json("[" * 100_000 + "]" * 100_000) is None


@pytest.mark.parametrize("body", [b'\xef\xbb\xbf[{"a": 1}]', b'show([{"a": 1}]);', b'/**/cb([{"a": 1}])'])
def test_a_mark_or_a_callback_around_the_body_is_opened(body: bytes) -> None:
    assert read_json(Document(Request("https://a.example/"), "https://a.example/", 200, {}, body)) == [
        {"a": 1}
    ]


def test_an_array_ends_at_its_own_bracket() -> None:
    text = 'var events = [{"title": "a ] b", "n": [1]}]; var more = [2];'
    assert find_array(text, text.find("=")) == '[{"title": "a ] b", "n": [1]}]'
    assert find_array('x = [{"open": 1}', 0) == ""
