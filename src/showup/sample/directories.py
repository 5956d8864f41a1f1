"""Pages of links: a library's community resources, a newspaper's local organizations."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape

from showup.sample.exchange import Answer, Ask, answer_html
from showup.sample.pages import draw_list, draw_page
from showup.sample.town_life import Life, Site


def answer_directory(site: Site, ask: Ask, life: Life) -> Answer | None:
    """Return the site's page of links, where it has one at that path."""
    if not site.get("directory") or ask.path != site.get("directory")["path"]:
        return None
    known = {other.key: other for other in life.sites}
    listed = [known[key] for key in site.get("lists")]
    items = [f'<a href="{other.home}">{escape(other.name)}</a>: {escape(other.about)}' for other in listed]
    return answer_html(draw_page(site, site.get("directory")["title"], draw_list(items), links={"Home": "/"}))


def link_directory(site: Site) -> Mapping[str, str]:
    """Return the link to the site's page of links, and to the sites beside it."""
    directory = site.get("directory")
    return {**({directory["title"]: directory["path"]} if directory else {}), **site.get("beside", {})}
