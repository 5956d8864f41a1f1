"""The study: everything private pages may ask for. Whoever starts the app fills it in."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from showup.learn.offer import Offer, Reach
from showup.model.match import Candidate
from showup.web.frame import Asked
from showup.web.private.keeper import Keeper

Near = Mapping[str, tuple[Candidate, Offer]]


@dataclass(frozen=True, slots=True)
class Study:
    """The clock, the journal's keeper, and what was found before; nothing of it harvests."""

    clock: Callable[[], datetime]  # in the person's own time
    keeper: Keeper
    token: str
    home: str
    find_event: Callable[[str], Candidate | None]
    last_town: Callable[[], str]  # the full name of the town harvested last, "" before the first
    name_town: Callable[[str], str]  # the full name of a town that is known, else what was typed
    list_near: Callable[[str, Reach], Near | None]  # None: nothing is stored for the town ("" the last one)


def study_of(request: Asked) -> Study:
    """Return the study of this app."""
    study: Study = request.app.state.study
    return study
