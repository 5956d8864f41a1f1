"""The check-in: for one who is stuck."""

from __future__ import annotations

from typing import Any

from litestar import Response, get, post

from showup.errors import UsageError
from showup.learn.checkin import HOLDS, answer_hold, list_holds
from showup.web.frame import Asked, words_of
from showup.web.private.markdown import write_line
from showup.web.private.page import add_lang, find_store, read_form, read_journal, show
from showup.web.private.study import study_of


@get("/learn/check-in", sync_to_thread=False)
def show_holds(request: Asked) -> Response[Any]:
    """Ask what holds one back."""
    return show(
        request, "learn", "stuck.html", holds=list_holds(words_of(request).language), found=None, answers=()
    )


@post("/learn/check-in")
async def answer_stuck(request: Asked) -> Response[Any]:
    """Answer; what was chosen is in no address, and help does not wait for a passphrase."""
    form, words = await read_form(request), words_of(request)
    if form.one("hold") not in HOLDS:
        raise UsageError(words.say("stuck_choose"))
    store = find_store(request)
    entries = read_journal(store) if store else []
    found = answer_hold(form.one("hold"), entries, study_of(request).clock().date(), words.language)
    answers = [write_line(answer, lambda path: add_lang(request, path)) for answer in found.answers]
    return show(
        request, "learn", "stuck.html", holds=list_holds(words.language), found=found, answers=answers
    )
