"""Several days before their month: "8 / 9 June", "Sat 7th, Sun 8th May", "22-24/4/26", "15. bis 17. Mai"."""

from __future__ import annotations

import re
from typing import NamedTuple

from showup.find.extract.page.months import MONTH, MONTHS, SHORT_WEEKDAYS, WEEKDAY

_DAY = r"(?:3[01]|[12]\d|0?[1-9])"
_NTH = r"(?:st|nd|rd|th|er|º|ª|\.)?"
_LISTED = r",|/|&|\+|and|y|e|et|und|sowie"
_UNTIL = r"-|–|—|to|thru|through|until|till|bis|al|a|au"
_ARTICLE = rf"(?:(?:{WEEKDAY}|{'|'.join(SHORT_WEEKDAYS)})[.,]? ?)?(?:the |den |dem |zum |el |le )?"
_STEP = rf"{_DAY}{_NTH} ?(?:(?:{_LISTED})(?: (?:and|&|y|et|und))?|{_UNTIL}) ?{_ARTICLE}"
_RUN = re.compile(
    rf"(?<![\w$#:/.,\-])(?:{_STEP}){{1,9}}(?P<last>{_DAY})(?:"
    rf"{_NTH} ?(?:of |de )?(?P<month>{MONTH})\b"
    rf"|(?P<sign>[/.])(?P<number>0?[1-9]|1[0-2])(?P=sign)(?P<year>(?:20\d\d|\d\d(?!\d)))?)(?!\d)"
)
_DAYS = re.compile(rf"(?P<whole>(?P<day>{_DAY}){_NTH})(?: ?(?P<by>{_LISTED}|{_UNTIL})(?![a-z]))?")
_BETWEEN = frozenset(_UNTIL.split("|"))
_ORDINAL = re.compile(r"\d+(?:st|nd|rd|th)")
# what may stand before days that only commas part: "Room 5, 12 May" is one day
_OPENS = re.compile(
    rf"(?:^|[\r\n(|:;•–—-] ?|\b(?:{WEEKDAY}|on|the|dates?|days?|am|den|les|los|el|días?)[.,]? )$"
)


class DayRun(NamedTuple):
    """Days of one month in the order of the text, as (start, end, first, last); `year` None where not given.

    `end` is where the last of them ends.
    """

    days: tuple[tuple[int, int, int, int], ...]
    month: int
    year: int | None
    end: int
    named: bool  # whether the month is a name: its year may follow


def read_run(text: str, at: int, day_first: bool) -> DayRun | None:
    """Return the days that begin at a number and share the month after the last of them."""
    match = _RUN.match(text, at)
    if match is None or (match["number"] and not day_first and int(match["last"]) <= 12):
        return None
    if "," in match[0] and not (_OPENS.search(text, max(0, at - 14), at) or _ORDINAL.match(match[0])):
        return None
    days: list[tuple[int, int, int, int]] = []
    reaches = False  # whether the next day ends what the one before begins
    for one in _DAYS.finditer(text, at, match.end("last")):
        day = int(one["day"])
        if days and day <= days[-1][3]:
            return None
        if reaches:
            start, _, first, _ = days.pop()
            days.append((start, one.end("whole"), first, day))
        else:
            days.append((one.start(), one.end("whole"), day, day))
        reaches = one["by"] in _BETWEEN
    year = int(match["year"]) if match["year"] else None
    if year is not None and year < 100:
        year += 2000
    last = days.pop()
    days.append((last[0], match.end(), last[2], last[3]))
    month = MONTHS[match["month"]] if match["month"] else int(match["number"])
    return DayRun(tuple(days), month, year, match.end(), bool(match["month"]))
