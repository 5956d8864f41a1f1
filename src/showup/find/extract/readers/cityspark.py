"""CitySpark: the community calendars of newspapers and stations."""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from showup.find.extract.jsontext import read_json, shows_json
from showup.find.extract.markup import find_title
from showup.find.extract.moments import drop_offset
from showup.find.extract.records import Record, make_listing, read_rows, say_place, tell_rows
from showup.find.extract.signs import find_signs, read_page_number, read_source, shows
from showup.model.document import Document, Request
from showup.model.listing import Listing
from showup.model.reading import Claim, Context, Reading
from showup.model.source import Source
from showup.model.window import Window

NAME = "cityspark"
RANK = 0
_API = "https://portal.cityspark.com/v1/events/"
_SCRIPT = re.compile(r"portal\.cityspark\.com/(?:PortalScripts|v1/events|api/events/GetEvents)/(\w{2,60})")
_NUMBER = re.compile(r"\bppid[\"']?\s*[:=]\s*[\"']?(\d{1,9})")
_PAGE_SIZE = 100
_CAP = 2_100  # where a portal stops, whatever is asked
_MAX_PAGES = 25


def recognise(document: Document) -> Sequence[Claim]:
    """Claim the portal that a page's script names."""
    if not shows(document, b"cityspark.com"):
        return ()
    name = find_title(document) if document.body else ""
    slugs = dict.fromkeys(found[1] for found in find_signs(document, _SCRIPT))
    number = _NUMBER.search(read_source(document))
    suffix = f"?ppid={number[1]}" if number else ""
    own = document.url if document.url.startswith(_API) else ""
    return tuple(
        Claim(NAME, own or f"{_API}{slug}{suffix}", "CitySpark portal", 0.95, name)
        for slug in list(slugs)[:2]
    )


def ask(source: Source, window: Window) -> Sequence[Request]:
    """Ask for the first page of the window's days."""
    address, _, query = source.feed_url.partition("?ppid=")
    wanted = {"start": f"{window.start:%Y-%m-%dT%H:%M}", "end": f"{window.end:%Y-%m-%dT%H:%M}"}
    return (_ask_page(address, {**wanted, "ppid": int(query) if query.isdigit() else None}, 0),)


def _ask_page(address: str, wanted: dict[str, object], skip: int) -> Request:
    body = msgspec.json.encode({**wanted, "skip": skip, "tps": str(_PAGE_SIZE)})
    headers = (("content-type", "application/json"),)
    return Request(address, "POST", headers, body, note=str(skip))


def read(document: Document, context: Context) -> Reading:
    """Return the events of one answer; at 2,100 a portal has stopped."""
    if not shows_json(document, b'"Value"', b'"Success"'):
        return Reading(readable=False)
    record = Record(read_json(document))
    if not isinstance(record.get("Value"), list):
        return Reading(readable=False)
    rows = read_rows(record.rows("Value"), _read_row, document.url)
    skip = read_page_number(document, 0) + rows.total
    following: tuple[Request, ...] = ()
    if (
        rows.total >= _PAGE_SIZE
        and rows.total < _CAP
        and skip < _PAGE_SIZE * _MAX_PAGES
        and document.request.body
    ):
        wanted = Record(_decode(document.request.body)).value
        following = (
            _ask_page(document.request.url, {str(key): value for key, value in wanted.items()}, skip),
        )
    return tell_rows(rows, next_requests=following, complete=_CAP not in (rows.total, skip))


def _decode(body: bytes) -> object:
    try:
        return msgspec.json.decode(body)
    except msgspec.MsgspecError:
        return None


def _read_row(row: Record) -> Listing:
    """`StartUTC` is true; the "Z" of `DateStart` is false: it is the town's wall time."""
    start, end = row.moment("StartUTC"), row.moment("EndUTC")
    all_day = row.flag("AllDay") or row.get("HasTime") is False
    if start is None or all_day:
        start, end = drop_offset(row.moment("DateStart", "Date")), drop_offset(row.moment("DateEnd"))
    lat, lon = row.point("latitude", "longitude")
    description = row.lines("Description", "Short").replace("\\n", "\n").replace("\\r", "")
    return make_listing(
        row.line("Name"),
        start,
        end,
        all_day=all_day,
        uid=row.line("Id", "PId"),
        url=row.url("", "PrimaryUrl") or next((link.url("", "url") for link in row.records("Links")), ""),
        description=description,
        venue=row.line("Venue"),
        address=say_place(row.line("Address"), f"{row.line('CityState')} {row.line('Zip')}".strip()),
        lat=lat,
        lon=lon,
        online=True if row.flag("isVirtual") else None,
    )
