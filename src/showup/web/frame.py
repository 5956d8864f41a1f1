"""What every page is put into: the reader's words, the template, the addresses of our own files.

Nothing here knows what was found or written, so that pages of both may stand in it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any
from urllib.parse import urlencode

from jinja2 import Environment, PackageLoader, StrictUndefined
from litestar import Request, Response
from litestar.datastructures import State

from showup.publish.bulletin import keep_address
from showup.web.asset import name_static
from showup.web.words import LANGUAGES, Words, choose_language, load_words

Asked = Request[Any, Any, State]


@dataclass(frozen=True, slots=True)
class Frame:
    """What stands around a page."""

    area: str  # "find", "learn" or "listen"
    public: bool
    token: str  # proves that a form is ours
    home: str  # where our addresses begin
    headers: Mapping[str, str]
    unlocked: bool = False  # the journal is open in this browser


def words_of(request: Asked) -> Words:
    """Return the words in the reader's language."""
    accepted = request.headers.get("accept-language", "")[:200]
    return load_words(choose_language(request.query_params.get("lang", ""), accepted))


def read_lang(request: Asked) -> str:
    """Return the language that the address asks for, "" where it asks for none."""
    lang = request.query_params.get("lang", "")
    return lang if lang in LANGUAGES else ""


def render_in(frame: Frame, request: Asked, template: str, status: int = 200, **values: Any) -> Response[str]:
    """Return the page; `values` are those of the template."""
    words = words_of(request)
    text = (
        _environment()
        .get_template(template)
        .render(
            words=words,
            say=words.say,
            area=frame.area,
            public=frame.public,
            unlocked=frame.unlocked,
            token=frame.token,
            home=frame.home,
            lang=read_lang(request),
            languages=[
                (code, load_words(code).say("name"), turn_language(request, code)) for code in LANGUAGES
            ],
            **values,
        )
    )
    return Response(text, status_code=status, media_type="text/html", headers=dict(frame.headers))


def turn_language(request: Asked, code: str) -> str:
    """Return this page's address in another language."""
    pairs = [(key, value) for key, value in request.query_params.multi_items() if key != "lang"]
    return f"{request.url.path}?{urlencode([*pairs, ('lang', code)])}"


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
