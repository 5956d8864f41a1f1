"""Tockify's JSON, which works also where the owner has shut the calendar file."""

from __future__ import annotations

from collections.abc import Sequence

from showup.find.extract.jsontext import read_json, shows_json
from showup.find.extract.moments import drop_offset, read_moment
from showup.find.extract.readers.tockify import find_names
from showup.find.extract.records import Record, make_listing, read_rows, tell_rows
from showup.find.extract.signs import read_query, set_query
from showup.model.document import Document, Request
from showup.model.listing import Listing
from showup.model.reading import Claim, Context, Reading
from showup.model.source import Source
from showup.model.window import Window

NAME = "tockify_events"
RANK = 0
_MOST = 200


def recognise(document: Document) -> Sequence[Claim]:
    """Claim the JSON of every calendar that a page embeds or links."""
    address = "https://tockify.com/api/ngevent?calname="
    return tuple(Claim(NAME, address + name, "Tockify calendar", 0.8) for name in find_names(document))


def ask(source: Source, window: Window) -> Sequence[Request]:
    """Ask for the window's events; recurring ones come dated."""
    span = {
        "max": _MOST,
        "view": "agenda",
        "showAll": "true",
        "startms": int(window.start.timestamp() * 1000),
        "endms": int(window.end.timestamp() * 1000),
    }
    return (Request(set_query(source.feed_url, **span)),)


def read(document: Document, context: Context) -> Reading:
    """Return the events of one answer and, at its most, ask from the last on."""
    own = "tockify" in document.url or shows_json(document, b'"calid"')
    if not own or not shows_json(document, b'"events"'):
        return Reading(readable=False)
    record = Record(read_json(document))
    if not isinstance(record.get("events"), list):
        return Reading(readable=False)
    events = record.records("events")
    name = read_query(document.url, "calname")
    rows = read_rows(record.rows("events"), lambda row: _read_row(row, name), document.url)
    following: tuple[Request, ...] = ()
    last = max((event.number("when.start.millis") or 0 for event in events), default=0)
    url = set_query(document.request.url, startms=int(last))
    if len(events) >= _MOST and url != document.request.url:
        following = (Request(url),)
    return tell_rows(rows, next_requests=following)


def _read_row(row: Record, name: str) -> Listing:
    lat, lon = row.point("content.location.latitude", "content.location.longitude")
    stamp = row.line("eid.tid")
    start, end = row.moment("when.start.millis"), row.moment("when.end.millis")
    all_day = row.flag("when.allDay")
    if all_day:  # the stamp is midnight on the calendar's own clock
        start, end = (
            drop_offset(
                read_moment(
                    (row.number(f"when.{edge}.millis") or 0) + (row.number(f"when.{edge}.offset") or 0)
                )
            )
            for edge in ("start", "end")
        )
    return make_listing(
        row.line("content.summary.text"),
        start,
        end,
        all_day=all_day,
        uid=row.line("eid.uid"),
        url=f"https://tockify.com/{name}/detail/{row.line('eid.uid')}/{stamp}" if name and stamp else "",
        description=row.lines("content.description.text"),
        status="cancelled" if "cancel" in row.line("status.name").lower() else "",
        venue=row.line("content.place"),
        address=row.line("content.address"),
        lat=lat,
        lon=lon,
        labels=row.labels("content.tagset.tags.default"),
    )
