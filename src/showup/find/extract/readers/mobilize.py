"""Mobilize: an organization's events by its public interface; its kinds of event are labels."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from showup.find.extract.jsontext import find_array, parse_json, read_json, shows_json
from showup.find.extract.markup import decode
from showup.find.extract.records import Record, make_listing, read_rows, say_place, say_town, tell_rows
from showup.find.extract.signs import find_signs, resolve, set_query, shows
from showup.model.document import Document, Request
from showup.model.listing import Listing
from showup.model.reading import Claim, Context, Reading
from showup.model.source import Source
from showup.model.window import Window

NAME = "mobilize"
RANK = 0
_API = re.compile(r"https://api\.mobilize\.us/v1/(?:organizations/\d{1,9}/)?events")
_PAGE = re.compile(r"https?://(?:www\.)?mobilize\.us/([a-z0-9][\w-]{1,80})(?:/|\b)")
_OWN = frozenset(
    {"event", "events", "about", "login", "signup", "blog", "api", "static", "terms", "privacy", "host"}
)
_EMBEDDED = "__MLZ_EMBEDDED_DATA__"


def recognise(document: Document) -> Sequence[Claim]:
    """Claim the interface, or the pages of the organizations that a page is or links."""
    if _API.match(document.url):
        return (Claim(NAME, document.url, "api.mobilize.us", 1.0),)
    if not shows(document, b"mobilize.us/"):
        return ()
    slugs = dict.fromkeys(found[1] for found in find_signs(document, _PAGE) if found[1].lower() not in _OWN)
    return tuple(
        Claim(NAME, f"https://www.mobilize.us/{slug}/", "mobilize.us page", 0.8) for slug in list(slugs)[:3]
    )


def ask(source: Source, window: Window) -> Sequence[Request]:
    """Ask for what is to come: of the interface directly, of a page for its organization's number."""
    if _API.match(source.feed_url):
        return (Request(set_query(source.feed_url, timeslot_start="gte_now")),)
    return (Request(source.feed_url),)


def read(document: Document, context: Context) -> Reading:
    """Return the dated slots of one answer and ask for the next; a page leads to the interface."""
    if _EMBEDDED.encode() in document.body:
        return _read_page(document)
    if not shows_json(document, b'"timeslots"') and not _API.match(document.url):
        return Reading(readable=False)
    record = Record(read_json(document))
    if not isinstance(record.get("data"), list):
        return Reading(readable=False)
    rows = read_rows(record.rows("data"), _read_event, document.url)
    following = resolve(document.url, record.line("next")) if record.line("next") else ""
    ours = following.startswith("https://api.mobilize.us/")
    return tell_rows(
        rows,
        next_requests=(Request(following),) if ours else (),
        complete=not record.get("results_limited_to"),
    )


def _read_event(row: Record) -> Iterator[Listing]:
    place = Record(row.get("location"))
    lines = place.get("address_lines")
    street = [line for line in lines if isinstance(line, str)] if isinstance(lines, list) else []
    hidden = row.line("address_visibility") == "PRIVATE"  # a home: told no nearer than its town
    lat, lon = (None, None) if hidden else place.point("location.latitude", "location.longitude")
    town = say_town(place.line("locality"), place.line("region"), place.line("postal_code"))
    for slot in row.records("timeslots"):
        yield make_listing(
            row.line("title"),
            slot.moment("start_date"),
            slot.moment("end_date"),
            uid=row.line("id"),
            url=row.url("", "browser_url"),
            description=row.lines("description", "summary"),
            organizer=row.line("sponsor.name"),
            venue="" if hidden else place.line("venue"),
            address=town if hidden else say_place(*street, town),
            lat=lat,
            lon=lon,
            online=True if row.flag("is_virtual") else (False if place.value else None),
            labels=(*row.labels("event_type"), *row.labels("tags")),
        )


def _read_page(document: Document) -> Reading:
    """Read what the organization's page carries, and ask the interface for the rest."""
    text = decode(document)
    record = Record(parse_json(find_array(text, text.find(_EMBEDDED) + len(_EMBEDDED))))
    data = Record(record.get("data"))
    if "events" not in data.value and "organization" not in data.value:
        return Reading(readable=False)
    rows = read_rows(data.rows("events"), lambda row: _read_embedded(row, document.url), document.url)
    number = data.number("organization.id")
    address = f"https://api.mobilize.us/v1/organizations/{int(number or 0)}/events?timeslot_start=gte_now"
    return tell_rows(
        rows, next_requests=(Request(address),) if number else (), name=data.line("organization.name")
    )


def _read_embedded(row: Record, page: str) -> Iterator[Listing]:
    for slot in row.records("times"):
        yield make_listing(
            row.line("name"),
            slot.moment("start"),
            slot.moment("end"),
            uid=row.line("id"),
            url=f"{page.rstrip('/')}/event/{row.line('id')}/",
            description=row.lines("description"),
            organizer=row.line("organization.name"),
            venue=row.line("location_name"),
            address=say_place(row.line("address_line1"), row.line("city"), row.line("state")),
            online=True if row.flag("is_virtual") else None,
        )
