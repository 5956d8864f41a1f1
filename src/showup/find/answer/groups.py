"""Groups as answers: who works on it near you, and how they meet next."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from showup.find.answer.fit import find_words
from showup.find.answer.interests import Interest, read_interest
from showup.model.address import host_of
from showup.model.lead import Group
from showup.model.match import GroupMatch, Match, Question
from showup.model.town import distance_km


def rank_groups(
    groups: Iterable[Group], question: Question, matches: Sequence[Match]
) -> tuple[GroupMatch, ...]:
    """Return the groups that fit, those with a next event first, then the nearest."""
    interests = tuple(read_interest(asked) for asked in question.about)
    hosted = _next_events(matches)
    found = []
    for group in groups:
        away = _away(group, question)
        why = _why(group, interests)
        if why is None or (away is not None and away > question.within_km):
            continue
        next_event = hosted.get(host_of(group.url)) or hosted.get(group.name.lower(), "")
        reasons = [why] if why else []
        reasons += ["meets soon" if next_event else "no calendar found: write to them or look in"]
        found.append(
            (
                not next_event,
                away if away is not None else 1e9,
                group.name,
                GroupMatch(group, tuple(reasons), next_event),
            )
        )
    found.sort(key=lambda row: row[:3])
    return tuple(row[3] for row in found[: question.limit])


def _next_events(matches: Sequence[Match]) -> dict[str, str]:
    """Return the first event id by host name and by site."""
    soonest: dict[str, str] = {}
    for match in sorted(matches, key=lambda match: str(match.event.start)):
        keys = [match.event.organizer.lower(), host_of(match.event.url)]
        keys += [key for link in match.event.sources for key in (link.name.lower(), host_of(link.url))]
        for key in filter(None, keys):
            soonest.setdefault(key, match.event.event_id)
    return soonest


def _away(group: Group, question: Question) -> float | None:
    if group.lat is None or group.lon is None:
        return None
    return distance_km(question.town.lat, question.town.lon, group.lat, group.lon)


def _why(group: Group, interests: Sequence[Interest]) -> str | None:
    """Return the reason in words, "" when nothing in particular was asked, None when it does not fit."""
    if not interests:
        return group.why
    text = f"{group.name} {group.why} {group.kind}"
    for interest in interests:
        if set(interest.topics) & set(group.topics):
            return f"works on {interest.asked}"
        if find_words(interest.words, text):
            return f'"{interest.asked}" is in its name or words'
    return None
