"""Events over the towns of the United States, and questions about them.

Towns are drawn by the square root of their population, so that cities are dense and nobody is left
out. Titles and descriptions are those of real calendars where the corpora are there (SHOWUP_CORPORA,
by default ../shared), drawn again and again; else words by Zipf's law, with those of the causes in
about one event in forty each.
"""

from __future__ import annotations

import gzip
import json
import os
import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import accumulate
from pathlib import Path

from showup.gazetteer.atlas import open_atlas
from showup.model.event import Event, SourceLink, Venue
from showup.model.judgement import ACTIVITIES, SKILLS, TOPICS, Judgement
from showup.model.town import Town
from showup.store.asked import Asked

ROOT = Path(__file__).parent.parent.parent
LISTINGS = Path(os.environ.get("SHOWUP_CORPORA", ROOT.parent / "shared")) / "data/merge/listings.jsonl.gz"
Speak = Callable[[random.Random], tuple[str, str]]  # -> a title and a description

NOW = datetime(2026, 8, 21, 12, tzinfo=UTC)
DAYS = 365
CAUSES = (
    "peace",
    "housing",
    "climate",
    "library",
    "school",
    "tenants",
    "veterans",
    "prayer",
    "budget",
    "river",
)
KINDS = (
    "meeting",
    "workshop",
    "vigil",
    "rally",
    "training",
    "reading",
    "canvass",
    "cleanup",
    "forum",
    "potluck",
)
SYLLABLES = (
    "al",
    "ber",
    "con",
    "dar",
    "el",
    "fin",
    "gor",
    "hal",
    "in",
    "jo",
    "kel",
    "lum",
    "mar",
    "nor",
    "os",
    "pel",
)


@dataclass(frozen=True, slots=True)
class Sample:
    """One invented event."""

    town: Town
    event: Event
    judgement: Judgement


def list_towns() -> list[Town]:
    """Return the towns of the United States, some 21,800."""
    return [town for town in open_atlas().list_towns(0, 1 << 30) if town.country == "US"]


def invent_events(count: int, seed: int = 7) -> Iterator[Sample]:
    """Yield so many events; the same seed gives the same."""
    draw = random.Random(seed)
    towns = list_towns()
    weights = list(accumulate(town.population**0.5 for town in towns))
    speak = find_speaker(draw)
    for number in range(count):
        town = draw.choices(towns, cum_weights=weights)[0]
        yield Sample(town, _invent_event(draw, number, town, speak), _invent_judgement(draw))


def find_speaker(draw: random.Random) -> Speak:
    """Return what gives events their words: real calendars where they are there, else Zipf's law."""
    if not LISTINGS.exists():
        return _invent_speaker(draw)
    with gzip.open(LISTINGS, "rt", encoding="utf-8") as lines:
        told = [(row["title"], row.get("description") or "") for row in map(json.loads, lines)]
    return lambda draw: draw.choice(told)


def _invent_speaker(draw: random.Random) -> Speak:
    words = ["".join(draw.choices(SYLLABLES, k=draw.randint(1, 4))) for _number in range(20_000)]
    ranks = list(accumulate(1 / (rank + 10) for rank in range(len(words))))

    def speak(draw: random.Random) -> tuple[str, str]:
        said = draw.choices(words, cum_weights=ranks, k=draw.randint(10, 60))
        cause = draw.choice(CAUSES) if draw.random() < 0.25 else said[0]
        return f"{cause.title()} {draw.choice(KINDS)}: {' '.join(said[:4])}", " ".join(said)

    return speak


def _invent_event(draw: random.Random, number: int, town: Town, speak: Speak) -> Event:
    start = NOW + timedelta(minutes=30 * draw.randrange(DAYS * 48))
    title, description = speak(draw)
    feed = f"https://calendar{number % 40_000}.example/"
    return Event(
        event_id=f"e{number}",
        title=title,
        start=start,
        end=start + timedelta(hours=2),
        venue=Venue(
            f"{draw.choice(SYLLABLES).title()} Hall",
            f"{number % 900} Main Street, {town.name}",
            town.lat + draw.gauss(0, 0.04),
            town.lon + draw.gauss(0, 0.05),
        ),
        online=draw.random() < 0.1,
        description=description,
        sources=(SourceLink(f"{town.name} calendar", feed, feed),),
        members=(f"{feed}#{number}",),
    )


def _invent_judgement(draw: random.Random) -> Judgement:
    level = draw.choices((0, 1, 2), (70, 18, 12))[0]
    return Judgement(
        level, True, level / 2, min(1.0, level / 1.5),
        tuple(draw.sample(ACTIVITIES, draw.randint(0, 2))) if level else (),
        tuple(draw.sample(TOPICS, draw.randint(0, 2))),
        tuple(draw.sample(SKILLS, draw.randint(0, 2))) if level else (),
    )  # fmt: skip


def invent_questions(count: int, seed: int = 11) -> list[Asked]:
    """Return questions from towns as they are drawn for events: 25 miles, 30 days, two causes."""
    draw = random.Random(seed)
    towns = list_towns()
    weights = list(accumulate(town.population**0.5 for town in towns))
    asked = []
    for town in draw.choices(towns, cum_weights=weights, k=count):
        start = NOW + timedelta(days=draw.randrange(DAYS - 40))
        words = " OR ".join(draw.sample(CAUSES, 2))
        asked.append(Asked(town.lat, town.lon, 40.2336, start, start + timedelta(days=30), words=words))
    return asked
