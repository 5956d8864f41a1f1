"""Leads with their outcomes, groups and places of a town."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, fields, replace
from datetime import datetime
from hashlib import sha256
from typing import TypeVar

from showup.model.address import host_of
from showup.model.lead import Group, Lead, Outcome, Place
from showup.store.body import read_body, write_body
from showup.store.shelf import Shelf, read_moment

T = TypeVar("T", Lead, Group, Place)


@dataclass(frozen=True, slots=True)
class LeadRow:
    """A lead, every channel it came from, and what became of it (None: not tried yet)."""

    lead: Lead
    channels: tuple[str, ...]
    outcome: Outcome | None
    why: str
    tried_at: datetime | None = None


class LeadShelf(Shelf):
    """What channels told of a town."""

    def save_leads(self, town_key: str, leads: Iterable[Lead]) -> None:
        """Keep leads, one per address; what the first teller left empty is filled by later ones."""
        with self.database.transaction():
            for lead in leads:
                self._save_lead(town_key, lead)

    def _save_lead(self, town_key: str, lead: Lead) -> None:
        known = self.database.row("lead", town_key, lead.url)
        kept = fill(read_body(Lead, known[1]), lead) if known else lead
        saved = self.database.rows("save_lead", town_key, lead.url, write_body(kept))
        self.database.rows("save_lead_channel", saved[0][0], lead.channel)

    def leads_open(self, town_key: str, run_id: int) -> list[Lead]:
        """Return the leads that a run has not tried yet, in the order they came."""
        return [read_body(Lead, body) for (body,) in self.database.rows("leads_open", town_key, run_id)]

    def save_outcome(
        self, town_key: str, run_id: int, url: str, outcome: Outcome, why: str, at: datetime
    ) -> None:
        """Keep what became of a lead in a run."""
        self.database.rows("save_outcome", run_id, str(outcome), why, at.isoformat(), town_key, url)

    def leads(self, town_key: str) -> list[LeadRow]:
        """Return every lead of a town with its outcome, in the order they came."""
        channels: dict[int, list[str]] = defaultdict(list)
        for lead_no, channel in self.database.rows("lead_channels", town_key):
            channels[lead_no].append(channel)
        return [
            LeadRow(
                read_body(Lead, body),
                tuple(channels[lead_no]),
                Outcome(outcome) if outcome else None,
                why,
                read_moment(tried_at),
            )
            for lead_no, body, outcome, why, tried_at in self.database.rows("leads", town_key)
        ]

    def save_groups(self, town_key: str, groups: Iterable[Group]) -> None:
        """Keep groups, one per name and address, with the id minted from these."""
        with self.database.transaction():
            for group in groups:
                minted = replace(group, group_id=mint_group_id(group))
                known = self.database.row("group", town_key, minted.group_id)
                kept = fill(read_body(Group, known[0]), minted) if known else minted
                kept = replace(kept, topics=tuple(dict.fromkeys((*kept.topics, *group.topics))))
                self.database.rows("save_group", town_key, minted.group_id, write_body(kept))

    def groups(self, town_key: str) -> list[Group]:
        """Return the groups of a town, in the order they came."""
        return [read_body(Group, body) for (body,) in self.database.rows("groups", town_key)]

    def save_places(self, town_key: str, places: Iterable[Place]) -> None:
        """Keep places, one per name, kind and position to about ten metres."""
        rows = [(town_key, _identify(place), write_body(place)) for place in places]
        self.database.many("save_place", rows)

    def places(self, town_key: str) -> list[Place]:
        """Return the places of a town, in the order they came."""
        return [read_body(Place, body) for (body,) in self.database.rows("places", town_key)]


def fill(known: T, told: T) -> T:
    """Return what is known, with what it left empty taken from what is told now."""
    missing = {
        field.name: getattr(told, field.name)
        for field in fields(known)
        if getattr(known, field.name) in ("", None, ())
    }
    return replace(known, **missing)


def mint_group_id(group: Group) -> str:
    """Return an id that is the same for the same name and address, however they are written."""
    name = " ".join("".join(c if c.isalnum() else " " for c in group.name.casefold()).split())
    path = group.url.partition("://")[2].partition("/")[2].rstrip("/")
    told = f"{name}\n{host_of(group.url)}/{path}"
    return sha256(told.encode("utf-8", "replace")).hexdigest()[:16]


def _identify(place: Place) -> str:
    return f"{place.name.casefold()}|{place.kind}|{place.lat:.4f},{place.lon:.4f}"
