"""Real conversations of the corpora, with what Polis published for them."""

from __future__ import annotations

import csv
import gzip
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from showup.listen.polis_csv import Statement, read_statements, read_votes
from showup.listen.votes import Votes, make_votes
from showup.model.problem import Problem


@dataclass(frozen=True)
class Conversation:
    """Votes, and the published answer; `tier` exact means that Polis saw just these votes."""

    id: str
    tier: str
    votes: Votes
    published: dict[str, Any]


def read_conversations(corpora: Path) -> list[Conversation]:
    folder = corpora / "data/polis"
    with (folder / "index.csv").open(encoding="utf-8") as rows:
        return [_read(folder / row["id"], row["tier"]) for row in csv.DictReader(rows)]


def _read(folder: Path, tier: str) -> Conversation:
    with (folder / "comments.csv").open(encoding="utf-8", newline="") as lines:
        listed = [row for row in read_statements(lines, "comments.csv") if isinstance(row, Statement)]
    with gzip.open(folder / "votes.csv.gz", "rt", encoding="utf-8", newline="") as lines:
        cast = [row for row in read_votes(lines, "votes.csv") if not isinstance(row, Problem)]
    left_out = frozenset(row.id for row in listed if row.left_out)
    published = json.loads((folder / "published.json").read_text())
    return Conversation(folder.name, tier, make_votes(cast, left_out), published)
