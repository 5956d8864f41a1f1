"""Events as plain JSON: what a page's script fetches (FullCalendar and its like) or carries itself."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice

from showup.find.extract.jsontext import find_array, parse_leniently, read_json
from showup.find.extract.markup import decode, find_title, is_html
from showup.find.extract.moments import put_clock, read_moment
from showup.find.extract.records import Record, make_listing, read_rows, tell_rows
from showup.find.extract.signs import find_signs, resolve, set_query
from showup.find.extract.trail import is_one_event
from showup.model.address import host_of
from showup.model.document import Document, Request
from showup.model.listing import Listing
from showup.model.reading import Claim, Context, Reading
from showup.model.source import Source
from showup.model.window import Window

NAME = "event_json"
RANK = 1
# keys in lower case, without "_", "-" and "@": "event_title", "EventTitle" and "eventTitle" are one
_TITLES = (
    "title", "name", "eventname", "eventtitle", "subject", "meetingtitle", "meetingname",
    "mmmeetingtitle", "committeename", "boardname", "bodyname", "summary",
)  # fmt: skip
_STARTS = (
    "start", "startdate", "startdatetime", "starttime", "startsat", "startson", "startat", "eventstart",
    "eventdate", "eventstartdate", "datestart", "begin", "beginson", "start.datetime",
    "start.date", "start.local", "meetingdatetime", "mmdatetime", "meetingtime", "meetingdate",
    "meetingstart", "datetime", "date",
)  # fmt: skip
_CLOCKS = ("time", "starttime", "eventtime", "eventstarttime", "meetingtime", "begintime")
_ENDS = (
    "end", "enddate", "enddatetime", "endtime", "endsat", "endson", "endat", "eventend", "eventenddate",
    "dateend", "end.datetime", "end.local",
)  # fmt: skip
_PLACES = (
    "location", "venue", "place", "location.name", "venue.name", "place.name", "venuename",
    "locationname", "eventlocation", "meetinglocation", "mmaddress1", "address",
)  # fmt: skip
_TEXTS = ("description", "body", "content", "abstract", "excerpt", "summary", "details")
_LINKS = ("url", "link", "permalink", "href", "eventurl", "htmllink")
_SUBJECT = re.compile(r"event|calendar|meeting", re.IGNORECASE)
_CALLED = (  # what stands before an address that a script asks
    r"\b(?:fetch|getJSON|axios(?:\.get)?|\$\.get|new URL|new Request)\(|\.open\(\s*[\"']GET[\"']\s*,"
)
_SET = (  # what stands before an address that a script is told
    r"\bdata-[\w-]{0,30}(?:endpoint|events-url|feed|source|url|api|json)=|\burl\s*:|\bevents?\s*:"
    r"|eventSources\s*:\s*\[|\b\w{1,30}(?:url|endpoint|api|feed|source)[\"']?\s*[:=]|\bendpoint[\"']?\s*[:=]"
)
_FETCHED = re.compile(rf"(?:({_CALLED})|(?i:{_SET}))\s*[\"'`]([^\"'`\s<>]{{3,400}})[\"'`]")
_OPEN = re.compile(r"\$\{|\{\{|<%")
_OPENING = re.compile(r"\[\s*\{")
_NAMED = re.compile(r"(?:events?|meetings?|calendar)[\w$]{0,20}[\"']?\s*[:=]\s*$", re.IGNORECASE)
_SCRIPT = re.compile(r"<script[^>]{0,200}(?:application/json|__NEXT_DATA__)[^>]{0,200}>")
_ASSET = re.compile(
    r"\.(?:js|css|html?|php|png|jpe?g|svg|ics|xml)(?:$|\?)|admin-ajax|googleapis|/wp-content/|%3A",
    re.IGNORECASE,
)
_JOINTS = str.maketrans("", "", "_-@")
_MAX_NODES = 20_000
_LONGEST_BODY = 100  # characters of the name of a body
_STOPPED = (("cancel", "cancelled"), ("postpon", "postponed"))
_MOST_KEYS = 200  # of an object that can be a place or a time
_MAX_UNCLOSED = 3  # arrays that never close, after which a page is given up


def recognise(document: Document) -> Sequence[Claim]:
    """Claim the addresses that a page's script fetches events from, else events the page carries itself."""
    if not is_html(document):
        found = _find_rows(read_json(document), document.url) if document.body[:1] in (b"[", b"{") else []
        return (Claim(NAME, document.url, "JSON of events", 0.5),) if found else ()
    if b"<script" not in document.body:
        return ()
    name = find_title(document)
    claims = {
        url: Claim(NAME, url, "JSON that the page fetches", 0.5, name)
        for found in find_signs(document, _FETCHED)
        if (url := _accept(found[2], document.url, called=bool(found[1])))
    }
    if _read_carried(document):
        claims.setdefault(document.url, Claim(NAME, document.url, "JSON of events in the page", 0.4, name))
    return tuple(claims.values())[:3]


def _accept(address: str, page: str, *, called: bool) -> str:
    """Return the address when it may answer with this site's events; a script may ask another host."""
    path, _, query = address.partition("?")
    address = path if _OPEN.search(query) else address  # what the script fills in, ours does not know
    url = resolve(page, address)
    if not url or not _SUBJECT.search(address) or _ASSET.search(address) or _OPEN.search(address):
        return ""
    near = called or host_of(url) == host_of(page)
    return url if near and not is_one_event(url) and url.rstrip("/") != page.rstrip("/") else ""


def ask(source: Source, window: Window) -> Sequence[Request]:
    """Ask as FullCalendar does, by the window's days; services without such parameters ignore them."""
    days = {"start": f"{window.start:%Y-%m-%dT00:00:00}", "end": f"{window.end:%Y-%m-%dT00:00:00}"}
    page = source.why == "JSON of events in the page"
    headers = (("accept", "application/json, text/html;q=0.8"),)
    return (Request(source.feed_url if page else set_query(source.feed_url, **days), headers=headers),)


def read(document: Document, context: Context) -> Reading:
    """Return the rows that have a title and a start, wherever in the JSON they lie."""
    if is_html(document):
        found = _read_carried(document)
        name = find_title(document) if found else ""
    else:
        value = read_json(document) if document.body.lstrip()[:1] in (b"[", b"{") else None
        found, name = _find_rows(value, document.url), ""
        if not found and isinstance(value, list | dict) and not _is_empty_calendar(value, document.url):
            return Reading(readable=False)
        if value is None:
            return Reading(readable=False)
    rows = read_rows(found, lambda row: _read_row(row, document.url), document.url)
    return tell_rows(rows, readable=bool(found) or not is_html(document), name=name)


def _is_empty_calendar(value: object, url: str) -> bool:
    """Whether an answer without rows is an events list that is empty."""
    lists = (
        [value]
        if isinstance(value, list)
        else [Record(value).get(key) for key in ("events", "docs", "items", "data")]
    )
    return bool(_SUBJECT.search(url)) and [] in lists


def _read_carried(document: Document) -> list[Mapping[str, object]]:
    """Return the largest list of events that a script of the page holds."""
    if b"<script" not in document.body:
        return []
    best: list[Mapping[str, object]] = []
    source = decode(document)
    unclosed = 0
    for start in _find_openings(source):
        text = find_array(source, start)
        unclosed += not text
        if unclosed > _MAX_UNCLOSED:
            break
        best = max(best, _find_rows(parse_leniently(text), "events"), key=len)
    return best


def _find_openings(source: str) -> list[int]:
    """Return where arrays named after events begin, and the JSON of whole scripts."""
    arrays = (
        found.start()
        for found in _OPENING.finditer(source)
        if _NAMED.search(source, max(0, found.start() - 60), found.start())
    )
    scripts = (found.end() for found in _SCRIPT.finditer(source))
    return [*islice(arrays, 20), *islice(scripts, 8)]


def _find_rows(value: object, subject: str) -> list[Mapping[str, object]]:
    """Return the largest list whose members mostly have a title and a start."""
    best: list[Mapping[str, object]] = []
    for path, members in _find_lists(value, subject):
        rows = [row for row in members if isinstance(row, Mapping) and _is_event(row, path)]
        if len(rows) * 2 > len(members) and len(rows) > len(best):
            best = rows
    return best


def _find_lists(value: object, subject: str) -> Iterator[tuple[str, list[object]]]:
    waiting: list[tuple[str, object, int]] = [(subject, value, 0)]
    for _ in range(_MAX_NODES):
        if not waiting:
            return
        path, node, depth = waiting.pop()
        if isinstance(node, list):
            if node and isinstance(node[0], Mapping):
                yield path, node
            waiting.extend((path, part, depth + 1) for part in node[:200] if depth < 12)
        elif isinstance(node, Mapping) and depth < 12:
            waiting.extend((f"{path}.{key}", part, depth + 1) for key, part in node.items())


def _is_event(row: Mapping[str, object], path: str) -> bool:
    """A bare "date" is an event's only where the address, a place or an end says so: posts have dates too."""
    record = Record(_fold(row))
    if "https://schema.org" in str(row.get("@context", "")) or not _read_title(record):
        return False
    start = next((key for key in _STARTS if read_moment(record.get(key))), "")
    if start in ("date", "datetime"):
        placed = any(record.get(key) for key in (*_ENDS, "location", "venue"))
        return placed or bool(re.search(r"event|calendar|meeting", path, re.IGNORECASE))
    return bool(start)


def _fold(row: Mapping[object, object] | Mapping[str, object]) -> dict[object, object]:
    """Return a row, and the objects right in it, by keys in one spelling; the first with a value counts."""
    told: dict[object, object] = {}
    for key, value in row.items():
        name = str(key).lower().translate(_JOINTS)
        if told.get(name) in (None, ""):
            told[name] = _fold(value) if isinstance(value, Mapping) and len(value) < _MOST_KEYS else value
    return told


def _read_title(row: Record) -> str:
    """Return the row's title; where it has none, the body that meets, which of a post is its text."""
    title = row.line(*_TITLES)
    body = "" if title else row.line("body")
    return title or (body if len(body) <= _LONGEST_BODY else "")


def _read_row(published: Record, page: str) -> Listing:
    row = Record(_fold(published.value))
    title = _read_title(row)
    return make_listing(
        title,
        put_clock(row.moment(*_STARTS), row.line(*_CLOCKS)),
        row.moment(*_ENDS),
        all_day=row.flag("allday", "isallday", "isalldayevent"),
        zone=row.line("timezone", "start.timezone") or None,
        uid=row.line("id", "uid", "eventid", "slug"),
        url=row.url(page, *_LINKS),
        location=row.line(*_PLACES),
        description=next((text for key in _TEXTS if (text := _read_text(row, key)) and text != title), ""),
        status=_read_status(row),
    )


def _read_status(row: Record) -> str:
    if row.flag("cancelled", "canceled", "iscancelled", "iscanceled"):
        return "cancelled"
    told = row.line("status", "eventstatus", "meetingstatus").lower()
    return next((status for part, status in _STOPPED if part in told), "")


def _read_text(row: Record, key: str) -> str:
    """Return a text; of an editor's tree of paragraphs, its words."""
    value = row.get(key)
    if not isinstance(value, Mapping):
        return row.lines(key)
    words: list[str] = []
    waiting: list[object] = [value]
    for _ in range(500):
        if not waiting:
            break
        node = waiting.pop()
        if isinstance(node, list):
            waiting.extend(reversed(node))
        elif isinstance(node, Mapping):
            if isinstance(node.get("text"), str):
                words.append(str(node["text"]))
            waiting.extend(part for part in (node.get("children"), node.get("root")) if part)
    return "\n".join(words)
