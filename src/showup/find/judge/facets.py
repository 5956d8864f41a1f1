"""Activities, topics, skills and openness: what follows from the words found and the level given.

An activity or a topic is described by parts; each part stands for a few names, and each name has a
weight. The same few words are met again and again, so what they led to is kept.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from math import log

from showup.find.judge.features import Features, Place
from showup.find.judge.lexicon import load_lexicon
from showup.find.judge.weights import Weights
from showup.model.judgement import ACTIVITIES, SKILLS, TOPICS

START = "start"
OUTDONE, SHARED, SOLE = "another in the title", "with another in the title", ""
TIMES = ("never", "once", "twice", "thrice")
FIELDS = ("T", "H", "B")
OFF = "off@T"  # cancelled or postponed
KEPT = 16_384  # answers to the same words
LENT = "faith"  # a congregation lends its rooms to much that is not about faith
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


Offers = dict[str, list[Part]]  # what may be, and the parts known of it


def offer_activities(found: Features, level: int) -> Offers:
    """Return the activities that any words show."""
    return _offer_activities(*_see(found), level)


def _see(found: Features) -> tuple[tuple[str, ...], str]:
    """Return the keys that show activities, and the groups in the title beside them."""
    showing = _showing_keys()
    shown = tuple([key for key in found.keys if key in showing])
    return shown, " ".join(sorted(_title_groups() & found.keys.keys())) if shown else ""


def _offer_activities(shown: tuple[str, ...], company: str, level: int) -> Offers:
    offers: Offers = {}
    fields: dict[str, str] = {}
    showing = _showing_keys()
    for key in shown:
        for activity in showing[key]:
            offers.setdefault(activity, []).append((activity, "key", key, level))
            if key[-1] not in fields.setdefault(activity, ""):
                fields[activity] += key[-1]
    headed = [activity for activity, signs in fields.items() if "T" in signs]
    for activity, parts in offers.items():
        rivals = len(headed) - (activity in headed)
        beside = SOLE if not rivals else SHARED if activity in headed else OUTDONE
        parts.append((activity, "fields", fields[activity], level))
        parts.append((activity, "beside", beside, level))
        parts.append((activity, "with", company, level))
    return offers


@cache
def _title_groups() -> frozenset[str]:
    """Return the groups as they stand in a title: a meeting that is cancelled, a talk at a club."""
    kinds = load_lexicon().kinds.values()
    return frozenset(f"{group}@T" for kind in kinds for group in kind.groups)


@cache
def _showing_keys() -> dict[str, tuple[str, ...]]:
    """Return which activities a key shows."""
    kinds = load_lexicon().kinds.values()
    return {f"{kind.name}@{sign}": kind.shows for kind in kinds if kind.shows for sign in FIELDS}


def offer_topics(found: Features, level: int) -> Offers:
    """Return the topics that any words name."""
    return _offer_topics(tuple(found.topics.items()), level)


def _offer_topics(named: tuple[tuple[str, int], ...], level: int) -> Offers:
    offers: Offers = {}
    headed = {key[2:] for key, _ in named if key.startswith("T+")}
    for key, count in named:
        sign, topic = key[:2], key[2:]
        if topic not in offers:
            beside = OUTDONE if len(headed) > (topic in headed) else SOLE
            offers[topic] = [(topic, "fields", "", level), (topic, "beside", beside, level)]
        offers[topic].append((topic, TIMES[min(count, 3)], sign, level))
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


def pick_activities(found: Features, level: int, weights: Weights) -> dict[str, Place]:
    """Return the activities that are likely, in the model's order, each with the place of its words.

    Nobody does anything at what is called off.
    """
    if OFF in found.keys:
        return {}
    shown, company = _see(found)
    picked = _choose_activities(weights, shown, company, level) if shown else ()
    showing = _showing_keys()
    return {name: found.keys[next(key for key in shown if name in showing[key])] for name in picked}


@lru_cache(maxsize=KEPT)
def _choose_activities(weights: Weights, shown: tuple[str, ...], company: str, level: int) -> tuple[str, ...]:
    bar = find_logit(weights.facet_thresholds[0])
    likely = _pick(_offer_activities(shown, company, level), weights.activities, bar, bar)
    return tuple(name for name in ACTIVITIES if name in likely)


def pick_topics(found: Features, level: int, weights: Weights) -> tuple[str, ...]:
    """Return the topics that are likely, in the model's order.

    A gathering on a public question is on some question: where none is likely, the likeliest is given.
    """
    return _choose_topics(weights, tuple(found.topics.items()), level) if found.topics else ()


@lru_cache(maxsize=KEPT)
def _choose_topics(weights: Weights, named: tuple[tuple[str, int], ...], level: int) -> tuple[str, ...]:
    bar = find_logit(weights.facet_thresholds[1])
    likely = _pick(_offer_topics(named, level), weights.topics, bar, find_logit(AT_LEAST) if level else bar)
    return tuple(topic for topic in TOPICS if topic in likely)


def _pick(offers: Offers, weights: Mapping[str, float], bar: float, lower: float) -> set[str]:
    """Return what is likelier than the bar, else the likeliest where it passes the lower one."""
    odds = {
        name: sum(weights.get(each, 0.0) for part in parts for each in name_part(part))
        for name, parts in offers.items()
    }
    picked = {name for name, total in odds.items() if total >= bar}
    if picked:
        return picked
    near = [(total, name) for name, total in odds.items() if total >= lower and name != LENT]
    return {max(near)[1]} if near else set()


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
