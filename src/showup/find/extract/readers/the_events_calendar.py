"""The Events Calendar (WordPress plug-in): its REST interface, in pages."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from showup.find.extract.jsontext import read_json, shows_json
from showup.find.extract.markup import find_links, find_title
from showup.find.extract.records import (
    Record,
    keep_group,
    make_listing,
    read_rows,
    say_place,
    say_town,
    tell_rows,
)
from showup.find.extract.signs import read_page_number, read_path, resolve, root_of, set_query, shows
from showup.model.document import Document, Request
from showup.model.listing import Listing
from showup.model.reading import Claim, Context, Reading
from showup.model.source import Source
from showup.model.window import Window

NAME = "the_events_calendar"
RANK = 0
_MARKS = (
    b"/plugins/the-events-calendar",
    b"/plugins/events-calendar-pro",
    b"tribe-events",
    b"tribe/events/v1",
)
_ANSWER = (b'"rest_url"', b'"utc_start_date"', b'"total_pages"')
_REST = re.compile(r"tribe/events/v1/events/?$")
_PAGE_SIZE = 50  # the most that the interface gives
_MAX_PAGES = 40


def recognise(document: Document) -> Sequence[Claim]:
    """Claim the REST interface of a site that shows the plug-in's marks."""
    if _REST.search(read_path(document.url)):
        return (Claim(NAME, document.url, "tribe/events/v1", 1.0),)
    if not document.body or not shows(document, *_MARKS):
        return ()
    return (
        Claim(
            NAME,
            f"{_find_root(document)}tribe/events/v1/events",
            "The Events Calendar",
            0.9,
            find_title(document),
        ),
    )


def _find_root(document: Document) -> str:
    """Return the root of the site's REST interface, which WordPress tells in a link."""
    for link in find_links(document):
        if "api.w.org" in link.kind:
            return resolve(document.url, link.url).rstrip("/") + "/"
    return root_of(document.url) + "wp-json/"


def ask(source: Source, window: Window) -> Sequence[Request]:
    """Ask for the first page from the window's first day on."""
    return (
        Request(
            set_query(source.feed_url, start_date=f"{window.start:%Y-%m-%d}", per_page=_PAGE_SIZE, page=1)
        ),
    )


def read(document: Document, context: Context) -> Reading:
    """Return one page of events and ask for the next."""
    if not any(shows_json(document, b'"events"', sign) for sign in _ANSWER):
        return Reading(readable=False)
    record = Record(read_json(document))
    events = record.get("events")
    if not isinstance(events, list):
        return Reading(readable=False)
    rows = read_rows(events, lambda row: _read_row(row, document.url), document.url)
    return tell_rows(rows, next_requests=tuple(_ask_next(record, document, context)))


def _ask_next(record: Record, document: Document, context: Context) -> Iterator[Request]:
    page = read_page_number(document)
    last = record.number("total_pages") or 0
    starts = [row.line("start_date")[:10] for row in record.records("events")]
    if page < min(last, _MAX_PAGES) and starts and min(starts) <= f"{context.window.end:%Y-%m-%d}":
        yield Request(set_query(document.request.url, page=page + 1), note=str(page + 1))


def _read_row(row: Record, page: str) -> Listing | None:
    if not row.value.get("title") and not row.value.get("start_date"):
        return None
    venues, hosts = row.records("venue"), row.records("organizer")
    venue = venues[0] if venues else Record({})
    lat, lon = venue.point("geo_lat", "geo_lng")
    return make_listing(
        row.line("title"),
        row.moment("start_date"),
        row.moment("end_date"),
        all_day=row.flag("all_day"),
        zone=row.line("timezone") or None,
        uid=row.line("global_id", "id"),
        url=row.url(page, "url"),
        description=row.lines("description", "excerpt"),
        organizer=keep_group(hosts[0].line("organizer")) if hosts else "",
        venue=venue.line("venue"),
        address=say_place(
            venue.line("address"),
            say_town(venue.line("city"), venue.line("state", "province"), venue.line("zip")),
        ),
        lat=lat,
        lon=lon,
        labels=row.labels("categories", "tags"),
    )
