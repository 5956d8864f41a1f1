"""What is published: a title, the events under it, and the words and addresses every format needs."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from urllib.parse import urlsplit

from showup.model.event import Event, Venue
from showup.model.match import Candidate
from showup.publish.plain import drop_marks

_EXCERPT = 1_500  # characters of a description in a feed
_FORBIDDEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]")
_NOT_IN_ADDRESS = re.compile(r'[\s\x00-\x20"<>\\^`{|}]')


@dataclass(frozen=True, slots=True)
class Bulletin:
    """Events under a title, in the order in which they are to be read.

    `home` is where our pages begin ("https://example.org", no slash), `page` and `address` those of the
    question and of the feed itself; a feed in a file has no home. `as_of` is when the events were last
    read, `revised` when something last happened to each of them, `timezone` an IANA name.
    """

    title: str
    home: str
    page: str
    address: str
    as_of: datetime
    timezone: str
    candidates: tuple[Candidate, ...]
    language: str = "en"
    revised: Mapping[str, datetime] = field(default_factory=dict)

    def locate(self, event: Event) -> str:
        """Return the address of our page of an event; without pages of ours, where it was published."""
        if self.home:
            return f"{self.home}/event/{event.event_id}"
        told = (event.url, *(link.url for link in event.sources))
        return next(filter(None, map(keep_address, told)), self.page)


def keep_printable(text: str) -> str:
    """Return the text without characters that XML and iCalendar forbid; line ends become "\\n"."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not text.isascii():
        text = text.encode("utf-8", "replace").decode()  # half a surrogate pair
    return _FORBIDDEN.sub("", text)


def keep_line(text: str) -> str:
    """Return the text as one line."""
    return " ".join(keep_printable(text).split())


def keep_address(url: str) -> str:
    """Return a web address that can stand in a feed or a link, "" where it is none."""
    url = url.strip()
    if _NOT_IN_ADDRESS.search(url):
        return ""
    try:
        parts = urlsplit(url)
    except ValueError:
        return ""
    return keep_printable(url) if parts.scheme in ("http", "https") and parts.hostname else ""


def join_place(venue: Venue) -> str:
    """Return name and address in one line, what the name already says left out of the address."""
    told = venue.name.casefold()
    rest = [part.strip() for part in venue.address.split(",")]
    parts = [venue.name, *(part for part in rest if part.casefold() not in told)]
    return keep_line(", ".join(filter(None, parts)).strip(" -–,;"))


def say_when(event: Event) -> str:
    """Return the time as "2026-08-21 18:00-20:00" in its own zone: plain, the same in every language."""
    start, end = event.start, event.end
    if not isinstance(start, datetime):
        return start.isoformat()
    until = (
        f"-{end:%H:%M}" if isinstance(end, datetime) and end > start and end.date() == start.date() else ""
    )
    return f"{start:%Y-%m-%d %H:%M}{until}"


def tell_story(candidate: Candidate) -> str:
    """Return the text of an entry: who, what it says of itself, where it was found."""
    event = candidate.event
    sources = [f"{keep_line(link.name)} {keep_address(link.url)}".strip() for link in event.sources]
    said = keep_printable(drop_marks(event.description))[:_EXCERPT].strip()
    parts = [keep_line(event.organizer), said, *sources]
    return "\n\n".join(part for part in parts if part)


def sort_by_start(candidates: tuple[Candidate, ...]) -> list[Candidate]:
    """Return the candidates, the soonest first."""
    return sorted(candidates, key=lambda row: (to_utc(row.event.start), row.event.event_id))


def to_utc(when: date | datetime) -> datetime:
    """Return the moment in UTC; a day begins at midnight, a time without a zone is taken in UTC."""
    if not isinstance(when, datetime):
        return datetime(when.year, when.month, when.day, tzinfo=UTC)
    if when.tzinfo is None:
        return when.replace(tzinfo=UTC)
    try:
        return when.astimezone(UTC)
    except OverflowError:  # year 1 or 9999 with an offset
        return when.replace(tzinfo=UTC)
