"""What a person said of events: a word on a pair, and the ones to hear of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from showup.model.event import Event

Said = Literal["same", "different"]


@dataclass(frozen=True, slots=True)
class Verdict:
    """A person's word on two ids, of events or of listings.

    The listings are those the two were when it was said: a harvest made anew gives events other ids.
    """

    said: Said
    one: str
    other: str
    one_listings: tuple[str, ...] = ()
    other_listings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SavedEvent:
    """An event as it was when it was saved; `at` is ISO 8601."""

    event: Event
    at: str
