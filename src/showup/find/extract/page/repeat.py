"""The same event told twice on a page: as a tile and as a row, by its agenda and by its minutes."""

from __future__ import annotations

from datetime import date, datetime

from showup.find.extract.page.phrase import is_kind, tell_words
from showup.model.listing import Listing

_ALIKE_BOTH = 0.75  # where each holds words that the other does not
_ALIKE = 0.6  # share of the shorter title's words that the longer one must hold


def drop_repeats(listings: list[Listing], names: set[str]) -> list[Listing]:
    """Return the listings without those that repeat another of their day; the one with a clock time is kept.

    `names` are the page's own: an event of such a title has none of its own.
    """
    days: dict[date, list[Listing]] = {}
    for listing in listings:
        days.setdefault(day_of(listing), []).append(listing)
    dropped: set[int] = set()
    for same in days.values():
        if len(same) > 1:
            _drop_of_day(same, names, dropped)
    return [listing for listing in listings if id(listing) not in dropped]


def _drop_of_day(same: list[Listing], names: set[str], dropped: set[int]) -> None:
    kept: list[Listing] = []
    for listing in sorted(
        same[:200], key=lambda one: (not isinstance(one.start, datetime), one.title in names)
    ):
        if any(_repeats(listing, other, names) for other in kept):
            dropped.add(id(listing))
        else:
            kept.append(listing)


def _repeats(listing: Listing, other: Listing, names: set[str]) -> bool:
    timed = isinstance(listing.start, datetime)
    if timed and listing.start != other.start:
        return False
    if bool(listing.status) != bool(other.status):
        return False
    if listing.title in names:  # nothing of its own was found to call it by
        return True
    return is_alike(listing.title, other.title)


def is_alike(one: str, other: str) -> bool:
    """Whether two titles may name the same gathering."""
    if one == other:
        return True
    own, others = _telling(one), _telling(other)
    if not own or not others:
        return True
    if own - others and others - own:  # "Lunch: Fern Hall" and "Lunch: Elm House" at one hour are two
        return len(own & others) >= _ALIKE_BOTH * min(len(own), len(others))
    return len(own & others) >= _ALIKE * min(len(own), len(others))


def _telling(title: str) -> set[str]:
    """The words that tell one gathering from another."""
    return {word for word in tell_words(title) if not is_kind(word)}


def day_of(listing: Listing) -> date:
    """Return the day on which a listing begins."""
    start = listing.start
    return start.date() if isinstance(start, datetime) else start
