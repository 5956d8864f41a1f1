"""Sheets for paper: the week for a notice board, and one event."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from litestar import Response, get
from litestar.params import FromPath

from showup.web.desk import match_of
from showup.web.event_page import require_event
from showup.web.find_page import MOST, read_request
from showup.web.group_page import require_town
from showup.web.page import Asked, desk_of, render, words_of
from showup.web.row import make_row, split_paragraphs
from showup.web.weeks import AHEAD, lay_out, read_first_day

_MOST_WORDS = 60


@get("/poster", sync_to_thread=False)
def show_poster(request: Asked) -> Response[Any]:
    """Show a week of a question's answers as one large sheet."""
    desk, words, town = desk_of(request), words_of(request), require_town(request)
    form = replace(read_request(request), days=AHEAD)
    question = form.ask(town, desk.now(), MOST)
    first = read_first_day(request.query_params.get("from", ""), question.now, "week")
    sheet = lay_out(first, "week", desk.answer(question).matches, question.now.date(), words)
    days = [day for day in sheet.days if day.items]
    return render(request, "poster.html", town=town, days=days, sheet=sheet, form=read_request(request))


@get("/event/{event_id:str}/sheet", sync_to_thread=False)
def show_sheet(request: Asked, event_id: FromPath[str]) -> Response[Any]:
    """Show one event as a sheet to hang up or to take along."""
    desk, words = desk_of(request), words_of(request)
    found = require_event(desk, event_id)
    said = " ".join(split_paragraphs(found.event.description)).split()
    return render(
        request,
        "event_sheet.html",
        event=found.event,
        row=make_row(1, match_of(found), (), words),
        judged=found.judgement,
        excerpt=" ".join(said[:_MOST_WORDS]) + (" …" if len(said) > _MOST_WORDS else ""),
        day=words.long_day(found.event.start),
    )
