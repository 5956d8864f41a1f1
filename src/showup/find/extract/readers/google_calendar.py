"""Google Calendar: embeds and links lead to the calendar's public iCalendar address."""

from __future__ import annotations

import re
from base64 import b64decode
from collections.abc import Sequence
from urllib.parse import quote, unquote

from showup.find.extract.calendar_feed import ask_feed as ask
from showup.find.extract.calendar_feed import read_feed
from showup.find.extract.jsontext import read_json
from showup.find.extract.records import Record, make_listing, read_rows, tell_rows
from showup.find.extract.signs import read_source, shows
from showup.model.document import Document
from showup.model.listing import Listing
from showup.model.reading import Claim, Context, Reading

__all__ = ["NAME", "RANK", "ask", "read", "recognise"]

NAME = "google_calendar"
RANK = 0
_ADDRESS = re.compile(r"(?:calendar\.google\.com/calendar|google\.com/calendar)[/?][^\s\"'<>\\]{1,3000}")
_EMBEDDED = re.compile(r"[?&](src|cid)=([^&\s\"'#]{4,400})")
_FILE = re.compile(r"/ical/([^/\s\"']{4,300})/public/(?:basic|full)")
_NAMED = re.compile(
    r"\b(?:google)?[-_]?calendar[-_]?id[\"']?\s*[:=]\s*[\"']([^\"'\s]{4,300})[\"']", re.IGNORECASE
)
_ASKED = re.compile(r"googleapis\.com/calendar/v3/calendars/([^/\s\"'<>]{4,300})/events")
_MARKS = (b"google.com/calendar", b"calendar.google.com", b"googleapis.com/calendar", b"googleCalendarId")
_GROUP = re.compile(r"\b([\w.]{3,100}(?:@|%40)(?:group|import)\.calendar\.google\.com)\b")
_ID = re.compile(r"[\w.+#%-]{1,200}@[\w.-]{3,100}")
_SHARED = re.compile(r"#holiday@|#contacts|#weather|#weeknum|@holiday\.|group\.v\.calendar|%23")


def recognise(document: Document) -> Sequence[Claim]:
    """Claim the public file of every calendar embedded, linked or named; national holidays are left out."""
    if not shows(document, *_MARKS):
        return ()
    source = read_source(document)
    claims: dict[str, Claim] = {}
    for calendar, sign in _find_calendars(source):
        if not _SHARED.search(calendar):
            claims.setdefault(calendar.lower(), Claim(NAME, _address(calendar), sign, 0.9))
    return tuple(claims.values())


def _find_calendars(source: str) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    for address in _ADDRESS.findall(source):
        file = _FILE.search(address)
        if file:
            found.append((unquote(file[1]), "public iCalendar address"))
        found += [(_decode(value), f"Google Calendar {name}=") for name, value in _EMBEDDED.findall(address)]
    found += [(unquote(value), "address of the interface") for value in _ASKED.findall(source)]
    found += [(value, "googleCalendarId") for value in _NAMED.findall(source)]
    if not found:
        found += [(unquote(value), "calendar id in the page") for value in _GROUP.findall(source)]
    return [(calendar, sign) for calendar, sign in found if _ID.fullmatch(calendar)]


def _decode(value: str) -> str:
    """Return the calendar's id, which newer embeds write in base64."""
    value = unquote(value)
    if "@" in value:
        return value
    try:
        return b64decode(value + "=" * (-len(value) % 4), altchars=b"-_").decode("ascii")
    except ValueError:
        return ""


def _address(calendar: str) -> str:
    return f"https://calendar.google.com/calendar/ical/{quote(calendar, safe='')}/public/basic.ics"


def read(document: Document, context: Context) -> Reading:
    """Return the events of the calendar file, or of an answer of the JSON interface (events list, v3)."""
    if not document.body[:1].strip(b"{ \n"):
        record = Record(read_json(document))
        if record.get("kind") == "calendar#events":
            rows = read_rows(record.rows("items"), _read_item, document.url)
            return tell_rows(rows, timezone=record.line("timeZone"))
    return read_feed(document, context)


def _read_item(row: Record) -> Listing | None:
    if row.line("status") == "cancelled" and not row.line("summary"):
        return None
    return make_listing(
        row.line("summary"),
        row.moment("start.dateTime", "start.date"),
        row.moment("end.dateTime"),
        zone=row.line("start.timeZone") or None,
        uid=row.line("iCalUID", "id"),
        url=row.url("", "htmlLink"),
        location=row.line("location"),
        description=row.lines("description"),
        status=row.line("status"),
    )
