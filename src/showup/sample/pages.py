"""The pages every site has: a frame, a home with its links, a word about the group."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from html import escape

from showup.sample.almanac import Dated
from showup.sample.town import TOWN
from showup.sample.town_life import Site


def draw_page(
    site: Site, title: str, body: str, head: str = "", links: Mapping[str, str] | None = None
) -> str:
    """Return a page in the site's frame; `links` are the navigation: words -> address."""
    navigation = "".join(
        f'<li><a href="{escape(url)}">{escape(words)}</a></li>' for words, url in (links or {}).items()
    )
    return (
        f'<!DOCTYPE html>\n<html lang="{site.get("language", "en")}"><head><meta charset="utf-8">\n'
        f"<title>{escape(title)} | {escape(site.name)}</title>\n{head}\n</head><body>\n"
        f'<header><a href="/">{escape(site.name)}</a><nav><ul>{navigation}</ul></nav></header>\n'
        f"<main><h1>{escape(title)}</h1>\n{body}\n</main>\n"
        f"<footer><p>{escape(site.name)}, {escape(TOWN.full_name)}</p></footer>\n</body></html>\n"
    )


def draw_home(site: Site, links: Mapping[str, str], head: str = "", more: str = "") -> str:
    """Return the home page: what the site is, and where its pages are."""
    meets = f"<p>Find us at {escape(site.hall.line)}.</p>" if site.hall else ""
    body = f"<p>{escape(site.about)}</p>{meets}\n{more}"
    return draw_page(site, f"Welcome to {site.name}", body, head, {"Home": "/", "About": "/about", **links})


def draw_about(site: Site, links: Mapping[str, str], head: str = "") -> str:
    """Return the page about the group."""
    return draw_page(site, f"About {site.name}", f"<p>{escape(site.about)}</p>", head, {"Home": "/", **links})


def say_when(dated: Dated) -> str:
    """Return date and time as people write them: "Tuesday, March 3, 2026, 7:00 pm - 8:30 pm"."""
    day = f"{dated.day:%A, %B} {dated.day.day}, {dated.day.year}"
    if isinstance(dated.start, datetime) and isinstance(dated.end, datetime):
        return f"{day}, {say_hour(dated.start)} - {say_hour(dated.end)}"
    return day


def say_hour(moment: datetime) -> str:
    """Return an hour in twelve: "7:00 pm"."""
    return f"{moment.hour % 12 or 12}:{moment:%M} {'am' if moment.hour < 12 else 'pm'}"


def draw_list(items: Sequence[str]) -> str:
    """Return items, already marked up, as a list."""
    return "<ul>\n" + "\n".join(f"<li>{item}</li>" for item in items) + "\n</ul>"
