"""The statements as they now are, and a person's word on two of them: same, opposite, neither, contradict."""

from __future__ import annotations

from typing import Any

from litestar import Response, get, post
from litestar.params import FromPath

from showup.errors import UsageError
from showup.listen.verdict import ANSWERS
from showup.notebook.statements import list_statements
from showup.notebook.verdicts import keep_verdict, list_suggestions, list_verdicts, undo_verdict
from showup.store.private_store import PrivateStore
from showup.web.frame import Asked, words_of
from showup.web.private.page import enter, go, read_form, require_store, show
from showup.web.private.study import study_of

_MOST_ASKED = 10


@get("/listen/statements", sync_to_thread=False)
def show_statements(request: Asked) -> Response[Any]:
    """Show pairs that look alike, every statement with its counts, and what was said of two."""
    return show_them(request, require_store(request))


@post("/listen/statements")
async def say_of_two(request: Asked) -> Response[Any]:
    """Keep a person's word on two statements."""
    form = await read_form(request)
    store = enter(request, form)
    try:
        answer, one, other = form.one("answer"), form.one("one"), form.one("other")
        if answer == "same-other":  # joined in the words of the second
            answer, one, other = "same", other, one
        keep_verdict(store, one, other, answer, study_of(request).clock())
    except UsageError as error:
        return show_them(request, store, str(error))
    return go(request, "/listen/statements?said=kept")


@post("/listen/statements/{number:int}/undo")
async def take_word_back(request: Asked, number: FromPath[int]) -> Response[Any]:
    """Take back what was said of two."""
    store = enter(request, await read_form(request))
    undo_verdict(store, study_of(request).clock(), number)
    return go(request, "/listen/statements?said=taken_back")


def show_them(request: Asked, store: PrivateStore, fault: str = "") -> Response[Any]:
    """Show the statements, with what is wrong in what was said."""
    said = request.query_params.get("said", "")
    pairs = list_suggestions(store)
    return show(
        request,
        "listen",
        "statements.html",
        422 if fault else 200,
        pairs=pairs[:_MOST_ASKED],
        more=max(0, len(pairs) - _MOST_ASKED),
        statements=list_statements(store),
        verdicts=list_verdicts(store)[::-1],
        answers=ANSWERS,
        fault=words_of(request).translate(fault),
        said=said if said in ("kept", "taken_back") else "",
    )
