"""An event as one source publishes it."""

from __future__ import annotations

from datetime import date, datetime

from showup.model.value import value


@value(frozen=True, slots=True)
class Listing:
    """An event as published, its times not yet placed on the clock.

    `start` is a date (all day), an aware datetime (an instant) or a naive datetime: wall time in
    `zone`, the zone's name as published; with `zone` None it floats (the calendar's zone, else
    the town's). A recurring event is one listing with its rule; an override of one of its dates
    is another with the same `uid` and a `recurrence_id`. Texts are plain text: markup removed,
    entities resolved.
    """

    title: str
    start: date | datetime
    end: date | datetime | None = None
    zone: str | None = None
    uid: str = ""
    url: str = ""
    location: str = ""  # where, as published, one line
    description: str = ""
    organizer: str = ""  # an organization; names of persons are dropped
    status: str = ""  # as published, in lower case: "cancelled", "tentative", "confirmed" ...
    rule: str = ""  # RRULE value, e.g. "FREQ=WEEKLY;BYDAY=TU"
    extra_dates: tuple[date | datetime, ...] = ()  # RDATE; naive ones are in `zone`
    except_dates: tuple[date | datetime, ...] = ()  # EXDATE; naive ones are in `zone`
    recurrence_id: date | datetime | None = None
    this_and_future: bool = False  # RANGE=THISANDFUTURE on an override
    end_zone: str | None = None  # where it differs from `zone`
    venue: str = ""  # the venue's name where the source gives it apart
    address: str = ""  # the street address where the source gives it apart
    lat: float | None = None
    lon: float | None = None
    online: bool | None = None  # None: the source does not say
    labels: tuple[str, ...] = ()  # the platform's own types and audiences
    words: str = ""  # the words that gave the date, on plain pages
