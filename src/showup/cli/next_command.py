"""`showup next`: one step and two alternatives, from the journal and from what was harvested."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import timedelta
from typing import Any

from showup.cli import wire
from showup.cli.console import DONE, put_all, put_json, warn
from showup.cli.layout import wrap
from showup.cli.learn_command import tell_standing
from showup.cli.private import local_now, read_journal
from showup.cli.settings import Settings
from showup.cli.stores import find_town, open_store
from showup.cli.text import find_link, say_when, say_where
from showup.learn.ladder import Ladder, load_ladder
from showup.learn.next_step import Advice, Step, choose_step
from showup.learn.offer import Offer, Reach
from showup.learn.rule import load_rules
from showup.model.match import Candidate, Match
from showup.model.town import Town
from showup.store.harvest_store import Asked, HarvestStore

Near = Mapping[str, Candidate]


def run_next(settings: Settings, asked: str, reach: Reach, language: str) -> int:
    """Say the next thing to do. What is on comes from the store alone: nothing is fetched."""
    near = read_near(settings, asked, reach)
    ladder = load_ladder(language)
    advice = choose_step(
        read_journal(settings),
        map(make_offer, near.values()),
        reach,
        local_now(settings.now),
        ladder,
        load_rules(language),
    )
    if settings.json:
        put_json(_tell_advice(advice, near))
    else:
        put_all(_write_advice(advice, near, ladder))
    return DONE


def read_near(settings: Settings, asked: str, reach: Reach) -> Near:
    """Return what is stored within reach by event id; a line of warning where nothing was harvested."""
    near = find_near(settings, asked, reach)
    if near is None:
        name = f'"{find_town(asked).full_name}"' if asked else "TOWN"
        warn(f"Nothing is stored yet to name an event from: showup find {name} looks what is on.")
    return near or {}


def find_near(settings: Settings, asked: str, reach: Reach) -> Near | None:
    """Return what is stored within reach of a town ("" the last one), None where nothing was harvested."""
    with open_store(settings) as store:
        town = find_town(asked) if asked else find_last_town(store)
        if town is None or store.last_harvest(town.key) is None:
            return None
        end = settings.now + timedelta(days=reach.days)
        asking = Asked(town.lat, town.lon, reach.within_km, settings.now, end, town.key, level=1)
        return {found.event.event_id: found for found in store.look(asking, sys.maxsize).candidates}


def find_last_town(store: HarvestStore) -> Town | None:
    """Return the town that was harvested last, None where none was."""
    dated = [(store.last_harvest(town.key), town) for town in store.towns()]
    return max(((at, town) for at, town in dated if at), key=lambda row: row[0], default=(None, None))[1]


def make_offer(found: Candidate) -> Offer:
    """Return a stored event as the advice needs to know it."""
    event, judged = found.event, found.judgement
    return Offer(
        event_id=event.event_id,
        title=event.title,
        start=event.start,
        venue=event.venue.name or event.venue.address,
        url=event.url,
        distance_km=found.distance_km,
        level=judged.level,
        activities=judged.activities,
        skills=judged.skills,
        topics=judged.topics,
        open_to_newcomers=judged.open_to_newcomers,
        organizer=event.organizer,
        online=event.online,
        cancelled=event.status == "cancelled",
    )


def _tell_advice(advice: Advice, near: Near) -> dict[str, Any]:
    return {
        "step": _tell_step(advice.step, near),
        "alternatives": [_tell_step(step, near) for step in advice.alternatives],
        "standing": tell_standing(advice.standing),
    }


def _tell_step(step: Step, near: Near) -> dict[str, Any]:
    found = near[step.event.event_id] if step.event else None
    return {
        "skill": step.skill,
        "how": step.how,
        "why": step.why,
        "rule": step.rule,
        "event": wire.match(match_of(found)) if found else None,
        "instead": step.instead,
        "sheet": step.sheet,
    }


def match_of(found: Candidate) -> Match:
    """Return a stored event as find would, without its reasons."""
    return Match(found.event, found.judgement, found.distance_km, (), 0.0, found.series)


def _write_advice(advice: Advice, near: Near, ladder: Ladder) -> Iterable[str]:
    yield from _write_step("Next", advice.step, near, ladder)
    said = advice.step.instead
    for step in advice.alternatives:
        again = replace(step, instead="") if step.instead == said else step
        yield from ("", *_write_step("Or", again, near, ladder))


def _write_step(head: str, step: Step, near: Near, ladder: Ladder) -> Iterable[str]:
    yield f"{head}: {ladder.skills[step.skill].name} ({step.skill})"
    yield from _label("how", step.how)
    if step.event:
        found = match_of(near[step.event.event_id])
        event = found.event
        yield from _label("where", event.title)
        yield from _label("", f"{say_when(event.start, event.end)} · {say_where(found)}")
        yield from _label("", find_link(event) or f"showup events show {event.event_id}")
    if step.instead:
        yield from _label("instead", step.instead)
    yield from _label("why", f"{step.why} [{step.rule}]")
    if step.sheet:
        yield from _label("print", f"showup sheet {step.sheet}")


def _label(label: str, text: str) -> list[str]:
    return wrap(text, f"  {label:<8}")
