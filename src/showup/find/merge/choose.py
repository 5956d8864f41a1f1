"""One event of the copies of a gathering: the best value of each field, and where it is kept from."""

from __future__ import annotations

from collections.abc import Sequence

from showup.model.event import Event, SourceLink, Venue
from showup.model.occurrence import Occurrence


def choose_event(event_id: str, copies: Sequence[Occurrence]) -> Event:
    """Return the event that these copies tell of, oldest and surest values first."""
    first = copies[0]
    return Event(
        event_id=event_id,
        title=first.title,
        start=first.start,
        end=first.end,
        venue=Venue(first.venue or first.location, first.address, first.lat, first.lon),
        online=first.online,
        url=first.url,
        organizer=first.organizer,
        description=max((copy.description for copy in copies), key=len),
        status="cancelled" if all(copy.cancelled for copy in copies) else "",
        labels=tuple(dict.fromkeys(label for copy in copies for label in copy.labels)),
        sources=tuple(SourceLink("", copy.url, copy.source) for copy in copies),
        members=tuple(sorted(copy.occurrence_id for copy in copies)),
    )
