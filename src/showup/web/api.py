"""The same answers as JSON; described at /api/openapi.json."""

from __future__ import annotations

from typing import Annotated, Any, TypeVar, cast

from litestar import Response, get
from litestar.openapi.datastructures import ResponseSpec
from litestar.params import FromPath, Parameter

from showup.model.match import Question
from showup.publish.schema_org import tell_event
from showup.web.event_page import require_event
from showup.web.find_page import read_request
from showup.web.form import SECTIONS
from showup.web.group_page import require_town
from showup.web.page import Asked, cache_headers, desk_of
from showup.web.shapes import Fault, TownAnswer, TownCoverage

T = TypeVar("T")
_MOST = 200
_FAULTS = {
    400: ResponseSpec(Fault, description="It cannot be read."),
    404: ResponseSpec(Fault, description="There is no such town or event."),
    409: ResponseSpec(Fault, description="Several towns have that name; the words name them."),
    503: ResponseSpec(Fault, description="The data cannot be read just now."),
}
TownName = Annotated[str, Parameter(description="A town, its region, or a ZIP code.", max_length=200)]


@get("/api/find", sync_to_thread=False, tags=["find"], include_in_schema=True, responses=_FAULTS)
def tell_find(
    request: Asked,
    town: TownName,
    about: Annotated[list[str] | None, Parameter(description="A listed topic or free words.")] = None,
    section: Annotated[str, Parameter(description=f"One of {', '.join(SECTIONS)}.")] = "take-part",
    within: Annotated[int, Parameter(description="Miles.")] = 25,
    days: Annotated[int, Parameter(description="Days ahead.")] = 30,
    limit: Annotated[int, Parameter(description=f"Events, at most {_MOST}.")] = 20,
) -> Response[TownAnswer]:
    """Return the matches, groups and coverage that `showup find --json` prints.

    What is not listed counts as not said, as on the find page; nothing is harvested.
    """
    desk = desk_of(request)
    question = read_request(request).ask(require_town(request), desk.now(), min(max(limit, 1), _MOST))
    return _send(request, cast(TownAnswer, desk.tools.tell_answer(desk.account(question))))


@get("/api/coverage", sync_to_thread=False, tags=["find"], include_in_schema=True, responses=_FAULTS)
def tell_coverage(request: Asked, town: TownName) -> Response[TownCoverage]:
    """Return how hard we have looked in a town."""
    desk = desk_of(request)
    question = Question(require_town(request), desk.now(), level=0)
    return _send(request, cast(TownCoverage, desk.tools.tell_coverage(desk.cover(question))))


@get(
    "/api/event/{event_id:str}",
    sync_to_thread=False,
    tags=["find"],
    include_in_schema=True,
    responses=_FAULTS,
)
def tell_one_event(request: Asked, event_id: FromPath[str]) -> Response[dict[str, Any]]:
    """Return one event as schema.org calls it."""
    desk = desk_of(request)
    found = require_event(desk, event_id)
    return _send(request, tell_event(found, f"{desk.home}/event/{found.event.event_id}"))


def _send(request: Asked, told: T) -> Response[T]:
    return Response(told, headers=replace_vary(cache_headers(desk_of(request))))


def replace_vary(headers: dict[str, str]) -> dict[str, str]:
    """JSON is the same in every language."""
    return {name: value for name, value in headers.items() if name != "Vary"}
