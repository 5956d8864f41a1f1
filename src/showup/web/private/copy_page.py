"""Copies of the journal: an encrypted one to keep elsewhere and to bring back, and the entries as a file."""

from __future__ import annotations

import asyncio
from typing import Any, get_args

from litestar import Response, get, post

from showup.errors import StoreError
from showup.notebook.entries import add_entries, read_lines, write_lines, write_markdown
from showup.store.backup import add_missing, list_lines, pack, unpack
from showup.store.private_store import Kind
from showup.web.frame import Asked, words_of
from showup.web.private.page import (
    AGAIN,
    PASSPHRASE,
    Form,
    enter,
    give_file,
    read_form,
    read_journal,
    read_upload,
    require_store,
    show,
)
from showup.web.private.study import study_of

_MOST_PROBLEMS = 10
_FORMATS = {
    "jsonl": (write_lines, "application/jsonl"),
    "markdown": (write_markdown, "text/markdown; charset=utf-8"),
}
_ENDINGS = {"jsonl": "jsonl", "markdown": "md"}


@get("/journal/copies", sync_to_thread=False)
def show_copies(request: Asked) -> Response[Any]:
    """Show what copies there can be."""
    require_store(request)
    return _show(request)


@post("/journal/backup")
async def give_backup(request: Asked) -> Response[Any]:
    """Give an encrypted copy of everything written and heard, under the journal's own passphrase."""
    form = await read_form(request)
    store = enter(request, form)
    fault = check_passphrase(request, form)
    if fault:
        return _show(request, fault)
    packed = await asyncio.to_thread(pack, list_lines(store), form.one(PASSPHRASE))
    return give_file(request, packed, _name(request, "age"), "application/octet-stream")


@post("/journal/restore")
async def restore(request: Asked) -> Response[Any]:
    """Bring back what an encrypted copy holds; what is there already is not added again."""
    form = await read_form(request)
    store, content = enter(request, form), await read_upload(request, "file")
    if not content:
        return _show(request, "copy_none")
    try:
        kept = await asyncio.to_thread(unpack, content, form.one("its-passphrase"), "")
    except StoreError:
        return _show(request, "copy_wrong")
    at = study_of(request).clock()
    added = sum(add_missing(store, kind, kept[kind], at) for kind in get_args(Kind))
    return _show(request, added=added, known=sum(map(len, kept.values())) - added)


@post("/journal/export")
async def give_entries(request: Asked) -> Response[Any]:
    """Give the entries as a file that anybody can read."""
    form = await read_form(request)
    store, name = enter(request, form), form.one("format")
    if name not in _FORMATS or not form.one("sure"):
        return _show(request, "copy_unsure")
    write, kind = _FORMATS[name]
    return give_file(request, write(read_journal(store)), _name(request, _ENDINGS[name]), kind)


@post("/journal/import")
async def take_entries(request: Asked) -> Response[Any]:
    """Add the entries of a file; what is there already is not added again."""
    form = await read_form(request)
    store, content = enter(request, form), await read_upload(request, "file")
    if not content:
        return _show(request, "copy_none")
    read = read_lines(content, words_of(request).say("copy_line"))
    if not read.entries:
        return _show(request, "copy_empty", problems=read.problems)
    added = add_entries(store, read.entries, study_of(request).clock())
    known = len(read.entries) - added
    return _show(request, added=added, known=known, problems=read.problems, naming=read.naming)


def check_passphrase(request: Asked, form: Form) -> str:
    """Return what is wrong with the passphrase of a copy: the key of a text, "" for nothing.

    It has to be the journal's own, or a copy under a slip of the fingers could never be opened; where the
    journal has none, it is given twice.
    """
    keeper, passphrase = study_of(request).keeper, form.one(PASSPHRASE)
    if not passphrase:
        return "door_empty_passphrase"
    if keeper.is_plain:
        return "" if passphrase == form.one(AGAIN) else "door_passphrases_differ"
    if keeper.wait_seconds:
        return "door_wait_passphrase"
    try:
        keeper.check(passphrase)
    except StoreError:
        return "door_wrong_passphrase"
    return ""


def _show(request: Asked, fault: str = "", **done: Any) -> Response[Any]:
    """Show the page, with what is wrong or what was `done`."""
    keeper = study_of(request).keeper
    nothing: dict[str, Any] = {"added": None, "known": 0, "problems": (), "naming": 0}
    told: dict[str, Any] = {
        "fault": fault,
        "wait": keeper.wait_seconds,
        "plain": keeper.is_plain,
        "most": _MOST_PROBLEMS,
    }
    return show(request, "learn", "copies.html", 422 if fault else 200, **told, **(nothing | done))


def _name(request: Asked, ending: str) -> str:
    return f"showup-{study_of(request).clock().date()}.{ending}"
