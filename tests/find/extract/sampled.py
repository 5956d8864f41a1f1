"""Samples of what platforms answer, in our own words, each beside what a reader must make of it.

A sample is `<reader>.<type>`; `<reader>.<type>.expected.json` says what the reader claims on it and
reads from it. `addresses.json` tells where each would lie.
"""

from __future__ import annotations

import json
from dataclasses import fields
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from showup.find.extract.protocol import Reader
from showup.model.document import Document, Request
from showup.model.listing import Listing
from showup.model.reading import Context
from showup.model.window import Window

FOLDER = Path(__file__).parent / "samples"
ADDRESSES: dict[str, str] = json.loads((FOLDER / "addresses.json").read_text())
SAMPLES = sorted(ADDRESSES)
TYPES = {".html": "text/html", ".json": "application/json", ".xml": "application/xml"}
NOW = datetime(2030, 5, 1, tzinfo=UTC)
WINDOW = Window(NOW, datetime(2030, 8, 1, tzinfo=UTC))
CONTEXT = Context(WINDOW, NOW, "America/Chicago", "https://maplehill.example/feed")


def open_sample(name: str) -> Document:
    """Return a sample as the document that its address would answer."""
    path = FOLDER / name
    url = ADDRESSES[name]
    note = "list" if name.startswith("detail_pages") else ""
    headers = {"content-type": TYPES[path.suffix]}
    return Document(Request(url, note=note), url, 200, headers, path.read_bytes())


def tell(name: str, reader: Reader) -> dict[str, Any]:
    """Return what the reader makes of a sample, in the form of the expectations."""
    document = open_sample(name)
    reading = reader.read(document, CONTEXT)
    return {
        "claims": [claim.feed_url for claim in reader.recognise(document)],
        "readable": reading.readable,
        "complete": reading.complete,
        "listings": [tell_listing(listing) for listing in reading.listings],
        "problems": [problem.what for problem in reading.problems],
        "next": [request.url for request in reading.next_requests],
    }


def tell_listing(listing: Listing) -> dict[str, Any]:
    """Return a listing's fields that are not empty, as JSON values."""
    told = {field.name: getattr(listing, field.name) for field in fields(listing)}
    return {key: _plain(value) for key, value in told.items() if value not in (None, "", (), False)}


def _plain(value: object) -> object:
    if isinstance(value, tuple):
        return [_plain(part) for part in value]
    return value if isinstance(value, bool | int | float | str) else str(value)
