"""Groups as answers: who works on it near you, and how they meet next."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache

from showup.find.answer.fit import find_words
from showup.find.answer.interests import Interest, read_interest
from showup.model.address import host_of
from showup.model.lead import Group
from showup.model.match import GroupMatch, Match, Question
from showup.model.town import distance_km


def rank_groups(
    groups: Iterable[Group], question: Question, matches: Sequence[Match]
) -> tuple[GroupMatch, ...]:
    """Return the groups that fit: who meets soon first, then who is open to newcomers, then the nearest."""
    interests = tuple(read_interest(asked) for asked in question.about)
    hosted = _next_events(matches)
    found = []
    for group in groups:
        away = _away(group, question)
        why = _why(group, interests)
        if why is None or (away is not None and away > question.within_km):
            continue
        meets = hosted.get(group.name.lower()) or hosted.get(place_of(group.url))
        reasons = tuple(filter(None, (why, *_say_meeting(meets))))
        row = GroupMatch(group, reasons, meets.event.event_id if meets else "")
        open_to_all = meets is not None and meets.judgement.open_to_newcomers == "yes"
        found.append((meets is None, not open_to_all, away if away is not None else 1e9, group.name, row))
    found.sort(key=lambda row: row[:4])
    return tuple(row[4] for row in found[: question.limit])


def _say_meeting(meets: Match | None) -> list[str]:
    """Return when they meet, how often, and whether newcomers are welcome; else how to reach them."""
    if meets is None:
        return ["no calendar found: write to them or look in"]
    said = [f"meets next on {meets.event.start:%Y-%m-%d}"]
    said += [meets.series.rule] if meets.series and meets.series.rule else []
    return said + ["open to newcomers"] * (meets.judgement.open_to_newcomers == "yes")


@lru_cache(maxsize=20_000)
def place_of(url: str) -> str:
    """Return the host with the first part of the path: on a platform that is what names the group."""
    part = url.partition("://")[2].partition("/")[2].partition("/")[0].partition("?")[0]
    return f"{host_of(url)}/{part.lower()}" if part else host_of(url)


def _next_events(matches: Sequence[Match]) -> dict[str, Match]:
    """Return the first event by host name and by site."""
    soonest: dict[str, Match] = {}
    for match in sorted(matches, key=lambda match: match.event.start.isoformat()):
        urls = [match.event.url, *(link.url for link in match.event.sources)]
        keys = [match.event.organizer.lower(), *(link.name.lower() for link in match.event.sources)]
        keys += [key for url in urls for key in (host_of(url), place_of(url))]
        for key in filter(None, keys):
            soonest.setdefault(key, match)
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
