"""Events as JSON Feed 1.1."""

from __future__ import annotations

import json
from typing import Any

from showup.model.match import Candidate
from showup.publish.bulletin import (
    Bulletin,
    join_place,
    keep_address,
    keep_line,
    keep_printable,
    say_when,
    tell_story,
    to_utc,
)
from showup.publish.rss import title_entry


def write_json_feed(bulletin: Bulletin) -> str:
    """Return the feed, an item an event, the best first; `_event` holds the times and the place."""
    told = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": keep_line(bulletin.title),
        "home_page_url": bulletin.page,
        "feed_url": bulletin.address,
        "language": bulletin.language,
        "items": [_tell_item(row, bulletin) for row in bulletin.candidates],
    }
    return json.dumps(told, ensure_ascii=False)


def _tell_item(row: Candidate, bulletin: Bulletin) -> dict[str, Any]:
    event = row.event
    item: dict[str, Any] = {
        "id": f"{event.event_id}@showup",
        "url": bulletin.locate(event),
        "title": title_entry(row),
        "content_text": keep_printable("\n".join((say_when(event), tell_story(row)))),
        "date_modified": to_utc(bulletin.as_of).isoformat(),
        "tags": [*row.judgement.activities, *row.judgement.topics],
        "_event": {
            "start": event.start.isoformat(),
            "end": event.end.isoformat() if event.end else None,
            "location": join_place(event.venue),
            "status": event.status or "confirmed",
        },
    }
    outside = keep_address(event.url)
    return item | ({"external_url": outside} if outside else {})
