"""What there is to be found in the sample town, and what must not be taken for it: for tests."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from showup.sample.almanac import Almanac, Dated, instant
from showup.sample.platforms import PLATFORMS
from showup.sample.town import ZONE
from showup.sample.town_life import Site, load_life


@dataclass(frozen=True, slots=True)
class TrueSource:
    """A working source: any one of its addresses is the right one."""

    site: str  # the home page
    name: str
    platform: str
    feed_urls: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Trap:
    """A site that is no working source; `must` is "not-source", "not-healthy" or "not-fetched"."""

    site: str
    what: str
    must: str


@dataclass(frozen=True, slots=True)
class Truth:
    """The sample's own account of itself."""

    sources: tuple[TrueSource, ...]
    traps: tuple[Trap, ...]


# A calendar that is real but has nothing to come, or lies elsewhere, is a source, but no healthy one.
_MUST = {
    "robots.txt disallows": "not-fetched",
    "past events only": "not-healthy",
    "empty calendar": "not-healthy",
    "a town of the same name elsewhere": "not-healthy",
}


def truth() -> Truth:
    """Return the working sources with their addresses, and the traps."""
    sites = load_life().sites
    sources = [_read_source(site) for site in sites if not site.get("trap") and feeds_of(site)]
    traps = [
        Trap(site.home, site.get("trap"), _MUST.get(site.get("trap"), "not-source"))
        for site in sites
        if site.get("trap")
    ]
    return Truth(tuple(sources), tuple(traps))


def feeds_of(site: Site) -> tuple[str, ...]:
    """Return the addresses under which a site's events can be read."""
    return PLATFORMS[site.platform].feeds(site)


def true_dates(now: datetime, days: int = 30) -> list[Dated]:
    """Return what is held in the town from `now` on, each gathering once, cancelled ones left out."""
    almanac = Almanac(load_life(), now.astimezone(ZONE))
    held = [
        happening
        for site in almanac.life.sites
        if not site.get("trap")
        for happening in site.happenings
        if not happening.copy_of and not happening.broken
    ]
    end = almanac.now + timedelta(days)
    return [
        dated
        for dated in almanac.dates(held, back=0, ahead=days + 1)
        if almanac.now <= instant(dated.start) < end and not dated.cancelled
    ]


def _read_source(site: Site) -> TrueSource:
    return TrueSource(site.home, site.name, site.platform, feeds_of(site))
