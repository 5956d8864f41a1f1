"""Pairs of an answer and what is to be found in it: adding a pair adds a test."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from showup.model.document import Document, Request
from showup.model.lead import Found
from showup.model.town import Town

FOLDER = Path(__file__).resolve().parent / "samples"
FERNHOLLOW = Town(
    "Fernhollow", "Oregon", "OR", "US", 44.0, -123.0, "America/Los_Angeles", 9000, ("97499", "97498")
)


@dataclass(frozen=True, slots=True)
class Sample:
    """One answer of an outside service, of our own invention, and what a channel finds in it."""

    channel: str
    case: str
    document: Document
    expected: dict[str, object]


def load_samples() -> list[Sample]:
    """Return every pair of the folder."""
    return [_load(path) for path in sorted(FOLDER.glob("*/*.expected.json"))]


def _load(path: Path) -> Sample:
    case = path.name.removesuffix(".expected.json")
    (answer,) = path.parent.glob(f"{case}.answer.*")
    expected = json.loads(path.read_text(encoding="utf-8"))
    url, note, kind = (str(expected.pop(key)) for key in ("url", "note", "content_type"))
    headers = {"content-type": kind}
    document = Document(Request(url, note=note), url, 200, headers, answer.read_bytes())
    return Sample(path.parent.name, case, document, expected)


def describe(found: Found) -> dict[str, object]:
    """Return a finding in the form of the expected files; what is empty is left out."""
    parts: dict[str, list[list[str]]] = {
        "leads": [[lead.url, lead.name, lead.kind, lead.why] for lead in found.leads],
        "groups": [[group.name, group.url, group.kind, group.network, group.why] for group in found.groups],
        "places": [[place.name, place.kind, place.site] for place in found.places],
        "next": [[request.method, request.url, request.note] for request in found.next_requests],
        "problems": [[problem.what] for problem in found.problems],
    }
    return {name: rows for name, rows in parts.items() if rows}
