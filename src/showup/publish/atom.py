"""Events as Atom, RFC 4287."""

from __future__ import annotations

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
