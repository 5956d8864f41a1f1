"""A site without events of its own that lists the town's groups."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape

from showup.sample.almanac import Almanac
from showup.sample.exchange import Answer, Ask, answer_html
from showup.sample.pages import draw_list, draw_page
from showup.sample.platforms.shape import Platform
from showup.sample.town_life import Site


def _answer(site: Site, ask: Ask, almanac: Almanac) -> Answer | None:
    if ask.path != site.get("path"):
        return None
    known = {other.key: other for other in almanac.life.sites}
    listed = [known[key] for key in site.get("lists")]
    items = [f'<a href="{other.home}">{escape(other.name)}</a>: {escape(other.about)}' for other in listed]
    return answer_html(draw_page(site, site.get("title"), draw_list(items), links={"Home": "/"}))


def _feeds(site: Site) -> tuple[str, ...]:
    del site
    return ()


def _links(site: Site) -> Mapping[str, str]:
    return {site.get("title"): site.get("path"), **site.get("links", {})}


PLATFORM = Platform(_answer, _feeds, _links)
