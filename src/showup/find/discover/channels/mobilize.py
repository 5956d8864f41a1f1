"""Mobilize: organizations with events near the town's ZIP code, and those of its state."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from showup.find.discover.answers import address_of, dig, fail, number_of, read_json, rows_of, text_of
from showup.model.document import Document, Request
from showup.model.lead import Found, Group, Lead
from showup.model.town import Town, distance_km

NAME = "mobilize"
TELLS = "Mobilize (mobilize.us) learns the town's ZIP code, not your interests."
API = "https://api.mobilize.us/v1/"
MAX_MILES = 30
NEAR_KM = 60.0
MOST_PAGES = 8  # of either list; the organizations of all states are many
_KINDS = {
    "PARTY_COMMITTEE": "party", "CAMPAIGN": "campaign", "COORDINATED": "party", "UNION": "union",
    "GRASSROOTS_GROUP": "advocacy-group", "ADVOCACY_ORG": "advocacy-group",
}  # fmt: skip


def ask(town: Town, interests: Sequence[str]) -> tuple[Request, ...]:
    """Return the requests for events near the first ZIP code and for all organizations; US towns only."""
    del interests
    if town.country != "US" or not town.zips:
        return ()
    near = f"zipcode={town.zips[0]}&max_dist={MAX_MILES}&timeslot_start=gte_now"
    return (
        Request(f"{API}events?{near}", note="events 1"),
        Request(f"{API}organizations?per_page=100", note="organizations 1"),
    )


def wants(document: Document) -> bool:
    """Return False: the pages of Mobilize are for a reader of events."""
    del document
    return False


def read(document: Document, town: Town) -> Found:
    """Return a lead and a group for each organization near, and the next page."""
    answer = read_json(document)
    if dig(answer, "data") is None:
        return fail(document, "a list of Mobilize")
    rows = list(rows_of(answer, "data"))
    organizations = {key: found for row in rows for key, found in _organizations(row, town)}
    leads = tuple(_lead(key, organization, why) for key, (organization, why) in organizations.items())
    groups = tuple(group for organization, _ in organizations.values() for group in _group(organization))
    return Found(leads=leads, groups=groups, next_requests=_next(document, answer))


def _organizations(row: Mapping[str, Any], town: Town) -> Iterator[tuple[int, tuple[Mapping[str, Any], str]]]:
    sponsor = row.get("sponsor")
    if isinstance(sponsor, Mapping):
        if _is_near(row, sponsor, town) and _key(sponsor):
            yield _key(sponsor), (sponsor, f"holds “{text_of(row.get('title'))}” near")
    elif "sponsor" not in row and _is_of_state(row, town) and _key(row):
        yield _key(row), (row, f"an organization of {town.region_code}")


def _is_near(event: Mapping[str, Any], sponsor: Mapping[str, Any], town: Town) -> bool:
    lat = number_of(dig(event, "location", "location", "latitude"))
    lon = number_of(dig(event, "location", "location", "longitude"))
    if lat is not None and lon is not None and abs(lat) <= 90:
        return distance_km(town.lat, town.lon, lat, lon) <= NEAR_KM
    return text_of(dig(event, "location", "postal_code")) in town.zips or _is_of_state(sponsor, town)


def _is_of_state(organization: Mapping[str, Any], town: Town) -> bool:
    return bool(town.region_code) and text_of(organization.get("state")) == town.region_code


def _key(organization: Mapping[str, Any]) -> int:
    key = organization.get("id")
    return key if isinstance(key, int) and not isinstance(key, bool) and 0 < key < 10**12 else 0


def _lead(key: int, organization: Mapping[str, Any], why: str) -> Lead:
    url = f"{API}organizations/{key}/events"
    return Lead(url, NAME, f"Mobilize: {why}", text_of(organization.get("name")), _kind(organization))


def _group(organization: Mapping[str, Any]) -> Iterator[Group]:
    name, url = text_of(organization.get("name")), address_of(organization.get("event_feed_url"))
    if name and url and not organization.get("candidate_name"):  # a campaign bears a person's name
        yield Group(name, url, _kind(organization), channel=NAME, why="listed on Mobilize")


def _kind(organization: Mapping[str, Any]) -> str:
    return _KINDS.get(text_of(organization.get("org_type")), "organization")


def _next(document: Document, answer: Any) -> tuple[Request, ...]:
    which, _, number = document.request.note.partition(" ")
    page = int(number) if number.isascii() and number.isdigit() and len(number) < 4 else MOST_PAGES
    url = address_of(dig(answer, "next"))
    if not url.startswith(API) or url == document.request.url or page >= MOST_PAGES:
        return ()
    return (Request(url, note=f"{which} {page + 1}"),)
