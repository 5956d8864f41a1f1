"""Events as schema.org Event in JSON-LD."""

from __future__ import annotations

import json
from typing import Any

from showup.model.event import Event
from showup.model.match import Candidate
from showup.publish.bulletin import join_place, keep_address, keep_line, keep_printable
from showup.publish.plain import drop_marks

_ESCAPES = str.maketrans(
    {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"}
)


def write_event(candidate: Candidate, page: str) -> str:
    """Return the JSON-LD of one event, safe to stand inside a script element."""
    return json.dumps(tell_event(candidate, page), ensure_ascii=False).translate(_ESCAPES)


def tell_event(candidate: Candidate, page: str) -> dict[str, Any]:
    """Return the event as schema.org calls it; `page` is the address of our page of it."""
    event = candidate.event
    state = "Cancelled" if event.status == "cancelled" else "Scheduled"
    told: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "Event",
        "@id": page,
        "name": keep_line(event.title),
        "startDate": event.start.isoformat(),
        "eventStatus": f"https://schema.org/Event{state}",
        "url": keep_address(event.url) or page,
    }
    if event.end:
        told["endDate"] = event.end.isoformat()
    if event.description:
        told["description"] = keep_printable(drop_marks(event.description))
    if event.organizer:
        told["organizer"] = {"@type": "Organization", "name": keep_line(event.organizer)}
    return told | _tell_places(event)


def _tell_places(event: Event) -> dict[str, Any]:
    venue, places = event.venue, []
    if join_place(venue):
        place: dict[str, Any] = {"@type": "Place", "name": keep_line(venue.name or venue.address)}
        if venue.address:
            place["address"] = keep_line(venue.address)
        if venue.spot:
            lat, lon = venue.spot
            place["geo"] = {"@type": "GeoCoordinates", "latitude": lat, "longitude": lon}
        places.append(place)
    if event.online:
        places.append({"@type": "VirtualLocation", "url": keep_address(event.url)})
    if not places:
        return {}
    modes = {(True, True): "Mixed", (False, True): "Online", (True, False): "Offline"}
    mode = modes[bool(join_place(venue)), bool(event.online)]
    return {
        "location": places[0] if len(places) == 1 else places,
        "eventAttendanceMode": f"https://schema.org/{mode}EventAttendanceMode",
    }
