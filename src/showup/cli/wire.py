"""Model values as the JSON of the commands."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from showup.model.coverage import Coverage
from showup.model.judgement import Judgement
from showup.model.match import Answer, GroupMatch, Match
from showup.model.occurrence import Occurrence
from showup.model.problem import Problem
from showup.model.source import Source

if TYPE_CHECKING:
    from showup.store.leads import LeadRow


def moment(value: date | datetime | None) -> str | None:
    """Return a time with its offset, a date when all day, None when not known."""
    return value.isoformat() if value is not None else None


def answer(found: Answer) -> dict[str, Any]:
    """Return what `find --json` prints."""
    return {
        "town": found.question.town.full_name,
        "as_of": moment(found.as_of),
        "matches": [match(row) for row in found.matches],
        "groups": [group(row) for row in found.groups],
        "widened": [{"what": step.what, "from": step.before, "to": step.after} for step in found.widened],
        "coverage": coverage(found.coverage) if found.coverage else None,
        "nearest": None
        if found.nearest is None
        else {
            "town": found.nearest.town.full_name,
            "distance_km": round(found.nearest.distance_km, 1),
            "known": found.nearest.known,
        },
    }


def _tell_distance(row: Match) -> float | None:
    """Return the kilometres: whole ones where only the town or the ZIP code of the place is known."""
    if row.distance_km is None:
        return None
    return round(row.distance_km, 0 if row.event.venue.approximate else 2)


def match(row: Match) -> dict[str, Any]:
    """Return one match: one dated event."""
    event, judged = row.event, row.judgement
    lat, lon = event.venue.spot or (None, None)
    return {
        "event_id": event.event_id,
        "title": event.title,
        "start": moment(event.start),
        "end": moment(event.end),
        "all_day": event.all_day,
        "venue": {
            "name": event.venue.name,
            "address": event.venue.address,
            "lat": lat,
            "lon": lon,
        },
        "distance_km": _tell_distance(row),
        "online": event.online,
        "url": event.url,
        "organizer": event.organizer,
        **judgement(judged),
        "reasons": list(row.reasons),
        "sources": [{"name": link.name, "url": link.url} for link in event.sources],
        "series": None
        if row.series is None
        else {"series_id": row.series.series_id, "rule": row.series.rule, "dates": list(row.series.dates)},
        "status": event.status,
    }


def judgement(judged: Judgement) -> dict[str, Any]:
    """Return the part of a match that the judge gave."""
    return {
        "level": judged.level,
        "sure": judged.sure,
        "activities": list(judged.activities),
        "topics": list(judged.topics),
        "skills": list(judged.skills),
        "open_to_newcomers": judged.open_to_newcomers,
        "evidence": [
            {"for": proof.shows, "quote": proof.quote, "field": proof.field} for proof in judged.evidence
        ],
    }


def group(row: GroupMatch) -> dict[str, Any]:
    """Return one group."""
    known = row.group
    return {
        "group_id": known.group_id,
        "name": known.name,
        "url": known.url,
        "kind": known.kind,
        "topics": list(known.topics),
        "evidence": [{"for": "group", "quote": known.why, "field": "description"}] if known.why else [],
        "next_event": row.next_event or None,
        "reasons": list(row.reasons),
        "network": known.network or None,
    }


def coverage(told: Coverage) -> dict[str, Any]:
    """Return what `coverage --json` prints."""
    estimate = told.estimated_events
    return {
        "town": told.town,
        "channels": [
            {
                "name": tried.name,
                "tried_at": tried.tried_at or None,
                "leads": tried.leads,
                "sources": tried.sources,
                "failed": tried.failed or None,
            }
            for tried in told.channels
        ],
        "kinds": [
            {
                "kind": kind.kind,
                "places": kind.places,
                "with_site": kind.with_site,
                "with_source": kind.with_source,
                "failed": kind.failed,
            }
            for kind in told.kinds
        ],
        "sources": dict(told.sources),
        "events": told.events,
        "estimated_events": {"at_least": estimate.at_least, "low": estimate.low, "high": estimate.high},
        "balance": dict(told.balance),
        "not_tried": [{"what": row.what, "how_to": row.how_to} for row in told.not_tried],
        "verdict": {
            "kind": told.verdict.kind,
            "words": told.verdict.words,
            "advice": list(told.verdict.advice),
        },
    }


def source(known: Source) -> dict[str, Any]:
    """Return one line of `discover --json` and `sources list --json`."""
    return {
        "site": known.site,
        "feed_url": known.feed_url,
        "reader": known.reader,
        "channels": list(known.channels),
        "status": str(known.status) if known.status else None,
        "why": known.why,
        "name": known.name,
        "events_30d": known.events_30d,
    }


def lead(row: LeadRow) -> dict[str, Any]:
    """Return one line of `sources list --tried --json`."""
    return {
        "url": row.lead.url,
        "channels": list(row.channels),
        "outcome": str(row.outcome) if row.outcome else None,
        "why": row.why or row.lead.why,
        "tried_at": moment(row.tried_at),
    }


def occurrence(dated: Occurrence) -> dict[str, Any]:
    """Return one event of `extract`."""
    return {
        "uid": dated.uid or None,
        "title": dated.title,
        "start": moment(dated.start),
        "end": moment(dated.end),
        "all_day": dated.all_day,
        "location": dated.location,
        "url": dated.url,
        "description": dated.description,
        "status": dated.status,
        "cancelled": dated.cancelled,
    }


def problem(met: Problem) -> dict[str, str]:
    """Return one problem."""
    return {"stage": met.stage, "where": met.where, "what": met.what}
