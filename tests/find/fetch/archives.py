"""Archives as other programs write them, made of few words."""

from __future__ import annotations

import gzip
from pathlib import Path


def make_response(url: str, body: bytes = b"", headers: str = "", status: int = 200) -> bytes:
    """One response record, not compressed; `headers` are lines parted by newlines."""
    lines = "".join(f"{line}\r\n" for line in headers.splitlines())
    block = f"HTTP/1.1 {status} As Told\r\n{lines}\r\n".encode() + body
    head = (
        "WARC/1.1\r\nWARC-Type: response\r\n"
        "WARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-000000000000>\r\n"
        f"WARC-Target-URI: {url}\r\nWARC-Date: 2026-08-21T19:00:00Z\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(block)}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


def write_archive(path: Path, *records: bytes, compressed: bool = True) -> Path:
    """Write records, each compressed by itself, and return the path."""
    path.write_bytes(b"".join(gzip.compress(record) if compressed else record for record in records))
    return path
