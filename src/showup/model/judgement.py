"""What an event asks of one who comes, with the words that show it."""

from __future__ import annotations

from dataclasses import dataclass

ACTIVITIES = (
    "discussion", "public-comment", "flyering", "petitioning", "canvassing",
    "phone-or-text-banking", "letter-or-postcard-writing", "rally-or-vigil", "training",
    "planning-meeting", "service-volunteering", "fundraising", "lecture-or-film",
    "public-speaking", "media-making",
)  # fmt: skip
TOPICS = (
    "peace-and-war", "prisons-and-policing", "environment-and-climate", "housing", "labor",
    "immigration", "racial-justice", "gender-and-lgbtq", "health", "education",
    "voting-and-democracy", "local-government", "poverty-and-mutual-aid", "transport",
    "foreign-affairs", "faith", "civil-liberties", "economy-and-taxes", "animals", "disability",
    "youth", "seniors", "other",
)  # fmt: skip
SKILLS = (
    "listening", "public-speaking", "facilitating", "persuading", "outreach", "writing",
    "research", "event-running", "fundraising", "media", "logistics",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Evidence:
    """Words that stand in the event's own text and show a level or an activity."""

    shows: str  # "level" or an activity
    quote: str  # word for word as published
    field: str  # "title", "description", "source", "host", "venue" or "label"


@dataclass(frozen=True, slots=True)
class EventText:
    """The words of an event that a judge may read."""

    title: str
    description: str = ""
    venue: str = ""
    source: str = ""
    host: str = ""
    start: str = ""  # ISO 8601
    labels: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Judgement:
    """Level 2 take part, 1 adjacent, 0 not; `sure` is False where the text is too thin to tell.

    `p2` is the probability of level 2, `p1` that of level 1 or more.
    """

    level: int
    sure: bool
    p2: float
    p1: float
    activities: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    skills: tuple[str, ...] = ()
    open_to_newcomers: str = "unknown"  # "yes", "no", "unknown"
    evidence: tuple[Evidence, ...] = ()
    party_or_lean: str = ""  # as the host describes itself
    version: str = ""
