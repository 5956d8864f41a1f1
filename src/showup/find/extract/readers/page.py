"""The general page reader: events read from the visible words of any page."""

from __future__ import annotations

from collections.abc import Sequence

from showup.find.extract.page.announce import announce
from showup.find.extract.page.hours import find_hours
from showup.find.extract.page.mention import find_mentions
from showup.find.extract.page.owner import name_page
from showup.find.extract.page.repeat import day_of
from showup.find.extract.page.sheet import read_sheet
from showup.model.document import Document, Request
from showup.model.nesting import cut_nesting
from showup.model.problem import Problem
from showup.model.reading import Claim, Context, Reading
from showup.model.source import Source
from showup.model.window import Window

NAME = "page"
RANK = 2
MAX_BYTES = 4_000_000  # longer pages are read up to here
_GLANCE = 1_000_000  # bytes in which a page must show that it holds dates


def recognise(document: Document) -> Sequence[Claim]:
    """Claim the page itself where it holds several dates, or one with its hour; reading is the proof."""
    if not document.ok or not _is_page(document):
        return ()
    sheet = read_sheet(cut_nesting(document.body[:_GLANCE]))
    mentions = [mention for mention in find_mentions(sheet) if not mention.bare]
    days = {(mention.month, mention.day) for mention in mentions}
    timed = any(find_hours(sheet.lines[mention.line].text) for mention in mentions[:20])
    if len(days) < 2 and not timed:
        return ()
    return (
        Claim(NAME, document.url, f"{len(days)} dates in its text", 0.2, name_page(sheet, len(sheet.lines))),
    )


def ask(source: Source, window: Window) -> Sequence[Request]:
    """Ask for the page."""
    return (Request(source.feed_url),)


def read(document: Document, context: Context) -> Reading:
    """Return the events that the page announces; not readable where it announces none that matter now."""
    if not _is_page(document):
        return Reading(readable=False)
    body = cut_nesting(document.body[:MAX_BYTES])
    sheet = read_sheet(body)
    sheet.zone = context.timezone or ""
    listings = announce(sheet, document.url, context.now.date())
    whole = sheet.whole and len(body) == len(document.body)
    problems = (
        () if whole else (Problem("extract", document.url, "the page is too long to be read to its end"),)
    )
    since = context.window.start.date()
    if not any(listing.rule or day_of(listing) >= since for listing in listings):
        return Reading(problems=problems, complete=whole, readable=False, name=sheet.title)
    return Reading(tuple(listings), problems, complete=whole, total=len(listings), name=sheet.title)


def _is_page(document: Document) -> bool:
    head = document.body[:2048].lstrip().lower()
    if document.content_type and "html" not in document.content_type:
        return False
    if head.startswith((b"begin:vcalendar", b"{", b"[", b"%pdf")):  # sent as HTML, but it is none
        return False
    return head.startswith(b"<") or b"<html" in head or "html" in document.content_type
