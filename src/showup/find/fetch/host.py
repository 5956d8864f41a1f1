"""One host as it is treated in one run: a connection at a time, at a pace, left alone when it fails."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from showup.model.document import Document

BUSY = frozenset({429, 503, 504})
_PASSING = frozenset({"timeout", "reset"})  # faults that a second try may cure
_FAILING = frozenset({"timeout", "too-slow", "refused", "reset", "dns", "tls", "forbidden-address"})


@dataclass(slots=True)
class Host:
    """The state of a host; times on the fetcher's own clock, in seconds."""

    turn: asyncio.Lock = field(default_factory=asyncio.Lock)
    free_at: float = 0.0
    failures: int = 0  # in a row
    last_word: Document | None = None  # once given up: what it gets from now on

    def note(self, document: Document, give_up_after: int) -> None:
        """Count faults in a row; at the limit the host is left alone."""
        self.failures = self.failures + 1 if document.fault in _FAILING else 0
        if self.failures >= give_up_after:
            self.last_word = document


def may_pass(document: Document) -> bool:
    """Return whether asking again may help: the host is busy, or a connection was lost."""
    return document.status in BUSY or document.fault in _PASSING


def read_retry_after(document: Document, now: datetime) -> float | None:
    """Return how many seconds the host asks to wait, None where it does not say (RFC 9110, 10.2.3)."""
    text = document.headers.get("retry-after", "").strip()
    if text.isascii() and text.isdigit():
        return float(text[:9])
    try:
        moment = parsedate_to_datetime(text)
    except (ValueError, TypeError, OverflowError):
        return None
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    return max(0.0, (moment - now).total_seconds())
