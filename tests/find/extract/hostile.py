"""Documents made to break readers, run through all readers in a process of their own.

usage: python -m tests.find.extract.hostile DOCUMENT...     (prints those that take too long or too much)
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from showup.find.extract.registry import load_readers
from showup.find.extract.walk import explain_absence, more_pages, next_pages
from showup.model.document import Document, Request
from showup.model.reading import Reading
from tests.effort import is_within
from tests.find.extract.sampled import CONTEXT

SECONDS, MEGABYTES = 2.0, 200
LD = b'<html><script type="application/ld+json">'
EVENT = b'{"@type":"Event","name":"A","startDate":"2030-05-05T19:00"}'
HEAD = b"BEGIN:VCALENDAR\n"
VEVENT = b"BEGIN:VEVENT\nUID:1\nSUMMARY:x\nDTSTART:20300506T100000\n"
LAUGHS = (
    b'<?xml version="1.0"?><!DOCTYPE r [<!ENTITY a "ha">'
    + b"".join(b'<!ENTITY %c "%s">' % (98 + n, b"&%c;" % (97 + n) * 10) for n in range(10))
    + b"]>"
)
DOCUMENTS: dict[str, Callable[[], bytes]] = {
    "JSON lists in one another": lambda: b'{"events":' + b"[" * 100_000,
    "JSON objects in one another": lambda: b'{"data":' + b'{"events":' * 100_000 + b"1" + b"}" * 100_001,
    "JSON-LD in one another": lambda: LD + b'{"@type":"Event","startDate":"2030","subEvent":' * 100_000,
    "JSON-LD brackets": lambda: LD + b"[" * 100_000 + b"</script> startDate Event",
    "events that are parts of one another": lambda: LD
    + b'{"@type":"Event","name":"A","startDate":"2030-05-05","endDate":"2030-06-05","subEvent":[' * 400
    + EVENT
    + b"]}" * 400
    + b"</script>",
    "divs in one another": lambda: b"<html>startDate schema.org/Event" + b"<div itemscope>" * 100_000,
    "spans in one another": lambda: b"<html>h-event" + b"<span class=h-event>" * 100_000 + b"May 5, 2030",
    "own tags in one another": lambda: b"<html>" + b"<x-a>" * 100_000 + b"May 5, 2030 7 pm",
    "links in one another": lambda: b"<html>" + b"<a href=/events><b><i>" * 60_000 + b"May 5, 2030",
    "tables in one another": lambda: b"<html>" + b"<table><tr><td>" * 40_000 + b"May 5, 2030",
    "a page of dates": lambda: b"<html>" + b"<p>May 5, 2030 7 pm Supper <a href=/e>x</a></p>" * 60_000,
    "a page of hours under days": lambda: b"<html>" + b"<h3>May 5</h3><p>7 pm A supper</p>" * 40_000,
    "a page of weekdays": lambda: b"<html>" + b"<h3>Mondays</h3><p>7 pm Supper</p>" * 60_000,
    "a table of bare days": lambda: b"<html><table>" + b"<tr><td>May</td>" + b"<td>5</td>" * 200_000,
    "a line of 50 MB": lambda: b"<html>libcal tribe-events ical " + b"a" * 50_000_000,
    "50 MB of less-than": lambda: b"<html>" + b"<" * 50_000_000,
    "50 MB of digits": lambda: b"<html>" + b"1" * 50_000_000,
    "50 MB of JSON text": lambda: b'{"events":[{"title":"' + b"a" * 50_000_000 + b'","start":"2030-05-05"}]}',
    "open quotes": lambda: LD + b'{"@type":"Event","startDate":"' + b'"a' * 500_000,
    "many events": lambda: LD + b"[" + EVENT + (b"," + EVENT) * 20_000 + b"]</script>",
    "many scripts": lambda: b"<html>" + b"<script>events: [{ start: '" * 60_000,
    "many links": lambda: b"<html>" + b'<a href="/events/a">meetup.com/x google.com/c</a>' * 60_000,
    "addresses in one another": lambda: b"<html>ical .ics webcal:" + b"https://" * 700_000 + b".ics",
    "many files": lambda: b"<html>" + b'"/a.ics","webcal:a.b","/c.ics?" ' * 150_000,
    "many settings": lambda: b"<html><script>" + b'"eventsUrl":"/api/events", fetch("' * 100_000,
    "laughs in a feed": lambda: LAUGHS + b"<rss><item><title>&k;</title></item></rss>",
    "laughs in a list": lambda: LAUGHS + b"<ArrayOfEventDisplay><EventDisplay><Name>&k;</Name>",
    "items never closed": lambda: b"<rss>" + b"<item><title>May 5, 2030" * 100_000,
    "entities": lambda: b"<html>" + b"&amp;amp;lt;&#x110000;&#0;&nbsp" * 200_000,
    "seconds without end": lambda: HEAD + (VEVENT + b"RRULE:FREQ=SECONDLY\nEND:VEVENT\n") * 500,
    "a million exceptions": lambda: HEAD
    + VEVENT
    + b"RRULE:FREQ=DAILY\n"
    + b"EXDATE:20300506T100000\n" * 1_000_000
    + b"END:VEVENT\n",
    "a calendar line of 50 MB": lambda: HEAD + VEVENT + b"DESCRIPTION:" + b"a\\," * 17_000_000,
    "the years 0 and 9999": lambda: b'{"events":[{"title":"a","start":"0000-01-01",'
    b'"start_date":"9999-12-31 23:59:59","end":"9999-12-31T24:00:00Z"}],"total":1}',
    "dates out of bounds": lambda: b"<html><p>February 31, 0000 and 99/99/9999, 9999-12-31 25:99</p>" * 2_000,
    "NUL bytes": lambda: b"\x00" * 5_000_000,
    "NUL bytes in a page": lambda: b"<html>\x00<p>\x00May\x005, 2030\x00</p>" * 50_000,
    "UTF-16 and UTF-8 mixed": lambda: "<html>May 5, 2030".encode("utf-16") + b"\xff\xfe<p>\xc3\x28" * 100_000,
    "bytes of no encoding": lambda: b"<html><meta charset=utf-7>" + bytes(range(128, 256)) * 20_000,
}  # fmt: skip
URL = "https://maplehill.example/events?x=escribemeetings.com&y=/live/json/&calname=tockify"
_TRIES = 3


def run(labels: Sequence[str]) -> list[tuple[str, str, float, int]]:
    """Return (document, reader, seconds of processor, megabytes) of those that broke the bounds.

    The reader "walk" is what looks for the next page and for why there is no calendar. What is too slow is
    tried again: a busy machine is no fault of a reader.
    """
    broken = []
    for label in labels:
        body = DOCUMENTS[label]()
        for name in (*load_readers(), "walk"):
            for _ in range(_TRIES):
                seconds, grown = _measure(name, body)
                if is_within(SECONDS, seconds):
                    break
            else:
                broken.append((label, name, round(seconds, 2), grown))
            if grown > MEGABYTES:
                broken.append((label, name, round(seconds, 2), grown))
    return broken


def _measure(name: str, body: bytes) -> tuple[float, int]:
    document = Document(Request(URL), URL, 200, {"content-type": "text/html"}, body)
    before, began = reset_peak(), time.process_time()
    _try(name, document)
    return time.process_time() - began, _read_peak() - before


def _try(name: str, document: Document) -> None:
    if name == "walk":
        next_pages(document)
        more_pages(document)
        explain_absence(document)
        return
    reader = load_readers()[name]
    list(reader.recognise(document))
    assert isinstance(reader.read(document, CONTEXT), Reading)


def reset_peak() -> int:
    """Let the kernel measure the most memory held from now on; return what is held now, in megabytes."""
    Path("/proc/self/clear_refs").write_text("5")
    return _read_peak()


def _read_peak() -> int:
    """Return the most memory held since the last reset, in megabytes."""
    status = Path("/proc/self/status").read_text()
    return int(status.partition("VmHWM:")[2].split()[0]) // 1024


if __name__ == "__main__":
    print(json.dumps(run(sys.argv[1:])))
