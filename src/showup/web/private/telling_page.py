"""What was heard, told: the report to read aloud, and the map."""

from __future__ import annotations

from types import ModuleType
from typing import Any

from litestar import Response, get, post
from markupsafe import Markup

from showup.store.private_store import PrivateStore
from showup.web.frame import Asked, words_of
from showup.web.private.page import enter, go, read_form, require_store, show
from showup.web.private.study import study_of


def load_telling() -> ModuleType | None:
    """Return what tells of the notes, None where its numerics are not installed."""
    try:
        from showup.notebook import telling
    except ModuleNotFoundError as error:
        if error.name not in ("numpy", "scipy"):
            raise
        return None
    return telling


@get("/listen/report", sync_to_thread=False)
def show_report(request: Asked) -> Response[Any]:
    """Show what can honestly be said, each claim with its gate and, for oneself, what is behind it."""
    store, telling = require_store(request), load_telling()
    if telling is None:
        return show(request, "listen", "numerics.html", here="/listen/report")
    from showup.web.private.told import tell_in

    report = telling.report_heard(store, study_of(request).clock().date())
    told = request.query_params.get("said", "") == "told"
    return show(request, "listen", "report.html", told=tell_in(words_of(request), report), said=told)


@post("/listen/report")
async def keep_told(request: Asked) -> Response[Any]:
    """Remember that the report was told: the next one says what is new since."""
    store, telling = enter(request, await read_form(request)), load_telling()
    if telling is None:
        return show(request, "listen", "numerics.html", here="/listen/report")
    moment = study_of(request).clock()
    telling.keep_shown(store, telling.report_heard(store, moment.date()), moment)
    return go(request, "/listen/report?said=told")


@get("/listen/map", sync_to_thread=False)
def show_map(request: Asked) -> Response[Any]:
    """Show the groups of opinion where there are any beyond chance, else why there is no map."""
    store, telling = require_store(request), load_telling()
    if telling is None:
        return show(request, "listen", "numerics.html", here="/listen/map")
    return draw(request, store, telling)


def draw(request: Asked, store: PrivateStore, telling: ModuleType) -> Response[Any]:
    """Show the map of the notes."""
    words = words_of(request)
    drawn, found = telling.map_heard(store)
    return show(
        request,
        "listen",
        "opinions.html",
        drawn=Markup(drawn) if drawn else None,  # what was heard is escaped where it is drawn
        why=[words.translate(line) for line in found.words],
        participants=len(found.groups),
        groups=[
            (
                "ABCDE"[group % 5],
                sum(one == group for one in found.groups.values()),
                [(words.say(f"group_{side}"), statement) for statement, side in listed],
            )
            for group, listed in found.representative.items()
        ],
    )
