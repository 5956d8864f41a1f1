"""BoardDocs: the meetings of school boards, as days without hours."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from showup.find.extract.jsontext import read_json, shows_json
from showup.find.extract.records import Record, make_listing, read_rows, tell_rows
from showup.find.extract.signs import find_signs, shows
from showup.model.document import Document, Request
from showup.model.listing import Listing
from showup.model.reading import Claim, Context, Reading
from showup.model.source import Source
from showup.model.window import Window

NAME = "boarddocs"
RANK = 0
_SITE = re.compile(
    r"https?://(?:go|www)\.boarddocs\.com(/[\w-]{1,20}/[\w-]{1,60}/Board\.nsf)\b", re.IGNORECASE
)
_LIST = "BD-GETMeetingsListForSEO?open"
_MARKS = (b'"Unique"', b'"numberdate"')


def recognise(document: Document) -> Sequence[Claim]:
    """Claim the board's list of meetings that the page is or links."""
    if not shows(document, b".boarddocs.com"):
        return ()
    sites = dict.fromkeys(found[1] for found in find_signs(document, _SITE))
    return tuple(Claim(NAME, f"https://go.boarddocs.com{site}/{_LIST}", "BoardDocs", 0.9) for site in sites)


def ask(source: Source, window: Window) -> Sequence[Request]:
    """Ask for the list, as from the board's own page: without that it is refused."""
    board = source.feed_url.partition("BD-")[0] + "Public"
    headers = (("accept", "application/json"), ("referer", board))
    return (Request(source.feed_url, headers=headers),)


def read(document: Document, context: Context) -> Reading:
    """Return the meetings, those long over too; neither hour nor place is told."""
    if not any(shows_json(document, mark) for mark in _MARKS):
        return Reading(readable=False)
    value = read_json(document)
    if not isinstance(value, list):
        return Reading(readable=False)
    site = document.url.partition("BD-")[0]
    return tell_rows(read_rows(value, lambda row: _read_row(row, site), document.url))


def _read_row(row: Record, site: str) -> Listing | None:
    number = row.line("Unique", "unique")
    if not number:
        return None
    return make_listing(
        row.line("Name", "name"),
        _read_day(row.line("Date", "numberdate")),
        uid=number,
        url=f"{site}goto?open&id={number}",
        description=row.lines("Description"),
    )


def _read_day(written: str) -> date | None:
    """Return the day of "2030-06-11T00:00:00Z" or "20300611": its midnight is no hour."""
    try:
        return date.fromisoformat(written[:10] if "-" in written else written)
    except ValueError:
        return None
