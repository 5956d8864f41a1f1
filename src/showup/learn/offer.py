"""What is on, as the next step needs to know it, and what lies within a person's reach."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from showup.learn.ladder import Skill


@dataclass(frozen=True, slots=True)
class Offer:
    """An upcoming event; `distance_km` is None where it is online or its place is not known."""

    event_id: str
    title: str
    start: date | datetime
    venue: str = ""
    url: str = ""
    distance_km: float | None = None
    level: int = 2
    activities: tuple[str, ...] = ()
    skills: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    open_to_newcomers: str = "unknown"  # "yes", "no", "unknown"
    organizer: str = ""
    online: bool | None = None
    cancelled: bool = False


@dataclass(frozen=True, slots=True)
class Reach:
    """How far, how long ahead, whether online will do, and the causes a person cares about."""

    within_km: float = 40.2336  # 25 miles
    days: int = 30
    online: bool = True
    about: tuple[str, ...] = ()  # topics of FIND or free words; others are offered where none fits


@dataclass(frozen=True, slots=True)
class Leaning:
    """What speaks for one event over another, taken from the journal."""

    group: str = ""  # the group the rule is about
    avoid: bool = False  # somewhere else than there
    groups: tuple[str, ...] = ()  # those visited
    about: tuple[str, ...] = ()  # causes named and issues followed
    been: frozenset[str] = frozenset()  # events already logged
    taken: frozenset[str] = frozenset()  # events another step names already


def list_reachable(offers: Iterable[Offer], reach: Reach, now: datetime) -> tuple[Offer, ...]:
    """Return the offers still to come, not cancelled, within reach, in which one takes some part."""
    return tuple(offer for offer in offers if is_reachable(offer, reach, now))


def is_reachable(offer: Offer, reach: Reach, now: datetime) -> bool:
    """Whether one could go: it has not begun, takes place, is near enough and in time."""
    if offer.cancelled or offer.level < 1 or not _is_ahead(offer.start, now, reach.days):
        return False
    if offer.online and reach.online:
        return True
    if offer.distance_km is None:
        return not offer.online  # a town's own event whose place is not known
    return offer.distance_km <= reach.within_km


def _is_ahead(start: date | datetime, now: datetime, days: int) -> bool:
    if not isinstance(start, datetime):
        return now.date() <= start <= now.date() + timedelta(days=days)
    clock = now if start.tzinfo else now.replace(tzinfo=None)
    return clock < start <= clock + timedelta(days=days)


def rank_offers(offers: Iterable[Offer], skill: Skill, leaning: Leaning, now: datetime) -> tuple[Offer, ...]:
    """Return the offers where the skill can be practised, the best first."""
    fitting = [offer for offer in offers if fits(offer, skill, leaning)]
    return tuple(sorted(fitting, key=lambda offer: (-_weigh(offer, skill, leaning, now), offer.event_id)))


def fits(offer: Offer, skill: Skill, leaning: Leaning) -> bool:
    """Whether the skill can be practised there by this person."""
    if offer.event_id in leaning.been:
        return False
    if offer.open_to_newcomers == "no" and not any(is_same_group(offer.organizer, g) for g in leaning.groups):
        return False
    return skill.anywhere or bool(set(skill.activities) & set(offer.activities))


def _weigh(offer: Offer, skill: Skill, leaning: Leaning, now: datetime) -> float:
    """What is practised there counts most, then the group, then level and welcome, then nearness and time."""
    score = 4.0 * bool(set(skill.activities) & set(offer.activities))
    score += 2.0 * bool({skill.skill_id, *skill.related} & set(offer.skills))
    if leaning.group and is_same_group(offer.organizer, leaning.group):
        score += -6.0 if leaning.avoid else 6.0
    score += 1.5 * (offer.level >= 2) + 0.5 * (offer.open_to_newcomers == "yes")
    score -= 3.0 * (offer.event_id in leaning.taken)
    score += 2.5 * any(is_about(offer, cause) for cause in leaning.about)
    far = 30.0 if offer.distance_km is None else offer.distance_km
    day = offer.start.date() if isinstance(offer.start, datetime) else offer.start
    return score - far / (far + 15) - (day - now.date()).days / 15


def is_about(offer: Offer, cause: str) -> bool:
    """Whether the event is about a cause: a topic, or a word of one, that it has, or words of its title."""
    wanted = cause.casefold().split()
    named = set(offer.topics) | {word for topic in offer.topics for word in topic.split("-")}
    return "-".join(wanted) in named or f" {' '.join(wanted)} " in f" {offer.title.casefold()} "


def is_same_group(one: str, other: str) -> bool:
    """Whether two names mean one group: equal, or the one within the other, in any case."""
    first, second = sorted((" ".join(one.casefold().split()), " ".join(other.casefold().split())), key=len)
    return bool(first) and (first == second or (len(first) > 5 and f" {first} " in f" {second} "))
