"""Activities, topics, skills and openness: what follows from the words found and the level given.

An activity or a topic is described by parts; each part stands for a few names, and each name has a
weight. Parts repeat from event to event, so their sums are kept.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from math import log
from typing import NamedTuple

from showup.find.judge.features import Features, Place
from showup.find.judge.lexicon import load_lexicon
from showup.find.judge.weights import Weights
from showup.model.judgement import ACTIVITIES, SKILLS, TOPICS

START = "start"
OUTDONE, SHARED, SOLE = "another in the title", "with another in the title", ""
TIMES = ("never", "once", "twice", "thrice")
FIELDS = ("T", "H", "B")
OFF = "off@T"  # cancelled or postponed
AT_LEAST = 0.2  # a topic that is the only one to be told must be so likely

PRACTISED = {  # the skills practised by doing each activity
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


# A part of what is known of an activity or topic: of which, what, in which field, at which level.
Part = tuple[str, str, str, int]


class Offer(NamedTuple):
    """An activity or topic that may be: the parts known of it, and where its words stand."""

    parts: list[Part]
    place: Place | None = None


def offer_activities(found: Features, level: int) -> dict[str, Offer]:
    """Return the activities that any words show."""
    offers: dict[str, Offer] = {}
    fields: dict[str, str] = {}
    showing = _showing_keys()
    for key, place in found.keys.items():
        for activity in showing.get(key, ()):
            if activity not in offers:
                offers[activity] = Offer([], place)
                fields[activity] = ""
            offers[activity].parts.append((activity, "key", key, level))
            if key[-1] not in fields[activity]:
                fields[activity] += key[-1]
    headed = [activity for activity, signs in fields.items() if "T" in signs]
    company = " ".join([key for key in _title_groups() if key in found.keys]) if offers else ""
    for activity, offer in offers.items():
        rivals = len(headed) - (activity in headed)
        beside = SOLE if not rivals else SHARED if activity in headed else OUTDONE
        offer.parts.append((activity, "fields", fields[activity], level))
        offer.parts.append((activity, "beside", beside, level))
        offer.parts.append((activity, "with", company, level))
    return offers


@cache
def _title_groups() -> tuple[str, ...]:
    """Return the groups as they stand in a title: a meeting that is cancelled, a talk at a club."""
    kinds = load_lexicon().kinds.values()
    return tuple(sorted({f"{group}@T" for kind in kinds for group in kind.groups}))


@cache
def _showing_keys() -> dict[str, tuple[str, ...]]:
    """Return which activities a key shows."""
    kinds = load_lexicon().kinds.values()
    return {f"{kind.name}@{sign}": kind.shows for kind in kinds if kind.shows for sign in FIELDS}


def offer_topics(found: Features, level: int) -> dict[str, Offer]:
    """Return the topics that any words name."""
    offers: dict[str, Offer] = {}
    if not found.topics:
        return offers
    headed = {key[2:] for key in found.topics if key.startswith("T+")}
    for key, count in found.topics.items():
        sign, topic = key[:2], key[2:]
        if topic not in offers:
            beside = OUTDONE if len(headed) > (topic in headed) else SOLE
            offers[topic] = Offer([(topic, "fields", "", level), (topic, "beside", beside, level)])
        offers[topic].parts.append((topic, TIMES[min(count, 3)], sign, level))
    return offers


def name_part(part: Part) -> list[str]:
    """Return the names that a part's weight is the sum of."""
    of, what, where, level = part
    if what == "key":
        return [f"{of} {where}", f"{of} {where} level {level}"]
    if what == "fields":
        signs = [name for sign in where for name in (sign, f"{of} {sign}")]
        return [START, of, f"level {level}", f"{of} level {level}", *signs]
    if what == "with":
        return [f"{of} with {group}" for group in where.split()]
    if what == "beside":
        return [where, f"{of} {where}"] if where else []
    names = [where, f"{of} {where}", f"{where} level {level}"]
    if what != "once":
        names.append(f"{where} twice")
    return [*names, f"{where} thrice"] if what == "thrice" else names


def _pick(
    offers: Mapping[str, Offer],
    weights: Mapping[str, float],
    bars: tuple[float, float],
    sums: dict[Part, float],
) -> set[str]:
    """Return what is likelier than the first bar, else the likeliest where it passes the second."""
    odds = {}
    for name, offer in offers.items():
        total = 0.0
        for part in offer.parts:
            known = sums.get(part)
            if known is None:
                known = sums[part] = sum(weights.get(each, 0.0) for each in name_part(part))
            total += known
        odds[name] = total
    picked = {name for name, total in odds.items() if total >= bars[0]}
    if picked or not odds:
        return picked
    likeliest = max(odds, key=lambda name: (odds[name], name))
    return {likeliest} if odds[likeliest] >= bars[1] else set()


def pick_activities(found: Features, level: int, weights: Weights) -> dict[str, Place]:
    """Return the activities that are likely, in the model's order, each with the place of its words.

    Nobody does anything at what is called off.
    """
    offers = {} if OFF in found.keys else offer_activities(found, level)
    bar = find_logit(weights.facet_thresholds[0])
    likely = _pick(offers, weights.activities, (bar, bar), weights.activity_sums)
    return {name: place for name in ACTIVITIES if name in likely and (place := offers[name].place)}


def pick_topics(found: Features, level: int, weights: Weights) -> tuple[str, ...]:
    """Return the topics that are likely, in the model's order.

    A gathering on a public question is on some question: where none is likely, the likeliest is given.
    """
    offers = offer_topics(found, level)
    bar = find_logit(weights.facet_thresholds[1])
    bars = (bar, find_logit(AT_LEAST) if level else bar)
    likely = _pick(offers, weights.topics, bars, weights.topic_sums)
    return tuple(topic for topic in TOPICS if topic in likely) if likely else ()


@cache
def find_logit(probability: float) -> float:
    """Return the logit of a probability."""
    return log(probability / (1.0 - probability))


def name_skills(activities: Iterable[str], level: int) -> tuple[str, ...]:
    """Return the skills one would practise by the activities; none at level 0."""
    done = set(activities) if level else set()
    practised: set[str] = set()
    for activity in done:
        if done.isdisjoint(ALONE.get(activity, ())):
            practised.update(PRACTISED.get(activity, ()))
    return tuple(skill for skill in SKILLS if skill in practised)


def tell_openness(found: Features) -> str:
    """Return "no" where only members or the invited may come, "yes" where all may, else "unknown"."""
    keys = found.keys
    if "notopen" in keys or "status.closed" in keys:
        return "no"
    return "yes" if "open" in keys or "gov@T" in keys else "unknown"
