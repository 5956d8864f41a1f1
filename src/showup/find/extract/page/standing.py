"""The clock time that a page says once for many dates: "all meetings begin at 2 p.m."."""

from __future__ import annotations

import re
from typing import NamedTuple

from showup.find.extract.page.hours import Hours, find_hours
from showup.find.extract.page.months import WEEKDAY, WEEKDAYS
from showup.find.extract.page.record import Record
from showup.find.extract.page.sheet import Sheet

_STATEMENT = re.compile(
    r"\b(?:meetings?|meets?|held|begins?|starts?|commences?|convenes?|sessions?|hearings?|reuniones|"
    r"réunions|sitzungen)\b",
    re.IGNORECASE,
)
_ALL = re.compile(
    r"\b(?:all|each|every|regular(?:ly)?|unless|are held|will be held|meets|meetings (?:begin|start|"
    r"are|will|commence)|usually|typically|"
    r"schedule[ds]?|monthly|commence|convenes?|todas|toutes|alle|begin at|start at|held at|dates)\b",
    re.IGNORECASE,
)
_OPENING = re.compile(
    r"\b(?:office|opening|business|store|library|clinic|pantry|service) hours|^hours\b|"
    r"\bmon(?:day)?s?\.? ?(?:[-–—]|to|thru|through) ?(?:fri|sat|sun|thu)|"
    r"\bweekdays\b|\bopen (?:daily|from|mon)|\bclosed\b|öffnungszeiten|horario|horaires",
    re.IGNORECASE,
)
_ASIDE = re.compile(
    r"\b(?:before|by|prior|preceding|preced\w+|deadline|no later than|until|later than|office hours|"
    r"open from|between)\b[^.]{0,30}$|[-–] $",
    re.IGNORECASE,
)
_NAMED_DAY = re.compile(rf"\b({WEEKDAY})s?\b")


class StandingHours(NamedTuple):
    """A clock time said once for many dates, with its line and the weekdays named there.

    `plain` where it is said in so many words.
    """

    line: int
    hours: Hours
    plain: bool
    weekdays: frozenset[int]


def list_standing(sheet: Sheet, records: list[Record]) -> tuple[StandingHours, ...]:
    """Return the clock times said once for many dates.

    "All meetings begin at 2 p.m." is said in so many words; a short line "1st Wednesday, 1 p.m." is not.
    """
    owned = {number for record in records if not record.shared for number in range(record.first, record.last)}
    found = []
    for number, line in enumerate(sheet.lines):
        if line.dates or number in owned:
            continue
        hours = [
            one
            for one in find_hours(line.text[:600])
            if one.sure and not _ASIDE.search(line.text[: one.start])
        ]
        if not hours or _OPENING.search(line.text):
            continue
        plain = bool(_STATEMENT.search(line.text) and (_ALL.search(line.text) or line.level or line.bold))
        if plain or len(line.text) <= 90:
            named = frozenset(WEEKDAYS[name] for name in _NAMED_DAY.findall(line.text.lower()))
            found.append(StandingHours(number, hours[0], plain, named))
    return tuple(found)


def find_standing(statements: tuple[StandingHours, ...], record: Record) -> tuple[Hours | None, int]:
    """Return the nearest hours above and their line, else the nearest below said in so many words.

    One that names the date's own weekday goes first: "Wednesdays 5:30 pm, Thursdays 6 pm".
    """
    weekday = record.dated.day.weekday()
    near = record.first - 45
    told = [one for one in reversed(statements) if one.line < record.first and (one.plain or one.line > near)]
    told += [one for one in statements if one.line >= record.last and one.plain]
    for one in (*(one for one in told if weekday in one.weekdays), *told):
        return one.hours, one.line
    return None, -1
