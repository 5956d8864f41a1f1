"""Place listings on the clock: dated occurrences in a window, recurrences worked out."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from hashlib import blake2b

from showup.find.normalise.contacts import drop_contacts
from showup.find.normalise.series import Instance, expand_listing, find_families, to_wall
from showup.find.normalise.settings import Clock, set_clock
from showup.find.normalise.words import clean_title, tell_cancelled, tell_online
from showup.model.listing import Listing
from showup.model.occurrence import Occurrence
from showup.model.problem import Problem
from showup.model.reading import Reading
from showup.model.window import Window

_DAY = timedelta(days=1)


def place_on_clock(
    reading: Reading, source_url: str, window: Window, timezone: str | None
) -> tuple[list[Occurrence], list[Problem]]:
    """Return the occurrences of a reading that touch the window, and what could not be placed.

    An occurrence touches the window when it starts in it or began before and still runs.
    `timezone` is the town's zone: floating times and whole days are taken to be there when the
    calendar names no zone (`floating` on the occurrence); without either, floating times stay
    naive and the window is read as UTC. Works for the listings of every reader.
    """
    clock = set_clock(reading, window, timezone)
    families = find_families(reading.listings)
    seed = source_url.encode("utf-8", "replace")
    placed: list[Occurrence] = []
    given: set[str] = set()
    for listing in reading.listings:
        family = families.get(listing.uid) if families else None
        try:
            for instance in expand_listing(listing, family, clock):
                if _touches(instance, clock):
                    dated = _date(instance, clock, source_url, seed)
                    if not dated.uid or dated.occurrence_id not in given:
                        given.add(dated.occurrence_id)
                        placed.append(dated)
        except (ValueError, OverflowError) as error:
            clock.complain(listing, str(error)[:200])
    return placed, clock.problems


def _touches(instance: Instance, clock: Clock) -> bool:
    start, end = instance.start, instance.end
    if isinstance(start, datetime) and start.tzinfo is not None:
        window = clock.window
        if start >= window.end:
            return False
        return start >= window.start or (end is not None and end > window.start)
    low, high = clock.bounds(clock.home)
    begin = to_wall(start, None)
    if begin >= high:
        return False
    if end is not None:
        return begin >= low or to_wall(end, None) > low
    return begin >= low or (not isinstance(start, datetime) and begin + _DAY > low)


def _date(instance: Instance, clock: Clock, source_url: str, seed: bytes) -> Occurrence:
    listing = instance.listing
    title = clean_title(listing.title)
    stopped = tell_cancelled(title, listing.status)
    return Occurrence(
        occurrence_id=_identify(listing, instance.original, seed),
        source=source_url,
        title=title,
        start=_show(instance.start, clock),
        end=_show(instance.end, clock) if instance.end is not None else None,
        uid=listing.uid,
        url=listing.url,
        location=drop_contacts(listing.location),
        description=drop_contacts(listing.description),
        organizer=listing.organizer,
        status=listing.status or stopped,
        cancelled=bool(stopped),
        online=tell_online(listing.online, title, listing.location, listing.address),
        venue=listing.venue,
        address=listing.address,
        lat=listing.lat,
        lon=listing.lon,
        labels=listing.labels,
        rule=listing.rule,
        floating=instance.floating,
        words=listing.words,
    )


def _show(moment: date | datetime, clock: Clock) -> date | datetime:
    """Return an instant given in UTC as the time where people meet."""
    if clock.home is not None and isinstance(moment, datetime) and moment.tzinfo is UTC:
        return moment.astimezone(clock.home)
    return moment


def _identify(listing: Listing, original: date | datetime, seed: bytes) -> str:
    """Return the id: the same at every harvest, whichever zone the start is written in."""
    if isinstance(original, datetime) and original.tzinfo is not None:
        original = original.astimezone(UTC)
    name = listing.uid or f"{listing.title}\n{listing.location}"
    text = f"\n{name}\n{original.isoformat()}".encode("utf-8", "replace")
    return blake2b(seed + text, digest_size=12).hexdigest()
