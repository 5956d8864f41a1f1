"""The marks on real pages, by the scorer that lies beside them."""

from __future__ import annotations

import importlib.util
import json
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from showup.find.extract.page.announce import announce
from showup.find.extract.page.sheet import read_sheet
from showup.find.normalise.clock import place_on_clock
from showup.model.reading import Reading
from showup.model.window import Window

EVER = Window(datetime(1990, 1, 1, tzinfo=UTC), datetime(2100, 1, 1, tzinfo=UTC))


def read_events(folder: Path, row: dict[str, Any]) -> list[dict[str, str]]:
    sheet = read_sheet((folder / "pages" / row["file"]).read_bytes())
    listings = announce(sheet, "https://example.org/", date.fromisoformat(row["frozen_today"]))
    placed, _ = place_on_clock(Reading(tuple(listings)), "https://example.org/", EVER, row["timezone"])
    return [{"title": one.title, "start": str(one.start)[:16].replace(" ", "T")} for one in placed]


def load_score(corpora: Path) -> Any:
    spec = importlib.util.spec_from_file_location("html_score", corpora / "score" / "html_score.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.score


@pytest.mark.corpus
@pytest.mark.slow
def test_reaches_the_marks_on_real_pages(corpora: Path) -> None:
    folder = corpora / "data" / "html"
    rows = [json.loads(line) for line in (folder / "truth.jsonl").read_text().splitlines()]
    rows = [row for row in rows if row["kind"] == "html"]
    told = load_score(corpora)(rows, {row["file"]: read_events(folder, row) for row in rows})["ALL"]
    marks = {
        "page_recall_date": 95,
        "page_recall_dt": 85,
        "closed_precision_date": 90,
        "title80_when_on_page": 85,
    }
    assert {mark: told[mark] for mark, least in marks.items() if told[mark] < least} == {}
