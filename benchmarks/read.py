"""How fast calendars are read, beside icalendar + recurring-ical-events on the same files in one run.

usage: read.py [--step N] [--json]

Reads every Nth real feed of SHOWUP_CORPORA (by default ../shared); without it, invented calendars.
CPU time of one core: our reader alone, our reader with the clock, and the reference giving the same
fields. Start-up is left out on both sides.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import icalendar
import recurring_ical_events
import x_wr_timezone

from showup.find.extract.readers import icalendar as reader
from showup.find.normalise.clock import place_on_clock
from showup.model.document import Document, Request
from showup.model.reading import Context, Reading
from showup.model.window import Window

ROOT = Path(__file__).parent.parent
FIELDS = ("UID", "SUMMARY", "DESCRIPTION", "LOCATION", "URL")

Feed = tuple[bytes, Window]


def load_feeds(step: int) -> list[Feed]:
    """Return every Nth feed that the reference can read, or invented ones where there are no corpora."""
    folder = Path(os.environ.get("SHOWUP_CORPORA", ROOT.parent / "shared")) / "data" / "ics"
    index = folder / "reference.jsonl.gz"
    if not index.is_file():
        return [invent(number) for number in range(0, 100, step)]
    with gzip.open(index, "rt") as lines:
        rows = [json.loads(line) for line in lines]
    wanted = [row for row in rows if row["status"] == "ok" and not row["file"].startswith("conformance/")]
    return [
        ((folder / row["file"]).read_bytes(), Window(read_day(row["start"]), read_day(row["end"])))
        for row in wanted[::step]
        if (folder / row["file"]).is_file()
    ]


def read_day(text: str) -> datetime:
    """Return the midnight, in UTC, at which a day begins."""
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def invent(number: int) -> Feed:
    """Return a calendar of 200 events, one in ten weekly, over a year around the window."""
    start = datetime(2026, 1, 1, 9, tzinfo=UTC)
    blocks = []
    for place in range(200):
        begin = start + timedelta(hours=43 * place + number)
        rule = "RRULE:FREQ=WEEKLY;COUNT=20\r\n" if place % 10 == 0 else ""
        blocks.append(
            f"BEGIN:VEVENT\r\nUID:{number}-{place}\r\nSUMMARY:Open meeting {place}\r\n"
            f"DTSTART:{begin:%Y%m%dT%H%M%SZ}\r\n{rule}LOCATION:Grove Hall\\, 2 Mill St\r\n"
            f"DESCRIPTION:{'Come and take part. ' * 20}\r\nEND:VEVENT\r\n"
        )
    body = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//t//t//\r\n" + "".join(blocks) + "END:VCALENDAR\r\n"
    return body.encode(), Window(datetime(2026, 3, 1, tzinfo=UTC), datetime(2026, 6, 1, tzinfo=UTC))


def read_ours(feed: Feed) -> Reading:
    """Return the listings of a feed."""
    body, window = feed
    document = Document(Request("https://feeds.example/a.ics"), "https://feeds.example/a.ics", 200, {}, body)
    return reader.read(document, Context(window, window.start))


def place_ours(feed: Feed) -> int:
    """Return how many occurrences a feed has in its window."""
    return len(place_on_clock(read_ours(feed), "https://feeds.example/a.ics", feed[1], None)[0])


def place_theirs(feed: Feed) -> int:
    """Return how many the reference gives, each with its fields looked at."""
    body, window = feed
    calendar = x_wr_timezone.to_standard(icalendar.Calendar.from_ical(body))
    events = recurring_ical_events.of(calendar, skip_bad_series=True).between(window.start, window.end)
    return len([[event.get(name) for name in FIELDS] for event in events])


def measure(work: Callable[[Feed], object], feeds: list[Feed], rounds: int) -> float:
    """Return the least CPU seconds of some rounds."""
    times = []
    for _ in range(rounds):
        began = time.process_time()
        for feed in feeds:
            work(feed)
        times.append(time.process_time() - began)
    return min(times)


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("--step", type=int, default=8)
    parser.add_argument("--json", action="store_true")
    asked = parser.parse_args()
    feeds = load_feeds(asked.step)
    alone, placed = measure(read_ours, feeds, 3), measure(place_ours, feeds, 3)
    theirs = measure(place_theirs, feeds, 1)
    told = {
        "feeds": len(feeds),
        "megabytes": round(sum(len(body) for body, _ in feeds) / 1e6, 1),
        "showup": {"reader_s": round(alone, 3), "occurrences_s": round(placed, 3)},
        "icalendar+recurring-ical-events": {"occurrences_s": round(theirs, 3)},
        "ratio_reader": round(theirs / alone, 1),
        "ratio_occurrences": round(theirs / placed, 1),
    }
    if asked.json:
        print(json.dumps(told))
        return
    print(f"{told['feeds']} feeds, {told['megabytes']} MB; reference {theirs:.2f} s")
    print(f"our reader alone {alone:.3f} s, {told['ratio_reader']} times as fast")
    print(f"with the clock   {placed:.3f} s, {told['ratio_occurrences']} times as fast")


if __name__ == "__main__":
    main()
