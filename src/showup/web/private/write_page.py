"""Writing in the journal: a new entry, a changed one, one taken out and brought back, one forgotten."""

from __future__ import annotations

from typing import Any

from litestar import Response, get, post
from litestar.params import FromPath

from showup.errors import UsageError
from showup.learn.entry import Entry, Role, write_entry
from showup.learn.ladder import load_ladder
from showup.store.private_store import PrivateStore
from showup.web.frame import Asked, words_of
from showup.web.private.entry_form import (
    Draft,
    Reading,
    draft_entry,
    draft_event,
    draft_new,
    draft_typed,
    keep_unasked,
    list_said,
    read_draft,
)
from showup.web.private.journal_page import require_entry
from showup.web.private.page import Form, enter, go, read_form, read_journal, require_store, show
from showup.web.private.study import study_of


@get("/journal/new", sync_to_thread=False)
def show_new(request: Asked) -> Response[Any]:
    """Show the fields of a new entry; with `event` its day, title and group stand in them."""
    store, study = require_store(request), study_of(request)
    today = study.clock().date()
    found = study.find_event(request.query_params.get("event", "")[:70])
    ladder = load_ladder(words_of(request).language)
    draft = draft_event(found, ladder, today) if found else draft_new(today)
    return show_fields(request, store, draft, 0)


@post("/journal/new")
async def keep_new(request: Asked) -> Response[Any]:
    """Keep a new entry."""
    form = await read_form(request)
    store, draft = enter(request, form), draft_typed(form)
    reading = read_draft(draft, load_ladder())
    if reading.entry is None:
        return show_fields(request, store, draft, 0, reading)
    entry = reading.entry
    number = store.add("entry", entry.happened_on, write_entry(entry), study_of(request).clock())
    return go(request, f"/journal/{number}?said=kept")


@get("/journal/{number:int}/edit", sync_to_thread=False)
def show_edit(request: Asked, number: FromPath[int]) -> Response[Any]:
    """Show the fields of an entry."""
    store = require_store(request)
    return show_fields(request, store, draft_entry(require_entry(store, number)), number)


@post("/journal/{number:int}/edit")
async def keep_edit(request: Asked, number: FromPath[int]) -> Response[Any]:
    """Keep what was changed of an entry."""
    form = await read_form(request)
    store, draft, ladder = enter(request, form), draft_typed(form), load_ladder()
    before = require_entry(store, number)
    reading = read_draft(draft, ladder)
    if reading.entry is None:
        return show_fields(request, store, draft, number, reading)
    entry = keep_unasked(reading.entry, before, ladder)
    store.edit("entry", number, entry.happened_on, write_entry(entry))
    return go(request, f"/journal/{number}?said=changed")


@post("/journal/{number:int}/remove")
async def remove_entry(request: Asked, number: FromPath[int]) -> Response[Any]:
    """Take an entry out; it can be brought back."""
    store = enter(request, await read_form(request))
    store.remove("entry", [number], study_of(request).clock())
    return go(request, "/journal?said=removed")


@post("/journal/undo")
async def undo_remove(request: Asked) -> Response[Any]:
    """Bring back what was taken out last."""
    store = enter(request, await read_form(request))
    said = "brought_back" if store.undo("entry") else "nothing_back"
    return go(request, f"/journal?said={said}")


@post("/journal/{number:int}/forget")
async def forget_entry(request: Asked, number: FromPath[int]) -> Response[Any]:
    """Delete an entry for good; the tick says that one means it."""
    form = await read_form(request)
    store = enter(request, form)
    require_sure(request, form)
    store.forget("entry", [number])
    return go(request, "/journal?said=forgotten")


@post("/journal/forget")
async def forget_journal(request: Asked) -> Response[Any]:
    """Delete every entry for good."""
    form = await read_form(request)
    store = enter(request, form)
    require_sure(request, form)
    store.forget("entry")
    return go(request, "/journal?said=forgotten")


def require_sure(request: Asked, form: Form) -> None:
    """Raise UsageError where it was not said that one is sure."""
    if not form.one("sure"):
        raise UsageError(words_of(request).say("forget_unsure"))


def show_fields(
    request: Asked, store: PrivateStore, draft: Draft, number: int, reading: Reading | None = None
) -> Response[Any]:
    """Show the fields of an entry, with what is wrong in them; number 0 for a new one."""
    ladder = load_ladder(words_of(request).language)
    entries: list[Entry] = read_journal(store)
    likely = [ladder.skills[name] for name in draft.likely]
    rungs = [
        (rung, [ladder.skills[name] for name in rung.skills if name not in draft.likely])
        for rung in ladder.rungs
    ]
    return show(
        request,
        "learn",
        "write.html",
        422 if reading else 200,
        stays=True,
        draft=draft,
        number=number,
        roles=list(Role),
        likely=likely,
        rungs=[(rung, skills) for rung, skills in rungs if skills],
        groups=list_said(entries, "group"),
        issues=list_said(entries, "issue"),
        faults=reading.faults if reading else {},
        today=study_of(request).clock().date().isoformat(),
    )
