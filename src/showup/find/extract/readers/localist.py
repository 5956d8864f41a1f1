"""Localist (Concept3D): a campus' or county's calendar as JSON, in pages."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from showup.find.extract.jsontext import read_json, shows_json
from showup.find.extract.markup import find_title
from showup.find.extract.records import Record, make_listing, read_rows, say_place, say_town, tell_rows
from showup.find.extract.signs import find_signs, read_path, root_of, set_query, shows
from showup.model.document import Document, Request
from showup.model.listing import Listing
from showup.model.reading import Claim, Context, Reading
from showup.model.source import Source
from showup.model.window import Window

NAME = "localist"
RANK = 0
_REST = "api/2/events"
_WIDGET = re.compile(r"(https?://[\w.-]+)/widget/view\?")
_CALENDAR = re.compile(r"/(?:[\w-]+/)?calendar(?:/\d+)?\.ics$|/search/events\.ics$")
_MOST_DAYS = 365
_PAGE_SIZE = 100
_MAX_PAGES = 30


def recognise(document: Document) -> Sequence[Claim]:
    """Claim the JSON interface of a Localist site, or of one whose widget a page embeds."""
    if read_path(document.url).endswith("/" + _REST):
        return (Claim(NAME, document.url, _REST, 1.0),)
    if not document.body or not shows(document, b"ocalist"):
        return ()
    name = find_title(document)
    roots = dict.fromkeys(found[1] + "/" for found in find_signs(document, _WIDGET))
    if b'content="Localist' in document.body or not roots:
        roots = {root_of(document.url): None}
    return tuple(Claim(NAME, root + _REST, "Localist", 0.8, name) for root in list(roots)[:3])


def ask(source: Source, window: Window) -> Sequence[Request]:
    """Ask for the first page of the window's days."""
    days = max(1, min((window.end - window.start).days + 1, _MOST_DAYS))
    start = f"{window.start:%Y-%m-%d}"
    return (Request(set_query(source.feed_url, start=start, days=days, pp=_PAGE_SIZE, page=1)),)


def read(document: Document, context: Context) -> Reading:
    """Return the events of one page, an occurrence each; `page.total` counts pages, not events."""
    if not shows_json(document, b'"events"', b'"page"'):
        return Reading(readable=False)
    record = Record(read_json(document))
    if not isinstance(record.get("events"), list) or record.number("page.current") is None:
        return Reading(readable=False)
    events = [row.get("event") for row in record.records("events")]
    rows = read_rows(events, lambda row: _read_event(row, document.url), document.url)
    page = int(record.number("page.current") or 1)
    following: tuple[Request, ...] = ()
    if rows.total and page < min(record.number("page.total") or 1, _MAX_PAGES):
        following = (Request(set_query(document.request.url, page=page + 1), note=str(page + 1)),)
    return tell_rows(rows, next_requests=following)


def _read_event(row: Record, page: str) -> Iterator[Listing]:
    if row.flag("private"):
        return
    lat, lon = row.point("geo.latitude", "geo.longitude")
    geo = Record(row.get("geo"))
    town = say_town(geo.line("city"), geo.line("state"), geo.line("zip"))
    mode = row.line("experience")
    for instance in (Record(part.get("event_instance")) for part in row.records("event_instances")):
        yield make_listing(
            row.line("title"),
            instance.moment("start"),
            instance.moment("end"),
            all_day=instance.flag("all_day"),
            uid=row.line("id"),
            url=row.url(page, "localist_url", "url"),
            description=row.lines("description_text", "description"),
            organizer=next(iter(row.labels("groups")), ""),
            status="cancelled" if "cancel" in row.line("status").lower() else "",
            venue=row.line("location_name", "location"),
            address=say_place(row.line("room_number"), row.line("address"), town),
            lat=lat,
            lon=lon,
            online={"virtual": True, "inperson": False, "hybrid": False}.get(mode),
            labels=(*row.labels("filters.event_types"), *row.labels("filters.event_audience")),
        )
