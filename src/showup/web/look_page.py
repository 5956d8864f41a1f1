"""Looking in a town, or trying an address, with its progress: live with JavaScript, else reloaded."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Mapping
from typing import Any
from urllib.parse import urlsplit

from litestar import Response, get, post
from litestar.response import Redirect, ServerSentEvent

from showup.model.town import Town
from showup.web.event_page import read_posted
from showup.web.form import FindForm, clean_words
from showup.web.group_page import require_town
from showup.web.harvests import Errand, Standing
from showup.web.page import Asked, desk_of, render, words_of, write_query
from showup.web.words import Words

_EVERY_SECONDS = 0.5
_LINES_SHOWN = 6
_LONGEST_ADDRESS = 2_000


@post("/look")
async def start_look(request: Asked) -> Response[Any]:
    """Begin to look in a town; the channels that were unticked are not asked."""
    desk = desk_of(request)
    form = await read_posted(request)
    town = desk.tools.find_town(clean_words(form.get("town", "")))
    about = clean_words(form.get("about", ""))
    known = {service.name for service in desk.tools.services}
    off = frozenset(name for name in known if form.get("listed") and f"ask-{name}" not in form)
    desk.harvests.start(Errand(town, (about,) if about else (), off))
    return _go("/looking", form, town=town.full_name, about=about)


@post("/sources")
async def add_source(request: Asked) -> Response[Any]:
    """Try an address that a person pasted."""
    desk = desk_of(request)
    form = await read_posted(request)
    town = desk.tools.find_town(clean_words(form.get("town", "")))
    address = form.get("address", "").strip()
    if not is_address(address):
        return _go("/coverage", form, town=town.full_name, wrong=address[:200] or "?")
    desk.harvests.start(Errand(town, address=address))
    return _go("/looking", form, town=town.full_name, address=address)


def _go(path: str, form: Mapping[str, str], **told: str) -> Response[Any]:
    """Lead on after a form, in the language that it came in."""
    return Redirect(f"{path}?{write_query(**told, lang=form.get('lang', ''))}", status_code=303)


def is_address(text: str) -> bool:
    """Whether it is a web address with a host; where it may lead is for the fetcher to judge."""
    try:
        parts = urlsplit(text)
    except ValueError:
        return False
    plain = len(text) <= _LONGEST_ADDRESS and text.isprintable() and " " not in text
    return plain and parts.scheme in ("http", "https") and bool(parts.hostname)


@get("/looking", sync_to_thread=False)
def show_look(request: Asked) -> Response[Any]:
    """Show how far it is; when it has ended, the way to what was found."""
    town, standing = find_standing(request)
    words = words_of(request)
    about = clean_words(request.query_params.get("about", ""))
    return render(
        request,
        "looking.html",
        town=town,
        about=about,
        standing=standing,
        progress=tell_progress(standing, words) if standing else None,
        live="/looking/live?" + write_query(**dict(request.query_params.items())),
        form=FindForm(town=town.full_name, about=(about,) if about else ()),
    )


def find_standing(request: Asked) -> tuple[Town, Standing | None]:
    """Return the town and the standing of what the address speaks of."""
    town = require_town(request)
    return town, desk_of(request).harvests.find(town.key, request.query_params.get("address", ""))


def tell_progress(standing: Standing, words: Words) -> dict[str, Any]:
    """Return the progress in the reader's language."""
    channels = standing.stage == "channels"
    return {
        "stage": words.say("looking_done" if standing.ended else f"looking_{standing.stage}"),
        "done": standing.done,
        "total": standing.total,
        "what": (words.name("channel", standing.what) if channels else standing.what)[:80],
        "lines": [
            f"{words.name('channel', name)}: {words.translate(what)}"
            for name, what in standing.learns[-_LINES_SHOWN:]
        ],
        "ended": standing.ended,
    }


@get("/looking/live", sync_to_thread=False)
def stream_look(request: Asked) -> ServerSentEvent:
    """Send the progress while it changes, then close."""
    _, standing = find_standing(request)
    return ServerSentEvent(follow(standing, words_of(request)))


async def follow(standing: Standing | None, words: Words) -> AsyncIterator[str]:
    """Yield the progress as JSON whenever it is another, the last when it has ended."""
    last = ""
    while standing is not None:
        told = json.dumps(tell_progress(standing, words))
        if told != last:
            last = told
            yield told
        if standing.ended:
            return
        await asyncio.sleep(_EVERY_SECONDS)
