"""LibraryMarket's Library Calendar (Drupal): a JSON feed by range of days."""

from __future__ import annotations

import re
from collections.abc import Sequence

from showup.find.extract.jsontext import read_json, shows_json
from showup.find.extract.markup import find_title
from showup.find.extract.records import Record, make_listing, read_rows, tell_rows
from showup.find.extract.signs import find_signs, read_path, root_of, set_query, shows
from showup.model.document import Document, Request
from showup.model.listing import Listing
from showup.model.reading import Claim, Context, Reading
from showup.model.source import Source
from showup.model.window import Window

NAME = "librarymarket"
RANK = 0
_FEED = "events/feed/json"
_HOST = re.compile(r"https?://((?!www\.)[\w-]+\.librarycalendar\.com)\b")


def recognise(document: Document) -> Sequence[Claim]:
    """Claim the JSON feed of a site with Library Calendar's assets, or of those that a page links."""
    if read_path(document.url).endswith("/" + _FEED):
        return (Claim(NAME, document.url, _FEED, 0.9),)
    name = find_title(document) if document.body else ""
    if shows(document, b"/modules/contrib/lc_", b"lc-event", b"library_calendar"):
        return (Claim(NAME, root_of(document.url) + _FEED, "Library Calendar", 0.8, name),)
    if not shows(document, b"librarycalendar.com"):
        return ()
    hosts = dict.fromkeys(found[1] for found in find_signs(document, _HOST))
    return tuple(Claim(NAME, f"https://{host}/{_FEED}", "librarycalendar.com", 0.8, name) for host in hosts)


def ask(source: Source, window: Window) -> Sequence[Request]:
    """Ask for the window's days; the service is slow, so no more than these."""
    span = {"start": f"{window.start:%Y-%m-%d}", "end": f"{window.end:%Y-%m-%d}"}
    return (Request(set_query(source.feed_url, **span)),)


def read(document: Document, context: Context) -> Reading:
    """Return the events of the feed."""
    if not shows_json(document, b'"start_date"', b'"program_type'):
        return Reading(readable=False)
    value = read_json(document)
    if not isinstance(value, list):
        return Reading(readable=False)
    return tell_rows(read_rows(value, lambda row: _read_row(row, document.url), document.url))


def _read_row(row: Record, page: str) -> Listing:
    branch = next(iter(row.labels("branch")), "")
    return make_listing(
        row.line("title"),
        row.moment("start_date"),
        row.moment("end_date"),
        all_day=row.flag("all_day"),
        zone=row.line("timezone") or None,
        uid=row.line("id", "url"),
        url=row.url(page, "url"),
        description=row.lines("description"),
        status="cancelled" if row.flag("cancelled", "canceled") else "",
        venue=branch,
        address=row.line("room"),
        labels=row.labels("program_type", "program_types", "age_group", "age_groups"),
    )
