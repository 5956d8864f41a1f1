"""Polis's other exports: participants-votes.csv (a row a participant) and the API's JSON (agree is -1)."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Iterator
from typing import Any

from showup.model.problem import Problem

MOST_BYTES = 500_000_000


def is_wide(header: str) -> bool:
    """Whether a first line is that of participants-votes.csv."""
    cells = [cell.strip().strip('"') for cell in header.split(",")]
    return cells[0] == "participant" and any(cell.isdigit() for cell in cells)


def read_wide(lines: Iterable[str], where: str) -> Iterator[tuple[str, str, int] | Problem]:
    """Yield (participant, comment, vote); columns whose name is a number are comments."""
    try:
        reader = csv.reader(lines)
        header = [cell.strip() for cell in next(reader, [])]
        comments = [(at, name) for at, name in enumerate(header) if name.isascii() and name.isdigit()]
        for number, row in enumerate(reader, 2):
            for at, comment in comments:
                cell = row[at].strip() if at < len(row) else ""
                if cell in ("1", "1.0", "0", "0.0", "-1", "-1.0") and row[0].strip():
                    yield row[0].strip(), comment, int(float(cell))
                elif cell:
                    yield Problem("listen", f"{where}:{number}", "not a vote of -1, 0 or 1")
    except (csv.Error, UnicodeDecodeError) as error:
        yield Problem("listen", where, f"not a CSV file: {error}")


def read_json(text: str, where: str) -> Iterator[tuple[str, str, int] | Problem]:
    """Yield (participant, comment, vote) of the API's votes, with the sign turned: there agree is -1."""
    try:
        if len(text) > MOST_BYTES:
            raise ValueError("too large")
        told = json.loads(text)
        if not isinstance(told, list):
            raise ValueError("not a list of votes")
    except (ValueError, RecursionError) as error:
        yield Problem("listen", where, f"not the API's votes: {error}"[:200])
        return
    for number, vote in enumerate(told, 1):
        read = _read_vote(vote)
        yield read or Problem("listen", f"{where}: vote {number}", "not {pid, tid, vote} with -1, 0 or 1")


def _read_vote(vote: Any) -> tuple[str, str, int] | None:
    if not isinstance(vote, dict):
        return None
    who, what, said = vote.get("pid"), vote.get("tid"), vote.get("vote")
    if type(who) is not int or type(what) is not int or said not in (-1, 0, 1):
        return None
    return str(who), str(what), -int(said)
