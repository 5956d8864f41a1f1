"""Pages of links: a library's community resources, a newspaper's directory, a campus's home page.

No service is asked. Pages that came by other channels are recognised by their words and links.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from urllib.parse import unquote, urlsplit

from showup.find.discover.anchors import Anchor, Page, is_page, read_page
from showup.find.discover.answers import same_site_key
from showup.find.discover.hosts import is_nowhere, is_plumbing
from showup.find.discover.namesakes import is_elsewhere
from showup.model.address import host_of
from showup.model.document import Document, Request
from showup.model.lead import Found, Lead
from showup.model.town import Town

NAME = "links"
TELLS = ""  # the pages it reads were fetched anyway
FOLLOWED = "links"  # the note of a directory this channel asked for: it leads to its own parts
PART = "links part"  # the note of a part of a directory: it leads no further
FEWEST_HOSTS = 4  # outside hosts that make a page named like a directory one
MANY_HOSTS = 20  # outside hosts that make any page one
MOST_FOLLOWED = 4
MOST_PARTS = 8  # of one directory: food, housing, clubs ... each on a page of its own
MOST_LEADS = 300
FEWEST_PARTS = 5  # pages of its own that a calendar of calendars links to
MOST_CALENDARS = 80

_DIRECTORY = re.compile(
    r"\b(?:community|local|area|civic|social|neighbou?rhood|county|city|town) "
    r"(?:resources?|organi[sz]ations?|groups?|links?|partners?|calendars?|director(?:y|ies)|services|clubs|"
    r"associations?|non-?profits?|agencies)\b"
    r"|\b(?:resource|member|membership|club|group|church|congregation|non-?profit|organi[sz]ation|"
    r"business|association|venue|partner)s?(?: (?:guide|directory|directories|list(?:ings?)?))\b"
    r"|\bclubs (?:and|&) organi[sz]ations\b|\bstudent organi[sz]ations\b|\bneighbou?rhood associations\b"
    r"|\b(?:useful|helpful|related|recommended|our|more) links\b|\blinks of interest\b"
    r"|\b(?:organi[sz]ations|groups|partners|friends|allies|affiliates|coalition members|member groups)$"
    r"|\bwhere to (?:volunteer|get help)\b|\bvolunteer opportunities\b|\bhouses of worship\b"
    # Spanish, French, German
    r"|\brecursos (?:comunitarios|de la comunidad|locales)\b|\borganizaciones (?:locales|comunitarias)\b"
    r"|\bassociations locales\b|\bannuaire des associations\b|\bvie associative\b"
    r"|\bvereine\b|\bvereinsverzeichnis\b|\binitiativen\b",
    re.IGNORECASE,
)
_LINKS_PATH = re.compile(
    r"/(?:links|resources?|community|organi[sz]ations|directory|partners|local-?(?:links|groups|resources)"
    r"|community-?(?:resources?|links|organi[sz]ations|groups|calendar|partners|directory))"
    r"(?:\.\w{2,5})?/?$",
    re.IGNORECASE,
)
# Homes of institutions whose few links to other hosts are their own calendars and sisters.
_INSTITUTION = re.compile(
    r"\b(?:librar(?:y|ies)|universit(?:y|ies)|college|campus|school district|diocese|synod"
    r"|chamber of commerce|city of|town of|county of|village of|newspaper"
    r"|times|herald|gazette|tribune|bulletin|press|journal"
    r"|radio|biblioteca|universidad|biblioth[eè]que|universit[eé]|mairie|bibliothek|universit[aä]t|stadt)\b",
    re.IGNORECASE,
)
_MEETING_WORDS = re.compile(
    r"\b(?:events?|calendars?|what'?s on|meetings?|agendas?|librar(?:y|ies)|students?|clubs?|groups?"
    r"|organi[sz]ations?|community|volunteer\w*|museum|arts?|center|centre|theatre|theater|auditorium"
    r"|cultural|extension|outreach|engagement|archives?|institute|lectures?|workshops?|programs?"
    r"|eventos|calendario|agenda|événements|veranstaltungen|kalender|termine)\b",
    re.IGNORECASE,
)
# Who made the page, not whom it points to.
_CREDIT = re.compile(
    r"\b(?:(?:powered|designed|developed|built|created) (?:by|with)|(?:web)?site (?:by|design)|web design"
    r"|theme by)\b",
    re.IGNORECASE,
)
_MEETING_HOST = re.compile(
    r"(?:^|\.)(?:events?|calendar|cal|engage|involve\w*|clubs)\.|libcal|campus|localist"
)
_CALENDAR_HOST = re.compile(r"^(?:www\.)?(?:events?|calendars?|cal|whatson|eventos|agenda|kalender)\.")
_NO_CALENDAR = re.compile(
    r"\b(?:contact|privacy|log ?in|sign ?in|sign ?up|subscribe|search|submit|add|about|help|terms"
    r"|accessibility|feedback|faq|home|all events|today|this week|month|weekend)\b",
    re.IGNORECASE,
)


def ask(town: Town, interests: Sequence[str]) -> tuple[Request, ...]:
    """Return nothing: the pages come by other channels."""
    del town, interests
    return ()


def wants(document: Document) -> bool:
    """Whether a page is a directory of links, links to one, or is the home of an institution."""
    if not is_page(document):
        return False
    page = read_page(document)
    return _is_directory(page) or any((_followed(document, page), _sisters(page), _calendars(page)))


def read(document: Document, town: Town) -> Found:
    """Return a lead for each outside site of the page, and requests for the directories it links to."""
    page = read_page(document)
    anchors = (*(page.outside if _is_directory(page) else _sisters(page)), *_calendars(page))
    leads = tuple(_leads(page, anchors, town))[:MOST_LEADS]
    return Found(leads=leads, next_requests=_followed(document, page))


def _is_directory(page: Page) -> bool:
    hosts = {host_of(anchor.url) for anchor in page.outside if _is_open(anchor)}
    if len(hosts) >= MANY_HOSTS:
        return True
    return len(hosts) >= FEWEST_HOSTS and _is_named_directory(page)


def _is_named_directory(page: Page) -> bool:
    first = re.split(r"\s+[-–—|·:»]\s+", page.title, maxsplit=1)[0]
    words = (first, page.heading)
    return any(_DIRECTORY.search(text) for text in words) or bool(_LINKS_PATH.search(_path(page.url)))


def _sisters(page: Page) -> tuple[Anchor, ...]:
    """Return the links by which an institution's home leads to its own other sites."""
    if _path(page.url).strip("/").count("/") > 0 or not _INSTITUTION.search(page.title or page.heading):
        return ()
    return tuple(anchor for anchor in page.outside if _is_open(anchor) and _speaks_of_meeting(anchor))


def _calendars(page: Page) -> tuple[Anchor, ...]:
    """Return the parts of a calendar of calendars: a campus's departments, each with a page of its own."""
    host = host_of(page.url)
    if not _CALENDAR_HOST.match(host):
        return ()
    own = {
        same_site_key(anchor.url): anchor
        for anchor in page.anchors
        if host_of(anchor.url) == host and "?" not in anchor.url and _is_part(anchor)
    }
    own.pop(same_site_key(page.url), None)
    return tuple(own.values())[:MOST_CALENDARS] if len(own) >= FEWEST_PARTS else ()


def _is_part(anchor: Anchor) -> bool:
    """Whether a link leads one step down and is named like a body, not like a service of the site."""
    steps = _path(anchor.url).strip("/").split("/")
    return len(steps) == 1 and bool(steps[0]) and not _NO_CALENDAR.search(anchor.words or steps[0])


def _speaks_of_meeting(anchor: Anchor) -> bool:
    return bool(_MEETING_WORDS.search(anchor.words) or _MEETING_HOST.search(host_of(anchor.url)))


def _followed(document: Document, page: Page) -> tuple[Request, ...]:
    """Return requests for the directories of its own host that a page links to, for a directory its parts."""
    if document.request.note == PART:
        return ()
    home = same_site_key(page.url)
    if document.request.note == FOLLOWED:
        below = (a.url for a in page.anchors if same_site_key(a.url).startswith(f"{home}/") and "/" in home)
        parts = list(dict.fromkeys(url for url in below if "?" not in url))
        return tuple(Request(url, note=PART) for url in parts[:MOST_PARTS])
    host = host_of(page.url)
    urls = dict.fromkeys(
        anchor.url
        for anchor in page.anchors
        if host_of(anchor.url) == host and same_site_key(anchor.url) != home and _leads_to_directory(anchor)
    )
    return tuple(Request(url, note=FOLLOWED) for url in list(urls)[:MOST_FOLLOWED])


def _leads_to_directory(anchor: Anchor) -> bool:
    return len(anchor.words) <= 60 and bool(_DIRECTORY.search(anchor.words))


def _leads(page: Page, anchors: Sequence[Anchor], town: Town) -> Iterator[Lead]:
    seen: set[str] = set()
    where = page.heading or page.title or host_of(page.url)
    for anchor in anchors:
        key = same_site_key(anchor.url)
        if key in seen or not _is_open(anchor) or is_elsewhere(town, anchor.url, anchor.words):
            continue
        seen.add(key)
        yield Lead(anchor.url, NAME, f"linked from “{where}” at {host_of(page.url)}", anchor.words)


def _is_open(anchor: Anchor) -> bool:
    return not (is_nowhere(anchor.url) or is_plumbing(anchor.url) or _CREDIT.search(anchor.words))


def _path(url: str) -> str:
    try:
        return unquote(urlsplit(url).path)
    except ValueError:
        return ""
