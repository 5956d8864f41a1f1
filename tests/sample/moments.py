"""Moments over a year, those around the change of the clock among them."""

from __future__ import annotations

from datetime import datetime, timedelta

from showup.sample.town import ZONE

MOMENTS = (
    datetime(2026, 1, 1, 0, 0, tzinfo=ZONE),
    datetime(2026, 2, 28, 23, 59, tzinfo=ZONE),
    datetime(2026, 3, 7, 12, 0, tzinfo=ZONE),  # the clock goes forward tomorrow
    datetime(2026, 3, 8, 3, 30, tzinfo=ZONE),
    datetime(2026, 5, 14, 7, 0, tzinfo=ZONE),
    datetime(2026, 8, 21, 12, 0, tzinfo=ZONE),
    datetime(2026, 10, 31, 12, 0, tzinfo=ZONE),  # the clock goes back tomorrow
    datetime(2026, 11, 1, 1, 30, tzinfo=ZONE, fold=1),
    datetime(2026, 12, 31, 23, 0, tzinfo=ZONE),
    datetime(2028, 2, 29, 9, 0, tzinfo=ZONE),
)
DAYS = tuple(datetime(2026, 1, 1, 12, tzinfo=ZONE) + timedelta(days) for days in range(0, 365, 7))
