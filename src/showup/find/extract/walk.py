"""From a page to its calendars: which readers claim it, where to look next, and why there is none."""

from __future__ import annotations

from collections.abc import Sequence

from showup.find.extract.absence import explain
from showup.find.extract.ics.calendar import is_calendar
from showup.find.extract.markup import is_html
from showup.find.extract.protocol import Reader
from showup.find.extract.readers import icalendar
from showup.find.extract.registry import load_readers
from showup.find.extract.trail import follow_links, know_addresses, read_sitemap, search_site
from showup.model.document import Document
from showup.model.lead import Outcome
from showup.model.reading import Claim, Context, Reading

GENERAL = 2  # the rank of readers of plain text
_ENOUGH = 5  # listings of markup beside which plain text is not read
_MANY_MORE, _MANY = 4, 8  # times as many, and at least so many, before plain text wins over markup


def recognise_calendars(document: Document) -> list[Claim]:
    """Return what the readers of platforms and formats claim: these last, surest first, each feed once."""
    return _recognise(document, [reader for reader in load_readers().values() if reader.RANK < GENERAL])


def recognise_text(document: Document) -> list[Claim]:
    """Return what the readers of plain text claim, which look at every word of a page."""
    return _recognise(document, [reader for reader in load_readers().values() if reader.RANK >= GENERAL])


def _recognise(document: Document, readers: Sequence[Reader]) -> list[Claim]:
    claims: dict[str, Claim] = {}
    ranked = [(reader.RANK, -claim.sure, claim) for reader in readers for claim in reader.recognise(document)]
    for _rank, _sure, claim in sorted(ranked, key=lambda row: row[:2]):
        claims.setdefault(claim.feed_url, claim)
    return list(claims.values())


def next_pages(document: Document) -> list[tuple[str, str]]:
    """Return the pages that a page promises a calendar on, and why, best first."""
    if b"<urlset" in document.body[:2_000] or b"<sitemapindex" in document.body[:2_000]:
        return read_sitemap(document)
    return [*know_addresses(document), *follow_links(document)] if is_html(document) else []


def more_pages(document: Document) -> list[tuple[str, str]]:
    """Return where else on the site of a home page a calendar may be, once what it promises was looked at."""
    return search_site(document) if is_html(document) else []


def explain_absence(document: Document) -> tuple[Outcome, str] | None:
    """Return why a page leads to no calendar, None when nothing on it tells."""
    return explain(document)


def read_richest(document: Document, context: Context) -> tuple[str, Reading]:
    """Return the name of the reader with the most listings, and its reading; ("", unreadable) for none.

    Platforms win over formats at the same count. The general reader is asked where these gave
    little, and wins only when it sees many more events: a page's markup may tell a few of a long list.
    """
    if is_calendar(document.body):  # which no other reader reads better: the rest need not be loaded
        return icalendar.NAME, icalendar.read(document, context)
    name, best = "", Reading(readable=False)
    for reader in load_readers().values():
        if reader.RANK >= GENERAL and len(best.listings) >= _ENOUGH:
            break
        reading = reader.read(document, context)
        least, told = len(best.listings), len(reading.listings)
        if best.readable and reader.RANK >= GENERAL:
            least, told = max(least * _MANY_MORE, _MANY), reading.total
        if reading.readable and (not best.readable or told > least):
            name, best = reader.NAME, reading
    return name, best
