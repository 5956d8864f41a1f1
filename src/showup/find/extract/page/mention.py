"""The dates that a page mentions, as written: day and month, the year and the weekday where given."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from showup.find.extract.page.dayrun import DayRun, read_run
from showup.find.extract.page.months import INITIALS, MONTH, MONTHS, SHORT_WEEKDAYS, WEEKDAY, WEEKDAYS
from showup.find.extract.page.sheet import Sheet

MAX_MENTIONS = 3_000

_DAY = r"(?:3[01]|[12]\d|0?[1-9])"
_NTH = r"(?:st|nd|rd|th|er|º|ª)?"
_YEAR = r"(?:19|20)\d\d"
_END = r"(?![\d%]|:\d|,\d\d\d)"
_A_DAY = rf"{_DAY}{_NTH}(?![\d:\w]|\.\d| ?[ap]\.?m| ?uhr)"  # the month is this one's
# lines of one box are parted by \r, lines of different boxes by \n
_DATE = re.compile(
    rf"(?<![\w$#])(?:"
    rf"(?P<m1>{MONTH})\b[. ]*\s?(?:the )?(?P<d1>{_DAY}){_NTH}{_END}(?![\w/]|\.\d)"
    rf"|(?P<y2>{_YEAR})(?P<s2>[-/.])(?P<m2>0?[1-9]|1[0-2])(?P=s2)(?P<d2>{_DAY})(?!\d)"
    rf"|(?<![\d:/.\-])(?P<a3>\d{{1,2}})(?P<s3>[/.\-]|\s/\s)(?P<b3>\d{{1,2}})(?P=s3)(?P<y3>{_YEAR}|"
    rf"\d\d)(?![\d/]|-\d|\.\d)"
    rf"|(?<![\d:/.,\-])(?P<d4>{_DAY})(?:st|nd|rd|th|er|º|\.)?"
    rf"(?:[ \r]?(?:-\s?)?(?:of |de )?(?P<m4>{MONTH})\b(?!\.?[ \r]?{_A_DAY})"
    rf"|\n(?P<m7>{MONTH})\b(?!\.?\s?{_A_DAY}))"
    rf"|(?<![\d:/.\-])(?P<a5>0?[1-9]|1[0-2])/(?P<b5>{_DAY})(?![\d/%]|-\d)"
    rf"|(?<![\d:/.\-])(?P<a6>{_DAY})\.(?P<b6>0?[1-9]|1[0-2])\.(?!\d)"
    rf")"
)
_NUMBER = re.compile(r"\d(?<![\w$#].)")
_LETTERS = re.compile(r"[^\W\d_]+")
_LONGEST_HEAD = 18  # characters of a month's name and what stands between it and the day
_YEAR_AFTER = re.compile(
    rf"[ \r]?(?:\([a-z]{{1,9}}\))?(?:[ ,.\r]|\bde\b|\bdel\b)*(?:{WEEKDAY}[ ,.]+)?({_YEAR})(?!\d|[-/]\d)"
)
_SHORT_YEAR_AFTER = re.compile(r",? ?['’](\d\d)\b")
_ANOTHER_DAY = re.compile(
    rf"(?:[ \r]?\([a-z]{{1,9}}\.?\))?[ \r]?(?P<by>,? ?(?:and|&|y|et|und|to|thru|through|bis|-|–|—)|"
    rf",) ?(?:{WEEKDAY}[ .,]+)?"
    rf"(?P<day>{_DAY})(?:st|nd|rd|th)?\b(?!\d|:\d|[/%]|\.\d| ?[ap]\.?m\b|\.? {MONTH}\b| ?(?:minutes|"
    rf"hours|hrs?|noon|uhr|h)\b)"
)
_RANGE_END = re.compile(
    rf"[ \r]?(?:-|–|—|to|thru|through|bis|"
    rf"until) ?(?:{WEEKDAY}[ .,]+)?(?P<m>{MONTH})\.? (?P<d>{_DAY}){_NTH}(?![\d:\w])"
)
_RANGE_WORDS = frozenset(("to", "thru", "through", "bis", "-", "–", "—"))
_WEEKDAY_BEFORE = re.compile(
    rf"(?<!\w)({WEEKDAY}|{'|'.join(SHORT_WEEKDAYS)})s?\b[^\w\n]{{0,4}}(?:the |den |dem |le )?$"
)
_WEEKDAY_AFTER = re.compile(
    rf"(?:[ ,(\r]{{1,3}}|\n)({WEEKDAY})\b(?![.,]? (?:the )?(?:{MONTH}|{_DAY}{_NTH}(?![:\w]| ?[ap]\.?m)))"
    rf"|\s?\(({'|'.join(INITIALS)})\)"
)
_DAY_FIRST = re.compile(r"(?!en)[a-z]{2}|en-(?:gb|ie|au|nz|za|in)")  # languages
_MONTH_FIRST = re.compile(r"America/|US/|Canada/|Pacific/(?:Honolulu|Guam|Pago)|UTC$|Etc/")  # zones
_LONE_DAY = re.compile(rf"{_DAY}{_NTH}[*†,]?$")
_ISO = re.compile(r"(\d{4})-(\d\d)-(\d\d)")
_NUMERIC = re.compile(r"(\d(?<![\d/.\-].)\d?)[/.\-]([0-3]?\d)[/.\-](?:20)?\d\d(?![\d/.\-])")
_DIGIT = re.compile(r"\d")


class Mention(NamedTuple):
    """A date as written: `start` and `end` are places in the line; `year` is None where not given.

    `until` is the last (month, day) of a run of days.
    """

    line: int
    start: int
    end: int
    month: int
    day: int
    year: int | None = None
    weekday: int | None = None
    until: tuple[int, int] | None = None
    bare: bool = False  # "7/10": so little that something else must speak for it
    last_line: int = -1  # where it runs over two lines


@dataclass(frozen=True, slots=True)
class _Text:
    """The lines that could hold a date, joined; `starts` are their offsets, `numbers` their places."""

    lower: str
    starts: list[int]
    numbers: list[int]


def find_mentions(sheet: Sheet) -> list[Mention]:
    """Return the dates mentioned on a page in the order of the text."""
    text = _join(sheet)
    day_first = _tell_order(text.lower, sheet)
    found: list[Mention] = []
    skip_to = 0
    for begin in _find_starts(text.lower):
        if begin < skip_to:
            continue
        run = read_run(text.lower, begin, day_first)
        match = None if run else _DATE.match(text.lower, begin)
        if run:
            dates, end = _read_days(text.lower, run)
        elif match:
            dates, end = _read_match(text.lower, match, day_first)
        else:
            continue
        skip_to = end
        for start, stop, mention in dates:
            placed = _place(text, sheet, start, stop, mention)
            if placed is not None:
                found.append(placed)
                found.extend(_find_row(sheet, placed))
        if len(found) > MAX_MENTIONS:
            sheet.whole = False
            break
    return sorted((*found, *_find_moments(sheet, found)), key=lambda one: (one.line, one.start))


def _find_starts(text: str) -> Iterator[int]:
    """Yield where a date may begin: at the name of a month before a number, and at the number."""
    for number in _NUMBER.finditer(text):
        at = number.start()
        head = text[max(0, at - _LONGEST_HEAD) : at].rstrip(". \r\n").removesuffix(" the")
        if head and head[-1].isalpha():
            word = _LETTERS.findall(head)[-1]
            if word in MONTHS:
                yield text.rindex(word, 0, at)
        yield at


def _find_row(sheet: Sheet, first: Mention) -> Iterator[Mention]:
    """Yield the other days of a table's row that begins with its month: "March", "10", "24"."""
    if first.last_line <= first.line:
        return
    box = sheet.lines[first.last_line].box
    row = sheet.boxes[box].parent if box >= 0 and sheet.boxes[box].tag == "td" else -1
    last = min(len(sheet.lines), first.last_line + 31) if row >= 0 else 0
    for number in range(first.last_line + 1, last):
        line = sheet.lines[number]
        if sheet.boxes[line.box].parent != row or not _LONE_DAY.match(line.text.lower()):
            return
        day = int("".join(filter(str.isdecimal, line.text)))
        yield first._replace(line=number, start=0, end=len(line.text), day=day, last_line=number)


def _find_moments(sheet: Sheet, found: list[Mention]) -> list[Mention]:
    """Return the dates that only the markup of a line tells: a <time>, a day of a month's grid."""
    told = {mention.line for mention in found}
    moments = []
    for number, line in enumerate(sheet.lines):
        if line.moments and number not in told and len(line.text) > 2:
            match = _ISO.match(line.moments[0])
            if match:
                moments.append(
                    Mention(number, 0, 0, int(match[2]), int(match[3]), int(match[1]), last_line=number)
                )
    return moments[:MAX_MENTIONS]


def _join(sheet: Sheet) -> _Text:
    parts: list[str] = []
    starts: list[int] = []
    numbers: list[int] = []
    offset = 0
    box = -2
    for number, line in enumerate(sheet.lines):
        lower = line.text.lower()
        if not _DIGIT.search(lower) and lower.rstrip(".") not in MONTHS:
            box = -2
            continue
        if len(lower) != len(line.text):
            lower = line.text
        separator = "\r" if line.box == box else "\n"
        parts.append(separator + lower)
        starts.append(offset + 1)
        numbers.append(number)
        offset += len(lower) + 1
        box = line.box
    return _Text("".join(parts), starts, numbers)


def _tell_order(text: str, sheet: Sheet) -> bool:
    """Whether numbers are written day first: by those that can be read one way only, else by where it is."""
    votes = 0
    for first, second in _NUMERIC.findall(text):
        votes += (int(first) > 12) - (int(second) > 12)
    if votes:
        return votes > 0
    return bool(_DAY_FIRST.match(sheet.language)) or bool(sheet.zone and not _MONTH_FIRST.match(sheet.zone))


_Raw = tuple[int, int, Mention]


def _read_match(text: str, match: re.Match[str], day_first: bool) -> tuple[list[_Raw], int]:
    """Return the dates that begin at a match ("March 5, 12 and 19, 2024" holds three) and where they end."""
    end = match.end()
    year: int | None = None
    bare = False
    if match["m1"]:
        return _read_month_first(text, match)
    if match["y2"]:
        month, day, year = int(match["m2"]), int(match["d2"]), int(match["y2"])
    elif match["a3"]:
        numbers = _order(int(match["a3"]), int(match["b3"]), day_first)
        if numbers is None:
            return [], end
        month, day = numbers
        year = int(match["y3"]) if len(match["y3"]) == 4 else 2000 + int(match["y3"])
        bare = match["s3"] != "/" and len(match["y3"]) == 2 and year > 2060
    elif match["d4"]:
        month, day = MONTHS[match["m4"] or match["m7"]], int(match["d4"])
        year, end = _read_year(text, end)
    elif match["a6"]:
        if not day_first:  # the number of a chapter
            return [], end
        month, day, bare = int(match["b6"]), int(match["a6"]), True
    else:
        numbers = _order(int(match["a5"]), int(match["b5"]), day_first)
        if numbers is None:
            return [], end
        month, day = numbers
        bare = True
    weekday = _find_weekday(text, match.start(), end)
    return [(match.start(), end, Mention(0, 0, 0, month, day, year, weekday, None, bare))], end


def _read_days(text: str, run: DayRun) -> tuple[list[_Raw], int]:
    """Return the dates of several days before their month, and where they end."""
    year, end = _read_year(text, run.end) if run.named else (run.year, run.end)
    dates: list[_Raw] = []
    for start, stop, first, last in run.days:
        told = _WEEKDAY_BEFORE.search(text, max(0, start - 20), start)
        weekday = WEEKDAYS.get(told[1], SHORT_WEEKDAYS.get(told[1])) if told else None
        until = (run.month, last) if last > first else None
        dates.append(
            (
                start,
                end if stop == run.end else stop,
                Mention(0, 0, 0, run.month, first, year, weekday, until),
            )
        )
    return dates, end


def _order(first: int, second: int, day_first: bool) -> tuple[int, int] | None:
    """Return (month, day) of two numbers, None where no reading makes a date."""
    for month, day in ((second, first), (first, second)) if day_first else ((first, second), (second, first)):
        if 1 <= month <= 12 and 1 <= day <= 31:
            return month, day
    return None


def _read_month_first(text: str, match: re.Match[str]) -> tuple[list[_Raw], int]:
    month, day, end = MONTHS[match["m1"]], int(match["d1"]), match.end()
    raw: list[_Raw] = [(match.start(), end, Mention(0, 0, 0, month, day))]
    over = _RANGE_END.match(text, end)
    if over:
        until = MONTHS[over["m"]], int(over["d"])
        raw[0] = (match.start(), over.end(), raw[0][2]._replace(until=until))
        end = over.end()
    while not over:
        more = _ANOTHER_DAY.match(text, end)
        if not more or len(raw) > 31:
            break
        number = int(more["day"])
        if more["by"].strip(" ,") in _RANGE_WORDS and number > raw[-1][2].day:
            raw[-1] = (raw[-1][0], more.end(), raw[-1][2]._replace(until=(month, number)))
        elif number > raw[-1][2].day:
            raw.append((more.start("day"), more.end(), Mention(0, 0, 0, month, number)))
        else:
            break
        end = more.end()
    year, end = _read_year(text, end)
    raw[-1] = (raw[-1][0], max(end, raw[-1][1]), raw[-1][2])
    return [
        (
            start,
            stop,
            mention._replace(year=year, weekday=_find_weekday(text, start, stop if len(raw) > 1 else end)),
        )
        for start, stop, mention in raw
    ], end


def _read_year(text: str, end: int) -> tuple[int | None, int]:
    after = _YEAR_AFTER.match(text, end)
    if after:
        return int(after[1]), after.end()
    short = _SHORT_YEAR_AFTER.match(text, end)
    if short:
        return 2000 + int(short[1]), short.end()
    return None, end


def _find_weekday(text: str, start: int, end: int) -> int | None:
    before = _WEEKDAY_BEFORE.search(text, max(0, start - 20), start)
    if before:
        return WEEKDAYS.get(before[1], SHORT_WEEKDAYS.get(before[1]))
    after = _WEEKDAY_AFTER.match(text, end)
    if not after:
        return None
    return WEEKDAYS[after[1]] if after[1] else INITIALS[after[2]]


def _place(text: _Text, sheet: Sheet, start: int, end: int, mention: Mention) -> Mention | None:
    """Return the mention with its line; over two boxes only when each part is alone in its line."""
    at = bisect_right(text.starts, start) - 1
    line, column = text.numbers[at], start - text.starts[at]
    last = bisect_right(text.starts, end - 1) - 1
    if last != at and "\n" in text.lower[start:end]:
        whole = text.lower[text.starts[at] : text.starts[last] + len(sheet.lines[text.numbers[last]].text)]
        if len(whole) > 24 or text.numbers[last] - line > 2:
            return None
    stop = end - text.starts[at] if last == at else len(sheet.lines[line].text)
    return mention._replace(line=line, start=column, end=stop, last_line=text.numbers[last])


def iterate_years(text: str) -> Iterator[int]:
    """Yield the years written in a text."""
    for match in _YEARS.finditer(text):
        yield int(match[1])


_YEARS = re.compile(r"(?<![\d$,.#/-])((?:19|20)\d\d)(?![\d,]|\.\d|-\d{3})")
