"""The next step and two alternatives, each with an event to practise at where one is near."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from litestar import Response, get
from markupsafe import Markup

from showup.learn.ladder import Ladder, Skill, load_ladder
from showup.learn.next_step import Step, choose_step
from showup.learn.offer import Reach
from showup.learn.rule import load_rules
from showup.model.town import KM_PER_MILE
from showup.web.form import REACHES, SPANS, clean_words
from showup.web.frame import Asked, words_of
from showup.web.private.markdown import write_line
from showup.web.private.page import add_lang, read_journal, require_store, show
from showup.web.private.study import Near, study_of
from showup.web.row import clean_line, say_distance, say_where
from showup.web.words import Words


@dataclass(frozen=True, slots=True)
class Going:
    """The event of a step in one line each."""

    event_id: str
    title: str
    when: str
    where: str
    far: str


@dataclass(frozen=True, slots=True)
class Told:
    """A step in the reader's words."""

    skill: Skill
    how: Markup
    why: Markup
    instead: Markup
    sheet: str
    going: Going | None


@get("/learn/next", sync_to_thread=False)
def show_next(request: Asked) -> Response[Any]:
    """Show what to do next. What is on comes from what was found before: nothing is fetched."""
    study, words = study_of(request), words_of(request)
    entries = read_journal(require_store(request)) if study.keeper.is_made else []
    town = clean_words(request.query_params.get("town", ""))
    within = read_choice(request, "within", REACHES, 25)
    days = read_choice(request, "days", SPANS, 30)
    about = clean_words(request.query_params.get("about", ""))
    there = request.query_params.get("place", "") == "there"
    reach = Reach(within * KM_PER_MILE, days, online=not there, about=(about,) if about else ())
    near = study.list_near(town, reach)
    ladder = load_ladder(words.language)
    advice = choose_step(
        entries,
        [offer for _, offer in (near or {}).values()],
        reach,
        study.clock(),
        ladder,
        load_rules(words.language),
    )
    advised = [advice.step, *(say_once(step, advice.step) for step in advice.alternatives)]
    steps = [tell_step(request, step, near or {}, ladder) for step in advised]
    return show(
        request,
        "learn",
        "next.html",
        steps=steps,
        stored=near is not None,
        made=study.keeper.is_made,
        town=town,
        about=about,
        there=there,
        within=within,
        days=days,
        reaches=REACHES,
        spans=SPANS,
    )


def read_choice(request: Asked, name: str, known: tuple[int, ...], usual: int) -> int:
    """Return the number that the address says where it is one of those known."""
    said = request.query_params.get(name, "")
    return int(said) if said in map(str, known) else usual


def say_once(step: Step, first: Step) -> Step:
    """Return the step without what to do instead where the first says it already."""
    return replace(step, instead="") if step.instead == first.instead else step


def tell_step(request: Asked, step: Step, near: Near, ladder: Ladder) -> Told:
    """Return the step with its event."""

    def turn(path: str) -> str:
        return add_lang(request, path)

    going = tell_event(step, near, words_of(request)) if step.event else None
    return Told(
        ladder.skills[step.skill],
        write_line(step.how, turn),
        write_line(step.why, turn),
        write_line(step.instead, turn),
        step.sheet,
        going,
    )


def tell_event(step: Step, near: Near, words: Words) -> Going:
    """Return when and where the event of a step is."""
    assert step.event is not None  # asked by the one who calls
    found = near[step.event.event_id][0]
    return Going(
        found.event.event_id,
        clean_line(found.event.title),
        words.when(found.event),
        say_where(found.event, words),
        say_distance(found.distance_km, found.event.venue, words),
    )
