"""`showup events show`: one event, what each source says of it, and why they are one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from showup.cli.console import DONE, put_all, put_json
from showup.cli.settings import Settings
from showup.cli.stores import open_choices, open_store, require_event
from showup.cli.text import event_lines, say_when
from showup.cli.wire import moment
from showup.find.harvest.settings import HarvestSettings
from showup.find.merge.merge import collect_seldom
from showup.find.merge.why import Joined, explain_event
from showup.model.choice import Verdict
from showup.model.event import Event
from showup.model.match import Candidate
from showup.model.occurrence import Occurrence
from showup.store.harvest_store import HarvestStore


def run_show(settings: Settings, event_id: str) -> int:
    """Show one event with everything its sources say."""
    with open_store(settings) as store, open_choices(settings) as choices:
        found = require_event(store, event_id)
        listings = store.listings(found.event.members)
        joined = explain(settings, store, found.event, listings, choices.verdicts())
    if settings.json:
        put_json(event_json(found, listings, joined))
    else:
        put_all([*event_lines(found), *listing_lines(found.event, listings, joined)])
    return DONE


@collect_seldom()
def explain(
    settings: Settings,
    store: HarvestStore,
    event: Event,
    listings: Sequence[Occurrence],
    verdicts: Sequence[Verdict],
) -> list[Joined]:
    """Return why an event's listings are one: judged, as in a harvest, by all that its towns tell."""
    if len(listings) < 2:
        return []
    window = HarvestSettings(settings.now).window
    told = [
        one for town in store.towns_of_event(event.event_id) for one in store.occurrences(town.key, window)
    ]
    known = {one.occurrence_id: one for one in [*told, *listings]}
    return explain_event(known.values(), event.members, verdicts)


def event_json(found: Candidate, listings: Sequence[Occurrence], joined: Sequence[Joined]) -> dict[str, Any]:
    """Return the event as JSON, each listing with why it was joined."""
    event, why = found.event, {row.listing: row for row in joined}
    return {
        "event_id": event.event_id,
        "title": event.title,
        "start": moment(event.start),
        "status": event.status,
        "description": event.description,
        "sources": [{"name": link.name, "url": link.url} for link in event.sources],
        "kept_from": dict(event.kept_from),
        "conflicts": list(event.conflicts),
        "members": list(event.members),
        "listings": [
            {
                "listing": one.occurrence_id,
                "source": one.source,
                "title": one.title,
                "start": moment(one.start),
                "location": one.location,
                "url": one.url,
                "joined_to": why[one.occurrence_id].other if one.occurrence_id in why else None,
                "chance": round(why[one.occurrence_id].chance, 2) if one.occurrence_id in why else None,
                "reasons": list(why[one.occurrence_id].reasons) if one.occurrence_id in why else [],
            }
            for one in listings
        ],
    }


def listing_lines(event: Event, listings: Sequence[Occurrence], joined: Sequence[Joined]) -> list[str]:
    """Return what each source says, the fields kept from it, and why it is taken for the same."""
    if len(listings) < 2:
        return []
    why = {row.listing: row for row in joined}
    order = {one.occurrence_id: number for number, one in enumerate(listings, 1)}
    lines = ["", "Listings taken for one gathering"]
    for number, one in enumerate(listings, 1):
        kept = ", ".join(name for name, member in event.kept_from.items() if member == one.occurrence_id)
        place = one.venue or one.location or "place not said"
        lines.append(f"    {number}. {one.title} · {say_when(one.start, one.end)} · {place}")
        lines.append(f"       {one.source} [{one.occurrence_id}]")
        lines += [f"       kept from here: {kept}"] if kept else []
        row = why.get(one.occurrence_id)
        if row is not None:
            lines.append(f"       as {order[row.other]}: {', '.join(row.reasons)} ({row.chance:.0%} sure)")
    two = [one.occurrence_id for one in listings[:2]]
    return [*lines, f"    not so? showup events different {two[0]} {two[1]}"]
