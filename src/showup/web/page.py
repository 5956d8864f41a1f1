"""Pages out of templates: every value from outside is escaped, every link to elsewhere is checked."""

from __future__ import annotations

from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from jinja2 import Environment, PackageLoader, StrictUndefined
from litestar import Request, Response
from litestar.datastructures import State

from showup.publish.bulletin import keep_address
from showup.web.desk import Desk
from showup.web.words import LANGUAGES, Words, choose_language, load_words

STATIC = Path(__file__).parent / "static"
Asked = Request[Any, Any, State]


def desk_of(request: Asked) -> Desk:
    """Return the desk of this app."""
    desk: Desk = request.app.state.desk
    return desk


def words_of(request: Asked) -> Words:
    """Return the words in the reader's language."""
    accepted = request.headers.get("accept-language", "")[:200]
    return load_words(choose_language(request.query_params.get("lang", ""), accepted))


def render(request: Asked, template: str, status: int = 200, **values: Any) -> Response[str]:
    """Return the page; `values` are those of the template."""
    desk, words = desk_of(request), words_of(request)
    lang = request.query_params.get("lang", "")
    text = (
        _environment()
        .get_template(template)
        .render(
            words=words,
            say=words.say,
            public=desk.public,
            token=desk.token,
            home=desk.home,
            lang=lang if lang in LANGUAGES else "",
            languages=[
                (code, load_words(code).say("name"), turn_language(request, code)) for code in LANGUAGES
            ],
            **values,
        )
    )
    return Response(text, status_code=status, media_type="text/html", headers=cache_headers(desk))


def cache_headers(desk: Desk) -> dict[str, str]:
    """Return how long a page may be kept: a while in public, and by nobody on a person's own machine."""
    kept = "public, max-age=300" if desk.public else "no-store"
    return {"Cache-Control": kept, "Vary": "Accept-Language"}


def turn_language(request: Asked, code: str) -> str:
    """Return this page's address in another language."""
    pairs = [(key, value) for key, value in request.query_params.multi_items() if key != "lang"]
    return f"{request.url.path}?{urlencode([*pairs, ('lang', code)])}"


@cache
def name_static(name: str) -> str:
    """Return the address of a file of ours, which changes with what is in it."""
    return f"/static/{sha256((STATIC / name).read_bytes()).hexdigest()[:12]}/{name}"


@cache
def _environment() -> Environment:
    made = Environment(
        loader=PackageLoader("showup.web"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters["address"] = keep_address
    made.globals["static"] = name_static
    made.globals["query"] = write_query
    return made


def write_query(**values: str) -> str:
    """Return a query of the values that are not empty."""
    return urlencode({name: value for name, value in values.items() if value})
