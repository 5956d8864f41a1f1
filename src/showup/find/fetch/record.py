"""A transport that keeps what passes through it, as a WARC archive that replays."""

from __future__ import annotations

import gzip
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime
from http import HTTPStatus
from pathlib import Path
from uuid import uuid4

from showup import __version__
from showup.errors import ArchiveError
from showup.find.fetch.address import Address, read_address
from showup.find.fetch.archive import MAX_REQUEST_BODY, measure_whole
from showup.find.fetch.fault import tell_now
from showup.find.fetch.transport import Transport
from showup.model.document import Document, Request
from showup.model.problem import Problem

MAX_BYTES = 2_000_000_000
_VALIDATORS = frozenset({"if-none-match", "if-modified-since"})


class RecordingTransport:
    """Writes every question and answer of another transport into an archive.

    Each exchange is written as one piece and handed to the system at once, so that a killed run
    leaves whole records; recording into such a file again drops a cut one and goes on after it.
    Faults have no answer to keep. Validators are not sent on: an archive of "not modified" holds
    nothing. At `max_bytes` the recording stops and the run goes on; `problems` then says so.
    """

    def __init__(self, inner: Transport, path: Path, max_bytes: int = MAX_BYTES) -> None:
        self.problems: list[Problem] = []
        self._inner = inner
        self._path = path
        self._left = max_bytes
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            self._file = path.open("ab", buffering=0)
            self._file.truncate(measure_whole(path))
            self._left -= self._file.seek(0, 2)
        except OSError as error:
            raise ArchiveError(f"{path}: {error.strerror or error}") from None
        if not self._file.tell():
            self._write(make_record("warcinfo", "", tell_now(), "application/warc-fields", _describe()))

    async def send(self, request: Request) -> Document:
        """Return the inner transport's answer, once it is written."""
        whole = replace(request, headers=tuple(_leave_out(request.headers, _VALIDATORS)))
        document = await self._inner.send(whole)
        if not document.fault:
            self._write(write_exchange(whole, document))
        return replace(document, request=request)

    async def close(self) -> None:
        """Let go of the file and of the inner transport."""
        self._file.close()
        await self._inner.close()

    def _write(self, piece: bytes) -> None:
        """Write whole or not at all; recording never ends a run."""
        if self._left <= 0:
            return
        if len(piece) > self._left:
            self._stop("the archive has reached its size limit; the rest is not recorded")
            return
        begin = self._file.tell()
        try:
            written = self._file.write(piece)
            why = "" if written == len(piece) else "no space left"
        except OSError as error:
            why = error.strerror or str(error)
        if why:
            self._file.truncate(begin)
            self._stop(f"recording stopped: {why}")
            return
        self._left -= len(piece)

    def _stop(self, what: str) -> None:
        self._left = 0
        self.problems.append(Problem("fetch", str(self._path), what))


def write_exchange(request: Request, document: Document) -> bytes:
    """Return the records of one exchange, its redirect too where the transport has followed one."""
    address = read_address(request.url)
    if address is None:
        return b""
    if document.url == request.url:
        return _write_pair(address, request, document)
    moved = Document(request, request.url, 302, {"location": document.url}, b"", document.fetched_at)
    arrived = read_address(document.url)
    return _write_pair(address, request, moved) + (
        _write_pair(arrived, request, document) if arrived else b""
    )


def _write_pair(address: Address, request: Request, document: Document) -> bytes:
    at = document.fetched_at or tell_now()
    question_id = f"<urn:uuid:{uuid4()}>"
    asked = _make_message(
        f"{request.method} {address.target} HTTP/1.1",
        {"host": address.origin.partition("//")[2], **_without_keys(request.headers)},
        (request.body or b"")[:MAX_REQUEST_BODY],
    )
    answered = _make_message(
        f"HTTP/1.1 {document.status} {_name_status(document.status)}", document.headers, document.body
    )
    return make_record(
        "request", address.url, at, "application/http; msgtype=request", asked, question_id
    ) + make_record(
        "response", address.url, at, "application/http; msgtype=response", answered, concurrent_to=question_id
    )


def make_record(
    kind: str,
    url: str,
    at: datetime,
    content_type: str,
    block: bytes,
    record_id: str = "",
    concurrent_to: str = "",
) -> bytes:
    """Return one WARC 1.1 record, compressed by itself so that it can be read by its place."""
    fields = {
        "WARC-Type": kind,
        "WARC-Record-ID": record_id or f"<urn:uuid:{uuid4()}>",
        "WARC-Date": at.isoformat().replace("+00:00", "Z"),
        "WARC-Target-URI": url,
        "WARC-Concurrent-To": concurrent_to,
        "Content-Type": content_type,
        "Content-Length": str(len(block)),
    }
    head = "".join(f"{name}: {value}\r\n" for name, value in fields.items() if value)
    return gzip.compress(f"WARC/1.1\r\n{head}\r\n".encode() + block + b"\r\n\r\n", 6, mtime=0)


def _make_message(first_line: str, headers: Mapping[str, str], body: bytes) -> bytes:
    lines = [first_line, *(f"{name}: {_flatten(value)}" for name, value in headers.items())]
    lines += [f"content-length: {len(body)}", "", ""]
    return "\r\n".join(lines).encode("utf-8", "replace") + body


def _flatten(value: str) -> str:
    return " ".join(value.split())


def _without_keys(headers: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Keys and tokens are for the host alone, not for an archive that may be shared."""
    kept = ("accept", "accept-language", "content-type", "user-agent")
    return {name.lower(): value for name, value in headers if name.lower() in kept}


def _leave_out(headers: Iterable[tuple[str, str]], names: frozenset[str]) -> Iterable[tuple[str, str]]:
    return (pair for pair in headers if pair[0].lower() not in names)


def _name_status(status: int) -> str:
    try:
        return HTTPStatus(status).phrase
    except ValueError:
        return "Unknown"


def _describe() -> bytes:
    return f"software: showup/{__version__}\r\nformat: WARC File Format 1.1\r\n".encode()
