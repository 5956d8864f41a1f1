"""Feeds of a question, a group or a place; one event as a calendar file; a list to embed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from hashlib import sha256
from typing import Any

from litestar import Response, get
from litestar.exceptions import NotFoundException
from litestar.params import FromPath

from showup.find.answer.fold import fold_series
from showup.model.match import Candidate, Match
from showup.model.town import Town
from showup.publish.atom import write_atom
from showup.publish.bulletin import Bulletin
from showup.publish.calendar import write_calendar
from showup.publish.json_feed import write_json_feed
from showup.publish.rss import write_rss
from showup.web.event_page import require_event
from showup.web.find_page import MOST, read_request
from showup.web.form import clean_words
from showup.web.group_page import is_by, list_events, require_town
from showup.web.page import Asked, desk_of, render, words_of
from showup.web.row import make_rows
from showup.web.saved_page import find_question

FORMATS: dict[str, tuple[str, Callable[[Bulletin], str]]] = {
    "calendar.ics": ("text/calendar", write_calendar),
    "rss.xml": ("application/rss+xml", write_rss),
    "atom.xml": ("application/atom+xml", write_atom),
    "feed.json": ("application/feed+json", write_json_feed),
}
_EMBEDDED = 12


@get("/feed/{name:str}", sync_to_thread=False)
def give_feed(request: Asked, name: FromPath[str]) -> Response[Any]:
    """Give the answer to a question in one of the formats; `group` or `venue` narrow it to one."""
    if name not in FORMATS:
        raise NotFoundException("no such feed")
    if request.query_params.get("saved"):
        return give_saved(request, name)
    town = require_town(request)
    title, candidates = choose_events(request, town)
    return send(request, name, make_bulletin(request, title, town, candidates))


def give_saved(request: Asked, name: str) -> Response[Any]:
    """Give the answer to a question that is kept."""
    desk, title = desk_of(request), request.query_params["saved"]
    question = replace(find_question(desk, title), now=desk.now(), limit=MOST)
    rows = [to_candidate(row) for row in desk.match(question)]
    return send(request, name, make_bulletin(request, title, question.town, rows))


def to_candidate(row: Match) -> Candidate:
    """Return a match as feeds take it."""
    return Candidate(row.event, row.judgement, row.series, row.distance_km)


def choose_events(request: Asked, town: Town) -> tuple[str, list[Candidate]]:
    """Return the title of a feed and its events."""
    desk, params = desk_of(request), request.query_params
    if params.get("group"):
        groups = [group for group in desk.store.groups(town.key) if group.group_id == params["group"]]
        if not groups:
            raise NotFoundException("no such group")
        return groups[0].name, list_events(request, town, lambda row: is_by(row, groups[0]))
    if params.get("venue"):
        venue = clean_words(params["venue"])
        return venue, list_events(request, town, lambda row: clean_words(row.event.venue.name) == venue)
    form = read_request(request)
    matches = desk.match(form.ask(town, desk.now(), MOST))
    title = " · ".join(["showup", town.name, *form.about])
    return title, [to_candidate(row) for row in matches]


def as_of(request: Asked, town: Town) -> datetime:
    """Return when the town's events were last read."""
    return desk_of(request).store.last_harvest(town.key) or desk_of(request).now()


def make_bulletin(request: Asked, title: str, town: Town | None, candidates: list[Candidate]) -> Bulletin:
    """Return the bulletin of a request; of an event that no town tells any more there is no town."""
    home, query = desk_of(request).home, request.url.query
    return Bulletin(
        title=title,
        home=home,
        page=f"{home}/find?{query}" if query else home,
        address=f"{home}{request.url.path}" + (f"?{query}" if query else ""),
        as_of=as_of(request, town) if town else desk_of(request).now(),
        timezone=town.timezone if town else "",
        candidates=tuple(candidates),
        language=words_of(request).language,
        revised=desk_of(request).store.revised(town.key) if town else {},
    )


def send(request: Asked, name: str, bulletin: Bulletin) -> Response[Any]:
    """Return the feed in the format of that name."""
    media_type, write = FORMATS[name]
    return send_text(request, media_type, write(bulletin))


def send_text(request: Asked, media_type: str, text: str) -> Response[Any]:
    """Return a feed, or 304 where the client has this very one."""
    tag = f'"{sha256(text.encode()).hexdigest()[:24]}"'
    kept = "public, max-age=900" if desk_of(request).public else "no-cache"
    headers = {"ETag": tag, "Cache-Control": kept, "Vary": "Accept-Language"}
    if request.headers.get("if-none-match", "").removeprefix("W/") == tag:
        return Response(b"", status_code=304, headers=headers)
    return Response(text, media_type=media_type, headers=headers)


@get("/event/{event_id:str}/event.ics", sync_to_thread=False)
def give_event(request: Asked, event_id: FromPath[str]) -> Response[Any]:
    """Give one event as a calendar file."""
    desk = desk_of(request)
    found = require_event(desk, event_id)
    towns = desk.store.towns_of_event(event_id)
    town = towns[0] if towns else None
    return send(request, "calendar.ics", make_bulletin(request, found.event.title, town, [found]))


@get("/embed", sync_to_thread=False)
def show_embed(request: Asked) -> Response[Any]:
    """Show the first rows of an answer for a frame in another site: no script, no form."""
    desk, town, form = desk_of(request), require_town(request), read_request(request)
    matches: tuple[Match, ...] = desk.answer(form.ask(town, desk.now(), MOST)).matches
    rows = make_rows(fold_series(matches)[:_EMBEDDED], words_of(request))
    return render(request, "embed.html", town=town, rows=rows, form=form)
