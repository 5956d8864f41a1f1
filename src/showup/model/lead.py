"""An address worth looking at, and groups one can join."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from showup.model.document import Request
from showup.model.problem import Problem


class Outcome(StrEnum):
    """What became of a lead."""

    SOURCE = "source"
    GROUP = "group"  # a group without a calendar: someone to contact
    NO_CALENDAR = "no-calendar"
    BLOCKED = "blocked"
    DEAD = "dead"
    DISALLOWED = "disallowed"  # robots.txt
    LOGIN = "login"
    CLOSED_PLATFORM = "closed-platform"
    PICTURES_ONLY = "pictures-only"
    ELSEWHERE = "elsewhere"  # a calendar of another place


@dataclass(frozen=True, slots=True)
class Lead:
    """An address, the channel it came from, and why it is worth looking at."""

    url: str
    channel: str
    why: str
    name: str = ""
    kind: str = ""  # kind of place or group: "library", "place-of-worship", "party" ...
    lat: float | None = None
    lon: float | None = None


@dataclass(frozen=True, slots=True)
class Group:
    """An organization, branch or committee that can be joined; never a person."""

    name: str
    url: str
    kind: str = ""
    topics: tuple[str, ...] = ()
    network: str = ""  # the organization it is a branch of
    channel: str = ""
    why: str = ""  # the words that show what it does, quoted from its own description
    lat: float | None = None
    lon: float | None = None
    group_id: str = ""  # minted by the store


@dataclass(frozen=True, slots=True)
class Place:
    """A place where people meet, whether or not it has a site: the denominator of coverage."""

    name: str
    kind: str
    lat: float
    lon: float
    site: str = ""


@dataclass(frozen=True, slots=True)
class Found:
    """What a channel read out of one document."""

    leads: tuple[Lead, ...] = ()
    groups: tuple[Group, ...] = ()
    places: tuple[Place, ...] = ()
    next_requests: tuple[Request, ...] = ()
    problems: tuple[Problem, ...] = ()
