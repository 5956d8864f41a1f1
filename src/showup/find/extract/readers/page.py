"""The general page reader: events read from the visible words of any page."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime

from showup.find.extract.page.announce import announce
from showup.find.extract.page.sheet import read_sheet
from showup.model.document import Document, Request
from showup.model.listing import Listing
from showup.model.problem import Problem
from showup.model.reading import Claim, Context, Reading
from showup.model.source import Source
from showup.model.window import Window

NAME = "page"
RANK = 2
MAX_BYTES = 4_000_000  # longer pages are read up to here


def recognise(document: Document) -> Sequence[Claim]:
    """Claim the page itself where it announces several dated events."""
    if not document.ok or not _is_page(document):
        return ()
    today = (document.fetched_at or datetime.now(UTC)).date()
    sheet = read_sheet(document.body[:MAX_BYTES])
    ahead = [one for one in announce(sheet, document.url, today) if _day(one) >= today]
    if len({_day(one) for one in ahead}) < 2:
        return ()
    return (Claim(NAME, document.url, f"{len(ahead)} dated events in its text", 0.3, sheet.title),)


def ask(source: Source, window: Window) -> Sequence[Request]:
    """Ask for the page."""
    return (Request(source.feed_url),)


def read(document: Document, context: Context) -> Reading:
    """Return the events that the page announces; not readable where it announces none that matter now."""
    if not _is_page(document):
        return Reading(readable=False)
    sheet = read_sheet(document.body[:MAX_BYTES])
    listings = announce(sheet, document.url, context.now.date())
    whole = sheet.whole and len(document.body) <= MAX_BYTES
    problems = (
        () if whole else (Problem("extract", document.url, "the page is too long to be read to its end"),)
    )
    current = [one for one in listings if _day(one) >= context.window.start.date()]
    return Reading(
        listings=tuple(listings),
        problems=problems,
        complete=whole,
        readable=bool(current),
        total=len(listings),
        name=sheet.title,
    )


def _is_page(document: Document) -> bool:
    head = document.body[:2048].lstrip().lower()
    if document.content_type and "html" not in document.content_type:
        return False
    return head.startswith(b"<") or b"<html" in head or "html" in document.content_type


def _day(listing: Listing) -> date:
    start = listing.start
    return start.date() if isinstance(start, datetime) else start
