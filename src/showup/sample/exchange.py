"""What is asked of a site, and what it answers."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from showup.model.address import host_of
from showup.model.document import Request

HTML = "text/html; charset=UTF-8"
CALENDAR = "text/calendar; charset=UTF-8"
JSON = "application/json; charset=UTF-8"
XML = "application/xml; charset=UTF-8"
PLAIN = "text/plain; charset=UTF-8"


@dataclass(frozen=True, slots=True)
class Ask:
    """A request taken apart; the host without "www."."""

    host: str
    path: str
    query: Mapping[str, str]
    body: bytes = b""

    def number(self, name: str, default: int) -> int:
        """Return a parameter as a whole number from 1 on, the default where it is none."""
        value = self.query.get(name, "")
        return max(1, int(value)) if value.isdecimal() and len(value) < 9 else default


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer; `moved_to` is where a redirect leads."""

    body: bytes = b""
    content_type: str = HTML
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    moved_to: str = ""


def take_apart(request: Request) -> Ask | None:
    """Return what is asked, None where the address cannot be read."""
    try:
        parts = urlsplit(request.url)
        query = dict(parse_qsl(parts.query, keep_blank_values=True, max_num_fields=100))
    except ValueError:
        return None
    host = host_of(request.url)
    if parts.scheme not in ("http", "https") or not host:
        return None
    return Ask(host, parts.path or "/", query, request.body or b"")


def answer_html(text: str, status: int = 200) -> Answer:
    """Return a page."""
    return Answer(text.encode(), HTML, status)


def answer_calendar(text: str) -> Answer:
    """Return an iCalendar stream."""
    return Answer(text.encode(), CALENDAR)


def answer_json(value: Any, headers: Mapping[str, str] | None = None) -> Answer:
    """Return a JSON text."""
    return Answer(json.dumps(value, ensure_ascii=False).encode(), JSON, 200, headers or {})


def answer_xml(text: str) -> Answer:
    """Return an XML text."""
    return Answer(text.encode(), XML)


def redirect(url: str) -> Answer:
    """Return a permanent redirect."""
    return Answer(status=301, moved_to=url, headers={"location": url})
