"""The general page reader: events read from the visible words of any page.

Its patterns are many; they are made when the first page is read.
"""

from __future__ import annotations

from collections.abc import Sequence

from showup.model.document import Document, Request
from showup.model.reading import Claim, Context, Reading
from showup.model.source import Source
from showup.model.window import Window

NAME = "page"
RANK = 2


def recognise(document: Document) -> Sequence[Claim]:
    """Claim the page itself where it holds several dates, or one with its hour; reading is the proof."""
    if not document.ok or not _is_page(document):
        return ()
    from showup.find.extract.page.reading import glance

    seen = glance(document)
    if seen is None:
        return ()
    days, name = seen
    return (Claim(NAME, document.url, f"{days} dates in its text", 0.2, name),)


def ask(source: Source, window: Window) -> Sequence[Request]:
    """Ask for the page."""
    return (Request(source.feed_url),)


def read(document: Document, context: Context) -> Reading:
    """Return the events that the page announces; not readable where it announces none that matter now."""
    if not _is_page(document):
        return Reading(readable=False)
    from showup.find.extract.page.reading import read_page

    return read_page(document, context)


def _is_page(document: Document) -> bool:
    head = document.body[:2048].lstrip().lower()
    if document.content_type and "html" not in document.content_type:
        return False
    if head.startswith((b"begin:vcalendar", b"{", b"[", b"%pdf")):  # sent as HTML, but it is none
        return False
    return head.startswith(b"<") or b"<html" in head or "html" in document.content_type
