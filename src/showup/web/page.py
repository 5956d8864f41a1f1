"""Pages of what was found: every value from outside is escaped, every link to elsewhere is checked."""

from __future__ import annotations

from typing import Any

from litestar import Response

from showup.web.desk import Desk
from showup.web.frame import Asked, Frame, render_in, words_of, write_query

__all__ = [
    "Asked",
    "cache_headers",
    "desk_of",
    "render",
    "words_of",
    "write_query",
]


def desk_of(request: Asked) -> Desk:
    """Return the desk of this app."""
    desk: Desk = request.app.state.desk
    return desk


def render(request: Asked, template: str, status: int = 200, **values: Any) -> Response[str]:
    """Return the page; `values` are those of the template."""
    desk = desk_of(request)
    frame = Frame("find", desk.public, desk.token, desk.home, cache_headers(desk))
    return render_in(frame, request, template, status, **values)


def cache_headers(desk: Desk) -> dict[str, str]:
    """Return how long a page may be kept: a while in public, and by nobody on a person's own machine."""
    kept = "public, max-age=300" if desk.public else "no-store"
    return {"Cache-Control": kept, "Vary": "Accept-Language"}
