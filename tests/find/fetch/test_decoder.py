"""Bodies come out the same however they were cut; what is hostile ends in a fault, never in an error."""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Callable

import brotli
import pytest
from hypothesis import given
from hypothesis import strategies as st

from showup.find.fetch.decoder import BodyError, Decoder

ENCODERS: dict[str, Callable[[bytes], bytes]] = {
    "": bytes,
    "gzip": gzip.compress,
    "deflate": zlib.compress,
    "br": brotli.compress,
}


def decode(encoding: str, data: bytes, step: int, max_bytes: int = 10_000_000) -> bytes:
    decoder = Decoder(encoding, max_bytes, 100)
    for begin in range(0, len(data), step):
        decoder.feed(data[begin : begin + step])
    return decoder.finish()


@given(st.sampled_from(sorted(ENCODERS)), st.binary(max_size=4000), st.integers(1, 5000))
def test_a_body_does_not_depend_on_how_it_is_cut(encoding: str, body: bytes, step: int) -> None:
    assert decode(encoding, ENCODERS[encoding](body), step) == body


@given(st.sampled_from(["gzip", "deflate", "br", "zstd", "gzip, gzip", "\u2028"]), st.binary(max_size=500))
def test_any_bytes_give_a_body_or_a_named_fault(encoding: str, data: bytes) -> None:
    try:
        assert isinstance(decode(encoding, data, 7), bytes)
    except BodyError as error:
        assert error.fault in ("garbled", "truncated")


@pytest.mark.parametrize("encoding", sorted(ENCODERS))
def test_no_body_is_larger_than_allowed(encoding: str) -> None:
    noise = bytes(range(256)) * 40
    with pytest.raises(BodyError, match="larger than 10,000 bytes"):
        decode(encoding, ENCODERS[encoding](noise), 100, max_bytes=10_000)


@pytest.mark.parametrize("encoding", ["gzip", "deflate", "br"])
def test_a_bomb_is_stopped_long_before_it_is_whole(encoding: str) -> None:
    bomb = ENCODERS[encoding](bytes(12_000_000))
    with pytest.raises(BodyError) as told:
        decode(encoding, bomb, 1000)
    assert told.value.fault in ("bomb", "too-large")


def test_an_empty_body_needs_no_decompression() -> None:
    assert decode("gzip", b"", 1) == b""
