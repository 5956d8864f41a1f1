"""A page of events beside an RSS feed that carries their dates (the event module of RSS 1.0)."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape

from showup.sample.almanac import Almanac, Dated
from showup.sample.exchange import Answer, Ask, answer_xml
from showup.sample.pages import say_when
from showup.sample.platforms import plain_list
from showup.sample.platforms.shape import Platform
from showup.sample.town_life import Site

_MODULE = "http://purl.org/rss/1.0/modules/event/"


def _answer(site: Site, ask: Ask, almanac: Almanac) -> Answer | None:
    if ask.path.rstrip("/") != "/events/rss":
        return plain_list.PLATFORM.answer(site, ask, almanac)
    items = "\n".join(_write_item(site, d) for d in almanac.dates(site.happenings, back=0, ahead=45))
    return answer_xml(
        f'<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0" xmlns:ev="{_MODULE}"><channel>\n'
        f"<title>{escape(site.name)}</title><link>{site.home}</link>"
        f"<description>Upcoming events</description>\n{items}\n</channel></rss>\n"
    )


def _write_item(site: Site, dated: Dated) -> str:
    happening = dated.happening
    words = f"{say_when(dated)}. {happening.hall.line}. {happening.text}"
    return (
        f"<item><title>{escape(happening.title)}</title><link>{site.home}events#{dated.slug}</link>"
        f"<guid>{site.home}events#{dated.slug}</guid><description>{escape(words)}</description>"
        f"<ev:startdate>{dated.start.isoformat()}</ev:startdate>"
        f"<ev:enddate>{dated.end.isoformat()}</ev:enddate>"
        f"<ev:location>{escape(happening.hall.line)}</ev:location></item>"
    )


def _feeds(site: Site) -> tuple[str, ...]:
    return (f"{site.home}events/rss", f"{site.home}events")


def _links(site: Site) -> Mapping[str, str]:
    del site
    return {"Events": "/events", "RSS": "/events/rss"}


def _signs(site: Site) -> str:
    return f'<link rel="alternate" type="application/rss+xml" title="{site.name}" href="/events/rss">'


PLATFORM = Platform(_answer, _feeds, _links, _signs)
