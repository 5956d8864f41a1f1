"""Real feeds, judged by the reference's occurrences."""

from __future__ import annotations

import gzip
import json
import subprocess
import sys
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from showup.find.extract.readers import icalendar
from showup.find.normalise.clock import place_on_clock
from showup.model.document import Document, Request
from showup.model.reading import Context
from showup.model.window import Window

pytestmark = [pytest.mark.corpus, pytest.mark.slow]


def tell(start: date) -> str:
    if not isinstance(start, datetime):
        return start.isoformat()
    return f"{start.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}" if start.tzinfo else f"{start:%Y-%m-%dT%H:%M:%S}"


def predict(folder: Path, row: dict[str, Any]) -> dict[str, Any]:
    window = Window(*(datetime.fromisoformat(row[name]).replace(tzinfo=UTC) for name in ("start", "end")))
    url = f"https://feeds.example/{row['file']}"
    document = Document(Request(url), url, 200, {}, (folder / row["file"]).read_bytes())
    reading = icalendar.read(document, Context(window, window.start))
    occurrences, _ = place_on_clock(reading, url, window, None)
    return {"file": row["file"], "occ": [[one.uid, tell(one.start), one.title] for one in occurrences]}


def test_at_least_995_in_1000_feeds_agree_with_the_reference(corpora: Path, tmp_path: Path) -> None:
    folder = corpora / "data" / "ics"
    with gzip.open(folder / "reference.jsonl.gz", "rt") as lines:
        rows = [row for row in map(json.loads, lines) if row["file"].startswith("dev/")]
    out = tmp_path / "predictions.jsonl"
    out.write_text("".join(json.dumps(predict(folder, row)) + "\n" for row in rows))
    scorer = [
        sys.executable,
        str(corpora / "score" / "ics_compare.py"),
        str(out),
        "--split",
        "dev",
        "--loose",
    ]
    told = subprocess.run(scorer, capture_output=True, text=True, check=True).stdout
    [total] = [line.split() for line in told.splitlines() if line.startswith("ALL")]
    assert float(total[4]) >= 99.5
