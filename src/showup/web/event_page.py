"""The page of one event: when, where, what one does there, what each source says, how it comes back."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from litestar import Response, get, post
from litestar.exceptions import NotFoundException, PermissionDeniedException
from litestar.response import Redirect

from showup.errors import UsageError
from showup.model.event import Event
from showup.model.match import Candidate
from showup.model.town import Town
from showup.model.window import Window
from showup.publish.bulletin import keep_address
from showup.publish.schema_org import write_event
from showup.web.desk import Desk, Verdict, match_of
from showup.web.page import Asked, desk_of, render, words_of
from showup.web.row import Quote, choose_quotes, clean_line, make_row, split_paragraphs
from showup.web.words import Words

_EVENT_ID = re.compile(r"e[0-9a-z]{6,64}")


@dataclass(frozen=True, slots=True)
class Saying:
    """What one source says of an event."""

    name: str
    url: str
    title: str
    when: str
    where: str


@get("/event/{event_id:str}", sync_to_thread=False)
def show_event(request: Asked, event_id: str) -> Response[Any]:
    """Show one event; an id that was merged into another leads there."""
    desk, words = desk_of(request), words_of(request)
    found = require_event(desk, event_id)
    event = found.event
    if event.event_id != event_id:
        return Redirect(f"/event/{event.event_id}")
    towns = desk.store.towns_of_event(event_id)
    row = make_row(1, match_of(found), (), words)
    said = request.query_params.get("said", "")
    return render(
        request,
        "event.html",
        event=event,
        row=row,
        judged=found.judgement,
        proofs=list_proofs(found, words),
        paragraphs=split_paragraphs(event.description),
        sayings=() if desk.public else list_sayings(desk, event, towns, words),
        conflicts=[words.translate(clean_line(conflict)) for conflict in event.conflicts],
        dates=found.series.dates if found.series else (),
        town=towns[0] if towns else None,
        gone=not towns,
        start=event.start.isoformat(),
        json_ld=write_event(found, f"{desk.home}/event/{event_id}"),
        verdict=said if said in ("same", "different") else "",
    )


def require_event(desk: Desk, event_id: str) -> Candidate:
    """Return the event, NotFoundException where there is none."""
    found = desk.event(event_id) if _EVENT_ID.fullmatch(event_id) else None
    if found is None:
        raise NotFoundException("no such event")
    return found


def list_proofs(found: Candidate, words: Words) -> list[tuple[str, tuple[Quote, ...]]]:
    """Return what the event was judged to be, each with the words that show it."""
    told = []
    for shown in ("level", *found.judgement.activities):
        quotes = choose_quotes([proof for proof in found.judgement.evidence if proof.shows == shown], words)
        level = words.name("level", str(found.judgement.level))
        told.append((level if shown == "level" else words.name("activity", shown), quotes))
    return told


def list_sayings(desk: Desk, event: Event, towns: list[Town], words: Words) -> list[Saying]:
    """Return what each source says, as it says it."""
    now, members = desk.now(), set(event.members)
    window = Window(now - timedelta(days=366), now + timedelta(days=366))
    names = {link.feed_url: link.name for link in event.sources}
    told = {
        dated.occurrence_id: Saying(
            clean_line(names.get(dated.source) or dated.source),
            keep_address(dated.url) or keep_address(dated.source),
            clean_line(dated.title),
            words.when(Event("", "", dated.start, dated.end)),
            clean_line(dated.location or ", ".join(filter(None, (dated.venue, dated.address)))),
        )
        for town in towns
        for dated in desk.store.occurrences(town.key, window)
        if dated.occurrence_id in members
    }
    return list(told.values())


@post("/event/{event_id:str}/verdict")
async def keep_verdict(request: Asked, event_id: str) -> Response[Any]:
    """Keep that two events are one gathering, or are not."""
    desk = desk_of(request)
    form = await read_posted(request)
    other = _EVENT_ID.search(form.get("other", ""))
    said = form.get("said", "")
    verdict: Verdict = "same" if said == "same" else "different"
    one = require_event(desk, event_id).event.event_id
    if other is None or said not in ("same", "different"):
        raise NotFoundException("no such event")
    two = require_event(desk, other[0])
    if two.event.event_id == one and other[0] == one:
        raise UsageError("two different events are needed")
    desk.tools.keep_verdict(verdict, one, other[0])
    return Redirect(f"/event/{one}?said={verdict}", status_code=303)


async def read_posted(request: Asked) -> dict[str, str]:
    """Return the fields of a form of ours; PermissionDeniedException where it does not prove to be one."""
    form = await request.form()
    told = {name: value for name, value in form.items() if isinstance(value, str)}
    if not desk_of(request).token or told.get("token") != desk_of(request).token:
        raise PermissionDeniedException("token")
    return told
