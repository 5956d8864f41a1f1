"""Radar (radar.squat.net): the calendar of self-run places, by the JSON of its search."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from showup.find.extract.jsontext import read_json, shows_json
from showup.find.extract.records import Record, make_listing, read_rows, say_place, say_town, tell_rows
from showup.find.extract.signs import find_signs, read_query, set_query, shows
from showup.model.document import Document, Request
from showup.model.listing import Listing
from showup.model.reading import Claim, Context, Reading
from showup.model.source import Source
from showup.model.window import Window

NAME = "radar"
RANK = 0
_API = "https://radar.squat.net/api/1.2/search/events.json"
_PART = re.compile(
    r"https?://radar\.squat\.net/(?:[a-z]{2}/)?events/(?:[\w%-]+/)*?(group|city)/([\w%-]{1,60})"
)
_FIELDS = "title,body,date_time,offline,offline:address,offline:map,category,topic,url,uuid,event_status"
_MOST = 500
_MOST_DATES = 100  # of one event


def recognise(document: Document) -> Sequence[Claim]:
    """Claim the events of each group or city of Radar that the page is or links."""
    if not shows(document, b"radar.squat.net/"):
        return ()
    if document.url.startswith(_API):
        return (Claim(NAME, document.url, "Radar search", 1.0),)
    parts = dict.fromkeys((found[1], found[2]) for found in find_signs(document, _PART))
    return tuple(
        Claim(NAME, f"{_API}?facets[{kind}][]={value}", f"Radar {kind}", 0.8)
        for kind, value in list(parts)[:4]
    )


def ask(source: Source, window: Window) -> Sequence[Request]:
    """Ask for what is to come, with its places; an event gone by is not told."""
    return (Request(set_query(source.feed_url, fields=_FIELDS, limit=_MOST)),)


def read(document: Document, context: Context) -> Reading:
    """Return each date of each event; an answer as long as what was asked for is incomplete."""
    if not shows_json(document, b'"result"'):
        return Reading(readable=False)
    record = Record(read_json(document))
    result = record.get("result")
    if not isinstance(result, Mapping | list) or record.number("count") is None:
        return Reading(readable=False)
    events = list(result.values()) if isinstance(result, Mapping) else result
    rows = read_rows(_split_dates(events), _read_row, document.url)
    most = read_query(document.request.url, "limit")
    return tell_rows(rows, complete=len(events) < (int(most) if most.isdecimal() else _MOST))


def _split_dates(events: Sequence[object]) -> Iterator[dict[str, object]]:
    """Yield an event once for each of its dates."""
    for event in events:
        if isinstance(event, Mapping):
            for moment in Record(event).rows("date_time")[:_MOST_DATES]:
                yield {**event, "date_time": moment}


def _read_row(row: Record) -> Listing:
    places = row.records("offline")
    place = places[0] if places else Record({})
    town = say_town(place.line("address.locality"), "", place.line("address.postal_code"))
    lat, lon = place.point("map.lat", "map.lon")
    return make_listing(
        row.line("title"),
        row.moment("date_time.time_start", "date_time.value"),
        row.moment("date_time.time_end", "date_time.value2"),
        uid=row.line("uuid"),
        url=row.url(_API, "url"),
        description=row.lines("body.value"),
        status="cancelled" if row.line("event_status") == "cancelled" else "",
        venue=place.line("title", "address.name_line"),
        address=say_place(place.line("address.thoroughfare"), town),
        lat=lat,
        lon=lon,
        labels=row.labels("category", "topic"),
    )
