"""Feeds that a web page points to."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import unescape
from itertools import islice
from urllib.parse import SplitResult, parse_qsl, unquote, urlsplit

from showup.find.extract.markup import Link, find_links, is_html, join
from showup.find.extract.signs import read_source, root_of
from showup.model.document import Document

_SIGNS = (
    b"webcal", b".ics", b"ical", b"/ics", b"=ics", b"-ics", b"text/calendar", b"ai1ec_exporter", b"outlook.",
    b"/apps/calendar/", b"icloud.com/published", b"calendar.egov", b"all-in-one-event-calendar",
)  # fmt: skip
_MAX_FEEDS = 40
_MAX_URL = 2_000
_WEBCAL = re.compile(r"webcals?:[^\"'\s<>\\)]{4,2000}", re.IGNORECASE)
_FILE_END = re.compile(r"\.ics\b(?:\?[^\"'\s<>\\]{0,500})?", re.IGNORECASE)
_BREAKS = "\"'<>\\( \n\t"  # what stands before an address
_LONGEST = 500
_MOST_WRITTEN = 400
_CALENDARS = re.compile(  # programs that subscribe to the feed they are handed in their address
    r"(?:^|\.)(?:outlook\.(?:live|office|office365)\.com|calendar\.google\.com|www\.google\.com|calendar\.yahoo\.com)$"
)
_HANDED = ("url", "cid", "calendarurl")
_PUBLISHED = (  # a calendar's page and, beside it, its file: Outlook, Nextcloud, iCloud, Revize
    (
        r"(https://outlook\.(?:live|office|office365)\.com/(?:owa/)?calendar/[^?#]+/)"
        r"(?:calendar|index)\.html.*",
        r"\1calendar.ics",
    ),
    (
        r"(https?://[^/?#]+(?:/[\w-]+)*?)(?:/index\.php)?/apps/calendar/(?:embed|p)/(\w{12,40})\b.*",
        r"\1/remote.php/dav/public-calendars/\2?export",
    ),
    (r"(https://[\w-]+\.icloud\.com/published/2/[\w-]+)", r"\1"),
    (r"(https?://[^?#]+/calendar\.egov)", r"\1?view=ical"),
)
_EXPORTER = (
    "?plugin=all-in-one-event-calendar&controller=ai1ec_exporter_controller&action=export_events&no_html=true"
)
_FILE = re.compile(r"\.(?:ics|ical|ifb)$")
_SEGMENT = re.compile(
    r"/(?:icals?|ics|[\w-]+-ics|icalendar|icalfeed|ical_subscribe\.php|ical\.php|ics\.php|icalendar\.php)(?:/|$)"
)
_ONE_EVENT = re.compile(
    r"/(?:event|meeting|node|e)/[^/]+"  # /event/spring-cleanup
    r"|/events?/(?:view/|detail/|details/)?\d{3,}(?:[/.-]|$)|/[^/]*\d{4,}[^/]*\.ics$"
    r"|/events?/(?!list/|all/|month/|upcoming/|category/)[^/]+/(?:ical|ics|export/ics|export)/?$"
    r"|/\d{4}/\d{1,2}/\d{1,2}/[^/]+"
)
_ONE_IN_QUERY = frozenset(
    {"id", "eid", "eventid", "event_id", "event", "nid", "meetingid", "tribe_event", "p"}
)
_WHOLE = re.compile(r"feed|calendar|subscribe|all[-_]?events")
_QUERY = {
    "ical": None, "mec-ical-feed": None, "outlook-ical": None,
    "format": ("ical", "ics", "icalendar"), "view": ("ical", "ics"), "type": ("ical", "ics"),
    "output": ("ical", "ics"), "export": ("ical", "ics"),
    "feed": ("ical", "ics", "calendar", "tribe_events", "my-calendar-ics"),
    "action": ("export_events", "ical", "ics"), "mode": ("ical", "ics"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Feed:
    """An address that should answer with a calendar, and how it was told."""

    url: str
    sign: str
    sure: float
    name: str = ""


def find_feeds(document: Document) -> Sequence[Feed]:
    """Return the calendar feeds that a page links or embeds, surest first.

    Files of a single event ("add to my calendar") are no feeds. An address without a body is
    taken at its word.
    """
    if not document.body:
        sign = tell_feed(document.url)
        return (Feed(document.url, sign, 0.9),) if sign else ()
    body = document.body.lower()
    if not any(sign in body for sign in _SIGNS) or not is_html(document):
        return ()
    feeds: dict[str, Feed] = {}
    for feed in (*_find_written(document), *_find_linked(document), *_know_exporter(document)):
        known = feeds.get(feed.url)
        if known is None or known.sure < feed.sure:
            feeds[feed.url] = feed
    return sorted(feeds.values(), key=lambda feed: -feed.sure)[:_MAX_FEEDS]


def _find_written(document: Document) -> Iterator[Feed]:
    """Yield the webcal: addresses, which programs open to subscribe, and the files that the source names.

    Wherever they stand: in a link, a button, a field to copy from, a script.
    """
    page = read_source(document).partition("\n")[2]
    found = [(match[0], "webcal: link", 0.95) for match in islice(_WEBCAL.finditer(page), _MOST_WRITTEN)]
    for end in islice(_FILE_END.finditer(page), _MOST_WRITTEN):
        from_here = page[max(0, end.start() - _LONGEST) : end.start()]
        address = from_here[max(from_here.rfind(mark) for mark in _BREAKS) + 1 :] + end[0]
        if address.startswith(("http://", "https://", "/")):
            found.append((address, "address of an .ics file", 0.7))
    for address, sign, sure in found:
        url = join(document.url, unescape(address))
        if url and not _is_one_event(urlsplit(url)):
            yield Feed(url, sign, sure)


def _know_exporter(document: Document) -> Iterator[Feed]:
    """Yield the file of the All-in-One Event Calendar (WordPress), which has one whether linked or not."""
    if b"all-in-one-event-calendar" in document.body and b"ai1ec_exporter" not in document.body:
        yield Feed(root_of(document.url) + _EXPORTER, "All-in-One Event Calendar", 0.6)


def _find_linked(document: Document) -> Iterator[Feed]:
    for link in find_links(document):
        if len(link.url) > _MAX_URL:
            continue
        if link.tag == "link":
            if "text/calendar" in link.kind and not _is_one_event(urlsplit(link.url)):
                yield Feed(link.url, "link text/calendar", 0.95, _strip_name(link))
        elif link.tag in ("a", "area", "iframe"):
            handed, published = read_handed(link.url), read_published(link.url)
            if published:
                yield Feed(published, f"published calendar of {urlsplit(link.url).hostname}", 0.9)
            elif handed and not _is_one_event(urlsplit(handed)):
                yield Feed(handed, f"subscribe link of {urlsplit(link.url).hostname}", 0.95)
            elif sign := tell_feed(link.url):
                yield Feed(link.url, sign, 0.9 if "subscribe" in link.words.lower() else 0.8)


def _strip_name(link: Link) -> str:
    """A feed's title reads "Friends of the Creek » iCal Feed"."""
    name, mark, _ = link.words.partition("»")
    return " ".join(name.split()) if mark else ""


def read_handed(url: str) -> str:
    """Return the feed that a link hands to a calendar program, "" when it is no such link."""
    if "?" not in url:
        return ""
    parts = urlsplit(url)
    if not _CALENDARS.search(parts.hostname or ""):
        return ""
    for name, value in parse_qsl(parts.query):
        if name.lower() in _HANDED and value.lower().startswith(("http:", "https:", "webcal:", "webcals:")):
            return join("", value)
    return ""


def read_published(url: str) -> str:
    """Return the file of a calendar whose page on Outlook, Nextcloud, iCloud or Revize this is, else ""."""
    for page, file in _PUBLISHED:
        found = re.fullmatch(page, url)
        if found:
            return found.expand(file)
    return ""


def tell_feed(url: str) -> str:
    """Return the sign by which an address is that of a whole calendar, "" when it shows none."""
    try:
        parts = urlsplit(url)
        pairs = parse_qsl(parts.query.lower(), keep_blank_values=True)
    except ValueError:
        return ""
    if parts.scheme not in ("http", "https") or not parts.hostname or _is_one_event(parts):
        return ""
    path = unquote(parts.path).lower()
    if _FILE.search(path):
        return "link .ics"
    if path.endswith("icalendar.aspx"):  # without a category it is a page that lists calendars
        return "link iCalendar.aspx" if "catid" in dict(pairs) else ""
    for name, value in pairs:
        if name in _QUERY:
            wanted = _QUERY[name]
            if value in wanted if wanted else value not in ("0", "no"):
                return f"link ?{name}={value}"[:60]
    return "link /ical" if _SEGMENT.search(path) else ""


def _is_one_event(parts: SplitResult) -> bool:
    """Whether the address is that of one event's own file."""
    path = unquote(parts.path).lower()
    if _ONE_IN_QUERY & {name.lower() for name, _ in parse_qsl(parts.query[:_MAX_URL])}:
        return True
    if "format=ical" in parts.query and path.strip("/").count(
        "/"
    ):  # Squarespace gives these for events alone
        return True
    file = path.rstrip("/").rpartition("/")[2]
    return bool(_ONE_EVENT.search(path)) and not _WHOLE.search(file) and "/feed" not in path
