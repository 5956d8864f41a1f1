"""The ladder as a picture and a list, and a skill with the entries that show it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Any

from litestar import Response, get
from litestar.exceptions import NotFoundException
from litestar.params import FromPath

from showup.learn.ladder import Ladder, Rung, Skill, load_ladder
from showup.learn.rule import load_rules
from showup.learn.standing import SkillStanding, Standing, State, find_standing
from showup.web.frame import Asked, words_of
from showup.web.private.journal_page import MOST_SHOWN, make_lines
from showup.web.private.ladder_picture import draw_ladder, find_place
from showup.web.private.page import find_store, read_journal, read_leaves, show
from showup.web.private.study import study_of
from showup.web.words import Words


@dataclass(frozen=True, slots=True)
class Held:
    """A skill and how far it has come; `known` is None while the journal is locked."""

    skill: Skill
    state: str
    said: str  # the state in words
    known: SkillStanding | None


@get("/learn", sync_to_thread=False)
def show_ladder(request: Asked) -> Response[Any]:
    """Show the ladder; where the journal is open, with where one stands."""
    words = words_of(request)
    ladder, standing = load_ladder(words.language), read_standing(request)
    place = find_place(ladder, standing)
    return show(
        request,
        "learn",
        "ladder.html",
        picture=draw_ladder(ladder, standing),
        told=tell_picture(ladder, standing, words),
        rungs=list_rungs(ladder, standing),
        place=place,
        rung=ladder.rungs[place - 1] if place else None,
        states=load_rules(ladder.language).states,
        made=study_of(request).keeper.is_made,
        known=standing is not None,
    )


def read_standing(request: Asked) -> Standing | None:
    """Return where the journal says one stands, None while it is locked."""
    store = find_store(request)
    if store is None:
        return None
    return find_standing(read_journal(store), study_of(request).clock().date(), load_ladder())


def list_rungs(ladder: Ladder, standing: Standing | None) -> list[tuple[int, Rung, list[Held]]]:
    """Return the rungs from the bottom up with their skills."""
    return [
        (place, rung, [hold_skill(ladder.skills[name], ladder, standing) for name in rung.skills])
        for place, rung in enumerate(ladder.rungs, 1)
    ]


def hold_skill(skill: Skill, ladder: Ladder, standing: Standing | None) -> Held:
    """Return a skill with its state."""
    known = standing.skills[skill.skill_id] if standing else None
    state = known.state if known else State.NEVER
    return Held(skill, str(state), load_rules(ladder.language).states[state], known)


def tell_picture(ladder: Ladder, standing: Standing | None, words: Words) -> str:
    """Return what the picture shows, for one who does not see it."""
    told = words.say("ladder_picture", rungs=len(ladder.rungs), skills=len(ladder.skills))
    if standing is None:
        return told
    place = find_place(ladder, standing)
    here = words.say("ladder_here", place=place, name=ladder.rungs[place - 1].name) if place else ""
    counted = Counter(known.state for known in standing.skills.values())
    names = load_rules(ladder.language).states
    rest = ", ".join(f"{names[state]}: {counted[state]}" for state in State if counted[state])
    return " ".join(filter(None, (told, here or words.say("ladder_below"), rest + ".")))


@get("/learn/skill/{name:str}", sync_to_thread=False)
def show_skill(request: Asked, name: FromPath[str]) -> Response[Any]:
    """Show a skill: how to practise it, when it is done; where the journal is open, what shows it."""
    words = words_of(request)
    ladder = load_ladder(words.language)
    if name not in ladder.skills:
        raise NotFoundException("no such skill")
    standing, skill = read_standing(request), ladder.skills[name]
    rung = ladder.rungs[ladder.place_of(name)]
    return show(
        request,
        "learn",
        "skill.html",
        held=hold_skill(skill, ladder, standing),
        place=ladder.place_of(name) + 1,
        rung=rung,
        needs=[ladder.skills[needed] for needed in skill.needs],
        leads=[other for other in ladder.skills.values() if name in other.needs],
        lines=list_evidence(request, name, standing, words),
    )


def list_evidence(request: Asked, name: str, standing: Standing | None, words: Words) -> list[Any]:
    """Return the entries that show a skill, the newest first, none while the journal is locked."""
    store = find_store(request)
    if store is None or standing is None:
        return []
    shown = set(standing.skills[name].evidence)
    rows = [row for row in read_leaves(store.leaves("entry"))[::-1] if row[1] in shown]
    return make_lines(rows[:MOST_SHOWN], words)
