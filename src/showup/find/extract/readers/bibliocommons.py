"""BiblioCommons: a library's events from its gateway, in pages of ids and entities."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from showup.find.extract.jsontext import read_json, shows_json
from showup.find.extract.markup import find_title
from showup.find.extract.records import Record, make_listing, read_rows, say_place, tell_rows
from showup.find.extract.signs import find_signs, read_page_number, root_of, set_query, shows
from showup.model.document import Document, Request
from showup.model.listing import Listing
from showup.model.reading import Claim, Context, Reading
from showup.model.source import Source
from showup.model.window import Window

NAME = "bibliocommons"
RANK = 0
_SITE = re.compile(r"https?://([\w-]{2,40})\.bibliocommons\.com\b")
_FEED = re.compile(r"gateway\.bibliocommons\.com/v2/libraries/([\w-]{2,40})/events")
_OWN = frozenset({"www", "gateway", "cor-cdn-static", "cor-liv-cdn-static", "help", "any"})
_PAGE_SIZE = 100
_MAX_PAGES = 50


def recognise(document: Document) -> Sequence[Claim]:
    """Claim the gateway of every library whose BiblioCommons site the page is or links."""
    if not shows(document, b"bibliocommons.com"):
        return ()
    if _FEED.search(document.url):
        return (Claim(NAME, document.url, "BiblioCommons gateway", 1.0),)
    name = find_title(document) if document.body else ""
    slugs = dict.fromkeys(found[1] for found in find_signs(document, _SITE) if found[1] not in _OWN)
    return tuple(
        Claim(
            NAME,
            f"https://gateway.bibliocommons.com/v2/libraries/{slug}/events",
            "bibliocommons.com",
            0.8,
            name,
        )
        for slug in list(slugs)[:3]
    )


def ask(source: Source, window: Window) -> Sequence[Request]:
    """Ask for the first page; the gateway gives what is to come, in order."""
    return (Request(set_query(source.feed_url, limit=_PAGE_SIZE, page=1)),)


def read(document: Document, context: Context) -> Reading:
    """Return the events of one page and ask for the next while they fall in the window."""
    if not shows_json(document, b'"entities"', b'"events"'):
        return Reading(readable=False)
    record = Record(read_json(document))
    events, places = record.get("entities.events"), Record(record.get("entities.locations"))
    if not isinstance(events, Mapping):
        return Reading(readable=False)
    rows = read_rows(events.values(), lambda row: _read_row(row, places, document.url), document.url)
    page = read_page_number(document)
    starts = [row.start for row in rows.listings]
    following: tuple[Request, ...] = ()
    last = min((str(start)[:10] for start in starts), default="9999")
    if (
        page < min(record.number("events.pagination.pages") or _MAX_PAGES, _MAX_PAGES)
        and last <= f"{context.window.end:%Y-%m-%d}"
    ):
        following = (Request(set_query(document.request.url, page=page + 1), note=str(page + 1)),)
    return tell_rows(rows, next_requests=following)


def _read_row(row: Record, places: Record, page: str) -> Listing:
    about = Record(row.get("definition"))
    place = Record(places.get(about.line("branchLocationId") or "-"))
    other = about.line("nonBranchLocationId", "locationDetails")
    found = _FEED.search(page)
    slug = found[1] if found else ""
    key = row.line("id", "key")
    address = Record(place.get("address"))
    return make_listing(
        about.line("title"),
        about.moment("start") or row.moment("indexStart"),
        about.moment("end") or row.moment("indexEnd"),
        uid=key,
        url=f"https://{slug}.bibliocommons.com/events/{key}" if slug and key else root_of(page),
        description=about.lines("description"),
        status="cancelled" if about.flag("isCancelled") else "",
        venue=place.line("name") or other,
        address=say_place(f"{address.line('number')} {address.line('street')}".strip(), address.line("city")),
        online=True if about.flag("isVirtual") else None,
    )
