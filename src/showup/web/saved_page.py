"""What a person keeps: questions to ask again, events with what became of them, faults reported."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qs

from litestar import Response, get, post
from litestar.exceptions import NotFoundException
from litestar.response import Redirect

from showup.errors import UsageError
from showup.find.harvest.follow import tell_fates
from showup.model.choice import SavedEvent
from showup.model.match import Question
from showup.web.desk import Desk, match_of
from showup.web.event_page import read_posted, tell_change
from showup.web.find_page import MOST
from showup.web.form import clean_words, form_of, read_form
from showup.web.page import Asked, desk_of, render, words_of, write_query
from showup.web.row import Row, make_row
from showup.web.words import Words

LONGEST_NAME = 60


@dataclass(frozen=True, slots=True)
class KeptEvent:
    """A kept event as a row, whether anybody still tells of it, and what happened since it was seen."""

    row: Row
    gone: bool
    changes: list[tuple[str, str]]


@get("/saved", sync_to_thread=False)
def show_saved(request: Asked) -> Response[Any]:
    """Show everything kept."""
    desk, words = desk_of(request), words_of(request)
    with desk.tools.open_choices() as choices:
        questions, events, reports = choices.questions(), choices.saved_events(), choices.reports()
    lang = request.query_params.get("lang", "")
    kept = [show_event(desk, saved, place, words) for place, saved in enumerate(events, 1)]
    return render(
        request,
        "saved.html",
        questions=[
            (name, form_of(question).write_query(lang=lang), write_query(saved=name))
            for name, question, _ in questions
        ],
        events=kept,
        reports=[(one, desk.event(one.event_id)) for one in reports],
    )


def show_event(desk: Desk, saved: SavedEvent, place: int, words: Words) -> KeptEvent:
    """Return a kept event with what became of it."""
    (fate,) = tell_fates([saved], desk.store, desk.now())
    found = desk.event(saved.event.event_id)
    if found is None:
        raise NotFoundException("no such event")
    changes = [tell_change(change, words) for change in fate.changes]
    return KeptEvent(make_row(place, match_of(found), (), words), fate.now is None, changes)


@post("/saved")
async def keep_question(request: Asked) -> Response[Any]:
    """Keep the question of a find page under a name; what it shows now counts as shown."""
    desk = desk_of(request)
    form = await read_posted(request)
    name = clean_words(form.get("name", ""))[:LONGEST_NAME].strip()
    asked = read_form(parse_qs(form.get("question", "")))
    if not name or not asked.town:
        raise UsageError("a question needs a town and a name")
    question = asked.ask(desk.tools.find_town(asked.town), desk.now(), MOST)
    shown = [match.event.event_id for match in desk.answer(question).matches]
    with desk.tools.open_choices() as choices:
        choices.save_question(name, question, shown, desk.tools.clock())
    return _go_on(form)


@post("/saved/forget")
async def forget_question(request: Asked) -> Response[Any]:
    """Forget a question."""
    form = await read_posted(request)
    with desk_of(request).tools.open_choices() as choices:
        choices.forget_question(form.get("name", ""))
    return _go_on(form)


def find_question(desk: Desk, name: str) -> Question:
    """Return the question kept under a name; NotFoundException where none is, and in public."""
    if not desk.public:
        with desk.tools.open_choices() as choices:
            for known, question, _ in choices.questions():
                if known == name:
                    return question
    raise NotFoundException("no such question")


def _go_on(form: dict[str, str]) -> Redirect:
    lang = form.get("lang", "")
    query = "?" + write_query(lang=lang) if lang in ("en", "es") else ""
    return Redirect(f"/saved{query}", status_code=303)
