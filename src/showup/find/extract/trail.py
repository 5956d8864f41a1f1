"""Where on a site the calendar may be: its links, its sitemap, the usual addresses."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from urllib.parse import unquote

from showup.find.extract.markup import Link, decode, find_links
from showup.find.extract.signs import read_path, root_of, shows
from showup.model.address import host_of
from showup.model.document import Document

# Words that stand for a calendar: English, Spanish, French, German. Whole words, accents folded.
_STRONG = re.compile(
    r"\b(?:calend[ae]rs?|\w*calendar|calendario|calendrier|\w*kalender|events?|eventos?|evenements?"
    r"|(?:news(?:and)?|all|upcoming|special|community|church|club|school|public|local)events?|events?list"
    r"|upcoming|happenings?|what ?s[ -]?(?:on|happening)|things[ -]to[ -]do|agendas?|meetings?|schedule"
    r"|reunion(?:es|s)|sitzung\w*|(?:\w+s)?termine|veranstaltung\w*|manifestations|rencontres|actividades"
    r"|eventi|evenementen|was[ -]ist[ -]los|que[ -]hacer|gatherings|public[ -]notices?|legistar"
    r"|agendacenter)\b"
)
_FAIR = re.compile(
    r"\b(?:programs?|workshops?|classes|shows?|performances|activities|get[ -]involved|take[ -]action"
    r"|programm|activites|aktuelles|volunteer|visit|bulletin|season|join[ -]us|participate|community"
    r"|tickets|exhibitions?|concerts?|worship)\b"
)
_WEAK = re.compile(
    r"\b(?:about(?:[ -]us)?|who[ -]we[ -]are|what[ -]we[ -]do|our[ -]story|connect|resources|services|more"
    r"|menu|ue?ber[ -]uns|quienes[ -]somos|acerca|a[ -]propos|qui[ -]sommes[ -]nous)\b"
)
_FAINT = re.compile(
    r"\b(?:boards?|chapters?|clerk|club|commissions?|congregation|council|departments|families|government"
    r"|join|members?|membership|ministr(?:y|ies)|news|parish|residents|students?)\b"
)
_PLAYERS = re.compile(  # what frames show that is no calendar
    r"(?:^|\.)(?:youtube(?:-nocookie)?\.com|youtu\.be|vimeo\.com|facebook\.com|instagram\.com|spotify\.com"
    r"|soundcloud\.com|googletagmanager\.com|doubleclick\.net|recaptcha\.net|openstreetmap\.org"
    r"|jotform\.com|typeform\.com|paypal\.com|mailchimp\.com|constantcontact\.com|google\.[a-z.]{2,6})$"
)
_NOT = re.compile(
    r"\b(?:past|archives?|photos?|gallery|rentals?|rent|hire|wedding|host[ -](?:an?|your)"
    r"|plan[ -]your|private[ -]events|venue[ -]rental|log[ -]?in|sign[ -]?in|register|cart|donate|privacy"
    r"|careers|jobs|submit|add[ -]an?[ -]event|catering|sponsor|terms)\b"
)
_MINUTES = re.compile(r"\bminutes\b")
_AHEAD = re.compile(
    r"\b(?:agendas?|meetings|calendars?|schedules?|events)\b"
)  # beside which minutes do not count
_INDEX = re.compile(r"/?(?:(?:index|default)\.\w{2,5})?", re.IGNORECASE)  # a path that says nothing
_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])")
_FILE = re.compile(
    r"\.(?:pdf|jpe?g|png|gif|webp|svg|docx?|xlsx?|pptx?|zip|mp[34]|css|js|ics|xml|json)$", re.IGNORECASE
)
_DATED = re.compile(r"/\d{4}/\d{1,2}(?:/|$)|\d{4}-\d{2}-\d{2}")
_ONE_EVENT = re.compile(
    r"/event/[^/]+|/(?:(?:[\w-]+-)?events|event-details|e)/(?:[^/]+/)*(?=[^/]*(?:\d{3}|[^/]{12}|-[^/]*-))[^/]+$",
    re.IGNORECASE,
)
_LIST = re.compile(r"[/-](?:calendar|agenda|upcoming|all|list|month|category)(?:[.-][^/]*)?$", re.IGNORECASE)
_LISTS_EVENTS = re.compile(r"/(?:events?|happenings|shows)(?:/list)?$", re.IGNORECASE)
_NUMBERED = re.compile(r"[?&](?:eid|event_?id|occurrence|meeting_?id)=\w", re.IGNORECASE)
_LOCATION = re.compile(r"<loc>\s*(?:<!\[CDATA\[)?\s*([^<\s\]]{8,500})", re.IGNORECASE)
_FOLDED = str.maketrans("áàâäãéèêëíìîïóòôöõúùûüñç’'", "aaaaaeeeeiiiiooooouuuunc  ")
_PLATFORMS = (
    "legistar.com", "primegov.com", "civicclerk.com", "escribemeetings.com", "granicus.com", "libcal.com",
    "librarycalendar.com", "libnet.info", "bibliocommons.com", "mobilize.us", "tockify.com", "teamup.com",
    "trumba.com", "localist.com", "campuslabs.com", "campusgroups.com", "growthzoneapp.com",
    "chambermaster.com", "wildapricot.org", "lu.ma", "luma.com", "eventbrite.com", "eventbrite.ca",
    "eventbrite.co.uk", "meetup.com", "actionnetwork.org", "boarddocs.com", "churchcenter.com",
    "civicweb.net", "clubexpress.com", "clubrunner.ca", "collegenet.com", "iqm2.com", "ludus.com",
    "memberclicks.net",
    "municodemeetings.com", "novusagenda.com", "thundertix.com", "ticketleap.com",
)  # fmt: skip
_COUNTRY = re.compile(r"\.(?:co|org|gov|ac|net|com)\.[a-z]{2}$")
_ENDPOINTS = {
    "de": ("termine", "veranstaltungen"),
    "fr": ("agenda", "evenements"),
    "es": ("eventos", "agenda"),
}
_ENGLISH = ("events", "calendar")
_LANGUAGE = re.compile(rb"<html[^>]{0,500}?\blang\s*=\s*[\"']?(\w\w)", re.IGNORECASE)
_CIVICPLUS = (
    b"CivicEngage",
    b"CivicPlus",
    b"civicplus",
    b"/AgendaCenter",
    b'"/calendar.aspx',
    b'"/Calendar.aspx',
)
_STRONG_FROM, _FAIR_FROM = 38, 18  # what a link's words are worth at least
_MOST = 3  # links of one page that are worth a probe
_MOST_PARTS = 2  # sitemaps of a sitemap of sitemaps
_MOVES_ON = 60  # what a page is worth to which another moves on by itself
_SEVERAL = 2  # events below one address that make it a list of them


def follow_links(document: Document) -> list[tuple[str, str]]:
    """Return the links that promise a calendar, best first, with why; else the list above linked events."""
    links = _list_links(document)
    ranked = _rank_links(links, document.url)
    strong = [(url, why) for score, url, why in ranked if score >= _STRONG_FROM][:_MOST]
    return strong or _find_lists(links, document.url)


def search_site(document: Document) -> list[tuple[str, str]]:
    """Return where on a site to look when its home page leads on by no more than one link.

    The page that most often leads on to a calendar ("programs"), one that tells who they are, the
    sitemap, another that tells who they are, the usual addresses. Where one link led on, the sitemap first.
    """
    strong = follow_links(document)
    if read_path(document.url) or len(strong) > 1:
        return []
    links = _list_links(document)
    ranked = [row for row in _rank_links(links, document.url) if row[0] < _STRONG_FROM]
    fair = [(url, why) for score, url, why in ranked if score >= _FAIR_FROM]
    weak = [(url, why) for score, url, why in ranked if score < _FAIR_FROM]
    sitemap = (root_of(document.url) + "sitemap.xml", "sitemap")
    usual = _guess_addresses(links, document)
    if strong:
        return [sitemap, *(fair or weak)[:1], *usual]
    return [*fair[:1], *weak[:1], sitemap, *weak[1:2], *usual]


def _list_links(document: Document) -> list[Link]:
    return [link for link in find_links(document) if link.tag in ("a", "area", "iframe", "meta")]


def _rank_links(links: Sequence[Link], page: str) -> list[tuple[int, str, str]]:
    """Return the links that promise something: how much, the address and why, best first."""
    here = page.partition("?")[0].rstrip("/")
    below = here + "/" if _LISTS_EVENTS.search(here) else "-"  # what lies below are single events
    best: dict[str, tuple[int, str]] = {}
    for link in links:
        if not link.url.startswith(below) and _is_near(link.url, page, framed=link.tag == "iframe"):
            score, why = rate(link)
            if link.tag == "iframe" and not score and _shows_calendar(link.url, page):
                score, why = _STRONG_FROM, "shown on a calendar's page"
            if score > best.get(link.url, (0, ""))[0]:
                best[link.url] = (score, why)
    return sorted(((score, url, why) for url, (score, why) in best.items()), key=lambda row: -row[0])


def _shows_calendar(url: str, page: str) -> bool:
    """Whether a frame without words stands on a page whose address says calendar, and is no video or map."""
    where = _fold(re.sub(r"[/_.-]+", " ", _HUMP.sub(" ", unquote(read_path(page)))))
    return bool(_STRONG.search(where)) and not _PLAYERS.search(host_of(url))


def _find_lists(links: Iterable[Link], page: str) -> list[tuple[str, str]]:
    """Return the page below which several linked events lie: what a home page teases it tells whole."""
    host = host_of(page)
    events = {link.url.partition("?")[0].rstrip("/") for link in links if host_of(link.url) == host}
    above = Counter(url.rpartition("/")[0] + "/" for url in events if _ONE_EVENT.search(read_path(url)))
    above.pop(page.partition("?")[0].rstrip("/") + "/", None)
    return [(url, "events lie below it") for url, count in above.most_common(1) if count >= _SEVERAL]


def _guess_addresses(links: Iterable[Link], document: Document) -> list[tuple[str, str]]:
    """Return the usual addresses of a calendar in the site's language, with a final slash if it writes so."""
    page = document.url
    host = host_of(page)
    language = _LANGUAGE.search(document.body[:2_000])
    names = _ENDPOINTS.get(language[1].decode().lower(), _ENGLISH) if language else _ENGLISH
    paths = {
        link.url.partition("?")[0] for link in links if host_of(link.url) == host and read_path(link.url)
    }
    slash = "/" if 2 * sum(path.endswith("/") for path in paths) > len(paths) else ""
    return [(f"{root_of(page)}{name}{slash}", "usual address") for name in names]


def rate(link: Link) -> tuple[int, str]:
    """Return how much a link promises a calendar, 0 for nothing, and the words that say so."""
    path = unquote(read_path(link.url))
    if _FILE.search(path):
        return 0, ""
    if link.tag == "meta":
        return _MOVES_ON, "the page moves on"
    words = _fold(link.words)
    where = _fold(re.sub(r"[/_.=&-]+", " ", _HUMP.sub(" ", _say_where(link.url, path))))
    if _turns_away(words) or (_turns_away(where) and not _STRONG.search(words)):
        return 0, ""
    if len(words) > 60 or is_one_event(link.url):
        return 0, ""
    score = 0
    for pattern, in_words, in_path in ((_STRONG, 50, 44), (_FAIR, 28, 24), (_WEAK, 10, 8), (_FAINT, 6, 5)):
        if pattern.search(words):
            score = max(score, in_words + (5 if pattern.search(where) else 0))
        elif pattern.search(where):
            score = max(score, in_path)
    if not score:
        return 0, ""
    if "calend" in words or "kalender" in words:
        score += 6
    score -= path.count("/")  # the shorter the path, the more general the page
    return score, f'link "{link.words[:60]}"' if link.words else f"path {path[:60]}"


def _say_where(url: str, path: str) -> str:
    """Return the part of an address that says what lies there: the query or the host of a bare path."""
    if not _INDEX.fullmatch(path):
        return path
    query = unquote(url.partition("?")[2])
    return query[:100] or host_of(url).partition(".")[0]


def _turns_away(words: str) -> bool:
    """Whether words say that a link leads to no calendar."""
    return bool(_NOT.search(words) or (_MINUTES.search(words) and not _AHEAD.search(words)))


def is_one_event(url: str) -> bool:
    """Whether an address looks like that of one event, not of a list of them."""
    path = unquote(read_path(url))
    if _NUMBERED.search(url) or _DATED.search(path):
        return True
    return bool(_ONE_EVENT.search(path)) and not _LIST.search(path)


def _fold(text: str) -> str:
    return text.casefold().translate(_FOLDED)


def _is_near(url: str, page: str, *, framed: bool = False) -> bool:
    """Whether an address belongs to the page's site, a neighbour of it, or a platform of calendars.

    What a page shows in a frame is its own, wherever it lies.
    """
    host, own = host_of(url), host_of(page)
    if not host or url.partition("#")[0].rstrip("/") == page.rstrip("/"):
        return False
    return (
        framed
        or _site_of(host) == _site_of(own)
        or any(host == name or host.endswith("." + name) for name in _PLATFORMS)
    )


def _site_of(host: str) -> str:
    return ".".join(host.split(".")[-3 if _COUNTRY.search(host) else -2 :])


def read_sitemap(document: Document) -> list[tuple[str, str]]:
    """Return the pages of a sitemap (https://www.sitemaps.org) that promise a calendar, best first.

    Of a sitemap of sitemaps, the ones to read: those of pages before those of events, then the first.
    """
    if b"<sitemapindex" in document.body[:2_000]:
        parts = _LOCATION.findall(decode(document))[:100]
        parts.sort(key=lambda url: ("page" not in url, "event" not in url and "calendar" not in url))
        return [(url, "sitemap") for url in parts[:_MOST_PARTS] if _is_near(url, document.url)]
    rated = []
    for address in _LOCATION.findall(decode(document))[:5_000]:
        if _is_near(address, document.url):
            score, _why = rate(Link(address, "", "a"))
            if score >= _FAIR_FROM:
                rated.append((score, address))
    rated.sort(key=lambda entry: -entry[0])
    return [(address, "sitemap") for _score, address in rated[:_MOST]]


def know_addresses(document: Document) -> Iterator[tuple[str, str]]:
    """Yield the page on which the site's platform lists its calendar files."""
    if shows(document, *_CIVICPLUS) and "icalendar.aspx" not in document.url.lower():
        yield root_of(document.url) + "iCalendar.aspx", "CivicPlus lists its calendars there"
