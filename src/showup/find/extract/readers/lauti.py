"""Lauti, once Eintopf: a calendar that groups of a town keep together, by its open JSON.

Made from what public programs ask of it; never tried on a live site.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from showup.find.extract.jsontext import read_json, shows_json
from showup.find.extract.markup import find_title
from showup.find.extract.records import Record, keep_group, make_listing, read_rows, tell_rows
from showup.find.extract.signs import read_path, root_of, shows
from showup.model.document import Document, Request
from showup.model.listing import Listing
from showup.model.reading import Claim, Context, Reading
from showup.model.source import Source
from showup.model.window import Window

NAME = "lauti"
RANK = 0
_API = "api/v1/events/"
_POWERED = re.compile(
    rb"""(?:<meta[^>]{0,80}content\s*=\s*["']|powered by\W{0,40}(?:<a[^>]{0,200}>\W{0,20})?)"""
    rb"""(?:lauti|eintopf)\b""",
    re.IGNORECASE,
)
_MARKS = (b'"organizers"', b'"start"')


def recognise(document: Document) -> Sequence[Claim]:
    """Claim the JSON of a site that says it runs on Lauti."""
    if read_path(document.url) == "/" + _API.rstrip("/") and all(map(document.body.__contains__, _MARKS)):
        return (Claim(NAME, document.url, _API, 1.0),)
    if not shows(document, b"auti", b"intopf") or not _POWERED.search(document.body):
        return ()
    return (Claim(NAME, root_of(document.url) + _API, "Lauti", 0.8, find_title(document)),)


def ask(source: Source, window: Window) -> Sequence[Request]:
    """Ask for all events; the interface takes no window."""
    return (Request(source.feed_url, headers=(("accept", "application/json"),)),)


def read(document: Document, context: Context) -> Reading:
    """Return the published events, each held by the groups that it names."""
    if not all(shows_json(document, mark) for mark in _MARKS):
        return Reading(readable=False)
    value = read_json(document)
    rows = value if isinstance(value, list) else Record(value).rows("events")
    return tell_rows(
        read_rows(rows, lambda row: _read_row(row, document.url), document.url), readable=bool(rows)
    )


def _read_row(row: Record, page: str) -> Listing | None:
    if row.get("published") is False or row.flag("deactivated"):
        return None
    lat, lon = row.point("lat", "lng")
    number = row.line("id")
    groups = (name for name in row.labels("organizers") if not name.startswith("id:"))
    return make_listing(
        row.line("name"),
        row.moment("start"),
        row.moment("end"),
        uid=number,
        url=f"{root_of(page)}events/{number}" if number else root_of(page),
        description=row.lines("description"),
        organizer=next((name for name in map(keep_group, groups) if name), ""),
        venue=_read_place(row),
        address=row.line("address"),
        lat=lat,
        lon=lon,
        status="cancelled" if row.flag("canceled", "cancelled") else "",
        labels=row.labels("tags"),
    )


def _read_place(row: Record) -> str:
    """Return the place's name; a reference to another object ("id:…") is none."""
    name = row.line("location.name", "location")
    return "" if name.startswith("id:") else name
