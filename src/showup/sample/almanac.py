"""What happens on which day, for the day that is asked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from showup.sample.rules import number_of_week
from showup.sample.town import ZONE
from showup.sample.town_life import Happening, Life

DAYS_BACK = 14
DAYS_AHEAD = 100


@dataclass(frozen=True, slots=True)
class Dated:
    """A happening on one day; times are aware, in the town's zone; all day: dates, the end exclusive."""

    happening: Happening
    start: date | datetime
    end: date | datetime

    @property
    def day(self) -> date:
        """Return the local day it begins on."""
        return self.start.date() if isinstance(self.start, datetime) else self.start

    @property
    def all_day(self) -> bool:
        """Whether it has no hour."""
        return not isinstance(self.start, datetime)

    @property
    def cancelled(self) -> bool:
        """Whether this date was called off."""
        off = self.happening.off
        return off is not None and number_of_week(self.day) % off[1] == off[0] - 1

    @property
    def number(self) -> int:
        """Return a number of its own that stays the same."""
        return self.happening.number * 1000 + self.day.toordinal() % 1000

    @property
    def slug(self) -> str:
        """Return a word for its address: what and when."""
        return f"{self.happening.slug}-{self.day.isoformat()}"


@dataclass(frozen=True, slots=True)
class Almanac:
    """The town at one moment."""

    life: Life
    now: datetime  # aware, in the town's zone

    @property
    def today(self) -> date:
        """Return the local day."""
        return self.now.date()

    def dates(
        self, happenings: Sequence[Happening], back: int = DAYS_BACK, ahead: int = DAYS_AHEAD
    ) -> list[Dated]:
        """Return the dates of happenings from some days back to some ahead, in order of time."""
        first, last = self.today - timedelta(back), self.today + timedelta(ahead)
        found = [
            place(happening, day) for happening in happenings for day in happening.rule.dates(first, last)
        ]
        return sorted(found, key=lambda dated: (dated.day, instant(dated.start), dated.happening.key))

    def first_date(self, happening: Happening) -> Dated:
        """Return the date a recurrence began with: the first in the year before last."""
        begin = date(self.today.year - 2, 1, 1)
        return place(happening, next(happening.rule.dates(begin, begin + timedelta(400))))


def place(happening: Happening, day: date) -> Dated:
    """Return a happening on a day; its hour is wall time of the town."""
    hour = happening.rule.hour
    if hour is None:
        return Dated(happening, day, day + timedelta(happening.days))
    start = datetime.combine(day, hour, ZONE)
    end = (start.astimezone(UTC) + timedelta(minutes=happening.minutes)).astimezone(ZONE)
    return Dated(happening, start, end)


def instant(moment: date | datetime) -> datetime:
    """Return an aware time: for a date, its local midnight."""
    if isinstance(moment, datetime):
        return moment
    return datetime(moment.year, moment.month, moment.day, tzinfo=ZONE)
