"""LibCal (Springshare): a library's calendars, as iCalendar and as JSON in pages."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from showup.find.extract.calendar_feed import ask_feed, read_feed
from showup.find.extract.jsontext import read_json, shows_json
from showup.find.extract.markup import find_title
from showup.find.extract.records import Record, make_listing, read_rows, tell_rows
from showup.find.extract.signs import (
    find_signs,
    read_page_number,
    read_path,
    read_query,
    root_of,
    set_query,
    shows,
)
from showup.model.document import Document, Request
from showup.model.listing import Listing
from showup.model.reading import Claim, Context, Reading
from showup.model.source import Source
from showup.model.window import Window

NAME = "libcal"
RANK = 0
_LIST = "/ajax/calendar/list"
_LINKED = re.compile(r"(?:https?:)?(//[\w.-]+)?/ical_subscribe\.php\?[^\s\"'<>]{0,200}?\bcid=(\d{1,9})")
_NUMBERED = re.compile(r"\b(?:cal_id|calId|cid)[\"']?\s*[=:]\s*[\"']?(\d{1,9})")
_EMBEDDED = re.compile(
    r"(https?:)?//([\w-]+\.libcal\.com)/(?:widget|calendar|api_events|process_feed)[^\s\"'<>]{0,300}"
)
_PAGE_SIZE = 100
_MAX_PAGES = 30


def recognise(document: Document) -> Sequence[Claim]:
    """Claim every calendar that a LibCal page, or a page that embeds one, names."""
    if read_path(document.url).endswith(_LIST):
        return (Claim(NAME, document.url, "ajax/calendar/list", 1.0),)
    if not shows(document, b"libcal", b"LibCal", b"ical_subscribe.php"):
        return ()
    name = find_title(document) if document.body else ""
    claims: dict[str, Claim] = {}
    for found in find_signs(document, _LINKED):
        host = f"https:{found[1]}/" if found[1] else root_of(document.url)
        claims.setdefault(found[2], _claim(host, found[2], "ical_subscribe.php", 0.95, name))
    if not claims:
        for host, number in _find_numbers(document):
            claims.setdefault(number, _claim(host, number, "LibCal calendar number", 0.85, name))
    return tuple(claims.values())


def _claim(root: str, number: str, sign: str, sure: float, name: str) -> Claim:
    return Claim(NAME, f"{root}ical_subscribe.php?src=p&cid={number}", sign, sure, name)


def _find_numbers(document: Document) -> Iterator[tuple[str, str]]:
    for found in find_signs(document, _EMBEDDED):
        for name in ("cid", "cal_id", "c", "calendars"):
            number = read_query(found[0], name)
            if number.isdigit():
                yield f"https://{found[2]}/", number
    if b"springSpace" in document.body or ".libcal.com" in root_of(document.url):
        for found in find_signs(document, _NUMBERED):
            yield root_of(document.url), found[1]


def ask(source: Source, window: Window) -> Sequence[Request]:
    """Ask for the calendar file; where the source is the JSON list, for its first page."""
    if read_path(source.feed_url).endswith(_LIST):
        url = set_query(source.feed_url, date="0000-00-00", perpage=_PAGE_SIZE, page=1)
        return (Request(url, headers=(("x-requested-with", "XMLHttpRequest"),)),)
    return ask_feed(source, window)


def read(document: Document, context: Context) -> Reading:
    """Return the events of the calendar file, or of one page of the JSON list."""
    if not shows_json(document, b'"results"'):
        return read_feed(document, context) if "ical_subscribe" in document.url else Reading(readable=False)
    record = Record(read_json(document))
    if not isinstance(record.get("results"), list) or "total_results" not in record.value:
        return Reading(readable=False)
    rows = read_rows(record.rows("results"), lambda row: _read_row(row, document.url), document.url)
    page, size = read_page_number(document), record.number("perpage") or _PAGE_SIZE
    following: tuple[Request, ...] = ()
    if rows.total and page * size < (record.number("total_results") or 0) and page < _MAX_PAGES:
        url = set_query(document.request.url, page=page + 1)
        following = (Request(url, headers=document.request.headers, note=str(page + 1)),)
    return tell_rows(rows, next_requests=following)


def _read_row(row: Record, page: str) -> Listing:
    place = row.line("location")
    return make_listing(
        row.line("title"),
        row.moment("startdt"),
        row.moment("enddt"),
        all_day=row.flag("all_day"),
        uid=row.line("id"),
        url=row.url(page, "url"),
        description=row.lines("description", "shortdesc"),
        venue=place,
        address=row.line("campus"),
        online=True if row.flag("online_event") or place.lower() == "online" else None,
        labels=(*row.labels("audiences"), *row.labels("categories_arr")),
    )
