"""Answers of outside services, read without trust: nothing here raises on bad ones."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import urlsplit

import msgspec

from showup.model.document import Document
from showup.model.lead import Found
from showup.model.problem import Problem

LARGEST_ANSWER = 20_000_000  # bytes; more than this is not parsed
LONGEST_TEXT = 300
LONGEST_ADDRESS = 2000
_SCHEME = re.compile(r"[a-z][a-z0-9+.\-]{0,20}:(?!\d)", re.IGNORECASE)
# An e-mail address or a telephone in a name or a link's words is mostly a person's.
_PERSONAL = re.compile(
    r"[\w.+\-]{1,64}@[\w\-]{1,60}(?:\.[\w\-]{1,60}){1,4}"
    r"|\+?(?:\b1[ .\-])?\(?\b\d{3}\)?[ .\-]{1,2}\d{3}[ .\-]\d{4}\b"
)


def read_json(document: Document) -> Any:
    """Return the parsed body, or None where there is none that can be parsed."""
    if not document.ok or len(document.body) > LARGEST_ANSWER:
        return None
    try:
        return msgspec.json.decode(document.body.removeprefix(b"\xef\xbb\xbf"))
    except (ValueError, RecursionError):
        return None


def fail(document: Document, expected: str) -> Found:
    """Return a finding that says what came instead of what was expected."""
    if document.fault:
        what = f"no answer: {document.fault}"
    elif not document.ok:
        what = f"HTTP status {document.status}"
    else:
        what = f"the answer is not {expected}"
    return Found(problems=(Problem("discover", document.url, what),))


def rows_of(value: Any, key: str) -> Iterator[Mapping[str, Any]]:
    """Yield the objects of the list under a key; nothing where the shape is another."""
    rows = value.get(key) if isinstance(value, Mapping) else None
    yield from objects_in(rows)


def objects_in(rows: Any) -> Iterator[Mapping[str, Any]]:
    """Yield the objects of a list; nothing where it is none."""
    if isinstance(rows, list):
        yield from (row for row in rows if isinstance(row, Mapping))


def dig(value: Any, *path: str) -> Any:
    """Return what lies under a path of keys, None where a step is missing."""
    for step in path:
        if not isinstance(value, Mapping):
            return None
        value = value.get(step)
    return value


def text_of(value: Any) -> str:
    """Return a short text on one line without e-mail addresses and telephones, "" for what is no text."""
    if not isinstance(value, str):
        return ""
    return " ".join(_PERSONAL.sub(" ", value[: LONGEST_TEXT * 2]).split())[:LONGEST_TEXT]


def number_of(value: Any) -> float | None:
    """Return a finite number, also from its text, None for everything else."""
    if isinstance(value, bool) or not isinstance(value, (int, float, str)):
        return None
    try:
        number = float(value)
    except (ValueError, OverflowError):
        return None
    return number if math.isfinite(number) else None


def address_of(value: Any) -> str:
    """Return an http address from what people write for one ("mcpl.info" too), "" where it is none.

    Of several addresses separated by ";" or blanks the first counts.
    """
    if not isinstance(value, str) or len(value) > LONGEST_ADDRESS:
        return ""
    parts = re.split(r"[;\s]+", value.strip(), maxsplit=1)
    address = parts[0]
    if address.startswith("//"):
        address = "https:" + address
    elif not _SCHEME.match(address):
        address = "https://" + address
    return address if _is_web(address) else ""


def _is_web(address: str) -> bool:
    try:
        parts = urlsplit(address)
        host, _ = parts.hostname or "", parts.port
    except ValueError:
        return False
    named = "." in host.strip(".") and "@" not in parts.netloc
    return parts.scheme in ("http", "https") and named and address.isprintable()


def same_site_key(url: str) -> str:
    """Return a key under which addresses that differ only in scheme, "www." or a final "/" are one."""
    bare = re.sub(r"^https?://(www\.)?", "", url.strip(), flags=re.IGNORECASE)
    host, slash, rest = bare.partition("/")
    return (host.lower() + slash + rest).rstrip("/")
