"""The page of one event: when, where, what one does there, what each source says, how it comes back."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from litestar import Response, get
from litestar.exceptions import NotFoundException, PermissionDeniedException
from litestar.params import FromPath
from litestar.response import Redirect

from showup.find.harvest.follow import list_changes_of, tell_fates
from showup.model.change import Change
from showup.model.event import Event
from showup.model.match import Candidate
from showup.model.report import WRONG
from showup.model.town import Town
from showup.publish.bulletin import keep_address
from showup.publish.schema_org import write_event
from showup.web.desk import Desk, match_of
from showup.web.form import FindForm
from showup.web.map_page import place_map
from showup.web.page import Asked, desk_of, render, words_of
from showup.web.row import Quote, choose_quotes, clean_line, make_row, split_paragraphs
from showup.web.words import Words

EVENT_ID = re.compile(r"e[0-9a-z]{6,64}")
_SAID = ("same", "different", "undo", "keep", "drop", "report")


@dataclass(frozen=True, slots=True)
class Saying:
    """What one source says of an event."""

    name: str
    url: str
    title: str
    when: str
    where: str


@get("/event/{event_id:str}", sync_to_thread=False)
def show_event(request: Asked, event_id: FromPath[str]) -> Response[Any]:
    """Show one event; an id that was merged into another leads there."""
    desk, words = desk_of(request), words_of(request)
    found = require_event(desk, event_id)
    event = found.event
    said = request.query_params.get("said", "")
    said = said if said in _SAID else ""
    if event.event_id != event_id:
        return Redirect(f"/event/{event.event_id}" + (f"?said={said}" if said else ""))
    towns = desk.store.towns_of_event(event_id)
    town = towns[0] if towns else None
    row = make_row(1, match_of(found), (), words)
    return render(
        request,
        "event.html",
        event=event,
        row=row,
        judged=found.judgement,
        proofs=list_proofs(found, words),
        paragraphs=split_paragraphs(event.description),
        sayings=() if desk.public else list_sayings(desk, event, words),
        conflicts=[words.translate(clean_line(conflict)) for conflict in event.conflicts],
        dates=list_dates(found, words),
        changes=[tell_change(change, words) for change in list_changes_of(event_id, desk.store, desk.now())],
        town=town,
        gone=not desk.store.is_told(event_id),
        start=event.start.isoformat(),
        zone=say_zone(event.start, town) if town else "",
        form=FindForm(town=town.full_name if town else ""),
        json_ld=write_event(found, f"{desk.home}/event/{event_id}"),
        said=said,
        word=None if desk.public else read_word(desk, event_id, words),
        **place_map(desk, town, [row]),
    )


def say_zone(start: date | datetime, town: Town) -> str:
    """Return "EDT, UTC-4": what the town's clocks show then; "" for a day."""
    if not isinstance(start, datetime):
        return ""
    there = start.astimezone(ZoneInfo(town.timezone))
    away = round((there.utcoffset() or timedelta()).total_seconds() / 60)
    hours, minutes = divmod(abs(away), 60)
    offset = f"UTC{'-' if away < 0 else '+'}{hours}" + (f":{minutes:02}" if minutes else "")
    name = there.tzname() or ""
    return f"{name}, {offset}" if name.isalpha() else offset


def list_dates(found: Candidate, words: Words) -> list[tuple[str, str]]:
    """Return the dates of the series as (ISO, in words)."""
    dates = found.series.dates if found.series else ()
    told = []
    for iso in dates:
        try:
            told.append((iso, words.day(date.fromisoformat(iso))))
        except ValueError:
            continue
    return told


def tell_change(change: Change, words: Words) -> tuple[str, str]:
    """Return when a change was seen ("" where it is not kept), and it in words."""
    at = words.day(datetime.fromisoformat(change.at)) if change.at else ""
    sides = [say_side(side, words) for side in (change.before, change.after)]
    if change.kind in ("cancelled", "revived", "vanished", "silent"):
        sides = []
    told = " → ".join(filter(None, sides))
    return at, words.name("change", change.kind) + (f": {told}" if told else "")


def say_side(text: str, words: Words) -> str:
    """Return one side of a change: a moment in the reader's words, else the words as they stand."""
    try:
        when = datetime.fromisoformat(text) if "T" in text else date.fromisoformat(text)
    except ValueError:
        return clean_line(text)
    return words.day(when) + (f", {words.clock(when)}" if isinstance(when, datetime) else "")


@dataclass(frozen=True, slots=True)
class OwnWord:
    """What the person said of an event: kept or not, what happened since, what is wrong, which are one."""

    kept: bool
    since: list[tuple[str, str]]
    wrong: str
    words: str
    verdicts: list[tuple[str, str]]  # "same" or "different", the other's id
    faults: tuple[str, ...] = WRONG


def read_word(desk: Desk, event_id: str, words: Words) -> OwnWord:
    """Return the person's own word on an event."""
    with desk.tools.open_choices() as choices:
        kept = [one for one in choices.saved_events() if one.event.event_id == event_id]
        reports = [one for one in choices.reports() if one.event_id == event_id]
        told = choices.verdicts()
    return OwnWord(
        kept=bool(kept),
        since=[
            tell_change(change, words)
            for fate in tell_fates(kept[:1], desk.store, desk.now())
            for change in fate.changes
        ],
        wrong=reports[0].wrong if reports else "",
        words=reports[0].words if reports else "",
        verdicts=[
            (word.said, word.other if word.one == event_id else word.one)
            for word in told
            if event_id in (word.one, word.other)
        ],
    )


def require_event(desk: Desk, event_id: str) -> Candidate:
    """Return the event, NotFoundException where there is none."""
    found = desk.event(event_id) if EVENT_ID.fullmatch(event_id) else None
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


def list_sayings(desk: Desk, event: Event, words: Words) -> list[Saying]:
    """Return what each source says, as it says it."""
    names = {link.feed_url: link.name for link in event.sources}
    return [
        Saying(
            clean_line(names.get(dated.source) or dated.source),
            keep_address(dated.url) or keep_address(dated.source),
            clean_line(dated.title),
            words.when(Event("", "", dated.start, dated.end)),
            clean_line(dated.location or ", ".join(filter(None, (dated.venue, dated.address)))),
        )
        for dated in desk.store.listings(event.members)
    ]


async def read_posted(request: Asked) -> dict[str, str]:
    """Return the fields of a form of ours; PermissionDeniedException where it does not prove to be one."""
    form = await request.form()
    told = {name: value for name, value in form.items() if isinstance(value, str)}
    if not desk_of(request).token or told.get("token") != desk_of(request).token:
        raise PermissionDeniedException("token")
    return told
