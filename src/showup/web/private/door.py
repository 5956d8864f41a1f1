"""The door of the private pages: the passphrase, the first journal, the lock."""

from __future__ import annotations

from importlib.util import find_spec
from typing import Any

from litestar import Request, Response, get, post
from litestar.datastructures import State

from showup.errors import StoreError
from showup.web.frame import Asked, words_of
from showup.web.private.page import (
    AGAIN,
    PASSPHRASE,
    Locked,
    find_store,
    give_session,
    go,
    name_cookie,
    read_form,
    show,
    unlock,
)
from showup.web.private.study import study_of

_FIRST = "/learn"


@get("/locked", sync_to_thread=False)
def show_locked(request: Asked) -> Response[Any]:
    """Show the lock; to who has unlocked already, what lies behind it."""
    then = keep_path(request.query_params.get("then", ""))
    if find_store(request) is not None:
        return go(request, then)
    return show_door(request, then)


@post("/unlock")
async def open_door(request: Asked) -> Response[Any]:
    """Unlock the journal, or make the first one, and lead to where one wanted to go."""
    form = await read_form(request)
    then = keep_path(form.one("then"))
    try:
        session = unlock(study_of(request), form)
    except Locked as locked:
        return show_door(request, then, locked.fault)
    answer = go(request, then)
    give_session(request, answer, session)
    return answer


@post("/lock")
async def lock_door(request: Asked) -> Response[Any]:
    """Lock the journal at once; the browser is asked to drop what it kept of the pages."""
    await read_form(request)
    study_of(request).keeper.lock()
    answer = go(request, "/locked")
    answer.delete_cookie(name_cookie(request))
    answer.headers["Clear-Site-Data"] = '"cache"'
    return answer


def tell_locked(request: Request[Any, Any, State], locked: Locked) -> Response[Any]:
    """Show the lock in the place of a page; a form that was sent waits behind it."""
    try:
        return _put_door_before(request, locked)
    except StoreError as error:  # the file is no journal, so that nothing unlocks it
        return tell_broken(request, error)


def _put_door_before(request: Request[Any, Any, State], locked: Locked) -> Response[Any]:
    if locked.posted is None:
        query = request.url.query
        return show_door(request, request.url.path + (f"?{query}" if query else ""))
    kept = [
        (name, value)
        for name, values in locked.posted.items()
        for value in values
        if name not in (PASSPHRASE, AGAIN)
    ]
    return show_door(request, "", locked.fault, action=request.url.path, kept=kept)


def tell_broken(request: Request[Any, Any, State], error: StoreError) -> Response[Any]:
    """Say what is wrong with the file; where its passphrase was changed meanwhile, lock."""
    if "passphrase is wrong" in str(error):
        study_of(request).keeper.lock()
        return show_door(request, request.url.path if request.method == "GET" else "")
    what = words_of(request).translate(str(error))
    return show(request, name_area(request.url.path), "broken.html", 503, what=what)


def show_door(
    request: Asked, then: str, fault: str = "", action: str = "/unlock", kept: Any = ()
) -> Response[Any]:
    """Show the fields of the passphrase; where there is no journal yet, what making one means."""
    keeper = study_of(request).keeper
    return show(
        request,
        name_area(then or action),
        "door.html",
        200 if action == "/unlock" and not fault else 403,
        made=keeper.is_made,
        plain=keeper.is_plain,
        able=keeper.is_plain or find_spec("sqlcipher3") is not None,
        path=keeper.path,
        minutes=round(keeper.idle_seconds / 60),
        wait=keeper.wait_seconds,
        then=then,
        fault=fault,
        action=action,
        kept=list(kept),
    )


def name_area(path: str) -> str:
    """Return the part that a private page belongs to."""
    return "listen" if path.startswith("/listen") else "learn"


def keep_path(then: str) -> str:
    """Return a path of ours to go on to; the ladder for anything else, addresses of others above all."""
    plain = then.startswith("/") and not then.startswith("//") and "\\" not in then and then.isprintable()
    return then if plain and not then.startswith(("/locked", "/unlock")) else _FIRST
