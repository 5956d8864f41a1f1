"""Why a page leads to no calendar, in words."""

from __future__ import annotations

import re

from showup.find.extract.arbiter import read_visible
from showup.find.extract.markup import find_links, is_html, parse
from showup.model.address import host_of
from showup.model.document import Document
from showup.model.lead import Outcome

_CLOSED = (
    "facebook.com", "instagram.com", "nextdoor.com", "x.com", "twitter.com", "tiktok.com", "linkedin.com",
    "discord.com", "discord.gg", "whatsapp.com", "t.me", "groupme.com", "band.us",
)  # fmt: skip
_PARKED = re.compile(
    r"domain (?:name )?(?:is|may be) (?:for sale|parked)|buy this domain|parked (?:free|domain)"
    r"|domain has expired|this (?:domain|web ?page) is parked|sedoparking|parking-lander"
    r"|related searches.{0,80}privacy policy",
    re.IGNORECASE,
)
_LOGIN = re.compile(r"/(?:log-?in|sign-?in|sso|auth|wp-login)\b|accounts\.google\.com", re.IGNORECASE)
_EVENTS = re.compile(
    r"\b(?:events?|calendar|schedule|meetings?|flyers?|bulletin|newsletter|happenings)\b", re.IGNORECASE
)
_DATE = re.compile(
    r"\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.? \d{1,2}\b"
    r"|\b\d{1,2}/\d{1,2}/\d{2,4}\b",
    re.IGNORECASE,
)
_PAPER = re.compile(r"\.(?:pdf|docx?)(?:$|\?)", re.IGNORECASE)


def explain(document: Document) -> tuple[Outcome, str] | None:
    """Return the outcome that the page itself tells, None where it is no web page."""
    host = host_of(document.url)
    if _is_closed(host):
        return Outcome.CLOSED_PLATFORM, f"{host} shows its events only to its members"
    if not is_html(document):
        return None
    words = read_visible(document)
    if len(words) < 4_000 and _PARKED.search(words + " " + document.url):
        return Outcome.DEAD, "the domain is parked"
    if _asks_for_login(document, words):
        return Outcome.LOGIN, "asks for a login"
    return _explain_by_content(document, words)


def _is_closed(host: str) -> bool:
    return any(host == name or host.endswith("." + name) for name in _CLOSED)


def _asks_for_login(document: Document, words: str) -> bool:
    if _LOGIN.search(document.url):
        return True
    return parse(document).css_first('input[type="password"]') is not None and len(words) < 1_500


def _explain_by_content(document: Document, words: str) -> tuple[Outcome, str]:
    links = find_links(document)
    for link in links:
        if _is_closed(host_of(link.url)) and ("/events" in link.url or _EVENTS.search(link.words)):
            return Outcome.CLOSED_PLATFORM, f"its events are on {host_of(link.url)}"
    if not _DATE.search(words):
        papers = [
            link for link in links if _PAPER.search(link.url) and _EVENTS.search(f"{link.words} {link.url}")
        ]
        if papers:
            return Outcome.PICTURES_ONLY, f'only on paper: "{papers[0].words[:60] or papers[0].url[-60:]}"'
        for node in parse(document).css("img")[:200]:
            alternative = node.attributes.get("alt") or ""
            if _EVENTS.search(f"{alternative} {node.attributes.get('src') or ''}"):
                return Outcome.PICTURES_ONLY, f'only a picture: "{alternative[:60] or "calendar"}"'
    return Outcome.NO_CALENDAR, "nothing on the page tells dated events"
