"""Which lines of a page belong to which date: the largest box that holds one date and no other."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, field

from showup.find.extract.page.months import WEEKDAY
from showup.find.extract.page.sheet import Line, Sheet
from showup.find.extract.page.years import Dated

_LARGEST = 60  # lines, and dates, of a box that can still be one announcement
_HEADS = 60  # headings above a date that are looked at
_REACH = 14  # lines beyond the box of the date that can still belong to it
_HOUR = re.compile(r"\d ?[ap]\.? ?m\b|\d:\d\d|\bnoon\b", re.IGNORECASE)
_LONGEST_RUN = 5  # days that one thing takes; more are dates of a list
_BESIDE = re.compile(rf"\b(?:{WEEKDAY}|and|y|e|et|und|on|the|date|dates)\b")
_CELLS = frozenset(("td", "th"))
_HANDLES = frozenset(("button", "dt"))


@dataclass(slots=True)
class Record:
    """A date with its lines: [first, last) is its own box, [begin, end) what belongs to it around that.

    In a line or box that holds several dates `shared` is True: only the words beside the date are its own.
    """

    dated: Dated
    box: int
    first: int
    last: int
    begin: int = 0
    end: int = 0
    shared: bool = False
    others: list[Dated] = field(default_factory=list)  # the same date again, in the same box


def find_records(sheet: Sheet, dated: list[Dated]) -> list[Record]:
    """Return a record for each date, in the order of the page; a date told twice in its box is one."""
    lines = [one.mention.line for one in dated]
    records: list[Record] = []
    for number, one in enumerate(dated):
        record = _climb(sheet, dated, lines, number)
        last = records[-1] if records else None
        if last and _is_same(last, record):
            last.others.append(one)
            last.last = max(last.last, record.last)
            continue
        records.append(record)
    _reach_out(sheet, records)
    return records


def _is_same(last: Record, record: Record) -> bool:
    if last.dated.day != record.dated.day:
        return False
    if last.shared or record.shared:
        return last.dated.mention.line == record.dated.mention.line
    return last.box == record.box


def _climb(sheet: Sheet, dated: list[Dated], lines: list[int], number: int) -> Record:
    one = dated[number]
    line = one.mention.line
    begin, end = _find_run(sheet, dated, number)
    best = -1
    box = sheet.lines[line].box
    while box >= 0:
        frame = sheet.boxes[box]
        low, high = bisect_left(lines, frame.first), bisect_left(lines, frame.last)
        if max(frame.last - frame.first, high - low) > _LARGEST:
            break
        if any(dated[k].day != one.day for k in range(low, high) if not begin <= k < end):
            break
        if best >= 0 and high - low > end - begin and _is_list(sheet, best, box, lines[low:high]):
            break
        best = box
        box = frame.parent
    if best >= 0:
        frame = sheet.boxes[best]
        return Record(one, best, frame.first, frame.last)
    last = max(one.mention.last_line, line) + 1
    return Record(one, sheet.lines[line].box, line, last, shared=True)


def _find_run(sheet: Sheet, dated: list[Dated], number: int) -> tuple[int, int]:
    """Return the first date and the one beyond the last of several that are a line of their own.

    "8 / 9 June" in a cell tells of one thing on two days.
    """
    line = dated[number].mention.line
    begin = number
    while begin and number - begin < _LONGEST_RUN and dated[begin - 1].mention.line == line:
        begin -= 1
    end = number + 1
    while end < len(dated) and end - begin <= _LONGEST_RUN and dated[end].mention.line == line:
        end += 1
    if end - begin < 2 or end - begin > _LONGEST_RUN:
        return number, number + 1
    text = sheet.lines[line].text
    spans = [one.mention for one in dated[begin:end]]
    ends = (0, *(one.end for one in spans))
    starts = (*(one.start for one in spans), len(text))
    beside = " ".join(text[a:b] for a, b in zip(ends, starts, strict=True))
    return (begin, end) if is_joint(beside) else (number, number + 1)


def is_joint(text: str) -> bool:
    """Whether the words between two dates only join them: "/", "and Sun"."""
    return not any(map(str.isalpha, _BESIDE.sub("", text.lower())))


def _is_list(sheet: Sheet, child: int, parent: int, lines: list[int]) -> bool:
    """Whether sisters of one kind each announce something on the same day, hour by hour."""
    tag = sheet.boxes[child].tag
    if tag in _CELLS:
        return False
    announcing: set[int] = set()
    for line in lines:
        box = sheet.lines[line].box
        while box >= 0 and sheet.boxes[box].parent != parent:
            box = sheet.boxes[box].parent
        if box < 0 or sheet.boxes[box].tag != tag:
            continue
        frame = sheet.boxes[box]
        texts = [one.text for one in sheet.lines[frame.first : frame.last]]
        if len(texts) > 1 or len(texts[0]) > 40:
            announcing.add(box)
    return len(announcing) > 1 and sum(_has_hour(sheet, box) for box in announcing) != 1


def _has_hour(sheet: Sheet, box: int) -> bool:
    frame = sheet.boxes[box]
    return any(_HOUR.search(line.text) for line in sheet.lines[frame.first : frame.last])


def _reach_out(sheet: Sheet, records: list[Record]) -> None:
    """Give each record the lines around it that no other record owns: those after it, or those before."""
    families: dict[int, list[Record]] = {}
    for number, record in enumerate(records):
        frame = _frame(sheet, record)
        low = min(records[number - 1].last, record.first) if number else 0
        high = records[number + 1].first if number + 1 < len(records) else len(sheet.lines)
        record.begin = max(frame[0], low, record.first - _REACH)
        record.end = min(frame[1], max(high, record.last), record.last + _REACH)
        families.setdefault(sheet.boxes[record.box].parent if record.box >= 0 else -1, []).append(record)
    for family in families.values():
        _divide(sheet, family)


def _frame(sheet: Sheet, record: Record) -> tuple[int, int]:
    """Return the lines of the box around the record's box."""
    box = record.box if record.shared else (sheet.boxes[record.box].parent if record.box >= 0 else -1)
    if box < 0:
        return record.first, record.last
    return sheet.boxes[box].first, sheet.boxes[box].last


def _divide(sheet: Sheet, family: list[Record]) -> None:
    """Where titles stand before dates, the lines between two belong to the later from its title on."""
    leads = [_find_lead(sheet, record) for record in family]
    leading = sum(lead is not None for lead in leads)
    before = leading * 10 >= len(family) * 6
    for number, (record, lead) in enumerate(zip(family, leads, strict=True)):
        record.begin = lead if before and lead is not None else record.first
        if before and number + 1 < len(family):
            following = leads[number + 1]
            if following is not None:
                record.end = max(record.last, min(record.end, following))
    if not before:
        for record in family:
            record.end = _stop_at_heading(sheet, record)


def _find_lead(sheet: Sheet, record: Record) -> int | None:
    """Return the line of a title that stands right before a record, where one does."""
    lines = sheet.lines
    for number in range(record.first - 1, max(record.begin, record.first - 3) - 1, -1):
        if is_prominent(sheet, lines[number]):
            lead = number
            while lead > record.begin and lines[lead].level and is_prominent(sheet, lines[lead - 1]):
                lead -= 1
            return lead
    return None


def is_prominent(sheet: Sheet, line: Line) -> bool:
    """Whether a line looks like a title: a heading, a term, wholly bold, or wholly a link."""
    if len(line.text) > 160:
        return False
    if line.level or line.bold or (line.box >= 0 and sheet.boxes[line.box].tag == "dt"):
        return True
    return len(line.links) == 1 and len(line.links[0][0]) >= len(line.text) - 2 and len(line.text) > 12


def _stop_at_heading(sheet: Sheet, record: Record) -> int:
    """What follows a date ends at the next heading that stands as high as the date or higher."""
    own = min((line.level for line in sheet.lines[record.first : record.last] if line.level), default=0)
    for number in range(record.last, record.end):
        line = sheet.lines[number]
        if line.level and (not own or line.level <= own) and number > record.last:
            return number
    return record.end


def find_headings(sheet: Sheet, heads: list[int], record: Record) -> list[int]:
    """Return the lines of the headings a record stands under, nearest first; `heads` are the page's headings.

    Bold lines and the handles of accordions count as headings below the lowest real one.
    """
    found: list[int] = []
    level = 9
    for number in reversed(heads[: bisect_left(heads, record.begin)][-_HEADS:]):
        line = sheet.lines[number]
        if line.level:
            if line.level < level and _covers(sheet, line, record.first):
                found.append(number)
                level = line.level
        elif level == 9 and len(found) < 4 and _covers(sheet, line, record.first):
            found.append(number)
        if level == 1:
            break
    return found


def list_heads(sheet: Sheet) -> list[int]:
    """Return the lines that may head a part of the page: without its first heading, which heads it all."""
    return [
        number
        for number, line in enumerate(sheet.lines)
        if not line.dates
        and number != sheet.top
        and len(line.text) <= 200
        and (line.level or _is_handle(sheet, line))
    ]


def _is_handle(sheet: Sheet, line: Line) -> bool:
    if len(line.text) > 100 or _in_cell(sheet, line):
        return False
    if line.bold or (line.box >= 0 and sheet.boxes[line.box].tag in _HANDLES):
        return True
    if line.box >= 0 and sheet.boxes[line.box].tag == "li":  # a menu of tabs, not the tab's heading
        return False
    return any(href[:1] in ("#", "") and text == line.text for text, href in line.links)


def _covers(sheet: Sheet, line: Line, number: int) -> bool:
    """Whether a heading stands over a line: one of the boxes right around it holds both."""
    box = line.box
    for _ in range(4):
        if box < 0:
            return True
        box = sheet.boxes[box].parent
        if box >= 0 and sheet.boxes[box].last > number:
            return True
    return line.level == 1


def _in_cell(sheet: Sheet, line: Line) -> bool:
    return line.box >= 0 and sheet.boxes[line.box].tag in _CELLS


def find_column(sheet: Sheet, line: int) -> str:
    """Return the heading of the table column a line stands in, "" outside tables."""
    own = sheet.lines[line].box
    head = sheet.columns.get(own)
    if head is None:
        box = own
        while box >= 0 and sheet.boxes[box].tag not in _CELLS:
            box = sheet.boxes[box].parent
        head = sheet.columns[own] = _head_cell(sheet, box) if box >= 0 else ""
    return head


def _head_cell(sheet: Sheet, box: int) -> str:
    cell, row = sheet.boxes[box], sheet.boxes[box].parent
    table = row
    while table >= 0 and sheet.boxes[table].tag != "table":
        table = sheet.boxes[table].parent
    if table < 0 or row < 0:
        return ""
    return _read_column(sheet, table, row, cell.nth)


def _read_column(sheet: Sheet, table: int, row: int, nth: int) -> str:
    """The first row of a table names its columns."""
    for number in range(sheet.boxes[table].first, sheet.boxes[row].first):
        box = sheet.lines[number].box
        while box > table and sheet.boxes[box].tag not in _CELLS:
            box = sheet.boxes[box].parent
        if box > table and sheet.boxes[box].nth == nth:
            return sheet.lines[number].text[:80]
        if number - sheet.boxes[table].first > 20:
            break
    return ""
