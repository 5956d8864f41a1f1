"""Zones that a calendar defines itself (VTIMEZONE), for names that are in no database."""

from __future__ import annotations

import re
from bisect import bisect_right
from calendar import monthrange
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, tzinfo

from showup.find.extract.ics.fields import parameter
from showup.find.extract.ics.moment import find_iana, read_moment
from showup.find.extract.ics.text import unfold

_OFFSET = re.compile(r"([+-]?)(\d\d):?(\d\d)")
_BY_DAY = re.compile(r"([+-]?\d{1,2})?(MO|TU|WE|TH|FR|SA|SU)")
_WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_MAX_ZONES = 20
_MAX_TEXT = 65_536
_MAX_CHANGES = 40


@dataclass(frozen=True, slots=True)
class Change:
    """One STANDARD or DAYLIGHT part: when it begins (wall time before the change) and to what."""

    onset: datetime
    before: timedelta
    after: timedelta
    name: str
    summer: bool
    rule: dict[str, str]
    more: tuple[datetime, ...] = ()

    def latest(self, wall: datetime) -> datetime | None:
        """Return the last time this change happened at or before a wall time."""
        if self.onset > wall:
            return None
        single = [self.onset, *(moment for moment in self.more if moment <= wall)]
        until = self.rule.get("UNTIL", "")
        years = (wall.year, wall.year - 1) if self.rule else ()
        if self.rule and until[:4].isdigit():
            years = (min(wall.year, int(until[:4])), min(wall.year, int(until[:4])) - 1)
        for year in years:
            moment = self._in_year(year)
            if moment and self.onset <= moment <= wall and not self._is_over(moment, until):
                single.append(moment)
        return max(single)

    def within(self, year: int) -> list[datetime]:
        """Return the times this change happens in a year."""
        moments = [moment for moment in (self.onset, *self.more) if moment.year == year]
        by_rule = self._in_year(year)
        if by_rule and by_rule >= self.onset and not self._is_over(by_rule, self.rule.get("UNTIL", "")):
            moments.append(by_rule)
        return moments

    def _is_over(self, moment: datetime, until: str) -> bool:
        if not until:
            return False
        stamp = moment - self.before if until.endswith("Z") else moment
        return stamp.strftime("%Y%m%dT%H%M%S")[: len(until.rstrip("Z"))] > until.rstrip("Z")

    def _in_year(self, year: int) -> datetime | None:
        """Return the change of one year by a rule such as BYMONTH=3;BYDAY=2SU."""
        if self.rule.get("FREQ") != "YEARLY" or not 1 <= year <= 9999:
            return None
        month = self.rule.get("BYMONTH", "")
        months = int(month) if month.isdigit() else self.onset.month
        if not 1 <= months <= 12:
            return None
        day = _pick_day(year, months, self.rule, self.onset.day)
        return datetime.combine(day, self.onset.time()) if day else None


def _pick_day(year: int, month: int, rule: dict[str, str], fallback: int) -> date | None:
    length = monthrange(year, month)[1]
    days = [date(year, month, day) for day in range(1, length + 1)]
    if "BYMONTHDAY" in rule:
        wanted = {int(part) for part in rule["BYMONTHDAY"].split(",") if re.fullmatch(r"-?\d{1,2}", part)}
        days = [day for day in days if day.day in wanted or day.day - length - 1 in wanted]
    by_day = _BY_DAY.fullmatch(rule.get("BYDAY", ""))
    if by_day:
        days = [day for day in days if day.weekday() == _WEEKDAYS.index(by_day[2])]
        nth = int(by_day[1] or 1)
        nth = nth - 1 if nth > 0 else nth
        return days[nth] if -len(days) <= nth < len(days) else None
    if "BYMONTHDAY" in rule:
        return days[0] if days else None
    return date(year, month, min(fallback, length))


class OwnZone(tzinfo):
    """A zone by the changes its calendar gives."""

    def __init__(self, name: str, changes: tuple[Change, ...]) -> None:
        self.name = name
        self.changes = changes
        self._tables: dict[int, list[tuple[datetime, int]]] = {}

    def _at(self, moment: datetime | None) -> tuple[timedelta, timedelta, str]:
        if moment is None:
            return timedelta(0), timedelta(0), self.name
        wall = moment.replace(tzinfo=None)
        begun = self._table(wall.year)
        place = bisect_right(begun, (wall, len(self.changes)))
        if not place:
            first = min(self.changes, key=lambda change: change.onset)
            return first.before, timedelta(0), self.name
        change = self.changes[begun[place - 1][1]]
        gained = change.after - change.before
        return change.after, gained if change.summer else timedelta(0), change.name or self.name

    def _table(self, year: int) -> list[tuple[datetime, int]]:
        """Return, in order, when changes begin in a year, and the last ones before it."""
        table = self._tables.get(year)
        if table is None:
            table = self._tables[year] = []
            for number, change in enumerate(self.changes):
                last = change.latest(datetime(year, 1, 1))
                table += [(moment, number) for moment in (last, *change.within(year)) if moment]
            table.sort()
        return table

    def utcoffset(self, moment: datetime | None) -> timedelta:
        """Return the offset at a wall time."""
        return self._at(moment)[0]

    def dst(self, moment: datetime | None) -> timedelta:
        """Return what summer time adds at a wall time."""
        return self._at(moment)[1]

    def tzname(self, moment: datetime | None) -> str:
        """Return the name of the part in force."""
        return self._at(moment)[2]

    def fromutc(self, moment: datetime) -> datetime:
        """Return the wall time of an instant: the offset found is checked against its own result."""
        instant = moment.replace(tzinfo=None)
        wall = instant + self._at(instant)[0]
        return (instant + self._at(wall)[0]).replace(tzinfo=self)


def read_zones(body: bytes) -> dict[str, tzinfo]:
    """Return the zones a calendar defines whose names are in no database, by TZID."""
    zones: dict[str, tzinfo] = {}
    begin = body.find(b"BEGIN:VTIMEZONE")
    seen = 0
    while begin >= 0 and seen < _MAX_ZONES:
        seen += 1
        end = body.find(b"END:VTIMEZONE", begin)
        text = unfold(body[begin : end if end >= 0 else begin + _MAX_TEXT][:_MAX_TEXT])
        zone = _read_zone(text)
        if zone:
            zones[zone.name] = zone
        begin = body.find(b"BEGIN:VTIMEZONE", begin + 1)
    return zones


def _read_zone(text: str) -> OwnZone | None:
    found = re.search(r"\nTZID[^:\n]*:([^\n]+)", text)
    if not found or find_iana(found[1].strip()):
        return None
    parts = re.findall(r"\nBEGIN:(STANDARD|DAYLIGHT)\n([^\x00]*?)\nEND:\1", text)
    changes = [change for kind, part in parts[-_MAX_CHANGES:] if (change := _read_change(kind, part))]
    return OwnZone(found[1].strip(), tuple(changes)) if changes else None


def _read_change(kind: str, text: str) -> Change | None:
    lines: dict[str, tuple[str, str]] = {}
    more: list[datetime] = []
    for line in text.split("\n"):
        head, _, value = line.partition(":")
        name, _, rest = head.partition(";")
        lines.setdefault(name, (rest, value.strip()))
        if name == "RDATE" and parameter(f";{rest}", "VALUE") != "PERIOD":
            more += [moment for part in value.split(",") if (moment := _read_onset(part))]
    onset = _read_onset(lines.get("DTSTART", ("", ""))[1])
    before = _read_offset(lines.get("TZOFFSETFROM", ("", ""))[1])
    after = _read_offset(lines.get("TZOFFSETTO", ("", ""))[1])
    if onset is None or after is None:
        return None
    rule = dict(
        part.split("=", 1) for part in lines.get("RRULE", ("", ""))[1].upper().split(";") if "=" in part
    )
    name = lines.get("TZNAME", ("", ""))[1]
    return Change(
        onset, after if before is None else before, after, name, kind == "DAYLIGHT", rule, tuple(more[:200])
    )


def _read_onset(value: str) -> datetime | None:
    try:
        moment = read_moment(value.strip(), None)
    except ValueError:
        return None
    if isinstance(moment, datetime):
        return moment.astimezone(UTC).replace(tzinfo=None) if moment.tzinfo else moment
    return datetime(moment.year, moment.month, moment.day)


def _read_offset(value: str) -> timedelta | None:
    found = _OFFSET.match(value)
    if not found or int(found[2]) > 23 or int(found[3]) > 59:
        return None
    span = timedelta(hours=int(found[2]), minutes=int(found[3]))
    return -span if found[1] == "-" else span
