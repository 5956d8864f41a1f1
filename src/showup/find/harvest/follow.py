"""What became of the events a person keeps, and a week's digest. Never touches the network."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from showup.find.answer.fit import local_day
from showup.find.harvest.find import answer
from showup.find.harvest.saved import follow_saved
from showup.model.change import Change, Kind
from showup.model.choice import SavedEvent
from showup.model.digest import Digest, DigestPart, Fate
from showup.model.match import Question
from showup.store.changes import KEPT_FOR
from showup.store.harvest_store import HarvestStore

WEEK = timedelta(days=7)
_MOST = 400


def tell_fates(kept: Iterable[SavedEvent], store: HarvestStore, now: datetime) -> list[Fate]:
    """Return what happened to each event since the person last looked at it; nothing once it is over."""
    return [Fate(row.saved.event, row.current, row.changes) for row in follow_saved(store, kept, now)]


def list_changes_of(event_id: str, store: HarvestStore, now: datetime) -> list[Change]:
    """Return what harvests saw happen to an event, the latest first."""
    towns = store.towns_of_event(event_id)
    told = [change for town in towns for change in store.changes(town.key, now - KEPT_FOR)]
    return [change for change in told if change.event_id == event_id and change.kind != Kind.SILENT]


def make_digest(
    asked: Iterable[tuple[str, Question]], kept: Sequence[SavedEvent], store: HarvestStore, now: datetime
) -> Digest:
    """Return the digest of the coming week: for each named question what is on and what is new."""
    parts = [look_ahead(name, replace(question, now=now, limit=_MOST), store) for name, question in asked]
    fates = [fate for fate in tell_fates(kept, store, now) if fate.changes]
    return Digest(now - WEEK, now, tuple(part for part in parts if part.soon or part.fresh), tuple(fates))


def look_ahead(name: str, question: Question, store: HarvestStore) -> DigestPart:
    """Return what one question brings: the week's events in order, and what came in for later ones."""
    news = store.changes(question.town.key, question.now - WEEK)
    added = {change.event_id for change in news if change.kind == Kind.ADDED}
    until = question.now.date() + WEEK
    matches = answer(question, store)
    soon = [match for match in matches if local_day(match.event.start) < until]
    soon.sort(key=lambda match: (match.event.start.isoformat(), match.event.event_id))
    fresh = [m for m in matches if m.event.event_id in added and local_day(m.event.start) >= until]
    return DigestPart(name, question, tuple(soon), tuple(fresh))
