"""The guide, and the sheets to print."""

from __future__ import annotations

from typing import Any

from litestar import Response, get, post
from litestar.exceptions import NotFoundException
from litestar.params import FromPath

from showup.learn.guide import GUIDES, list_guides, read_guide
from showup.learn.ladder import load_ladder
from showup.learn.sheet import SHEETS, make_sheet
from showup.store.private_store import PrivateStore
from showup.web.frame import Asked, words_of
from showup.web.private.entry_form import list_said
from showup.web.private.markdown import write_markup
from showup.web.private.page import add_lang, enter, read_form, read_journal, require_store, show
from showup.web.private.study import study_of


@get("/learn/guide", sync_to_thread=False)
def show_guides(request: Asked) -> Response[Any]:
    """List the pages of the guide and the sheets."""
    language = words_of(request).language
    ladder, today = load_ladder(language), study_of(request).clock().date()
    sheets = [(name, make_sheet(name, [], "", today, ladder).title) for name in SHEETS]
    return show(request, "learn", "guides.html", guides=list_guides(language), sheets=sheets)


@get("/learn/guide/{name:str}", sync_to_thread=False)
def show_guide(request: Asked, name: FromPath[str]) -> Response[Any]:
    """Show one page of the guide."""
    if name not in GUIDES:
        raise NotFoundException("no such page")
    language = words_of(request).language
    guides = list_guides(language)
    after = GUIDES.index(name) + 1
    return show(
        request,
        "learn",
        "guide.html",
        guide=read_guide(name, language),
        body=write_markup(read_guide(name, language).text, lambda path: add_lang(request, path)),
        after=guides[after] if after < len(guides) else None,
    )


@get("/learn/sheet/{name:str}", sync_to_thread=False)
def give_sheet(request: Asked, name: FromPath[str]) -> Response[Any]:
    """Show a sheet to print; the hand-over plan is made from the journal."""
    if name not in SHEETS:
        raise NotFoundException("no such sheet")
    return show_sheet(request, name, _need_journal(request, name), "")


@post("/learn/sheet/{name:str}")
async def narrow_sheet(request: Asked, name: FromPath[str]) -> Response[Any]:
    """Show the sheet for one group; its name is posted, so that no address keeps it."""
    if name not in SHEETS:
        raise NotFoundException("no such sheet")
    form = await read_form(request)
    return show_sheet(request, name, enter(request, form), form.one("group")[:200])


def _need_journal(request: Asked, name: str) -> PrivateStore | None:
    """Return the journal where the sheet is made from it and there is one."""
    wanted = name == "hand-over" and study_of(request).keeper.is_made
    return require_store(request) if wanted else None


def show_sheet(request: Asked, name: str, store: PrivateStore | None, group: str) -> Response[Any]:
    """Show the sheet, with the groups of the journal to choose from."""
    entries = read_journal(store) if store else []
    ladder = load_ladder(words_of(request).language)
    made = make_sheet(name, entries, group, study_of(request).clock().date(), ladder)
    groups = list_said(entries, "group") if name == "hand-over" else []
    return show(request, "learn", "sheet.html", name=name, made=made, groups=groups, group=group)
