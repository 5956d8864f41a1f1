"""Which clock is right: that of the markup, its wall time without the offset, or that of the text.

The visible text of the same event wins. Without it, an offset that is not the town's is more often
a plug-in's fault than a far place: the wall time is then what people there read, except online.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from showup.find.extract.markup import parse
from showup.model.document import Document
from showup.model.listing import Listing
from showup.model.problem import Problem

_REACH = 500  # characters after a title in which its date and time are looked for
_NEAR = 60  # characters after a date in which its time is looked for
_NIGHT = range(7)  # hours in which hardly anything public begins
_CLOCK = re.compile(
    r"\b(?:(?P<noon>noon|midday)|(?P<hour>1[0-2]|0?[1-9])(?:[:.](?P<minute>[0-5]\d))?\s?(?P<half>[ap])\.?\s?m\b"
    r"|(?P<hour24>[01]?\d|2[0-3]):(?P<minute24>[0-5]\d))",
    re.IGNORECASE,
)
_RANGE = re.compile(
    r"\b(1[0-2]|0?[1-9])(?::([0-5]\d))?\s*(?:-|\u2013|\u2014|to|until)"
    r"\s*(?:1[0-2]|0?[1-9])(?::[0-5]\d)?\s?([ap])\.?\s?m\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Case:
    """A listing with its two possible clocks and the times that its text shows, in order."""

    listing: Listing
    local: datetime  # as published, on the town's clock
    wall: datetime  # as published, its offset left out
    shown: tuple[time, ...]


def settle_clocks(
    listings: Sequence[Listing], document: Document, timezone: str | None
) -> tuple[list[Listing], list[Problem]]:
    """Return the listings with their right clock times, and a problem for each conflict with the text."""
    zone = _find_zone(timezone)
    page = _Page(document)
    cases = [_open_case(listing, page, zone) for listing in listings]
    stamps_are_true = _trust_stamps([case for case in cases if case])
    settled: list[Listing] = []
    problems: list[Problem] = []
    for listing, case in zip(listings, cases, strict=True):
        start = _decide(case, zone, stamps_are_true) if case else listing.start
        if case and _contradicts(case, start):
            what = f"{listing.title[:80]!r}: markup says {case.local:%H:%M}, the text {start:%H:%M}"
            problems.append(Problem("extract", listing.url or document.url, what))
        settled.append(_move(listing, start))
    return settled, problems


def _find_zone(timezone: str | None) -> ZoneInfo | None:
    try:
        return ZoneInfo(timezone) if timezone else None
    except (ValueError, OSError, KeyError):
        return None


def _open_case(listing: Listing, page: _Page, zone: ZoneInfo | None) -> _Case | None:
    start = listing.start
    if not isinstance(start, datetime) or listing.zone:
        return None
    wall = start.replace(tzinfo=None, second=0, microsecond=0)
    local = wall
    if start.tzinfo is not None and zone is not None:
        local = start.astimezone(zone).replace(tzinfo=None, second=0, microsecond=0)
    days = {local.date(), wall.date()}
    shown = _find_times(listing.words, days) or page.find_times(listing.title, days, {local, wall})
    return _Case(listing, local, wall, tuple(shown))


def _decide(case: _Case, zone: ZoneInfo | None, stamps_are_true: bool) -> datetime:
    """Return the start to keep: as published, as wall time, or at the time shown."""
    start = case.listing.start
    assert isinstance(start, datetime)
    if case.local.time() in case.shown:
        return start
    if case.wall.time() in case.shown:
        return case.wall
    if case.shown:
        return case.local.replace(hour=case.shown[0].hour, minute=case.shown[0].minute)
    if case.local == case.wall or zone is None or case.listing.online:
        return start
    if start.utcoffset() == timedelta(0):
        return start if stamps_are_true else case.wall
    return case.wall


def _trust_stamps(cases: Iterable[_Case]) -> bool:
    """Whether the page's times in Universal Time mean it: by its texts, else by what falls in the night."""
    stamps = [case for case in cases if case.local != case.wall]
    votes = sum((c.local.time() in c.shown) - (c.wall.time() in c.shown) for c in stamps)
    if votes:
        return votes > 0
    return sum(c.local.hour in _NIGHT for c in stamps) < sum(c.wall.hour in _NIGHT for c in stamps)


def _contradicts(case: _Case, start: date | datetime) -> bool:
    return bool(case.shown) and isinstance(start, datetime) and start.tzinfo is None and case.local != start


def _move(listing: Listing, start: date | datetime) -> Listing:
    """Return the listing at that start, its length kept."""
    if start == listing.start and isinstance(start, datetime) == isinstance(listing.start, datetime):
        return listing
    end = listing.end
    if isinstance(end, datetime) and isinstance(listing.start, datetime) and isinstance(start, datetime):
        end = start + (end.replace(tzinfo=listing.start.tzinfo) - listing.start)
        end = end if end > start else None
    return replace(listing, start=start, end=end)


class _Page:
    """The visible text of a page, made when it is first needed."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._text: str | None = None
        self._folded = ""

    def find_times(self, title: str, days: set[date], expected: set[datetime]) -> list[time]:
        """Return the times soon after the title and its date; those expected end the search."""
        if self._text is None:
            self._text = read_visible(self._document)
            self._folded = self._text.casefold()
        title = " ".join(title.split()).casefold()
        if len(title) < 4 or len(self._folded) != len(self._text):
            return []
        wanted = {moment.time() for moment in expected}
        first: list[time] = []
        at = self._folded.find(title)
        for _ in range(20):
            if at < 0:
                break
            begin = at + len(title)
            at = self._folded.find(title, begin)
            stop = min(at, begin + _REACH) if at >= 0 else begin + _REACH
            times = _find_times(self._text[begin:stop], days)
            if wanted & set(times):
                return times
            first = first or times
        return first


def read_visible(document: Document) -> str:
    """Return the words of a page that a person sees, on one line."""
    body = parse(document).clone().body
    if body is None:
        return ""
    body.strip_tags(["script", "style", "template", "noscript"])
    return " ".join(body.text(separator=" ").split())


def _find_times(words: str, days: set[date]) -> list[time]:
    """Return the times that stand within a few words after one of the dates."""
    times: list[time] = []
    for day in days:
        found = _say_date(day).search(words) if words else None
        if found:
            times += _read_times(words[found.end() : found.end() + _NEAR])
    return times


def _read_times(words: str) -> list[time]:
    ranged = _RANGE.search(words)
    times = [_read_time(*ranged.groups())] if ranged else []
    for clock in _CLOCK.finditer(words):
        if clock["noon"]:
            times.append(time(12))
        elif clock["hour"]:
            times.append(_read_time(clock["hour"], clock["minute"], clock["half"]))
        else:
            times.append(time(int(clock["hour24"]), int(clock["minute24"])))
    return times


@lru_cache(maxsize=256)
def _say_date(day: date) -> re.Pattern[str]:
    month, short = day.strftime("%B"), day.strftime("%b")
    return re.compile(
        rf"\b(?:{month}|{short}t?\.?)\s+0?{day.day}(?:st|nd|rd|th)?\b(?:,?\s+{day.year}\b)?"
        rf"|\b0?{day.day}\s+(?:{month}|{short}\.?)(?:,?\s+{day.year}\b)?"
        rf"|\b0?{day.month}/0?{day.day}/(?:{day.year}|{day.year % 100:02})\b|\b{day.isoformat()}\b",
        re.IGNORECASE,
    )


def _read_time(hour: str, minute: str | None, half: str) -> time:
    return time(int(hour) % 12 + (12 if half.lower() == "p" else 0), int(minute or 0))
