"""WARC archives (ISO 28500): what was asked and answered, found by its place in the file."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import Literal

from fastwarc.warc import ArchiveIterator, WarcRecord, WarcRecordType

from showup.errors import ArchiveError
from showup.find.fetch.decoder import BodyError, Decoder
from showup.find.fetch.headers import keep_headers

_PIECE = 1 << 16
_GZIP = b"\x1f\x8b"
_Decode = Literal["transfer", "none"]
MAX_REQUEST_BODY = 1 << 20


@dataclass(frozen=True, slots=True)
class Exchange:
    """Where an answer lies; `asked` is method and body as `sign_request` tells them, "" if unknown."""

    url: str
    offset: int
    asked: str


@dataclass(frozen=True, slots=True)
class Answer:
    """One recorded answer, taken out of its transfer and content encodings."""

    status: int
    headers: dict[str, str]
    body: bytes
    at: datetime | None


def sign_request(method: str, body: bytes | None) -> str:
    """Return what tells requests to one address apart: "GET", or "POST" and the digest of its body."""
    return f"{method} {sha256(body).hexdigest()}" if body else method


class Archive:
    """An archive open for reading. ArchiveError when it is no archive, or cut short."""

    def __init__(self, path: Path) -> None:
        self.path = path
        try:
            self._file = path.open("rb")
        except OSError as error:
            raise ArchiveError(f"{path}: {error.strerror or error}") from None

    def close(self) -> None:
        """Let go of the file."""
        self._file.close()

    def scan(self) -> Iterator[Exchange]:
        """Yield every recorded answer in the order of the file."""
        asked: dict[str, str] = {}
        records = 0
        for record in self._records():
            records += 1
            if record.record_type == WarcRecordType.request:
                asked[record.record_id or ""] = _sign_recorded(record)
            elif record.record_type == WarcRecordType.response:
                url = (record.headers.get("WARC-Target-URI") or "").strip("<>")
                known = asked.pop(record.headers.get("WARC-Concurrent-To") or "", "")
                yield Exchange(url, record.stream_pos, known)
        whole = measure_whole(self.path)
        size = self.path.stat().st_size
        if whole < size:
            raise ArchiveError(
                f"{self.path} is cut short. To keep the records that are whole: "
                f'head -c {whole} "{self.path}" > whole.warc.gz'
            )
        if not records:
            raise ArchiveError(f"{self.path} holds no records")

    def read(self, offset: int, max_bytes: int, max_expansion: int) -> Answer:
        """Return the answer at a place told by `scan`; BodyError when it cannot be taken."""
        try:
            return self._read(offset, max_bytes, max_expansion, "transfer")
        except OSError:  # says that it is chunked and is not: some recorders keep the header only
            return self._read(offset, max_bytes, max_expansion, "none")

    def _records(self) -> Iterator[WarcRecord]:
        try:
            yield from ArchiveIterator(self._file, parse_http=False)
        except OSError as error:
            self._file.seek(0)
            what = "damaged" if self._file.read(2) in (_GZIP, b"WA") else "no WARC archive"
            raise ArchiveError(f"{self.path} is {what}: {error}") from None

    def _read(self, offset: int, max_bytes: int, max_expansion: int, decode: _Decode) -> Answer:
        self._file.seek(offset)
        record = next(iter(ArchiveIterator(self._file, auto_decode=decode)))
        http = record.http_headers
        if http is None or not http.status_code:
            raise BodyError("garbled", "the recorded answer is not HTTP")
        decoder = Decoder(http.get("content-encoding") or "", max_bytes, max_expansion)
        while piece := record.reader.read(_PIECE):
            decoder.feed(piece)
        return Answer(
            http.status_code, keep_headers(http.items_bytes()), decoder.finish(), _read_date(record)
        )


def _sign_recorded(record: WarcRecord) -> str:
    record.parse_http()
    line = record.http_headers.status_line or "" if record.http_headers else ""
    return sign_request(line.partition(" ")[0], record.reader.read(MAX_REQUEST_BODY))


def _read_date(record: WarcRecord) -> datetime | None:
    try:
        return datetime.fromisoformat(record.headers.get("WARC-Date") or "")
    except ValueError:
        return None


def measure_whole(path: Path) -> int:
    """Return how many bytes from the beginning hold whole records: the whole file, or less if cut short."""
    size = path.stat().st_size
    with path.open("rb") as file:
        if file.read(2) != _GZIP:
            return size
        whole = 0
        while whole < size:
            file.seek(whole)
            length = _measure_member(iter(lambda: file.read(_PIECE), b""))
            if not length:
                break
            whole += length
    return whole


def _measure_member(pieces: Iterator[bytes]) -> int:
    """Return the length of the gzip member that begins here, 0 when it does not come to its end."""
    inner = zlib.decompressobj(31)
    read = 0
    for piece in pieces:
        read += len(piece)
        try:
            inner.decompress(piece, _PIECE)
            while inner.unconsumed_tail and not inner.eof:
                inner.decompress(inner.unconsumed_tail, _PIECE)
        except zlib.error:
            return 0
        if inner.eof:
            return read - len(inner.unused_data)
    return 0
