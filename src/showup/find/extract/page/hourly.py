"""Days told hour by hour: a date as a heading, below it several gatherings, each with its hour."""

from __future__ import annotations

import re

from showup.find.extract.page.hours import find_hours
from showup.find.extract.page.months import WEEKDAY
from showup.find.extract.page.record import Record
from showup.find.extract.page.sheet import Line, Sheet
from showup.find.extract.page.words import compile_words

_MOST_ITEMS = 40  # of one day
_MOST_LINES = 200
_FEWEST_DAYS = 2
_SURELY_DAYS = 3  # from so many on a program of one gathering is unlikely
_DEEPEST_HOUR = 2  # lines of a gathering that may stand before its hour
_LONGEST_HEAD = 60  # characters beside the date of a heading that is a date
_WEEKDAYS = re.compile(rf"\b{WEEKDAY}s?\b|\b(?:today|tomorrow)\b", re.IGNORECASE)
_PART = compile_words(
    r"doors?|registration|check-?in|sign-?in|arrival|set-?up|tear-?down|break|adjourn\w*|welcome|closing|ends?|until|"
    r"opening remarks|keynote|introductions?|call to order"
)


def split_days(sheet: Sheet, records: list[Record]) -> list[Record]:
    """Return the records with each day that is told hour by hour split into its gatherings."""
    days = [_is_head(sheet, record) for record in records]
    if sum(days) < _FEWEST_DAYS:
        return records
    told: list[Record] = []
    for number, record in enumerate(records):
        stop = records[number + 1].first if number + 1 < len(records) else len(sheet.lines)
        items = _split(sheet, record, stop) if days[number] else []
        linked = sum(any(sheet.lines[line].links for line in range(one.first, one.last)) for one in items)
        sure = sum(days) >= _SURELY_DAYS or linked * 2 >= len(items)
        told.extend(items if len(items) > 1 and sure else [record])
    return told


def _is_head(sheet: Sheet, record: Record) -> bool:
    """Whether a date stands alone in its line."""
    mention = record.dated.mention
    text = sheet.lines[mention.line].text
    rest = text[: mention.start] + text[mention.end :]
    if len(rest) > _LONGEST_HEAD:
        return False
    return sum(map(str.isalnum, _WEEKDAYS.sub("", rest))) < 3


def _split(sheet: Sheet, record: Record, stop: int) -> list[Record]:
    """Return the gatherings between a day's heading and the next."""
    begin = max(record.dated.mention.last_line, record.dated.mention.line) + 1
    stop = _stop_at_heading(sheet, record, min(stop, begin + _MOST_LINES))
    hours = [number for number in range(begin, stop) if _opens(sheet.lines[number])]
    hours = [number for number in hours if number - 1 not in hours or not _is_bare(sheet.lines[number - 1])]
    if len(hours) < 2 or len(hours) > _MOST_ITEMS or hours[0] - begin > _DEEPEST_HOUR:
        return []
    before = hours[0] - begin
    starts = [number - before for number in hours]
    ends = [*starts[1:], stop]
    if any(end <= number for number, end in zip(hours, ends, strict=True)):
        return []
    return [
        Record(record.dated, sheet.lines[start].box, start, end, start, end)
        for start, end in zip(starts, ends, strict=True)
    ]


def _stop_at_heading(sheet: Sheet, record: Record, stop: int) -> int:
    """A day ends before a heading that stands as high as its own."""
    line = record.dated.mention.line
    own = sheet.lines[line].level
    for number in range(line + 1, stop):
        level = sheet.lines[number].level
        if level and own and level <= own:
            return number
    return stop


def _opens(line: Line) -> bool:
    """Whether a line tells the hour of a gathering, and not of a part of one."""
    hours = find_hours(line.text[:200])
    return bool(hours) and hours[0].sure and not _PART.search(line.text[:60].lower())


def _is_bare(line: Line) -> bool:
    """Whether a line holds an hour and nothing else."""
    hours = find_hours(line.text[:200])
    return sum(map(str.isalpha, line.text[: hours[0].start] + line.text[hours[-1].stop :])) < 3
