"""The same answers as JSON; described at /api/openapi.json."""

from __future__ import annotations

from typing import Any

from litestar import Response, get

from showup.model.match import Question
from showup.publish.schema_org import tell_event
from showup.web.event_page import require_event
from showup.web.find_page import read_request
from showup.web.group_page import require_town
from showup.web.page import Asked, cache_headers, desk_of

_MOST = 200


@get("/api/find", sync_to_thread=False, tags=["find"])
def tell_find(
    request: Asked,
    town: str,
    about: list[str] | None = None,
    section: str = "take-part",
    within: int = 25,
    days: int = 30,
    limit: int = 20,
) -> Response[dict[str, Any]]:
    """Return the matches, groups and coverage that `showup find --json` prints.

    What is not listed counts as not said, as on the find page; nothing is harvested.
    """
    desk = desk_of(request)
    question = read_request(request).ask(require_town(request), desk.now(), min(max(limit, 1), _MOST))
    return _send(request, desk.tools.tell_answer(desk.account(question)))


@get("/api/coverage", sync_to_thread=False, tags=["find"])
def tell_coverage(request: Asked, town: str) -> Response[dict[str, Any]]:
    """Return how hard we have looked in a town."""
    desk = desk_of(request)
    question = Question(require_town(request), desk.now(), level=0)
    return _send(request, desk.tools.tell_coverage(desk.cover(question)))


@get("/api/event/{event_id:str}", sync_to_thread=False, tags=["find"])
def tell_one_event(request: Asked, event_id: str) -> Response[dict[str, Any]]:
    """Return one event as schema.org calls it."""
    desk = desk_of(request)
    found = require_event(desk, event_id)
    return _send(request, tell_event(found, f"{desk.home}/event/{found.event.event_id}"))


def _send(request: Asked, told: dict[str, Any]) -> Response[dict[str, Any]]:
    return Response(told, headers=replace_vary(cache_headers(desk_of(request))))


def replace_vary(headers: dict[str, str]) -> dict[str, str]:
    """JSON is the same in every language."""
    return {name: value for name, value in headers.items() if name != "Vary"}
