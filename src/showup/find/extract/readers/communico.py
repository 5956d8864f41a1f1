"""Communico ("LibNet"): a library's calendar as JSON, asked by days."""

from __future__ import annotations

import re
from collections.abc import Sequence
from urllib.parse import quote

from showup.find.extract.calendar_feed import read_feed
from showup.find.extract.jsontext import read_json, shows_json
from showup.find.extract.markup import find_title
from showup.find.extract.records import Record, make_listing, read_rows, tell_rows
from showup.find.extract.signs import find_signs, read_path, root_of, shows
from showup.model.document import Document, Request
from showup.model.listing import Listing
from showup.model.reading import Claim, Context, Reading
from showup.model.source import Source
from showup.model.window import Window

NAME = "communico"
RANK = 0
_DATA = "eeventcaldata"
_HOST = re.compile(r"https?://([\w-]+\.libnet\.info)/(?!eecal)")
_MOST_DAYS = 100


def recognise(document: Document) -> Sequence[Claim]:
    """Claim the data of a site with Communico's calendar, or of one that it links."""
    if read_path(document.url).endswith("/" + _DATA):
        return (Claim(NAME, document.url, _DATA, 1.0),)
    if not shows(document, b"libnet.info", b"eeventcal", b"eecal.js", b"communico.co"):
        return ()
    name = find_title(document) if document.body else ""
    if shows(document, b"eeventcal", b"eecal.js"):
        return (Claim(NAME, root_of(document.url) + _DATA, "eeventcal", 0.9, name),)
    hosts = {
        found[1] for found in find_signs(document, _HOST) if not found[1].startswith(("static.", "www."))
    }
    return tuple(Claim(NAME, f"https://{host}/{_DATA}", "libnet.info", 0.8, name) for host in sorted(hosts))


def ask(source: Source, window: Window) -> Sequence[Request]:
    """Ask for all public events of the window's days."""
    days = min((window.end - window.start).days + 1, _MOST_DAYS)
    span = f'"date":"{window.start:%Y-%m-%d}","days":{days}'
    wanted = f'{{"private":false,{span},"locations":[],"ages":[],"types":[]}}'
    return (Request(f"{source.feed_url.partition('?')[0]}?event_type=0&req={quote(wanted)}"),)


def read(document: Document, context: Context) -> Reading:
    """Return the events of the answer; private ones are left out."""
    if not (shows_json(document, b'"raw_start_time"') or shows_json(document, b'"event_start"')):
        if read_path(document.url).endswith("/feeds"):
            return read_feed(document, context)
        empty = read_path(document.url).endswith(_DATA) and read_json(document) == []
        return Reading(readable=empty)
    value = read_json(document)
    if not isinstance(value, list):
        return Reading(readable=False)
    return tell_rows(read_rows(value, lambda row: _read_row(row, document.url), document.url))


def _read_row(row: Record, page: str) -> Listing | None:
    if row.flag("private_event"):
        return None
    number = row.line("id")
    title = row.line("title")
    if row.line("sub_title"):
        title = f"{title}: {row.line('sub_title')}"
    return make_listing(
        title,
        row.moment("raw_start_time", "event_start"),
        row.moment("raw_end_time", "event_end"),
        all_day=row.flag("all_day"),
        uid=number,
        url=row.url(page, "url") or (f"{root_of(page)}event/{number}" if number else ""),
        description=row.lines("long_description", "description"),
        status="cancelled" if row.line("modified").lower() == "canceled" or row.flag("cancelled") else "",
        venue=row.line("library"),
        address=row.line("location"),
        labels=row.labels("agesArray", "ages", "tagsArray", "tags"),
    )
