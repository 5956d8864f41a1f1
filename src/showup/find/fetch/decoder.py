"""Bodies taken out of their compression as they come, never more than is wanted."""

from __future__ import annotations

import zlib
from typing import Protocol

import brotli

_ENOUGH_TO_JUDGE = 1_000_000  # below this no expansion is a bomb
_PIECE = 1 << 16


class BodyError(Exception):
    """A body that cannot be taken; `fault` is the document's word for why."""

    def __init__(self, fault: str, detail: str) -> None:
        super().__init__(detail)
        self.fault = fault
        self.detail = detail


class _Codec(Protocol):
    """Decompresses in pieces of a bounded size."""

    @property
    def finished(self) -> bool: ...

    def pour(self, data: bytes) -> bytes:
        """Return the next piece; given b"" it goes on with what it still holds."""
        ...

    @property
    def holds_more(self) -> bool: ...


class _Zlib:
    """gzip of one or more members, or deflate in either of its two shapes."""

    def __init__(self, window: int) -> None:
        self._window = window
        self._inner = zlib.decompressobj(window)
        self._rest = b""

    @property
    def finished(self) -> bool:
        return self._inner.eof

    @property
    def holds_more(self) -> bool:
        return bool(self._rest)

    def pour(self, data: bytes) -> bytes:
        data = self._rest + data
        if self._inner.eof:
            self._rest = b""
            if not data.startswith(b"\x1f\x8b"):  # padding after the end
                return b""
            self._inner = zlib.decompressobj(self._window)
        piece = self._inner.decompress(data, _PIECE)
        self._rest = self._inner.unused_data if self._inner.eof else self._inner.unconsumed_tail
        return piece


class _Brotli:
    def __init__(self) -> None:
        self._inner = brotli.Decompressor()

    @property
    def finished(self) -> bool:
        return bool(self._inner.is_finished())

    @property
    def holds_more(self) -> bool:
        return not self.finished and not self._inner.can_accept_more_data()

    def pour(self, data: bytes) -> bytes:
        return b"" if self.finished else bytes(self._inner.process(data, output_buffer_limit=_PIECE))


class Decoder:
    """Collects one body; BodyError as soon as it is too large, a bomb or garbled."""

    def __init__(self, encoding: str, max_bytes: int, max_expansion: int) -> None:
        self._encoding = encoding.strip().lower().removeprefix("x-")
        self._max_bytes = max_bytes
        self._max_expansion = max_expansion
        self._codec: _Codec | None = None
        self._begun = False
        self._sent = 0
        self._pieces: list[bytes] = []
        self._size = 0

    def feed(self, data: bytes) -> None:
        """Take the next bytes as they were sent."""
        if not data:
            return
        if not self._begun:
            self._begun = True
            self._codec = _choose_codec(self._encoding, data)
        self._sent += len(data)
        if self._codec is None:
            self._keep(data)
            return
        try:
            self._keep(self._codec.pour(data))
            while self._codec.holds_more:
                self._keep(self._codec.pour(b""))
        except (zlib.error, brotli.error) as error:
            raise BodyError("garbled", f"cannot be decompressed ({self._encoding}): {error}") from None

    def finish(self) -> bytes:
        """Return the whole body."""
        if self._codec is not None and not self._codec.finished:
            raise BodyError("truncated", f"the compressed body ({self._encoding}) is cut short")
        return b"".join(self._pieces)

    def _keep(self, piece: bytes) -> None:
        self._size += len(piece)
        if self._size > _ENOUGH_TO_JUDGE and self._size > self._sent * self._max_expansion:
            raise BodyError("bomb", f"expands more than {self._max_expansion} times")
        if self._size > self._max_bytes:
            raise BodyError("too-large", f"larger than {self._max_bytes:,} bytes")
        self._pieces.append(piece)


def _choose_codec(encoding: str, begin: bytes) -> _Codec | None:
    """Return what undoes the encoding; None for a plain body, also one that only says it is gzip."""
    if encoding in ("", "identity", "none", "utf-8"):
        return None
    if encoding == "gzip":
        return _Zlib(31) if begin.startswith(b"\x1f"[: len(begin)]) else None
    if encoding == "deflate":  # RFC 9110 means zlib; some servers send it bare
        is_zlib = begin[0] & 0x0F == 8 and (len(begin) < 2 or (begin[0] * 256 + begin[1]) % 31 == 0)
        return _Zlib(15 if is_zlib else -15)
    if encoding == "br":
        return _Brotli()
    raise BodyError("garbled", f"sent in an encoding nobody asked for: {encoding[:40]}")
