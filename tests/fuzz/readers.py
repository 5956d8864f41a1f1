"""Feed every reader with bytes that coverage leads on from the samples (atheris, libFuzzer).

usage: python -m tests.fuzz.readers [libFuzzer options]     `make fuzz` runs it for a minute

The seeds are the samples beside the readers' tests, which are small. What the run finds of new ways through
the code is kept in `.fuzz`, which is not committed. An exception stops the run and leaves its bytes there.
"""

from __future__ import annotations

import sys
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["showup.find.extract", "showup.find.normalise"]):
    from showup.find.extract.page import reading as _loaded_late  # noqa: F401  instrumented like the rest
    from showup.find.extract.registry import load_readers
    from showup.find.extract.walk import explain_absence, next_pages
    from showup.find.normalise.clock import place_on_clock

    READERS = load_readers()
from showup.model.document import Document, Request
from showup.model.reading import Reading
from tests.find.extract.sampled import ADDRESSES, CONTEXT, SAMPLES, WINDOW, open_sample

FOLDER = Path(".fuzz")
LARGEST = 4_096
TYPES = ("text/html", "application/json", "application/xml", "text/calendar", "")
CALENDAR = (
    b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:1\r\nDTSTART;TZID=America/Chicago:20300506T190000\r\n"
    b"RRULE:FREQ=MONTHLY;BYDAY=2TU\r\nEXDATE:20300611T190000\r\nSUMMARY:A\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
)


def run_once(data: bytes) -> None:
    """Let every reader see the bytes under an address; the first two bytes choose address and media type."""
    if len(data) < 2:
        return
    url = list(ADDRESSES.values())[data[0] % len(ADDRESSES)]
    headers = {"content-type": TYPES[data[1] % len(TYPES)]}
    document = Document(Request(url), url, 200, headers, data[2:])
    for reader in READERS.values():
        claims = reader.recognise(document)
        reading = reader.read(document, CONTEXT)
        assert isinstance(reading, Reading), reader.NAME
        assert reading.readable or not reading.listings, reader.NAME
        assert all(claim.feed_url.startswith(("http://", "https://")) for claim in claims), reader.NAME
        place_on_clock(reading, url, WINDOW, "America/Chicago")
    next_pages(document)
    explain_absence(document)


def write_seeds(folder: Path) -> None:
    """Write the samples that are small enough, and a calendar; two bytes choose the address and the type."""
    folder.mkdir(parents=True, exist_ok=True)
    addresses = list(ADDRESSES)
    for sample in SAMPLES:
        document = open_sample(sample)
        if len(document.body) <= LARGEST:
            kind = TYPES.index(document.content_type) if document.content_type in TYPES else 0
            (folder / sample).write_bytes(bytes([addresses.index(sample), kind]) + document.body)
    (folder / "icalendar.ics").write_bytes(bytes([0, 3]) + CALENDAR)


def main() -> None:
    """Run libFuzzer on the readers."""
    seeds, found = FOLDER / "seeds", FOLDER / "found"
    write_seeds(seeds)
    found.mkdir(exist_ok=True)
    options = [f"-max_len={LARGEST}", "-timeout=20", f"-artifact_prefix={FOLDER}/", *sys.argv[1:]]
    atheris.Setup([sys.argv[0], *options, str(found), str(seeds)], run_once)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
