"""The general page reader against pages of our own making."""

from __future__ import annotations

from datetime import datetime

import pytest

from showup.find.extract.page.announce import announce
from showup.find.extract.page.sheet import read_sheet
from showup.model.listing import Listing
from tests.find.extract.page.samples import PATTERNS, TODAY, TRAPS, Sample


def tell(listing: Listing) -> str:
    """Write a listing as a line of a sample."""
    start = listing.start
    written = start.isoformat(timespec="minutes") if isinstance(start, datetime) else start.isoformat()
    place = f" @ {listing.location}" if listing.location else ""
    status = f" [{listing.status}]" if listing.status else ""
    rule = f" {{{listing.rule}}}" if listing.rule else ""
    return f"{written} {listing.title}{place}{status}{rule}"


@pytest.mark.parametrize("sample", [*PATTERNS, *TRAPS], ids=lambda sample: sample.name)
def test_reads_what_a_person_would_read(sample: Sample) -> None:
    listings = announce(read_sheet(sample.page), "https://example.org/meetings", TODAY)
    assert tuple(tell(listing) for listing in listings) == sample.events
