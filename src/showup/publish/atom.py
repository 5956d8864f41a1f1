"""Events as Atom, RFC 4287."""

from __future__ import annotations

from collections.abc import Sequence

from showup.model.digest import Digest
from showup.model.match import Candidate
from showup.publish.bulletin import Bulletin, join_place, keep_line, say_when, tell_story, to_utc
from showup.publish.rss import title_entry
from showup.publish.xml import put


def write_atom(bulletin: Bulletin) -> str:
    """Return the feed, an entry an event, the best first."""
    head = [
        put("id", bulletin.address),
        put("title", keep_line(bulletin.title)),
        put("updated", to_utc(bulletin.as_of).isoformat()),
        put("link", "", rel="self", type="application/atom+xml", href=bulletin.address),
        put("link", "", rel="alternate", type="text/html", href=bulletin.page),
        "<author><name>showup</name></author>",
    ]
    inner = "\n".join([*head, *(_write_entry(row, bulletin) for row in bulletin.candidates)])
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n'
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{bulletin.language}">\n{inner}\n</feed>\n'
    )


def _write_entry(row: Candidate, bulletin: Bulletin) -> str:
    event = row.event
    words = "\n".join(filter(None, (say_when(event), join_place(event.venue), tell_story(row))))
    parts = [
        put("id", f"urn:showup:{event.event_id}"),
        put("title", title_entry(row)),
        put("updated", to_utc(bulletin.as_of).isoformat()),
        put("link", "", rel="alternate", type="text/html", href=bulletin.locate(event)),
        put("summary", words),
        *(put("category", "", term=kind) for kind in (*row.judgement.activities, *row.judgement.topics)),
    ]
    return "<entry>" + "".join(parts) + "</entry>"


def write_digest(
    digest: Digest, *, title: str, lines: Sequence[str], page: str, address: str, language: str
) -> str:
    """Return a feed with one entry for the week, with none when there is nothing to tell."""
    updated = put("updated", to_utc(digest.now).replace(minute=0, second=0).isoformat())
    week = keep_line(f"{title} {digest.week}")
    entry = [
        put("id", f"urn:showup:digest:{digest.week}"),
        put("title", week),
        updated,
        put("link", "", rel="alternate", type="text/html", href=page),
        put("content", "\n".join(map(keep_line, lines)), type="text"),
    ]
    parts = [
        put("id", address),
        put("title", keep_line(title)),
        updated,
        put("link", "", rel="self", type="application/atom+xml", href=address),
        "<author><name>showup</name></author>",
        "" if digest.is_silent else "<entry>" + "".join(entry) + "</entry>",
    ]
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n'
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{language}">' + "\n".join(parts) + "</feed>\n"
    )
