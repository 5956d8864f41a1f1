"""The conversation with one source: ask, fetch, read, ask again, until it is told whole."""

from __future__ import annotations

from collections import deque
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta

from showup.find.extract.protocol import Reader
from showup.find.harvest.source_name import choose_source_name
from showup.find.normalise.clock import place_on_clock
from showup.model.document import Document, Request
from showup.model.occurrence import Occurrence
from showup.model.problem import Problem
from showup.model.reading import Context, Reading
from showup.model.source import WORKING, Source, Status
from showup.model.window import Window

Fetch = Callable[[Request], Awaitable[Document]]

SOON = timedelta(days=30)  # a source with nothing this near is quiet
GENERAL = 2  # the rank of readers that are asked only when no other found anything
STALE = timedelta(days=365)  # a calendar without an event for so long is no longer kept
_NOT_MODIFIED = 304
_FAULTS = {"disallowed": Status.DISALLOWED, "forbidden-address": Status.BLOCKED, "dns": Status.GONE}
_STATUSES = {
    401: Status.BLOCKED,
    403: Status.BLOCKED,
    429: Status.BLOCKED,
    404: Status.GONE,
    410: Status.GONE,
}


@dataclass(frozen=True, slots=True)
class SourceReading:
    """A source with its status told by evidence, and what it gave."""

    source: Source
    occurrences: tuple[Occurrence, ...] = ()
    problems: tuple[Problem, ...] = ()
    content_type: str = ""
    total: int = 0  # events seen, also outside the window
    unchanged: bool = False  # answered 304: what was read before still stands
    whole: Document | None = None  # the one document that told everything, where one did


@dataclass(slots=True)
class _Conversation:
    """What was heard so far."""

    occurrences: dict[str, Occurrence] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    failures: list[Document] = field(default_factory=list)
    content_type: str = ""
    total: int = 0
    complete: bool = True
    readable: bool = False
    name: str = ""
    whole: Document | None = None


async def read_source(
    source: Source, reader: Reader, fetch: Fetch, context: Context, budget: int
) -> SourceReading:
    """Return everything the source publishes in the window, with its status; `budget` bounds the requests."""
    heard = _Conversation()
    waiting = deque(reader.ask(source, context.window))
    asked: set[Request] = set()
    digests: set[str] = set()
    while waiting:
        request = waiting.popleft()
        if request in asked:
            continue
        if len(asked) >= budget:
            heard.complete = False
            heard.problems.append(
                Problem("harvest", source.feed_url, f"stopped after {budget} requests; more remain")
            )
            break
        asked.add(request)
        document = await fetch(request)
        if document.status == _NOT_MODIFIED and len(asked) == 1:
            told = replace(source, checked_at=context.now)
            return SourceReading(told, content_type=document.content_type, unchanged=True)
        if not document.ok:
            heard.failures.append(document)
            continue
        if document.digest in digests:  # a service that ignores paging repeats itself
            continue
        digests.add(document.digest)
        reading = reader.read(document, context)
        waiting.extend(reading.next_requests)
        heard.whole = document if len(asked) == 1 and not waiting else None
        _hear(heard, reading, document, source, context)
    if _is_over(heard, reader, context):
        heard.total = 0
    return _conclude(heard, source, context)


def _is_over(heard: _Conversation, reader: Reader, context: Context) -> bool:
    """Whether nothing is to be expected: a calendar gone stale, or dates on a page that are all past.

    What the general reader takes for events is believed only while some lie ahead: the dates of
    articles and of minutes never do.
    """
    if reader.RANK >= GENERAL:
        today = context.now.date()
        return all(_day_of(occurrence.start) < today for occurrence in heard.occurrences.values())
    return bool(heard.whole and not heard.occurrences and is_stale(heard.whole, reader, context))


def _day_of(moment: date | datetime) -> date:
    return moment.date() if isinstance(moment, datetime) else moment


def is_stale(document: Document, reader: Reader, context: Context) -> bool:
    """Whether a calendar that told everything in one document has had nothing for a year."""
    past = replace(context, window=Window(context.now - STALE, context.window.end))
    reading = reader.read(document, past)
    return not place_on_clock(reading, context.feed_url, past.window, context.timezone)[0]


def _hear(
    heard: _Conversation, reading: Reading, document: Document, source: Source, context: Context
) -> None:
    heard.content_type = heard.content_type or document.content_type
    heard.problems.extend(reading.problems)
    heard.readable = heard.readable or reading.readable
    heard.complete = heard.complete and reading.complete
    heard.total += reading.total
    heard.name = heard.name or reading.name
    occurrences, problems = place_on_clock(reading, source.feed_url, context.window, context.timezone)
    heard.problems.extend(problems)
    for occurrence in occurrences:
        heard.occurrences.setdefault(occurrence.occurrence_id, occurrence)


def _conclude(heard: _Conversation, source: Source, context: Context) -> SourceReading:
    occurrences = tuple(_settle_places(heard.occurrences.values(), source))
    soon = count_soon(occurrences, context.now)
    status, why = tell_status(heard, soon)
    told = replace(
        source,
        status=status,
        why=why,
        name=source.name or choose_source_name(heard.name),
        checked_at=context.now,
        read_at=context.now if status in WORKING else source.read_at,
        events_30d=soon,
    )
    return SourceReading(
        told, occurrences, tuple(heard.problems), heard.content_type, heard.total, whole=heard.whole
    )


def _settle_places(occurrences: Iterable[Occurrence], source: Source) -> list[Occurrence]:
    """Where a source that is itself a place names no other place, its events are held there."""
    if source.lat is None:
        return list(occurrences)
    return [
        replace(occurrence, lat=source.lat, lon=source.lon) if _is_nowhere(occurrence) else occurrence
        for occurrence in occurrences
    ]


def _is_nowhere(occurrence: Occurrence) -> bool:
    return occurrence.lat is None and not occurrence.location and occurrence.online is not True


def count_soon(occurrences: tuple[Occurrence, ...], now: datetime) -> int:
    """Return how many start within the next 30 days."""
    span = Window(now, now + SOON)
    return sum(_starts_in(occurrence, span) for occurrence in occurrences)


def _starts_in(occurrence: Occurrence, span: Window) -> bool:
    start = occurrence.start
    if not isinstance(start, datetime):
        return span.start.date() <= start < span.end.date()
    if start.tzinfo is None:
        start = start.replace(tzinfo=span.start.tzinfo)
    return span.start <= start < span.end


def tell_status(heard: _Conversation, soon: int) -> tuple[Status, str]:
    """Return the status of what was heard and the evidence for it."""
    if not heard.readable:
        if heard.failures:
            return _tell_failure(heard.failures[0])
        return Status.BROKEN, "answers, but not with a calendar"
    if not heard.total:
        return Status.EMPTY, "holds no event at all, or only such as are long over"
    if not soon:
        return Status.QUIET, f"{heard.total} events, none in the next 30 days"
    if not heard.complete:
        return Status.INCOMPLETE, f"{heard.total} events, at a known cap or cut off"
    return Status.OK, f"{soon} in the next 30 days"


def _tell_failure(document: Document) -> tuple[Status, str]:
    if document.fault:
        return _FAULTS.get(document.fault, Status.BROKEN), document.detail or document.fault
    return _STATUSES.get(document.status, Status.BROKEN), f"answers HTTP {document.status}"
