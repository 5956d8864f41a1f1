"""A whole calendar as a reading."""

from __future__ import annotations

import re
from datetime import date, datetime

from showup.find.extract.ics.caps import is_capped
from showup.find.extract.ics.fields import read_any_case, read_fields
from showup.find.extract.ics.listings import read_listing
from showup.find.extract.ics.scan import MARKS, can_touch, find_events, see_flags, settle_lines, widen
from showup.find.extract.ics.text import read_line, unfold
from showup.find.extract.ics.zones import read_zones
from showup.model.listing import Listing
from showup.model.problem import Problem
from showup.model.reading import Reading
from showup.model.window import Window

_HEADER = 16_384  # bytes from the start in which a calendar's own properties lie
_LOOK = 4_096  # bytes in which a body must show that it is a calendar
_MAX_PROBLEMS = 100
_MAX_SEEN, _MAX_READ = 200_000, 20_000  # events; the largest real feed measured has half of that


def is_calendar(body: bytes) -> bool:
    """Whether the body begins as a calendar, whatever its content type says."""
    head = body[:_LOOK]
    if head[:2] in (b"\xff\xfe", b"\xfe\xff"):
        head = head.decode("utf-16", "ignore").encode()
    head = head.removeprefix(b"\xef\xbb\xbf").lstrip(b"\x00 \t\r\n")
    if head.startswith((b"<", b"{", b"[")):
        return False
    head = head.upper()
    return head.startswith(MARKS) or any(b"\n" + mark in head for mark in MARKS)


def read_calendar(body: bytes, page: str, window: Window) -> Reading:
    """Return the events of a calendar that can touch the window; never raises, whatever the bytes."""
    if not is_calendar(body):
        return Reading(readable=False, problems=(Problem("extract", page, tell_body(body)),))
    body = settle_lines(body)
    header = unfold(body[:_HEADER].partition(b"BEGIN:VEVENT")[0])
    events = _Events(page)
    span, flags = widen(window), see_flags(body)
    for start, end, closed in find_events(body):
        if events.total >= _MAX_SEEN or events.read >= _MAX_READ:
            events.complain("", f"more than {events.total} events: the rest is left out")
            events.is_whole = False
            break
        events.total += 1
        if not closed:
            events.complain("", "an event is cut off")
        if can_touch(body, start, end, span, flags):
            events.add(body[start:end])
    return Reading(
        listings=tuple(events.listings()),
        problems=tuple(events.problems),
        complete=events.is_whole and not is_capped(header, events.total),
        total=events.total,
        timezone=_header_value(header, "X-WR-TIMEZONE"),
        zones=read_zones(body) if b"BEGIN:VTIMEZONE" in body else {},
        name=read_line(_header_value(header, "X-WR-CALNAME")),
    )


def tell_body(body: bytes) -> str:
    """Return in words what came in place of a calendar."""
    head = body[:_LOOK].lstrip()
    if not head:
        return "empty, no calendar"
    if head.startswith((b"{", b"[")):
        return "JSON, no calendar"
    if head.startswith(b"<"):
        return "a web page or XML, no calendar"
    return "no calendar"


def _header_value(header: str, name: str) -> str:
    found = re.search(rf"\n{name}(?:;[^:\n]*)?:([^\n]*)", header)
    return found[1].strip() if found else ""


class _Events:
    """The listings gathered so far, the newest revision of each."""

    def __init__(self, page: str) -> None:
        self.page = page
        self.total = self.read = 0
        self.is_whole = True
        self.problems: list[Problem] = []
        self._plain: list[Listing] = []
        self._by_uid: dict[tuple[str, date | datetime | None], list[tuple[int, Listing]]] = {}

    def add(self, block: bytes) -> None:
        """Read one event; a bad one is a problem, never the feed's end."""
        self.read += 1
        fields = read_fields(text := unfold(block))
        if "DTSTART" not in fields.one:
            fields = read_any_case(text)
        try:
            listing = read_listing(fields, self.page)
        except (ValueError, OverflowError) as error:
            self.complain(fields.value("UID")[:200], str(error)[:200])
            return
        if not listing.uid:
            self._plain.append(listing)
            return
        number = fields.value("SEQUENCE")
        revision = int(number) if number.isdecimal() and len(number) < 10 else 0
        self._by_uid.setdefault((listing.uid, listing.recurrence_id), []).append((revision, listing))

    def complain(self, where: str, what: str) -> None:
        """Keep a problem; of very many, the first."""
        if len(self.problems) < _MAX_PROBLEMS:
            self.problems.append(Problem("extract", where or self.page, what))

    def listings(self) -> list[Listing]:
        """Return the listings: of one UID the highest SEQUENCE; equal ones are different events."""
        kept = list(self._plain)
        for revisions in self._by_uid.values():
            if len(revisions) == 1:
                kept.append(revisions[0][1])
                continue
            newest = max(revision for revision, _ in revisions)
            starts = {listing.start: listing for revision, listing in revisions if revision == newest}
            kept.extend(starts.values())
        return kept
