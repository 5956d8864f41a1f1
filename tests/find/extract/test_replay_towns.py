"""The sources of recorded towns: the readers claim them on their pages and read their feeds."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urljoin

import pytest
from fastwarc.warc import ArchiveIterator, WarcRecordType

from showup.find.extract.registry import load_readers
from showup.find.extract.walk import recognise_calendars, recognise_text
from showup.model.document import Document, Request
from showup.model.reading import Context
from showup.model.source import Source
from showup.model.window import Window

pytestmark = [pytest.mark.corpus, pytest.mark.slow]
READERS = load_readers()
TOWNS = ("bloomington", "davis", "santarosa")
PLAIN = ("bespoke-html", "simpleview", "drupal", "elfsight", "algolia", "campusgroups", "university-cms-ics")


class Web:
    """The recorded answers: by address, else by address without query; redirects followed."""

    def __init__(self, archive: Path) -> None:
        self.answers: dict[str, tuple[int, dict[str, str], bytes]] = {}
        with archive.open("rb") as stream:
            for record in ArchiveIterator(stream, record_types=WarcRecordType.response, auto_decode="all"):
                headers = {name.lower(): value for name, value in record.http_headers}
                answer = (record.http_headers.status_code or 0, headers, record.reader.read())
                self.answers[record.headers["WARC-Target-URI"]] = answer

    def get(self, request: Request) -> Document:
        url = request.url
        for _ in range(5):
            found = self.answers.get(url) or self.answers.get(url.partition("?")[0])
            if found is None or found[0] not in (301, 302):
                break
            url = urljoin(url, found[1]["location"])
        status, headers, body = found or (404, {}, b"")
        return Document(request, url, status, headers, body)


def strip(url: str) -> str:
    """Return an address as the score compares it: no scheme, no www., nothing encoded."""
    return unquote(url).partition("://")[2].removeprefix("www.").rstrip("/")


def read_truth(folder: Path, town: str) -> Iterator[dict[str, Any]]:
    with (folder / f"{town}.sources.jsonl").open() as lines:
        for line in lines:
            source = json.loads(line)
            if (source["tier"], source["status"]) == ("core", "healthy") and source["platform"] not in PLAIN:
                yield source


@pytest.mark.parametrize("town", TOWNS)
def test_healthy_sources_are_claimed_on_their_pages_and_can_be_read(corpora: Path, town: str) -> None:
    folder = corpora / "data" / "replay"
    web = Web(folder / f"{town}.warc.gz")
    meta = json.loads((folder / f"{town}.meta.json").read_text())
    now = datetime.fromisoformat(meta["now"])
    window = Window(now - timedelta(days=1), now + timedelta(days=92))
    sources = list(read_truth(folder, town))
    missed = [
        source["name"] for source in sources if not _is_read(source, web, Context(window, now, meta["tz"]))
    ]
    assert len(missed) <= len(sources) * 0.05, missed


def _is_read(source: dict[str, Any], web: Web, context: Context) -> bool:
    """Whether a claim on one of the source's pages is one of its feeds, and that feed gives events."""
    feeds = {strip(feed) for feed in source["feeds"]}
    pages = [web.get(Request(url)) for url in (*source["events_page"], source["entry"])]
    pages += [web.get(Request(urljoin(page.url, "/iCalendar.aspx"))) for page in pages[:1]]
    for page in pages:
        for claim in [*recognise_calendars(page), *recognise_text(page)]:
            if strip(claim.feed_url) in feeds or strip(claim.feed_url).partition("?")[0] in feeds:
                reader = READERS[claim.reader]
                requests = list(reader.ask(Source(claim.feed_url, claim.reader), context.window))
                if any(reader.read(web.get(request), context).listings for request in requests):
                    return True
    return False
