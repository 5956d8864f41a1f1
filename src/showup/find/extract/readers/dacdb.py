"""DACdb ("ismyrotaryclub"): a Rotary club's events as JSON."""

from __future__ import annotations

import re
from collections.abc import Sequence

from showup.find.extract.jsontext import read_json, shows_json
from showup.find.extract.markup import find_title
from showup.find.extract.records import Record, make_listing, read_rows, tell_rows
from showup.find.extract.signs import find_signs, shows
from showup.model.document import Document, Request
from showup.model.listing import Listing
from showup.model.reading import Claim, Context, Reading
from showup.model.source import Source
from showup.model.window import Window

NAME = "dacdb"
RANK = 0
_CLUB = re.compile(
    r"(?:AccountID|account-?id)[\"']?\s*[=:]\s*[\"']?(\d{1,9})[\s\S]{0,120}?(?:ClubID|club-?id)[\"']?\s*[=:]\s*[\"']?(\d{1,9})",
    re.IGNORECASE,
)
_API = "https://www.ismyrotaryclub.com/wp_api_prod_1-1/R_GetEvents.cfm"
_MORE = "fixImages=0&fixTables=0&EventCategoryIDs=1,2,3,4,5,6,7"


def recognise(document: Document) -> Sequence[Claim]:
    """Claim the events of the club that the page's script names."""
    if "R_GetEvents.cfm" in document.url:
        return (Claim(NAME, document.url, "R_GetEvents", 1.0),)
    if not shows(document, b"ismyrotaryclub", b"dacdb", b"DACdb"):
        return ()
    clubs = dict.fromkeys((found[1], found[2]) for found in find_signs(document, _CLUB))
    return tuple(
        Claim(
            NAME, f"{_API}?AccountID={account}&ClubID={club}&{_MORE}", "DACdb club", 0.9, find_title(document)
        )
        for account, club in clubs
    )


def ask(source: Source, window: Window) -> Sequence[Request]:
    """Ask for the club's events."""
    return (Request(source.feed_url),)


def read(document: Document, context: Context) -> Reading:
    """Return the club's events, their times being the town's wall time."""
    if "R_GetEvents.cfm" not in document.url and not shows_json(document, b'"Speaker"'):
        return Reading(readable=False)
    value = read_json(document)
    if not isinstance(value, list):
        return Reading(readable=False)
    return tell_rows(read_rows(value, lambda row: _read_row(row, document.url), document.url))


def _read_row(row: Record, page: str) -> Listing:
    return make_listing(
        row.line("title"),
        row.moment("start"),
        row.moment("end"),
        all_day=row.flag("allDay"),
        uid=row.line("id"),
        url=row.url(page, "url"),
        location=row.line("Location"),
        description="\n".join(part for part in (row.lines("Topic"), row.lines("description")) if part),
    )
