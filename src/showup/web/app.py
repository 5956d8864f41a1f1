"""The app: every page, the shield before them, and a plain page for whatever goes wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from litestar import Litestar, Request, Response, get
from litestar.config.compression import CompressionConfig
from litestar.datastructures import State
from litestar.exceptions import HTTPException, NotFoundException
from litestar.openapi import OpenAPIConfig
from litestar.openapi.plugins import JsonRenderPlugin
from litestar.params import FromPath
from litestar.types import ControllerRouterHandler

from showup import __version__
from showup.errors import AmbiguousTown, ShowupError, StoreError, UnknownTown, UsageError
from showup.web import (
    api,
    compare_page,
    coverage_page,
    event_page,
    feed_page,
    find_page,
    group_page,
    look_page,
    map_page,
    news_page,
    poster_page,
    saved_page,
    word_page,
)
from showup.web.asset import load_assets
from showup.web.desk import Desk
from showup.web.page import Asked, render, words_of
from showup.web.shield import Shield
from showup.web.which_page import show_choices

if TYPE_CHECKING:
    from showup.web.private.study import Study

# Our own files are compressed once and for all; what follows is for pages.
_PACKED = CompressionConfig(backend="gzip", gzip_compress_level=5, exclude="^/static/")
_PASSING = {"Cache-Control": "no-store"}  # a fault may be over in a moment
_OWN_FAULT = "it cannot be answered just now"
_TOLD = frozenset({400, 403, 404, 405, 409, 429, 503})

_READING = [
    find_page.show_home,
    find_page.show_find,
    event_page.show_event,
    group_page.show_groups,
    group_page.show_group,
    group_page.show_venue,
    coverage_page.show_coverage,
    compare_page.show_towns,
    news_page.show_news,
    news_page.show_digest,
    news_page.give_digest,
    poster_page.show_poster,
    poster_page.show_sheet,
    map_page.give_lines,
    feed_page.give_feed,
    feed_page.give_event,
    feed_page.show_embed,
    api.tell_find,
    api.tell_coverage,
    api.tell_one_event,
]
_PERSONAL = [
    word_page.keep_verdict,
    word_page.keep_event,
    word_page.report_event,
    saved_page.show_saved,
    saved_page.keep_question,
    saved_page.forget_question,
    look_page.start_look,
    look_page.add_source,
    look_page.show_look,
    look_page.stream_look,
]


def make_app(desk: Desk, study: Study | None = None) -> Shield:
    """Return the app over a desk, with the private pages over a study.

    In public it has no page that changes or starts anything, and no private one: not even their code is
    loaded. The shield stands outside of it all: a page that is not there has its headers too.
    """
    pages = Litestar(
        route_handlers=[give_static, give_robots, *_READING, *(() if desk.public else _list_personal(study))],
        state=State({"desk": desk, "study": study}),
        exception_handlers={Exception: tell_fault},
        compression_config=_PACKED if desk.public else None,
        openapi_config=OpenAPIConfig(
            title="showup", version=__version__, path="/api", render_plugins=[JsonRenderPlugin()]
        ),
        include_in_schema=False,  # pages are no API
        on_shutdown=[desk.close, *([study.keeper.lock] if study else ())],
        logging_config=None,
    )
    return Shield(pages, desk.home, public=desk.public, images=desk.tiles.origin)


def _list_personal(study: Study | None) -> list[ControllerRouterHandler]:
    if study is None:
        return [*_PERSONAL]
    from showup.web.private.pages import make_private_pages

    return [*_PERSONAL, make_private_pages()]


@get("/static/{digest:str}/{name:str}", sync_to_thread=False, include_in_schema=False)
def give_static(request: Asked, digest: FromPath[str], name: FromPath[str]) -> Response[bytes]:
    """Give a file of ours; its address holds its digest, so it can be kept for ever."""
    asset = load_assets().get(name)
    if asset is None or asset.address != f"/static/{digest}/{name}":
        raise NotFoundException("no such file")
    headers = {"Cache-Control": "public, max-age=31536000, immutable", "Vary": "Accept-Encoding"}
    if "gzip" not in request.headers.get("accept-encoding", ""):
        return Response(asset.plain, media_type=asset.kind, headers=headers)
    return Response(asset.packed, media_type=asset.kind, headers={**headers, "Content-Encoding": "gzip"})


@get("/robots.txt", sync_to_thread=False, include_in_schema=False, media_type="text/plain")
def give_robots() -> str:
    """Keep crawlers out of what is answered anew for each of them."""
    return "User-agent: *\nDisallow: /api/\nDisallow: /feed/\nDisallow: /looking\nDisallow: /map/\n"


def tell_fault(request: Request[Any, Any, State], fault: Exception) -> Response[Any]:
    """Return a page that says what went wrong in a line; JSON for the API."""
    status, words = describe_fault(fault)
    if isinstance(fault, StoreError) and request.app.state.desk.public:
        words = ""  # it names a folder of this machine
    if request.url.path.startswith("/api/"):
        told = words or (fault.detail if isinstance(fault, HTTPException) else _OWN_FAULT)
        return Response({"error": told}, status_code=status, headers=_PASSING)
    if isinstance(fault, AmbiguousTown | UnknownTown):
        try:
            page = show_choices(request, fault)
        except StoreError as worse:  # the towns that are known cannot be read
            return tell_fault(request, worse)
    else:
        told = words_of(request).translate(words)
        page = render(request, "fault.html", status, code=status, words_told=told, told=status in _TOLD)
    page.headers.update(_PASSING)
    return page


def describe_fault(fault: Exception) -> tuple[int, str]:
    """Return status and words; those of a fault of our own are not for strangers."""
    if isinstance(fault, UsageError):
        status = {UnknownTown: 404, AmbiguousTown: 409}.get(type(fault), 400)
        return status, str(fault)
    if isinstance(fault, ShowupError):
        return 503, str(fault)
    if isinstance(fault, HTTPException):
        return fault.status_code, ""
    return 500, ""
