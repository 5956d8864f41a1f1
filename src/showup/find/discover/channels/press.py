"""Newspapers and radio stations: their community calendars, where many groups announce what they do.

No service is asked. The homes of newspapers and stations come by other channels; here their links to
a calendar are read, also those to a host of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from urllib.parse import urljoin

from showup.find.discover.anchors import Anchor, Page, is_page, read_page
from showup.find.discover.answers import same_site_key
from showup.find.discover.hosts import is_nowhere, is_plumbing
from showup.model.document import Document, Request
from showup.model.lead import Found, Lead
from showup.model.town import Town

NAME = "press"
TELLS = ""  # the pages it reads were fetched anyway
KIND = "community-calendar"
MOST_LEADS = 4
LONGEST_WORDS = 60  # longer ones are a headline

_PRESS = re.compile(
    r"\b(?:newspapers?|news|times|herald|gazette|tribune|bulletin|press|journal|chronicle|courier|sentinel"
    r"|observer|examiner|dispatch|enterprise|telegraph"
    r"|radio|public media|community media|[KW][A-Z]{2,3}(?:-?FM|-?LP)?"
    r"|peri[oó]dico|diario|noticias|zeitung|anzeiger|nachrichten|bote|rundfunk)\b"
)
_CALENDAR = re.compile(
    r"\b(?:(?:community|events?|local|arts?|public) (?:calendar|listings?|events?)|calendar of events|events"
    r"|calendar|what'?s (?:on|happening)|things to do|(?:submit|post|add) (?:an|your) events?"
    r"|calendario|agenda(?: cultural)?|eventos|[ée]v[ée]nements|veranstaltung(?:en|skalender)|termine)\b",
    re.IGNORECASE,
)
# Calendars of sport, of the newsroom's own past, and of shops.
_OTHER = re.compile(
    r"\b(?:scores?|sports?|schedule|obituar\w*|archives?|tickets?|advertis\w*|classifieds?|jobs?|newsletter"
    r"|photos?|galler\w+|wall calendar|e-?edition|login|sign in)\b",
    re.IGNORECASE,
)


def ask(town: Town, interests: Sequence[str]) -> tuple[Request, ...]:
    """Return nothing: newspapers and stations come by other channels."""
    del town, interests
    return ()


def wants(document: Document) -> bool:
    """Whether a page is the home of a newspaper or a station and links to a calendar."""
    if not is_page(document) or same_site_key(document.url) != same_site_key(urljoin(document.url, "/")):
        return False
    page = read_page(document)
    return _is_press(page) and any(_calendars(page))


def read(document: Document, town: Town) -> Found:
    """Return a lead for each calendar that the page links to, the plainest names first."""
    del town
    page = read_page(document)
    first: dict[str, Anchor] = {}
    for anchor in sorted(_calendars(page), key=_rank):
        first.setdefault(same_site_key(anchor.url), anchor)
    name = page.title[:80] or page.heading
    return Found(leads=tuple(_lead(anchor, name) for anchor in list(first.values())[:MOST_LEADS]))


def _is_press(page: Page) -> bool:
    return bool(_PRESS.search(_read_title(page.title)) or _PRESS.search(page.heading))


def _read_title(title: str) -> str:
    """Return a title in lower case but for words in capitals, which may be a station's call sign."""
    return " ".join(word if word.isupper() else word.lower() for word in title.split())


def _calendars(page: Page) -> Iterator[Anchor]:
    home = same_site_key(page.url)
    for anchor in page.anchors:
        if len(anchor.words) > LONGEST_WORDS or same_site_key(anchor.url) == home:
            continue
        if _CALENDAR.search(anchor.words) and not _OTHER.search(anchor.words) and _is_open(anchor.url):
            yield anchor


def _is_open(url: str) -> bool:
    return not is_nowhere(url) and not is_plumbing(url)


def _rank(anchor: Anchor) -> tuple[bool, int]:
    """Community calendars before others; a form for submitting stands last, it is seldom a calendar."""
    words = anchor.words.lower()
    return (words.startswith(("submit", "post", "add")), 0 if "calend" in words else 1)


def _lead(anchor: Anchor, name: str) -> Lead:
    return Lead(anchor.url, NAME, f"“{anchor.words}” of {name}", f"{name}: {anchor.words}", KIND)
