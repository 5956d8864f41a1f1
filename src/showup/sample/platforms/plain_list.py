"""A hand-made page: a heading and a paragraph for each date, and nothing for machines."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape

from showup.sample.almanac import Almanac, Dated
from showup.sample.exchange import Answer, Ask, answer_html
from showup.sample.pages import draw_page, say_when
from showup.sample.platforms.shape import Platform
from showup.sample.town_life import Site


def _answer(site: Site, ask: Ask, almanac: Almanac) -> Answer | None:
    if ask.path != "/events":
        return None
    body = "\n".join(_draw_event(dated) for dated in almanac.dates(site.happenings, back=0, ahead=45))
    return answer_html(draw_page(site, "Upcoming events", body, links={"Home": "/"}))


def _draw_event(dated: Dated) -> str:
    happening = dated.happening
    title = ("CANCELLED: " if dated.cancelled else "") + happening.title
    return (
        f'<div class="event"><h3>{escape(title)}</h3>\n'
        f'<p class="when">{escape(say_when(dated))}</p>\n'
        f'<p class="where">{escape(happening.hall.line)}</p>\n'
        f"<p>{escape(happening.text)}</p></div>"
    )


def _feeds(site: Site) -> tuple[str, ...]:
    return (f"{site.home}events",)


def _links(site: Site) -> Mapping[str, str]:
    del site
    return {"Events": "/events"}


PLATFORM = Platform(_answer, _feeds, _links)
