"""Addresses are taken apart once and strictly."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from showup.find.fetch.address import read_address, read_prefixes


@pytest.mark.parametrize(
    ("url", "normal"),
    [
        ("HTTP://Hall.Example", "http://hall.example/"),
        ("https://hall.example:443/a?b=c#d", "https://hall.example/a?b=c"),
        ("http://hall.example:8080?x", "http://hall.example:8080/?x"),
        ("https://hall.example./", "https://hall.example/"),
        ("https://user:word@hall.example/a", "https://hall.example/a"),
        (" https://hall.example/a b\n", "https://hall.example/a%20b"),
        ("https://hall.example/é?q=ü", "https://hall.example/%C3%A9?q=%C3%BC"),
        ("https://hall.example/a%2Fb%40c?d=%26+e", "https://hall.example/a%2Fb%40c?d=%26+e"),
        ("https://bücher.example/", "https://xn--bcher-kva.example/"),
        ("https://my_hall.example/", "https://my_hall.example/"),
        ("http://[2606:4700::0001]:80/", "http://[2606:4700::1]/"),
        ("http://0x08080808/", "http://8.8.8.8/"),
        ("http://hall.example/a\\b", None),
        ("webcal://hall.example/", None),
        ("//hall.example/", None),
        ("https://-/", None),
        ("https://hall..example/", None),
        ("https://hall.example:0/", None),
        ("https://hall.example/" + "a" * 9000, None),
    ],
)
def test_an_address_has_one_normal_form(url: str, normal: str | None) -> None:
    address = read_address(url)
    assert (address.url if address else None) == normal


@given(st.text() | st.text("htps:/.[]@%\\#?0123456789ax").map("http://".__add__))
def test_no_text_raises_and_the_normal_form_is_stable(text: str) -> None:
    address = read_address(text)
    if address:
        assert read_address(address.url) == address


def test_a_prefix_never_reaches_into_another_port_or_host() -> None:
    (prefix,) = read_prefixes(("http://localhost:8888", "nonsense"))
    assert prefix == "http://localhost:8888/"
