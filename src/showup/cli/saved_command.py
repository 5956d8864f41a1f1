"""Saved questions: kept by `find --save`, asked again by `new --saved`."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from showup.cli import wire
from showup.cli.console import DONE, put, put_json
from showup.cli.saved_events_command import put_happened
from showup.cli.settings import Settings
from showup.cli.stores import open_choices, open_store
from showup.cli.text import match_lines, say_filters
from showup.errors import UsageError
from showup.find.answer.fold import fold_series
from showup.find.harvest.find import answer
from showup.model.match import Match, Question
from showup.model.town import KM_PER_MILE

_LONGEST_NAME = 60
_ALL = 1_000  # what was not shown yet may stand anywhere in the list


def check_name(name: str) -> None:
    """Raise UsageError for a name that is none."""
    if not name.strip() or len(name) > _LONGEST_NAME or not name.isprintable():
        raise UsageError(f"--save takes a name of 1 to {_LONGEST_NAME} letters")


def keep_question(settings: Settings, name: str, question: Question, shown: Iterable[Match]) -> None:
    """Keep a question, and that these events were shown for it."""
    with open_choices(settings) as choices:
        choices.save_question(name, question, [match.event.event_id for match in shown], settings.now)


def run_list(settings: Settings) -> int:
    """Print the questions kept, one a line."""
    with open_choices(settings) as choices:
        kept = choices.questions()
    for name, question, _ in kept:
        if settings.json:
            put_json({"name": name, **question_json(question)})
        else:
            put(f"{name}: {say_question(question)}")
    if not kept and not settings.json:
        put("Nothing is kept. showup find TOWN --save NAME keeps a question.")
    return DONE


def run_forget(settings: Settings, name: str) -> int:
    """Forget a question; UsageError where none has that name."""
    with open_choices(settings) as choices:
        if not choices.forget_question(name):
            raise UsageError(f'no question is kept as "{name}"; showup saved list shows them')
    return DONE


def run_new_saved(settings: Settings) -> int:
    """Ask every question kept again and print what was not shown before; it counts as shown then.

    What happened to the events kept follows, until they are saved again, forgotten or over.
    """
    with open_choices(settings) as choices, open_store(settings) as store:
        for name, kept, told in choices.questions():
            asked = replace(kept, now=settings.now, limit=_ALL)
            fresh = [match for match in answer(asked, store) if match.event.event_id not in told]
            show_fresh(settings, name, kept, fresh)
            shown = told.union(match.event.event_id for match in fresh)
            choices.save_question(name, kept, sorted(shown), settings.now)
    put_happened(settings)
    return DONE


def show_fresh(settings: Settings, name: str, question: Question, fresh: list[Match]) -> None:
    """Print what is new for one question."""
    if settings.json:
        for match in fresh:
            put_json({"saved": name, **wire.match(match)})
        return
    put(f"{name}: {say_question(question)}")
    rows = fold_series(fresh)
    for place, (match, repeats) in enumerate(rows[: question.limit], 1):
        put("\n".join(match_lines(place, match, repeats)))
    more = len(rows) - question.limit
    put("    nothing new" if not rows else f"    and {more} more" if more > 0 else "")


def question_json(question: Question) -> dict[str, Any]:
    """Return a question as JSON."""
    return {
        "town": question.town.full_name,
        "about": list(question.about),
        "doing": list(question.doing),
        "practise": list(question.practise),
        "within_km": round(question.within_km, 2),
        "days": question.days,
        "level": question.level,
        "on": list(question.weekdays),
        "from": None if question.not_before is None else f"{question.not_before:%H:%M}",
        "until": None if question.before is None else f"{question.before:%H:%M}",
        "online": question.online,
        "languages": list(question.languages),
        "traits": list(question.traits),
    }


def say_question(question: Question) -> str:
    """Return a question in words."""
    causes = f" about {', '.join(question.about)}" if question.about else ""
    acts = ", ".join(("", *question.doing, *question.practise, *say_filters(question)))
    reach = f"{question.days} days, {question.within_km / KM_PER_MILE:.0f} miles"
    return f"{question.town.full_name}{causes}{acts}: {reach}"
