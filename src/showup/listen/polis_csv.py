"""Read the files that Polis exports, and those of the same shape."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from showup.model.problem import Problem

_NAMES = {
    "participant": ("participant", "voter-id", "voter_id", "pid"),
    "comment": ("comment", "comment-id", "comment_id", "tid"),
    "vote": ("vote", "value"),
}
MILLISECONDS = 1e11  # a larger timestamp does not count seconds
EARLIEST = 1e9  # 2001: before it nobody exported a conversation


@dataclass(frozen=True, slots=True)
class Statement:
    """A statement as listed: its id, text, and whether it is left out of the analysis."""

    id: str
    text: str
    left_out: bool


def read_votes(lines: Iterable[str], where: str) -> Iterator[tuple[str, str, int] | Problem]:
    """Yield (participant, comment, vote) of a long votes.csv; agree is 1, pass 0, disagree -1."""
    reader = csv.reader(lines)
    try:
        header = [cell.strip().casefold() for cell in next(reader, [])]
        places = [_find_column(header, names) for names in _NAMES.values()]
        if None in places:
            yield Problem("listen", where, "a votes file has the columns participant, comment, vote")
            return
        who, what, said = (place for place in places if place is not None)
        for number, row in enumerate(reader, 2):
            try:
                vote = float(row[said])
                if vote not in (-1, 0, 1) or not row[who] or not row[what]:
                    raise ValueError
                yield row[who].strip(), row[what].strip(), int(vote)
            except (IndexError, ValueError):
                if row:
                    yield Problem("listen", f"{where}:{number}", "not a vote of -1, 0 or 1")
    except (csv.Error, UnicodeDecodeError) as error:
        yield Problem("listen", where, f"not a CSV file: {error}")


def list_names(header: str) -> set[str]:
    """Return which of participant, comment, vote, text and body the columns of a first line are."""
    cells = {cell.strip().strip('"').casefold().replace("_", "-") for cell in header.split(",")}
    known = {**_NAMES, "text": ("text",), "body": ("comment-body",)}
    return {name for name, others in known.items() if cells & {one.replace("_", "-") for one in others}}


def find_last_moment(lines: Iterable[str]) -> float | None:
    """Return the latest timestamp of a votes file in seconds since 1970, None where it tells none."""
    reader = csv.DictReader(lines)
    latest = 0.0
    for row in reader:
        told = (row.get("timestamp") or "").strip()
        try:
            moment = float(told)
        except ValueError:
            continue
        latest = max(latest, moment / 1000 if moment > MILLISECONDS else moment)
    return latest if EARLIEST < latest < MILLISECONDS else None


def _find_column(header: list[str], names: tuple[str, ...]) -> int | None:
    return next((header.index(name) for name in names if name in header), None)


def read_statements(lines: Iterable[str], where: str) -> Iterator[Statement | Problem]:
    """Yield the statements of a comments.csv; moderated -1 and meta ones are left out."""
    try:
        for number, row in enumerate(csv.DictReader(lines), 2):
            named = {str(key).strip().casefold().replace("_", "-"): value for key, value in row.items()}
            if not (named.get("comment-id") or "").strip():
                yield Problem("listen", f"{where}:{number}", "no comment_id")
                continue
            yield _make_statement(named)
    except (csv.Error, UnicodeDecodeError) as error:
        yield Problem("listen", where, f"not a CSV file: {error}")


def _make_statement(row: Mapping[str, str | None]) -> Statement:
    def cell(name: str) -> str:
        return (row.get(name) or "").strip()

    moderated = cell("moderated") in ("-1", "-1.0")
    meta = cell("is-meta").casefold() in ("true", "t", "1")
    return Statement(cell("comment-id"), cell("text") or cell("comment-body"), moderated or meta)
