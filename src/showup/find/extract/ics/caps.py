"""Counts at which a platform is known to stop silently."""

from __future__ import annotations

_CAPS = (
    ("ECPV", 30),  # The Events Calendar
    ("MEETUP", 10),
    ("TRUMBA", 200),
)
_ROUND = 500  # seen at several platforms


def is_capped(header: str, total: int) -> bool:
    """Whether a calendar of that many events has stopped at its platform's cap; `header` holds its PRODID."""
    name = header.upper()
    return total == _ROUND or any(sign in name and total == cap for sign, cap in _CAPS)
