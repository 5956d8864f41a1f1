"""The pages that every site of the town has, whatever it is made with."""

from __future__ import annotations

from showup.sample.almanac import Almanac
from showup.sample.directories import answer_directory, link_directory
from showup.sample.exchange import PLAIN, Answer, Ask, answer_html, redirect
from showup.sample.pages import draw_about, draw_home
from showup.sample.platforms import PLATFORMS
from showup.sample.town_life import Life, Site


def find_site(host: str, life: Life) -> Site | None:
    """Return the site of a host, also by an address it had before."""
    return next((site for site in life.sites if host in (site.host, site.old_host) and host), None)


def answer_for(site: Site, ask: Ask, almanac: Almanac) -> Answer | None:
    """Return a site's answer; None where it has no such page."""
    if ask.host != site.host:
        return redirect(site.home.rstrip("/") + ask.path)
    if ask.path == "/robots.txt":
        return Answer(site.get("robots", "User-agent: *\nDisallow: /private/\n").encode(), PLAIN)
    platform = PLATFORMS[site.platform]
    own = platform.answer(site, ask, almanac)
    if own:
        return own
    links = {**platform.links(site), **link_directory(site)}
    if ask.path == "/":
        return answer_html(draw_home(site, links, platform.signs(site)))
    if ask.path == "/about":
        return answer_html(draw_about(site, links, platform.signs(site)))
    return answer_directory(site, ask, almanac.life)
