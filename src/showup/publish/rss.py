"""Events as RSS 2.0 with the event module of RSS 1.0."""

from __future__ import annotations

from email.utils import format_datetime
from html import escape

from showup.model.match import Candidate
from showup.publish.bulletin import Bulletin, join_place, keep_line, say_when, tell_story, to_utc
from showup.publish.xml import put

_SPACES = 'xmlns:atom="http://www.w3.org/2005/Atom" xmlns:ev="http://purl.org/rss/1.0/modules/event/"'


def write_rss(bulletin: Bulletin) -> str:
    """Return the feed, an item an event, the best first."""
    head = [
        put("title", keep_line(bulletin.title)),
        put("link", bulletin.page),
        put("description", keep_line(bulletin.title)),
        put("language", bulletin.language),
        put("lastBuildDate", format_datetime(to_utc(bulletin.as_of))),
        put("ttl", "720"),
        put("atom:link", "", href=bulletin.address, rel="self", type="application/rss+xml"),
    ]
    items = [_write_item(row, bulletin) for row in bulletin.candidates]
    inner = "\n".join([*head, *items])
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n'
        f'<rss version="2.0" {_SPACES}>\n<channel>\n{inner}\n</channel>\n</rss>\n'
    )


def _write_item(row: Candidate, bulletin: Bulletin) -> str:
    event = row.event
    place = join_place(event.venue)
    # Readers take a description for HTML: escaped once more, its words stay words.
    words = "\n".join(filter(None, (say_when(event), place, tell_story(row))))
    parts = [
        put("title", title_entry(row)),
        put("link", bulletin.locate(event)),
        put("guid", f"{event.event_id}@showup", isPermaLink="false"),
        put("description", escape(words)),
        *(put("category", kind) for kind in (*row.judgement.activities, *row.judgement.topics)),
        put("ev:startdate", event.start.isoformat()),
    ]
    parts += [put("ev:enddate", event.end.isoformat())] if event.end else []
    parts += [put("ev:location", place)] if place else []
    parts += [put("ev:organizer", keep_line(event.organizer))] if event.organizer else []
    return "<item>" + "".join(parts) + "</item>"


def title_entry(row: Candidate) -> str:
    """Return the title of an entry: what, and when, since a feed is read without its dates."""
    cancelled = "CANCELLED: " if row.event.status == "cancelled" else ""
    return f"{cancelled}{keep_line(row.event.title)} ({say_when(row.event)})"
