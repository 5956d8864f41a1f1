"""schema.org Events in a page, as JSON-LD or microdata."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from showup.find.extract.arbiter import settle_clocks
from showup.find.extract.jsontext import parse_leniently, read_json, shows_json
from showup.find.extract.markup import find_json_scripts, find_relation, find_title, is_html, parse
from showup.find.extract.microdata import find_items
from showup.find.extract.records import Record
from showup.find.extract.schema_org import find_events, read_event
from showup.find.extract.signs import read_page_number
from showup.find.extract.trail import is_one_event
from showup.model.address import host_of
from showup.model.document import Document, Request
from showup.model.listing import Listing
from showup.model.problem import Problem
from showup.model.reading import Claim, Context, Reading
from showup.model.source import Source
from showup.model.window import Window

NAME = "schema_org"
RANK = 1
_SIGN = re.compile(
    rb"""["'\[,]\s*["']?(?:https?://schema\.org/)?\w{0,30}(?:Event|Festival|Hackathon|CourseInstance)["']""",
)
_MICRODATA = re.compile(rb"""(?:schema|data-vocabulary)\.org/\w{0,30}(?:Event|Festival|EventSeries)\b""")
_MAX_PAGES = 12
_MAX_PROBLEMS = 50


def recognise(document: Document) -> Sequence[Claim]:
    """Claim a page that carries dated Events; not CivicPlus', whose files one click on hold more.

    The page of one event is no source.
    """
    if not has_events(document.body) or b"iCalendar.aspx" in document.body:
        return ()
    if is_one_event(document.url) and document.body.count(b"startDate") == 1:
        return ()
    form = "JSON-LD" if b"ld+json" in document.body else "microdata"
    return (Claim(NAME, document.url, f"schema.org Event in {form}", 0.7, find_title(document)),)


def has_events(body: bytes) -> bool:
    """Whether the bytes show an Event with a date; nothing is parsed."""
    if b"startDate" not in body:
        return b"eventSchedule" in body and b"ld+json" in body
    return bool((b"ld+json" in body and _SIGN.search(body)) or _MICRODATA.search(body))


def ask(source: Source, window: Window) -> Sequence[Request]:
    """Ask for the page."""
    return (Request(source.feed_url),)


def read(document: Document, context: Context) -> Reading:
    """Return the page's events; a clock time that its text contradicts is that of the text."""
    document, whole = _open_wrapping(document)
    if not is_html(document) or not has_events(document.body):
        return Reading(readable=False)
    found, problems = _read_all(document)
    if not found:
        return Reading(readable=False, problems=tuple(problems))
    settled, conflicts = settle_clocks(found, document, context.timezone)
    return Reading(
        listings=tuple(settled),
        problems=(*problems, *conflicts)[:_MAX_PROBLEMS],
        next_requests=tuple(_ask_next(document)),
        complete=whole,
        total=len(found),
        name=find_title(document),
    )


def _open_wrapping(document: Document) -> tuple[Document, bool]:
    """Return the page that JSON brings as its "html", as widgets fetch it, and whether that is all of it.

    A document that brings none is returned as it is.
    """
    if not shows_json(document, b'"html"', b"startDate"):
        return document, True
    told = Record(read_json(document))
    html = told.get("html")
    if not isinstance(html, str):
        return document, True
    return replace(document, body=html.encode("utf-8", "replace")), not told.flag("more")


def _read_all(document: Document) -> tuple[list[Listing], list[Problem]]:
    """Return each event once; one told in both forms is the richer."""
    found: dict[tuple[str, str], Listing] = {}
    problems: list[Problem] = []
    for item in _find_all(document):
        try:
            for listing in read_event(item, document.url):
                key = (listing.title.casefold(), str(listing.start)[:16])
                found[key] = _enrich(found[key], listing) if key in found else listing
        except (ValueError, OverflowError) as error:
            problems.append(Problem("extract", document.url, str(error)[:200]))
    timed = {(title, start[:10]) for title, start in found if len(start) > 10}
    return [listing for key, listing in found.items() if key not in timed], problems


def _enrich(kept: Listing, other: Listing) -> Listing:
    """Fill what the one lacks from the other."""
    return replace(
        kept,
        end=kept.end or other.end,
        location=kept.location or other.location,
        description=max(kept.description, other.description, key=len),
        organizer=kept.organizer or other.organizer,
    )


def _find_all(document: Document) -> Iterator[dict[str, object]]:
    if b"ld+json" in document.body:
        for script in find_json_scripts(document, "application/ld+json"):
            yield from find_events(parse_leniently(script))
    if _MICRODATA.search(document.body):
        for item, _node in find_items(parse(document)):
            yield item


def _ask_next(document: Document) -> Iterator[Request]:
    """The next page of a list, where the page itself says so."""
    page = read_page_number(document) if document.request.note.isdigit() or not document.request.note else 0
    if not page or page >= _MAX_PAGES:
        return
    url = find_relation(document, "next")
    if url and host_of(url) == host_of(document.url):
        yield Request(url, note=str(page + 1))
