"""The year of a date that is written without one: from its line, a heading, its neighbours, its weekday."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from showup.find.extract.page.mention import Mention
from showup.find.extract.page.sheet import Line, Sheet
from showup.model.value import value

YEAR = re.compile(r"(?<![\d$,.#/\-–])((?:19|20)\d\d)(?:\s?[-–/]\s?((?:20)?\d\d)(?!\d))?(?![\d,]|[./-]\d)")
_SCHEDULE = re.compile(
    r"\b(?:meetings?|schedules?|calendar|agendas?|minutes|dates|events?|season|year|hearings?|upcoming|"
    r"sesiones|"
    r"reuniones|réunions|termine|sitzungen|programm?e?)\b",
    re.IGNORECASE,
)
_LONG_AGO, _FAR_AHEAD = 1990, 3  # years that a page may plausibly announce or record


@value(frozen=True, slots=True)
class Dated:
    """A mention with its year: `source` is the line that gave the year, -1 when it stood with the date."""

    mention: Mention
    day: date
    last_day: date | None = None
    source: int = -1


@dataclass(frozen=True, slots=True)
class _Mark:
    """A line that sets the year for what follows; a school or fiscal year has two."""

    line: int
    years: tuple[int, ...]


def date_mentions(sheet: Sheet, mentions: list[Mention], today: date) -> list[Dated]:
    """Return the mentions that make a real date, each with its year."""
    marks = _find_marks(sheet, mentions, today)
    dated: list[Dated] = []
    following = _years_that_follow(mentions)
    whole_year = _is_whole_year(mentions)
    for mention, later in zip(mentions, following, strict=True):
        found = _date_mention(mention, later, dated, sheet, marks, today)
        if found is not None and found.source < 0 and whole_year and mention.year is None is mention.weekday:
            found = _make(mention, today.year, -1)
        if found is not None and _LONG_AGO <= found.day.year <= today.year + _FAR_AHEAD:
            dated.append(found)
    return dated


def _is_whole_year(mentions: list[Mention]) -> bool:
    """Whether dates without a year run through a calendar year: then it is the current one."""
    months = {mention.month for mention in mentions if mention.year is None}
    return len(months) >= 8 and min(months) <= 2 and max(months) >= 11


def _years_that_follow(mentions: list[Mention]) -> list[tuple[int, int] | None]:
    """For each mention the (year, month) of the next in its line that has a year: "May 1, June 5, 2024"."""
    found: list[tuple[int, int] | None] = []
    current: tuple[int, int] | None = None
    line = -1
    for mention in reversed(mentions):
        if mention.line != line:
            line, current = mention.line, None
        if mention.year is not None:
            current = mention.year, mention.month
        found.append(current)
    return found[::-1]


def _find_marks(sheet: Sheet, mentions: list[Mention], today: date) -> list[_Mark]:
    taken = {mention.line for mention in mentions} | {mention.last_line for mention in mentions}
    marks: list[_Mark] = []
    for number, line in enumerate(sheet.lines):
        if number in taken or "20" not in line.text:
            continue
        match = YEAR.search(line.text)
        if match and _governs(line, match):
            year = int(match[1])
            if _LONG_AGO <= year <= today.year + _FAR_AHEAD:
                marks.append(_Mark(number, _span(match)))
    return marks


def _governs(line: Line, match: re.Match[str]) -> bool:
    text = line.text
    rest = len(text) - len(match[0])
    if rest < 18 and (not line.links or rest < 3):
        return True
    if line.level or line.bold:
        return rest < 120
    early = match.start() < 40  # "The 2024 meetings of the board are held ..."
    return rest < (400 if early else 160) and _SCHEDULE.search(text) is not None and "©" not in text


def _span(match: re.Match[str]) -> tuple[int, ...]:
    first = int(match[1])
    if not match[2]:
        return (first,)
    last = int(match[2]) if len(match[2]) == 4 else first // 100 * 100 + int(match[2])
    return (first, last) if last == first + 1 else (first,)


def _date_mention(
    mention: Mention,
    later: tuple[int, int] | None,
    before: list[Dated],
    sheet: Sheet,
    marks: list[_Mark],
    today: date,
) -> Dated | None:
    if mention.year is not None:
        return _make(mention, mention.year, -1)
    candidates: list[tuple[int, int]] = []  # (year, line that says so)
    if later is not None:
        candidates.append((later[0] - (mention.month > later[1]), mention.line))
    own = YEAR.search(sheet.lines[mention.line].text[: mention.start])
    if own:
        candidates += [(year, mention.line) for year in _pick(_span(own), mention.month)]
    at = bisect_left(marks, mention.line, key=lambda mark: mark.line)
    if at:
        mark = marks[at - 1]
        candidates += [(year, mark.line) for year in _follow(mark, mention, before)]
    elif before and mention.line - before[-1].mention.line < 12:
        candidates.append((_continue(before[-1].day, mention), before[-1].mention.line))
    if not candidates and marks and marks[0].line - mention.line < 12:
        candidates += [(year, marks[0].line) for year in _pick(marks[0].years, mention.month)]
    year, source = _choose(mention, candidates, today)
    return _make(mention, year, source)


def _pick(years: tuple[int, ...], month: int) -> tuple[int, ...]:
    """Of a school or fiscal year, the half the month is in comes first."""
    return years if len(years) == 1 or month >= 7 else years[::-1]


def _follow(mark: _Mark, mention: Mention, before: list[Dated]) -> tuple[int, ...]:
    """Under one heading a list that runs from autumn into January goes on into the next year.

    Not where the heading already holds an early month: then another list begins anew.
    """
    years = _pick(mark.years, mention.month)
    if len(years) > 1 or mention.month > 8:
        return years
    same = [dated.day for dated in before[-12:] if dated.source == mark.line]
    if len(same) < 2 or same[0].month < 8 or any(later < earlier for earlier, later in pairwise(same)):
        return years
    return (years[0] + 1, years[0])


def _continue(last: date, mention: Mention) -> int:
    """A neighbour's year, or the one beside it when December and January meet."""
    if last.month >= 10 and mention.month <= 3:
        return last.year + 1
    if last.month <= 3 and mention.month >= 10:
        return last.year - 1
    return last.year


def _choose(mention: Mention, candidates: list[tuple[int, int]], today: date) -> tuple[int, int]:
    """The weekday decides between candidates; without any, the date nearest to today is meant."""
    if mention.weekday is None:
        return candidates[0] if candidates else (_nearest_year(mention, today), -1)
    for year, source in candidates:
        if _falls_on(mention, year):
            return year, source
    anchor = candidates[0][0] if candidates else _nearest_year(mention, today)
    for year in (anchor, anchor + 1, anchor - 1, anchor + 2, anchor - 2):
        if _falls_on(mention, year):
            return year, -1
    return candidates[0] if candidates else (anchor, -1)


def _falls_on(mention: Mention, year: int) -> bool:
    try:
        return date(year, mention.month, mention.day).weekday() == mention.weekday
    except ValueError:
        return False


def _nearest_year(mention: Mention, today: date) -> int:
    """Pages look ahead more than back: from four months ago to eight months hence."""
    month = date(today.year, mention.month, min(mention.day, 28))
    if month < today - timedelta(days=125):
        return today.year + 1
    if month > today + timedelta(days=240):
        return today.year - 1
    return today.year


def _make(mention: Mention, year: int, source: int) -> Dated | None:
    try:
        day = date(year, mention.month, mention.day)
    except ValueError:
        return None
    last_day = None
    if mention.until:
        month, number = mention.until
        try:
            last_day = date(year + (month < mention.month), month, number)
        except ValueError:
            last_day = None
    return Dated(mention, day, last_day, source)
