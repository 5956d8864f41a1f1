"""The journal: its list, words looked for in it, one entry."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from litestar import Response, get, post
from litestar.exceptions import NotFoundException
from litestar.params import FromPath
from litestar.response import Redirect

from showup.learn.entry import Entry
from showup.learn.ladder import Ladder, load_ladder
from showup.store.private_store import PrivateStore
from showup.web.frame import Asked, words_of
from showup.web.private.entry_form import see_names
from showup.web.private.page import add_lang, enter, read_form, read_leaves, require_store, show
from showup.web.words import Words

_A_PAGE = 30
MOST_SHOWN = 60  # entries found, or of an issue or a skill
# What a redirect may say of what was done: the keys of texts.
SAID = ("kept", "changed", "removed", "brought_back", "forgotten", "nothing_back")


@dataclass(frozen=True, slots=True)
class Line:
    """An entry as the pages show it."""

    number: int
    entry: Entry
    role: str
    skills: tuple[tuple[str, str], ...]  # id and name


@get("/journal", sync_to_thread=False)
def show_journal(request: Asked) -> Response[Any]:
    """Show the entries, the newest first."""
    store, words = require_store(request), words_of(request)
    leaves = store.leaves("entry")[::-1]
    at = read_number(request.query_params.get("page", "1"))
    shown = read_leaves(leaves[(at - 1) * _A_PAGE : at * _A_PAGE])
    return show(
        request,
        "learn",
        "journal.html",
        lines=make_lines(shown, words),
        total=len(leaves),
        earlier=at + 1 if at * _A_PAGE < len(leaves) else 0,
        later=at - 1,
        asked="",
        said=read_said(request),
    )


@post("/journal/search")
async def search_journal(request: Asked) -> Response[Any]:
    """Show the entries that hold words; the words are posted, so that no address keeps them."""
    form = await read_form(request)
    store, asked = enter(request, form), form.one("words")[:200]
    rows = read_leaves(store.search("entry", asked, MOST_SHOWN))
    return show(
        request,
        "learn",
        "journal.html",
        lines=make_lines(rows, words_of(request)),
        total=len(rows),
        earlier=0,
        later=0,
        asked=asked,
        said="",
    )


@get("/journal/search", sync_to_thread=False)
def leave_search(request: Asked) -> Response[Any]:
    """Lead back to the journal: what was looked for is in no address."""
    return Redirect(add_lang(request, "/journal"))


@get("/journal/{number:int}", sync_to_thread=False)
def show_entry(request: Asked, number: FromPath[int]) -> Response[Any]:
    """Show everything that one entry tells."""
    entry = require_entry(require_store(request), number)
    said = read_said(request)
    return show(
        request,
        "learn",
        "entry.html",
        line=make_lines([(number, entry)], words_of(request))[0],
        names=see_names(entry) if said in ("kept", "changed") else (),
        said=said,
    )


def require_entry(store: PrivateStore, number: int) -> Entry:
    """Return the entry of that number; NotFoundException where there is none."""
    leaf = store.leaf("entry", number) if 0 < number < 2**63 else None
    found = read_leaves([leaf]) if leaf else []
    if not found:
        raise NotFoundException("no such entry")
    return found[0][1]


def make_lines(rows: list[tuple[int, Entry]], words: Words) -> list[Line]:
    """Return the entries with what their roles and skills are called."""
    ladder = load_ladder(words.language)
    return [
        Line(number, entry, words.name("role", entry.role), name_skills(entry.skills, ladder))
        for number, entry in rows
    ]


def name_skills(skills: tuple[str, ...], ladder: Ladder) -> tuple[tuple[str, str], ...]:
    """Return id and name of each skill; one that the ladder does not know has its id for a name."""
    return tuple((name, ladder.skills[name].name if name in ladder.skills else name) for name in skills)


def read_said(request: Asked) -> str:
    """Return what was done just now, "" for anything that we do not say."""
    said = request.query_params.get("said", "")
    return said if said in SAID else ""


def read_number(text: str) -> int:
    """Return a page number, 1 for anything else."""
    return int(text) if text.isascii() and text.isdigit() and int(text[:6]) > 0 else 1
