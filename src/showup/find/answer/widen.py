"""Ways on when little fits: the question widened one named step at a time."""

from __future__ import annotations

from dataclasses import replace

from showup.model.match import Question, Widening
from showup.model.town import KM_PER_MILE

ENOUGH = 5  # matches under which the next step is taken
FARTHEST_KM = 160.0
WORLD_KM = 20_000.0
LONGEST_DAYS = 92


def widen(question: Question) -> list[tuple[Question, Widening]]:
    """Return the questions to ask next, each wider than the one before, with the step's name."""
    steps: list[tuple[Question, Widening]] = []
    for take_step in (_wait_longer, _go_farther, _come_to_watch, _any_cause, _stay_at_home):
        taken = take_step(question)
        if taken:
            steps.append(taken)
            question = taken[0]
    return steps


def _wait_longer(question: Question) -> tuple[Question, Widening] | None:
    if question.days >= LONGEST_DAYS:
        return None
    wider = replace(question, days=LONGEST_DAYS)
    return wider, Widening("days", f"{question.days} days", f"{wider.days} days")


def _go_farther(question: Question) -> tuple[Question, Widening] | None:
    if question.within_km >= FARTHEST_KM:
        return None
    wider = replace(question, within_km=min(FARTHEST_KM, question.within_km * 2))
    return wider, Widening("distance", say_miles(question.within_km), say_miles(wider.within_km))


def _come_to_watch(question: Question) -> tuple[Question, Widening] | None:
    if question.level < 2:
        return None
    return replace(question, level=1), Widening("level", "take part", "or watch and help beside it")


def _any_cause(question: Question) -> tuple[Question, Widening] | None:
    if not question.about:
        return None
    skills = f" that practises {' or '.join(question.practise)}" if question.practise else ""
    return replace(question, about=()), Widening("about", ", ".join(question.about), f"any cause{skills}")


def _stay_at_home(question: Question) -> tuple[Question, Widening] | None:
    if question.online is not None:
        return None
    wider = replace(question, online=True, within_km=WORLD_KM)
    return wider, Widening("online", "where one can go", "online, wherever it is held")


def begin_oneself() -> Widening:
    """Return the last step, that needs nobody else."""
    return Widening("start your own", "what others hold", "two people, a table at the library, one question")


def say_miles(km: float) -> str:
    """Return a distance in whole miles, as words."""
    return f"{km / KM_PER_MILE:.0f} miles"
