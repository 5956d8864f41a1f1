"""Activities, topics, skills and openness: what follows from the words found and the level given."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from showup.find.judge.features import Features, Place
from showup.find.judge.lexicon import load_lexicon
from showup.find.judge.weights import Weights, add_up
from showup.model.judgement import ACTIVITIES, SKILLS, TOPICS

START = "start"
OUTDONE, SHARED = "another in the title", "with another in the title"
FIELDS = ("T", "H", "B")

# what is practised by doing each; LISTENING and the rest are words of the model
PRACTISED = {
    "discussion": ("listening", "public-speaking"),
    "public-comment": ("listening", "public-speaking"),
    "flyering": ("outreach",),
    "petitioning": ("persuading", "outreach"),
    "canvassing": ("persuading", "outreach"),
    "phone-or-text-banking": ("persuading", "outreach"),
    "letter-or-postcard-writing": ("writing", "outreach"),
    "rally-or-vigil": ("outreach",),
    "training": ("listening",),
    "planning-meeting": ("listening",),
    "service-volunteering": ("logistics",),
    "lecture-or-film": ("listening",),
    "public-speaking": ("public-speaking",),
    "media-making": ("media",),
}
ALONE = {  # practised by the first only where none of the others is there
    "training": ("canvassing", "phone-or-text-banking", "service-volunteering", "flyering"),
    "lecture-or-film": ("rally-or-vigil", "fundraising"),
}


def offer_activities(found: Features, level: int) -> dict[str, tuple[list[str], Place]]:
    """Return the activities that any words show: the names their weights are found by, and a place."""
    offers: dict[str, tuple[list[str], Place]] = {}
    for kind, activity in _showing_kinds():
        for sign in FIELDS:
            place = found.keys.get(f"{kind}@{sign}")
            if place is None:
                continue
            if activity not in offers:
                offers[activity] = ([START, activity, f"level {level}", f"{activity} level {level}"], place)
            names = offers[activity][0]
            names += [f"{activity} {kind}@{sign}", f"{activity} {kind}@{sign} level {level}"]
            names += [name for name in (sign, f"{activity} {sign}") if name not in names]
    headed = {activity for activity, (names, _) in offers.items() if "T" in names}
    for activity, (names, _) in offers.items():
        if headed - {activity}:
            names += [OUTDONE if activity not in headed else SHARED]
            names += [f"{activity} {names[-1]}"]
    return offers


@cache
def _showing_kinds() -> tuple[tuple[str, str], ...]:
    kinds = load_lexicon().kinds.values()
    return tuple((kind.name, activity) for kind in kinds for activity in kind.shows)


def pick_activities(found: Features, level: int, weights: Weights) -> dict[str, Place]:
    """Return the activities that are likely, in the model's order, each with the place of its words."""
    offers = offer_activities(found, level)
    least = weights.facet_thresholds[0]
    likely = {name for name, (names, _) in offers.items() if add_up(names, weights.activities) >= least}
    return {name: offers[name][1] for name in ACTIVITIES if name in likely}


def offer_topics(found: Features, level: int) -> dict[str, list[str]]:
    """Return the topics that any words name, each with the names its weights are found by."""
    counts = found.topics
    named = {topic for topic, _ in counts}
    headed = {topic for topic, sign in counts if sign == "T+"}
    return {topic: list(_describe_topic(found, topic, level, headed)) for topic in named}


def _describe_topic(found: Features, topic: str, level: int, headed: set[str]) -> Iterator[str]:
    yield from (START, topic, f"level {level}", f"{topic} level {level}")
    for sign in ("T+", "T-", "H+", "H-", "B+", "B-"):
        count = found.topics.get((topic, sign), 0)
        if count:
            yield sign
            yield f"{topic} {sign}"
            yield f"{sign} level {level}"
        if count > 1:
            yield f"{sign} twice"
        if count > 2:
            yield f"{sign} thrice"
    if headed - {topic}:
        yield OUTDONE


def pick_topics(found: Features, level: int, weights: Weights) -> tuple[str, ...]:
    """Return the topics that are likely, in the model's order."""
    offers = offer_topics(found, level)
    least = weights.facet_thresholds[1]
    likely = {topic for topic, names in offers.items() if add_up(names, weights.topics) >= least}
    return tuple(topic for topic in TOPICS if topic in likely)


def name_skills(activities: tuple[str, ...], level: int) -> tuple[str, ...]:
    """Return the skills one would practise by the activities; none at level 0."""
    if level == 0:
        return ()
    practised: set[str] = set()
    for activity in activities:
        if not any(other in activities for other in ALONE.get(activity, ())):
            practised.update(PRACTISED.get(activity, ()))
    return tuple(skill for skill in SKILLS if skill in practised)


def tell_openness(found: Features) -> str:
    """Return "no" where only members or the invited may come, "yes" where all may, else "unknown"."""
    keys = found.keys
    if "notopen" in keys or "status.closed" in keys:
        return "no"
    return "yes" if "open" in keys or "gov@T" in keys else "unknown"
