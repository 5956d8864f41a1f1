"""What of an occurrence is compared: its day and hour on the town's clock, and its words."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from showup.find.merge.words import (
    Words,
    read_names,
    read_page,
    read_parts,
    read_place,
    read_steps,
    read_title,
    says_cancelled,
)
from showup.model.occurrence import Occurrence

ALL_DAY = -1
_MINUTES_A_DAY = 1440
_UTC = timedelta()
_ENOUGH_LOCAL = 0.1  # a share of local clocks that shows UTC to be a way of writing


@dataclass(slots=True)
class Sketch:
    """One occurrence as the merge sees it; `day` counts days, `minute` and `length` minutes."""

    number: int
    source: str
    uid: str
    day: int
    minute: int  # ALL_DAY where it has no hour
    length: int  # 0: none told, or it ends as it begins
    title: Words
    words: str
    parts: frozenset[Words]
    names: frozenset[Words]  # the title and its parts
    steps: frozenset[tuple[str, str]]  # which word follows which in the title
    marks: frozenset[tuple[str, str]]
    place: Words
    numbers: Words
    street: bool  # the place is a house number and a street, no name
    stream: bool
    cancelled: bool
    host: str
    page: str
    organizer: str
    text: str

    @property
    def moment(self) -> int:
        """Minutes since the first day."""
        return self.day * _MINUTES_A_DAY + self.minute


def draw_sketches(
    occurrences: Sequence[Occurrence],
    offsets: Mapping[int, timedelta],
    expand: Callable[[str], str] = str,
) -> list[Sketch]:
    """Return the sketch of each occurrence, numbered in their order.

    `offsets` are the town's on each day; `expand` writes short forms out in a title or place.
    """
    return [_draw(number, occurrence, offsets, expand) for number, occurrence in enumerate(occurrences)]


def move_sketch(sketch: Sketch, minutes: int) -> Sketch:
    """Return the sketch so many minutes later; what has no hour stays."""
    if not minutes or sketch.minute == ALL_DAY:
        return sketch
    days, minute = divmod(sketch.minute + minutes, _MINUTES_A_DAY)
    return replace(sketch, day=sketch.day + days, minute=minute)


def _draw(
    number: int,
    occurrence: Occurrence,
    offsets: Mapping[int, timedelta],
    expand: Callable[[str], str],
) -> Sketch:
    day, minute = tell_moment(occurrence.start, offsets)
    named = expand(occurrence.title)
    title, words, marks = read_title(named)
    told = join_place(occurrence)
    place, numbers, stream = read_place(expand(told))
    host, page = read_page(occurrence.url)
    return Sketch(
        number=number,
        source=occurrence.source,
        uid=occurrence.uid,
        day=day,
        minute=minute,
        length=tell_length(occurrence),
        title=title,
        words=words,
        parts=read_parts(named),
        names=read_names(named),
        steps=read_steps(words),
        marks=marks,
        place=place,
        numbers=numbers,
        street=told.lstrip()[:1].isdigit(),
        stream=stream or occurrence.online is True,
        cancelled=occurrence.cancelled or says_cancelled(named) or says_cancelled(told),
        host=host,
        page=page,
        organizer=occurrence.organizer.casefold(),
        text=occurrence.description,
    )


def join_place(occurrence: Occurrence) -> str:
    """Return everything a listing says of its place, once."""
    if not occurrence.venue and not occurrence.address:
        return occurrence.location
    return " ".join(dict.fromkeys((occurrence.venue, occurrence.address, occurrence.location)))


def tell_length(occurrence: Occurrence) -> int:
    """Return the minutes it lasts, 0 where it ends before it begins or does not say."""
    start, end = occurrence.start, occurrence.end
    if end is None or isinstance(start, datetime) != isinstance(end, datetime):
        return 0
    try:
        return max(0, int((end - start).total_seconds()) // 60)
    except TypeError:  # one with an offset, one without
        return 0


def tell_moment(when: date | datetime, offsets: Mapping[int, timedelta]) -> tuple[int, int]:
    """Return the day and the minute of the day on the town's clock."""
    if not isinstance(when, datetime):
        return when.toordinal(), ALL_DAY
    day, minute = when.toordinal(), when.hour * 60 + when.minute
    offset = when.utcoffset()
    here = offsets.get(day)
    if offset is None or here is None or offset == here:
        return day, minute
    days, minute = divmod(minute + int((here - offset).total_seconds()) // 60, _MINUTES_A_DAY)
    return day + days, minute


def find_offsets(occurrences: Sequence[Occurrence]) -> dict[int, timedelta]:
    """Return the town's offset from UTC on each day: the one most times of about that day carry.

    Times written in UTC say nothing of the town's clock unless nearly all are.
    """
    days: dict[int, Counter[timedelta]] = defaultdict(Counter)
    whole: Counter[timedelta] = Counter()
    for occurrence in occurrences:
        start = occurrence.start
        if isinstance(start, datetime):
            offset = start.utcoffset()
            if offset is not None:
                days[start.toordinal()][offset] += 1
                whole[offset] += 1
    if whole.total() - whole[_UTC] >= _ENOUGH_LOCAL * whole.total():
        del whole[_UTC]
        for counts in days.values():
            del counts[_UTC]
    if not whole:
        return {}
    usual = min(whole, key=lambda offset: (-whole[offset], offset))
    return {
        day: min(counts, key=lambda offset: (-counts[offset], offset)) if counts else usual
        for day, counts in days.items()
    }


def usual_offset(offsets: Mapping[int, timedelta]) -> int:
    """Return the offset from UTC of most days, in minutes; 0 where none is known."""
    counts = Counter(offsets.values())
    if not counts:
        return 0
    return int(min(counts, key=lambda offset: (-counts[offset], offset)).total_seconds()) // 60
