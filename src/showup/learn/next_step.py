"""The next thing to do: one step and two alternatives, each with its reason, its rule and where to go."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from showup.learn.entry import Entry, order_entries
from showup.learn.ladder import Ladder, Skill
from showup.learn.offer import Leaning, Offer, Reach, list_reachable, rank_offers
from showup.learn.rule import Rule, Rules
from showup.learn.sign import SIGNS, Sign, Situation, list_visited, was_there
from showup.learn.standing import Standing, State, find_standing

CHOICES = 3  # the step and two alternatives
RESTING_DAYS = 14
# How many rungs a state weighs when the next skill is looked for: what was tried is practised before
# much that is new, and what is practised gives way to what is a good deal higher.
GROWN = {State.NEVER: 0, State.TRIED: 2, State.PRACTISED: 9, State.CAN_DO: 12, State.CAN_TEACH: 14}


@dataclass(frozen=True, slots=True)
class Step:
    """A skill to practise; `event` is None where none is known, and then `instead` says what to do."""

    skill: str
    how: str
    why: str
    rule: str
    event: Offer | None = None
    instead: str = ""
    sheet: str = ""  # "hand-over", "starting" or ""


@dataclass(frozen=True, slots=True)
class Advice:
    """The step, its alternatives, and the standing they come from."""

    step: Step
    alternatives: tuple[Step, ...]
    standing: Standing


@dataclass(frozen=True, slots=True)
class _Ground:
    """All that a step is chosen from."""

    situation: Situation
    offers: tuple[Offer, ...]  # within reach
    now: datetime
    ladder: Ladder
    rules: Rules
    about: tuple[str, ...]
    taken: frozenset[str] = frozenset()  # events that another step names already


def choose_step(
    entries: Iterable[Entry],
    offers: Iterable[Offer],
    reach: Reach,
    now: datetime,
    ladder: Ladder,
    rules: Rules,
) -> Advice:
    """Return the advice for a journal at a moment (aware); only events ahead and within reach are named."""
    today = now.date()
    lived = order_entries(entry for entry in entries if entry.happened_on <= today)
    reachable = list_reachable(offers, reach, now)
    standing = find_standing(lived, today, ladder)
    attended = tuple(filter(was_there, lived))
    situation = Situation(lived, attended, standing, today, bool(reachable))
    ground = _Ground(situation, reachable, now, ladder, rules, reach.about)
    steps: list[Step] = []
    for rule, sign, goals in _propose(ground):
        step = _choose_skill(rule, sign, goals, ground)
        if step.skill not in {known.skill for known in steps}:
            steps.append(step)
            ground = replace(ground, taken=ground.taken | {step.event.event_id if step.event else ""})
        if len(steps) == CHOICES:
            break
    return Advice(steps[0], tuple(steps[1:]), standing)


def _propose(ground: _Ground) -> Iterator[tuple[Rule, Sign, tuple[Skill, ...]]]:
    """Give each rule whose sign is seen with its skills; the last rule comes with one skill after another."""
    for rule in ground.rules.rules:
        sign = SIGNS[rule.sign](rule, ground.situation)
        if sign is None:
            continue
        if rule.skills:
            yield rule, sign, tuple(ground.ladder.skills[name] for name in rule.skills)
        else:
            yield from ((rule, sign, (skill,)) for skill in _climb(_lean(rule, sign, ground), ground))


def _choose_skill(rule: Rule, sign: Sign, goals: tuple[Skill, ...], ground: _Ground) -> Step:
    """Return a step for the first of the skills for which there is an event, and not used just now."""
    leaning = _lean(rule, sign, ground)
    steps = [_make_step(rule, sign, goal, leaning, ground) for goal in goals]
    return min(steps, key=lambda step: (step.event is None, _is_resting(step.skill, ground)))


def _is_resting(skill_id: str, ground: _Ground) -> bool:
    """Whether the skill was used so lately that another may have its turn."""
    last = ground.situation.standing.skills[skill_id].last_used
    return last is not None and (ground.situation.today - last).days < RESTING_DAYS


def find_open(skill: Skill, ground: _Ground) -> Skill:
    """Return the skill, or where something it needs was never tried, the first such thing that can be."""
    for needed in skill.needs:
        if not ground.situation.standing.has_tried([needed]):
            return find_open(ground.ladder.skills[needed], ground)
    return skill


def _climb(leaning: Leaning, ground: _Ground) -> list[Skill]:
    """Return the skills that can be tried: those with an event, then the least grown of the lowest rungs.

    What was used just now rests, and among equals what was used last comes last, so that the advice
    moves on with the journal.
    """
    standing = ground.situation.standing

    def order(skill: Skill) -> tuple[bool, bool, bool, int, int]:
        known = standing.skills[skill.skill_id]
        own = known.state.height >= State.CAN_DO.height
        last = known.last_used.toordinal() if known.last_used else 0
        height = ground.ladder.place_of(skill.skill_id) + GROWN[known.state]
        no_event = _find_event(skill, leaning, ground) is None
        return (no_event, own, _is_resting(skill.skill_id, ground), height, last)

    return sorted((s for s in ground.ladder.skills.values() if standing.has_tried(s.needs)), key=order)


def _make_step(rule: Rule, sign: Sign, goal: Skill, leaning: Leaning, ground: _Ground) -> Step:
    skill = find_open(goal, ground)
    event = _find_event(skill, leaning, ground)
    why = _say_why(rule, sign, skill, ground)
    if skill is not goal:
        why += ground.rules.parts["on_the_way"].format(skill=goal.name)
    return Step(
        skill=skill.skill_id,
        how=_say_how(rule, skill, event is not None),
        why=why,
        rule=rule.rule_id,
        event=event,
        instead="" if event else _say_instead(skill, ground),
        sheet=rule.sheet,
    )


def _lean(rule: Rule, sign: Sign, ground: _Ground) -> Leaning:
    lived = ground.situation.lived
    visited = list_visited(lived)
    return Leaning(
        group=(sign.get("group") or next(iter(visited), "")) if rule.lean else "",
        avoid=rule.lean == "elsewhere",
        groups=visited,
        about=(*ground.about, *sorted({entry.issue for entry in lived if entry.issue})),
        been=frozenset(entry.event_id for entry in lived if entry.event_id),
        taken=ground.taken,
    )


def _find_event(skill: Skill, leaning: Leaning, ground: _Ground) -> Offer | None:
    if not skill.shown_by_events:
        return None
    return next(iter(rank_offers(ground.offers, skill, leaning, ground.now)), None)


def _say_why(rule: Rule, sign: Sign, skill: Skill, ground: _Ground) -> str:
    parts, state = ground.rules.parts, ground.situation.standing.skills[skill.skill_id].state
    group = sign.get("group", "")
    return rule.why.format(
        group=group or parts["own_group"],
        times=sign.get("times", ""),
        at_group=parts["at_group"].format(group=group) if group else "",
        share=parts["share"].format(**sign) if "mine" in sign else "",
        state=parts["state"].format(state=ground.rules.states[state]),
    )


def _say_how(rule: Rule, skill: Skill, at_event: bool) -> str:
    parts = (rule.how, rule.there, skill.practise) if at_event else (rule.how, skill.alone)
    return " ".join(filter(None, parts))


def _say_instead(skill: Skill, ground: _Ground) -> str:
    """Return that there is no meeting for it, and where else to look."""
    words = ground.rules.instead
    if not skill.shown_by_events:
        return words["without"]
    return " ".join(words[name] for name in ("none", "widen", "online", "alone", "start"))
