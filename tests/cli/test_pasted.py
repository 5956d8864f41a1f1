"""What a person pastes from a search engine gives the addresses of groups, nothing else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from showup.cli.sources_command import find_pasted


@pytest.mark.parametrize(
    ("pasted", "found"),
    [
        ("Fern Library\nhttps://library.example › events", ["https://library.example"]),
        ("see https://hall.example/, (https://choir.example/a).", ["https://hall.example/", "https://choir.example/a"]),
        (
            '<a href="https://www.google.com/url?q=https://union.example/meet%3Fa%3D1&amp;sa=U">Union</a>',
            ["https://union.example/meet?a=1"],
        ),
        ('href="//duckduckgo.com/l/?uddg=x" https://duckduckgo.com/l/?uddg=https%3A%2F%2Fcoop.example%2F', ["https://coop.example/"]),
        ('{"results":[{"url":"https://grange.example/","title":"Grange"}]}', ["https://grange.example/"]),
        ("https://www.google.de/search?q=x https://www.facebook.com/a https://www.bing.com/b", []),
        ("nothing here", []),
    ],
)  # fmt: skip
def test_addresses_are_found_however_they_are_pasted(pasted: str, found: list[str]) -> None:
    assert find_pasted(pasted) == found


@given(st.text(max_size=200))
def test_no_text_raises(text: str) -> None:
    assert all(url.startswith("http") for url in find_pasted(f"https://{text} http://[{text}"))
