"""Hosts that lead nowhere: closed platforms, encyclopedias, directories, ticket and other shops.

Kept general: only sites known across countries, never one of a town.
"""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from showup.model.address import host_of

CLOSED_PLATFORMS = frozenset({
    "facebook.com", "fb.com", "fb.me", "instagram.com", "x.com", "twitter.com", "t.co", "tiktok.com",
    "linkedin.com", "youtube.com", "youtu.be", "pinterest.com", "reddit.com", "threads.net",
    "threads.com", "nextdoor.com", "snapchat.com", "whatsapp.com", "t.me", "discord.com", "discord.gg",
    "vimeo.com", "flickr.com", "soundcloud.com", "spotify.com", "linktr.ee", "bsky.app", "vk.com",
})  # fmt: skip
ENCYCLOPEDIAS = frozenset({
    "wikipedia.org", "wikivoyage.org", "wikidata.org", "wikimedia.org", "britannica.com", "fandom.com",
    "city-data.com", "census.gov", "wikitravel.org", "openstreetmap.org",
})  # fmt: skip
DIRECTORIES = frozenset({
    "yelp.com", "tripadvisor.com", "yellowpages.com", "mapquest.com", "foursquare.com", "bbb.org",
    "manta.com", "whitepages.com", "chamberofcommerce.com", "indeed.com", "glassdoor.com",
    "ziprecruiter.com", "zillow.com", "realtor.com", "redfin.com", "apartments.com", "trulia.com",
    "niche.com", "greatschools.org", "guidestar.org", "candid.org", "charitynavigator.org",
    "causeiq.com", "thumbtack.com", "angi.com", "angieslist.com", "superpages.com", "loc8nearme.com",
    "usnews.com", "expedia.com", "booking.com", "hotels.com", "airbnb.com", "opentable.com",
})  # fmt: skip
SHOPS = frozenset({
    "ticketmaster.com", "stubhub.com", "vividseats.com", "seatgeek.com", "axs.com", "livenation.com",
    "bandsintown.com", "songkick.com", "allevents.in", "eventful.com", "goldstar.com", "10times.com",
    "ticketweb.com", "tickets.com", "etix.com", "amazon.com", "ebay.com", "etsy.com", "walmart.com",
    "groupon.com", "apple.com", "paypal.com", "venmo.com", "gofundme.com", "patreon.com",
    "actblue.com", "winred.com", "bonfire.com", "redbubble.com",
})  # fmt: skip
PLUMBING = frozenset({
    "google.com", "maps.google.com", "goo.gl", "maps.app.goo.gl", "bing.com", "duckduckgo.com",
    "wordpress.org", "wordpress.com", "wix.com", "squarespace.com", "weebly.com", "godaddy.com",
    "drupal.org", "joomla.org", "adobe.com", "mozilla.org", "cloudflare.com", "googletagmanager.com",
    "addtoany.com", "addthis.com", "bit.ly", "tinyurl.com", "mailchi.mp", "mailchimp.com",
    "constantcontact.com", "surveymonkey.com", "forms.gle", "docusign.com", "zoom.us", "w3.org",
    "creativecommons.org", "archive.org", "github.com", "issuu.com", "recaptcha.net", "gravatar.com",
    "meta.com", "microsoft.com", "civicplus.com", "granicus.com", "userway.org", "accessibe.com",
})  # fmt: skip
ENGINES = frozenset({
    "google.com", "bing.com", "duckduckgo.com", "search.brave.com", "startpage.com", "search.yahoo.com",
    "r.search.yahoo.com", "ecosia.org", "qwant.com", "kagi.com", "mojeek.com", "yandex.com",
})  # fmt: skip
_NOWHERE = CLOSED_PLATFORMS | ENCYCLOPEDIAS | DIRECTORIES | SHOPS

# On these platforms only a group's own page is worth a look: the first step of its path, or any
# step but those of the platform itself.
_GROUP_PAGES = {"eventbrite.com": ("o", "e", "cc"), "mobilize.us": ()}
_PLATFORM_PAGES = {
    "meetup.com": frozenset({"", "find", "cities", "topics", "lp", "blog", "about", "help", "login"}),
    "mobilize.us": frozenset({"", "about", "blog"}),
    "eventbrite.com": frozenset({""}),
}
# Platforms where the first steps of the path are the group's own page: their number.
_STEPS_TO_GROUP = {
    "meetup.com": 1, "mobilize.us": 1, "tockify.com": 1, "luma.com": 1, "lu.ma": 1, "sites.google.com": 2,
}  # fmt: skip
# Hosts where many groups sell or sign up: an event's page there says nothing of a group's own site.
_SHARED = re.compile(
    r"(?:^|\.)(?:eventbrite|\w*ticket\w*|\w*tix|google|googleusercontent|signupgenius|givebutter|eventvesta"
    r"|exploretock|regfox|brownpapertickets|eventcreate|jotform|actionnetwork|everyaction|partiful"
    r"|campscui|wufoo|cvent|ticketspice|humanitix|teamup|trumba|cityspark|legistar|webex|gotomeeting"
    r"|zoom|microsoft|strava|ridewithgps|qualtrics|getmeregistered|reverbnation|rs6"
    r"|webtrac|surveymonkey|constantcontact|mailchimp)\."
    r"|(?:^|\.)(?:tel\.meet|start\.gg|solidarity\.tech)$"
)


def is_nowhere(url: str) -> bool:
    """Whether an address lies where no open calendar of a group can be."""
    return _has_domain(host_of(url), _NOWHERE) or _is_platform_page(url)


def is_plumbing(url: str) -> bool:
    """Whether an address belongs to what pages are made with: builders, maps, counters, buttons.

    The host itself counts: a group's own site below it ("friends.wordpress.com") does not.
    """
    return host_of(url) in PLUMBING or is_engine(url)


def is_engine(url: str) -> bool:
    """Whether an address is a search engine's, of whichever country."""
    host = host_of(url)
    return host in ENGINES or host.startswith(("google.", "bing.", "yahoo."))


def site_of(url: str) -> str:
    """Return the home of the group whose page an address is, "" where that cannot be told.

    On a platform where each group has its own path the home is that path; shops and forms shared by
    many groups have none.
    """
    host = host_of(url)
    if not host or is_nowhere(url) or is_plumbing(url):
        return ""
    parts = urlsplit(url)
    steps = _STEPS_TO_GROUP.get(host, 0)
    path = [step for step in parts.path.split("/") if step][:steps]
    if len(path) < steps or (not steps and _SHARED.search(host)):
        return ""
    return "/".join((f"{parts.scheme}://{parts.netloc.lower()}", *path, ""))


def _has_domain(host: str, domains: frozenset[str]) -> bool:
    labels = host.split(".")[-6:]
    return any(".".join(labels[i:]) in domains for i in range(len(labels)))


def _is_platform_page(url: str) -> bool:
    host = host_of(url)
    if host not in _PLATFORM_PAGES:
        return False
    first = urlsplit(url).path.strip("/").split("/")[0].lower()
    allowed = _GROUP_PAGES.get(host, ())
    return first in _PLATFORM_PAGES[host] or bool(allowed and first not in allowed)
