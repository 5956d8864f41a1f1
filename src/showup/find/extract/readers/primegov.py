"""PrimeGov: a government's upcoming meetings as JSON."""

from __future__ import annotations

import re
from collections.abc import Sequence

from showup.find.extract.jsontext import read_json, shows_json
from showup.find.extract.records import Record, make_listing, read_rows, tell_rows
from showup.find.extract.signs import find_signs, root_of, shows
from showup.model.document import Document, Request
from showup.model.listing import Listing
from showup.model.reading import Claim, Context, Reading
from showup.model.source import Source
from showup.model.window import Window

NAME = "primegov"
RANK = 0
_SITE = re.compile(r"https?://([\w-]{2,60})\.primegov\.com\b")
_UPCOMING = "api/v2/PublicPortal/ListUpcomingMeetings"


def recognise(document: Document) -> Sequence[Claim]:
    """Claim the portal that the page is or links."""
    if not shows(document, b".primegov.com"):
        return ()
    clients = dict.fromkeys(found[1] for found in find_signs(document, _SITE) if found[1] != "www")
    return tuple(
        Claim(NAME, f"https://{client}.primegov.com/{_UPCOMING}", "primegov.com portal", 0.9)
        for client in clients
    )


def ask(source: Source, window: Window) -> Sequence[Request]:
    """Ask for the upcoming meetings."""
    return (Request(source.feed_url, headers=(("accept", "application/json"),)),)


def read(document: Document, context: Context) -> Reading:
    """Return the meetings, their times being the town's wall time."""
    if not (shows_json(document, b'"meetingTypeId"') or shows_json(document, b'"committeeId"')):
        empty = _UPCOMING in document.url and read_json(document) == []
        return Reading(readable=empty)
    value = read_json(document)
    if not isinstance(value, list):
        return Reading(readable=False)
    return tell_rows(read_rows(value, lambda row: _read_row(row, document.url), document.url))


def _read_row(row: Record, page: str) -> Listing:
    number = row.line("id")
    labels = [label for key, label in _LABELS if row.flag(key)]
    return make_listing(
        row.line("title"),
        row.moment("dateTime"),
        uid=number,
        url=f"{root_of(page)}Portal/Meeting?meetingTemplateId={number}",
        location=row.line("location"),
        online=True if row.flag("meetingOnline") else None,
        labels=tuple(labels),
    )


_LABELS = (("allowPublicSpeaker", "public speakers"), ("allowPublicComment", "public comment"))
