"""A page read as a whole: what it claims to be, and what it announces."""

from __future__ import annotations

from showup.find.extract.page.announce import announce
from showup.find.extract.page.hours import find_hours
from showup.find.extract.page.mention import find_mentions
from showup.find.extract.page.owner import name_page
from showup.find.extract.page.repeat import day_of
from showup.find.extract.page.sheet import read_sheet
from showup.model.document import Document
from showup.model.nesting import cut_nesting
from showup.model.problem import Problem
from showup.model.reading import Context, Reading

MAX_BYTES = 4_000_000  # longer pages are read up to here
_GLANCE = 1_000_000  # bytes in which a page must show that it holds dates


def glance(document: Document) -> tuple[int, str] | None:
    """Return how many dates a page holds and whose it is; None without two of them, or one with its hour."""
    sheet = read_sheet(cut_nesting(document.body[:_GLANCE]))
    mentions = [mention for mention in find_mentions(sheet) if not mention.bare]
    days = {(mention.month, mention.day) for mention in mentions}
    timed = any(find_hours(sheet.lines[mention.line].text) for mention in mentions[:20])
    return (len(days), name_page(sheet, len(sheet.lines))) if len(days) > 1 or timed else None


def read_page(document: Document, context: Context) -> Reading:
    """Return the events that a page announces; not readable where it announces none that matter now."""
    body = cut_nesting(document.body[:MAX_BYTES])
    sheet = read_sheet(body)
    sheet.zone = context.timezone or ""
    since = context.window.start.date()
    listings = announce(sheet, document.url, context.now.date(), since)
    whole = sheet.whole and len(body) == len(document.body)
    problems = (
        () if whole else (Problem("extract", document.url, "the page is too long to be read to its end"),)
    )
    if not any(listing.rule or day_of(listing) >= since for listing in listings):
        return Reading(problems=problems, complete=whole, readable=False, name=sheet.title)
    return Reading(
        tuple(listings), problems, complete=whole, total=len(listings) + sheet.over, name=sheet.title
    )
