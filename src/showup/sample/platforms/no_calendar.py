"""A site that publishes no events: a group to write to, or a page that leads to others."""

from __future__ import annotations

from collections.abc import Mapping

from showup.sample.almanac import Almanac
from showup.sample.exchange import Answer, Ask
from showup.sample.platforms.shape import Platform
from showup.sample.town_life import Site


def _answer(site: Site, ask: Ask, almanac: Almanac) -> Answer | None:
    del site, ask, almanac
    return None


def _feeds(site: Site) -> tuple[str, ...]:
    del site
    return ()


def _links(site: Site) -> Mapping[str, str]:
    del site
    return {}


PLATFORM = Platform(_answer, _feeds, _links)
