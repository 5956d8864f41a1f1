"""A person's word on an event: kept for later, found wrong, the same as another or not, and taken back."""

from __future__ import annotations

from typing import Any

from litestar import Response, post
from litestar.exceptions import NotFoundException
from litestar.params import FromPath
from litestar.response import Redirect

from showup.errors import UsageError
from showup.model.choice import Said
from showup.model.report import WRONG, Report
from showup.web.event_page import EVENT_ID, read_posted, require_event
from showup.web.form import clean_words
from showup.web.page import Asked, desk_of, write_query


@post("/event/{event_id:str}/verdict")
async def keep_verdict(request: Asked, event_id: FromPath[str]) -> Response[Any]:
    """Keep that two events are one gathering or are not, or take back what was said of them."""
    desk = desk_of(request)
    form = await read_posted(request)
    other = EVENT_ID.search(form.get("other", ""))
    said = form.get("said", "")
    one = require_event(desk, event_id).event.event_id
    if other is None or said not in ("same", "different", "undo"):
        raise UsageError("no event has that address or id")
    if said == "undo":
        desk.tools.undo_verdict(event_id, other[0])
        return _go_back(require_event(desk, event_id).event.event_id, form, "undo")
    two = require_event(desk, other[0])
    if two.event.event_id == one and other[0] == one:
        raise UsageError("two different events are needed")
    verdict: Said = "same" if said == "same" else "different"
    desk.tools.keep_verdict(verdict, one, other[0])
    return _go_back(one, form, said)


@post("/event/{event_id:str}/keep")
async def keep_event(request: Asked, event_id: FromPath[str]) -> Response[Any]:
    """Keep an event as it stands now, or no longer."""
    desk = desk_of(request)
    form = await read_posted(request)
    event = require_event(desk, event_id).event
    keep = form.get("said") != "drop"
    with desk.tools.open_choices() as choices:
        choices.forget_event(event_id)
        if keep:
            choices.save_event(event, desk.tools.clock())
    if form.get("from") == "saved":
        return Redirect("/saved" + _lang(form, "?"), status_code=303)
    return _go_back(event.event_id, form, "keep" if keep else "drop")


@post("/event/{event_id:str}/report")
async def report_event(request: Asked, event_id: FromPath[str]) -> Response[Any]:
    """Keep what is wrong with an event, or take it back."""
    desk = desk_of(request)
    form = await read_posted(request)
    event = require_event(desk, event_id).event
    wrong = form.get("wrong", "")
    with desk.tools.open_choices() as choices:
        if wrong == "nothing":
            choices.drop_report(event.event_id)
        elif wrong in WRONG:
            words = clean_words(form.get("words", ""))
            choices.save_report(Report(event.event_id, wrong, words, desk.tools.clock()))
        else:
            raise NotFoundException("no such fault")
    return _go_back(event.event_id, form, "drop" if wrong == "nothing" else "report")


def _go_back(event_id: str, form: dict[str, str], said: str) -> Redirect:
    return Redirect(f"/event/{event_id}?said={said}" + _lang(form, "&"), status_code=303)


def _lang(form: dict[str, str], before: str) -> str:
    lang = form.get("lang", "")
    return before + write_query(lang=lang) if lang in ("en", "es") else ""
