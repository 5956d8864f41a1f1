"""EventON (WordPress plug-in): what it answers to its own script; its pages carry schema.org."""

from __future__ import annotations

from collections.abc import Sequence

from showup.find.extract.jsontext import read_json
from showup.find.extract.moments import drop_offset
from showup.find.extract.records import Record, make_listing, read_rows, tell_rows
from showup.model.document import Document, Request
from showup.model.listing import Listing
from showup.model.reading import Claim, Context, Reading
from showup.model.source import Source
from showup.model.window import Window

NAME = "eventon"
RANK = 0
_HEAD = 100_000


def recognise(document: Document) -> Sequence[Claim]:
    """Claim an answer of the plug-in."""
    if not _is_answer(document.body):
        return ()
    return (Claim(NAME, document.url, "EventON answer", 0.8),)


def _is_answer(body: bytes) -> bool:
    return body[:1] == b"{" and b'"eventList"' in body[:_HEAD]


def ask(source: Source, window: Window) -> Sequence[Request]:
    """Ask for the answer again."""
    return (Request(source.feed_url),)


def read(document: Document, context: Context) -> Reading:
    """Return the events; the plug-in's stamps are wall time as if it were universal time."""
    if not _is_answer(document.body):
        return Reading(readable=False)
    record = Record(read_json(document))
    if not isinstance(record.get("eventList"), list):
        return Reading(readable=False)
    return tell_rows(read_rows(record.rows("eventList"), _read_row, document.url))


def _read_row(row: Record) -> Listing:
    return make_listing(
        row.line("event_title"),
        drop_offset(row.moment("event_start_unix")),
        drop_offset(row.moment("event_end_unix")),
        uid=row.line("event_id"),
    )
