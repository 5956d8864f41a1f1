"""How fast calendars and pages are read, beside the usual libraries on the same files in one run.

usage: read.py [--step N] [--json]

Feeds: every Nth real one of SHOWUP_CORPORA (by default ../shared), without it invented ones; our reader
alone, our reader with the clock, and icalendar + recurring-ical-events giving the same fields. Pages: every
captured one, without them invented ones; all our readers with the clock over all time, and over the year
ahead as a harvest asks, and extruct with JSON-LD and microdata alone. CPU time of one core; each file is
read by both in turn, and the least of some rounds counts. Start-up is left out on both sides.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import extruct
import icalendar
import recurring_ical_events
import x_wr_timezone

from showup.find.extract.readers import icalendar as reader
from showup.find.extract.walk import read_richest
from showup.find.normalise.clock import place_on_clock
from showup.model.document import Document, Request
from showup.model.reading import Context, Reading
from showup.model.window import Window

ROOT = Path(__file__).parent.parent
FIELDS = ("UID", "SUMMARY", "DESCRIPTION", "LOCATION", "URL")

Feed = tuple[bytes, Window]
Page = tuple[Document, Context]
EVER = Window(datetime(1990, 1, 1, tzinfo=UTC), datetime(2100, 1, 1, tzinfo=UTC))


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


def load_pages() -> list[Page]:
    """Return the captured web pages, or invented ones where there are no corpora."""
    folder = Path(os.environ.get("SHOWUP_CORPORA", ROOT.parent / "shared")) / "data" / "html"
    if not (folder / "truth.jsonl").is_file():
        return [invent_page(number) for number in range(40)]
    rows = [json.loads(line) for line in (folder / "truth.jsonl").read_text().splitlines()]
    pages = []
    for row in rows:
        if row["kind"] == "html":
            url = row["url"] or row["site"] or f"https://pages.example/{row['file']}"
            body = (folder / "pages" / row["file"]).read_bytes()
            document = Document(Request(url), url, 200, {"content-type": "text/html"}, body)
            pages.append((document, Context(EVER, read_day(row["frozen_today"]), row["timezone"])))
    return pages


def invent_page(number: int) -> Page:
    """Return a page of 40 meetings in a table, one in four pages marked up besides."""
    rows = "".join(
        f"<tr><td>May {1 + day % 28}, 2026</td><td>{6 + day % 3} pm</td><td><a href='/e/{day}'>"
        f"Open evening {number}-{day}</a></td><td>Grove Hall, {day} Mill Street</td></tr>"
        for day in range(40)
    )
    event = {"@type": "Event", "name": "Fair", "startDate": "2026-05-05T10:00"}
    marked = f'<script type="application/ld+json">{json.dumps(event)}</script>' if number % 4 == 0 else ""
    body = f"<html><title>Grove</title>{marked}<h1>Meetings</h1><p>{'Words. ' * 2_000}<table>{rows}</table>"
    url = f"https://pages.example/{number}"
    document = Document(Request(url), url, 200, {"content-type": "text/html"}, body.encode())
    return document, Context(EVER, read_day("2026-04-01"), "America/Chicago")


def look_ahead(context: Context) -> Context:
    """Return the context of a harvest: the year from the page's day on."""
    return replace(context, window=Window(context.now, context.now + timedelta(days=365)))


def read_page_ours(page: Page) -> int:
    """Return how many occurrences all our readers find on a page."""
    document, context = page
    reading = read_richest(document, context)[1]
    return len(place_on_clock(reading, document.url, context.window, context.timezone)[0])


def read_page_theirs(page: Page) -> int:
    """Return how many things extruct finds in a page's JSON-LD and microdata."""
    document = page[0]
    text = document.body.decode("utf-8", "replace")
    try:
        told = extruct.extract(text, base_url=document.url, syntaxes=["json-ld", "microdata"])
    except (ValueError, TypeError):  # a script that is no JSON ends it
        return 0
    return sum(map(len, told.values()))


def measure_side_by_side(pages: list[Page], rounds: int) -> tuple[float, float]:
    """Return the CPU seconds of our readers and of extruct, each page's least of some rounds summed."""
    sums = [0.0, 0.0]
    for page in pages:
        for side, work in enumerate((read_page_ours, read_page_theirs)):
            sums[side] += measure(work, [page], rounds)
    return sums[0], sums[1]


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


def measure(work: Callable[[Any], object], feeds: Sequence[object], rounds: int) -> float:
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
    pages = load_pages()
    read_page_ours(pages[0])  # the readers are loaded
    ours, rivals = measure_side_by_side(pages, 3)
    ahead, again = measure_side_by_side([(page, look_ahead(context)) for page, context in pages], 3)
    told = {
        "feeds": len(feeds),
        "megabytes": round(sum(len(body) for body, _ in feeds) / 1e6, 1),
        "showup": {"reader_s": round(alone, 3), "occurrences_s": round(placed, 3)},
        "icalendar+recurring-ical-events": {"occurrences_s": round(theirs, 3)},
        "ratio_reader": round(theirs / alone, 1),
        "ratio_occurrences": round(theirs / placed, 1),
        "pages": len(pages),
        "showup_pages_a_second": round(len(pages) / ours),
        "extruct_pages_a_second": round(len(pages) / rivals),
        "ratio_pages": round(rivals / ours, 2),
        "ratio_pages_ahead": round(again / ahead, 2),
    }
    if asked.json:
        print(json.dumps(told))
        return
    print(f"{told['feeds']} feeds, {told['megabytes']} MB; reference {theirs:.2f} s")
    print(f"our reader alone {alone:.3f} s, {told['ratio_reader']} times as fast")
    print(f"with the clock   {placed:.3f} s, {told['ratio_occurrences']} times as fast")
    print(f"{len(pages)} pages; extruct with JSON-LD and microdata {told['extruct_pages_a_second']} a second")
    print(f"all our readers  {told['showup_pages_a_second']} a second, {told['ratio_pages']} times as many")
    print(f"the year ahead   {told['ratio_pages_ahead']} times as many, past dates left alone")


if __name__ == "__main__":
    main()
