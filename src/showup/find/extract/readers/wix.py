"""Wix Events: the JSON that a page carries for its first drawing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from showup.find.extract.jsontext import parse_json
from showup.find.extract.markup import find_title, parse
from showup.find.extract.records import Record, make_listing, read_rows, tell_rows
from showup.find.extract.signs import root_of
from showup.model.document import Document, Request
from showup.model.listing import Listing
from showup.model.reading import Claim, Context, Reading
from showup.model.source import Source
from showup.model.window import Window

NAME = "wix"
RANK = 0
_MAX_NODES = 50_000


def recognise(document: Document) -> Sequence[Claim]:
    """Claim a page that carries Wix events."""
    if not _carries_events(document):
        return ()
    return (Claim(NAME, document.url, "Wix Events in the page", 0.9, find_title(document)),)


def _carries_events(document: Document) -> bool:
    return b"wix-warmup-data" in document.body and b'"scheduling"' in document.body


def ask(source: Source, window: Window) -> Sequence[Request]:
    """Ask for the page."""
    return (Request(source.feed_url),)


def read(document: Document, context: Context) -> Reading:
    """Return the events in the page's JSON; where it says that there are more, the reading is incomplete."""
    if not _carries_events(document):
        return Reading(readable=False)
    found: dict[str, Mapping[str, object]] = {}
    more = False
    for node in parse(document).css('script[type="application/json"]'):
        for events, has_more in _find_widgets(parse_json(node.text())):
            more = more or has_more
            found |= {str(row.get("id")): row for row in events if isinstance(row, Mapping)}
    rows = read_rows(found.values(), lambda row: _read_row(row, document.url), document.url)
    return tell_rows(rows, readable=bool(found), complete=not more, name=find_title(document))


def _find_widgets(value: object) -> Iterator[tuple[list[object], bool]]:
    """Yield the objects that hold a list of Wix events, wherever they lie."""
    waiting = [value]
    for _ in range(_MAX_NODES):
        if not waiting:
            return
        node = waiting.pop()
        if isinstance(node, Mapping):
            events = node.get("events")
            if isinstance(events, list) and any(isinstance(e, Mapping) and "scheduling" in e for e in events):
                yield events, node.get("hasMore") is True
            waiting.extend(node.values())
        elif isinstance(node, list):
            waiting.extend(node)


def _read_row(row: Record, page: str) -> Listing | None:
    if row.flag("scheduling.config.scheduleTbd"):
        return None
    lat, lon = row.point("location.coordinates.lat", "location.coordinates.lng")
    slug = row.line("slug")
    return make_listing(
        row.line("title"),
        row.moment("scheduling.config.startDate"),
        row.moment("scheduling.config.endDate"),
        uid=row.line("id"),
        url=f"{root_of(page)}event-details/{slug}" if slug else page,
        description=row.lines("about", "description"),
        status="cancelled" if "cancel" in row.line("status").lower() else "",
        venue=row.line("location.name"),
        address=row.line("location.address"),
        lat=lat,
        lon=lon,
        online=True if row.line("location.type").upper() == "ONLINE" else None,
    )
