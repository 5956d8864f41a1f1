"""What a page shows of a platform: its source made searchable, and claims made from what is found."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from urllib.parse import parse_qsl, urlencode, urljoin, urlsplit, urlunsplit

from showup.find.extract.markup import decode
from showup.model.document import Document

_MAX_FINDS = 60
_ESCAPES = (
    ("\\/", "/"), ("\\u002F", "/"), ("&#x2F;", "/"), ("\\u0026", "&"), ("&amp;", "&"), ("&#038;", "&"),
    ("\\u003d", "="), ("\\u003D", "="),
)  # fmt: skip


def shows(document: Document, *marks: bytes) -> bool:
    """Whether one of the marks stands in the body or the address; nothing is decoded or parsed."""
    body, url = document.body, document.url.encode()
    return any(mark in body or mark in url for mark in marks)


def read_source(document: Document) -> str:
    r"""Return the address and, below it, the source, with "&amp;", "\/" and the like resolved."""
    return f"{document.url}\n{_resolve(decode(document))}"


@lru_cache(maxsize=1)
def _resolve(text: str) -> str:
    for written, meant in _ESCAPES:
        if written in text:
            text = text.replace(written, meant)
    return text


def find_signs(document: Document, pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
    """Yield what the pattern finds in the source, each text once."""
    seen: set[str] = set()
    for found in pattern.finditer(read_source(document)):
        if found[0] not in seen:
            seen.add(found[0])
            yield found
        if len(seen) >= _MAX_FINDS:
            return


def root_of(url: str) -> str:
    """Return the address of the site, "https://host/"."""
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}/"


def set_query(url: str, **parameters: object) -> str:
    """Return the address with these parameters set, others kept; a None takes one out."""
    parts = urlsplit(url)
    kept = dict(parse_qsl(parts.query, keep_blank_values=True))
    kept |= {key: str(value) for key, value in parameters.items() if value is not None}
    for key, value in parameters.items():
        if value is None:
            kept.pop(key, None)
    return urlunsplit(parts._replace(query=urlencode(kept, safe=",:$'[]-")))


def read_query(url: str, name: str) -> str:
    """Return a parameter of an address, "" when it is not there."""
    try:
        return dict(parse_qsl(urlsplit(url).query)).get(name, "")
    except ValueError:
        return ""


def read_page_number(document: Document, first: int = 1) -> int:
    """Return the number that a reader noted on its request, `first` where it noted none."""
    note = document.request.note
    return int(note) if note.isdecimal() and len(note) < 9 else first


def read_path(url: str) -> str:
    """Return the path of an address without its last slash."""
    try:
        return urlsplit(url).path.rstrip("/")
    except ValueError:
        return ""


def resolve(base: str, address: str) -> str:
    """Return an address found on a page made absolute, "" when it is none."""
    try:
        url = urljoin(base, address)
    except ValueError:
        return ""
    return url if url.startswith(("http://", "https://")) else ""
