"""Feeds that a web page points to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from showup.model.document import Document


@dataclass(frozen=True, slots=True)
class Feed:
    """An address that should answer with a calendar, and how it was told."""

    url: str
    sign: str
    sure: float
    name: str = ""


def find_feeds(document: Document) -> Sequence[Feed]:
    """Return the calendar feeds that a page links or embeds, surest first."""
    return ()
