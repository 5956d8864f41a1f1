"""One dated instance of a listing."""

from __future__ import annotations

from datetime import date, datetime

from showup.model.value import value


@value(frozen=True, slots=True)
class Occurrence:
    """A listing on one date, on the clock.

    `start` and `end` are aware datetimes, or dates when all day (the end is exclusive); naive
    datetimes only where no zone at all is known (`showup extract` with timezone null).
    `occurrence_id` is stable between harvests: made from the source, the uid (else the title)
    and the original start.
    """

    occurrence_id: str
    source: str  # the feed_url of the source
    title: str
    start: date | datetime
    end: date | datetime | None = None
    uid: str = ""
    url: str = ""
    location: str = ""
    description: str = ""
    organizer: str = ""
    status: str = ""
    cancelled: bool = False  # by status or in words
    online: bool | None = None
    venue: str = ""
    address: str = ""
    lat: float | None = None
    lon: float | None = None
    labels: tuple[str, ...] = ()
    rule: str = ""
    floating: bool = False  # the zone was assumed
    words: str = ""

    @property
    def all_day(self) -> bool:
        """Whether it has a date and no hour."""
        return not isinstance(self.start, datetime)
