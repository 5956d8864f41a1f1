"""The shipped weights on the judged pairs and whole days."""

from __future__ import annotations

import gzip
import json
import subprocess
import sys
from pathlib import Path

import pytest

from showup.find.merge.lines import merge_lines


@pytest.mark.corpus
def test_judged_pairs_and_whole_days_are_merged_well(corpora: Path, tmp_path: Path) -> None:
    content = gzip.decompress((corpora / "data/merge/listings.jsonl.gz").read_bytes())
    records = [json.loads(line) for line in content.splitlines()]
    for record in records:
        record["start"] = record["start_local"]
    lines = list(merge_lines(records))
    told = tmp_path / "told.jsonl"
    told.write_text("".join(json.dumps(line) + "\n" for line in lines))
    scorer = [sys.executable, str(corpora / "score/merge_score.py"), str(told)]
    scorer += ["--data", str(corpora / "data/merge"), "--json"]
    answer = subprocess.run(scorer, stdout=subprocess.PIPE, text=True, check=True).stdout
    score = json.loads(answer)
    assert score["pairs"]["P"] >= 0.98
    assert score["pairs"]["R"] >= 0.92
    assert score["slices"]["lost"] <= 2
    assert score["slices"]["dups_left"] <= 7
    assert score["peer_false_merges"]["repeated"] == 0
