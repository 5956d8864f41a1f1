"""The codebook: which topics there are and what each one means, so that a team codes alike."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from showup.listen.note import LONGEST
from showup.model.problem import Problem

COLUMNS = ("topic", "meaning", "example")


@dataclass(frozen=True, slots=True)
class Code:
    """A topic, what belongs to it, and an example."""

    topic: str
    meaning: str
    example: str = ""


def read_codebook(lines: Iterable[str], where: str) -> Iterator[Code | Problem]:
    """Yield the codes of a CSV file with the columns topic, meaning, example; each topic once."""
    seen: set[str] = set()
    try:
        for number, row in enumerate(csv.DictReader(lines), 2):
            topic, meaning, example = ((row.get(name) or "").strip()[:LONGEST] for name in COLUMNS)
            if not topic or topic in seen:
                words = f"{topic} is there already" if topic else "no topic"
                yield Problem("listen", f"{where}:{number}", words)
            else:
                seen.add(topic)
                yield Code(topic, meaning, example)
    except (csv.Error, UnicodeDecodeError) as error:
        yield Problem("listen", where, f"not a CSV file: {error}")


def write_codebook(codes: Iterable[Code]) -> str:
    """Return the codes as CSV, in the order of their topics."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows(
        [code.topic, code.meaning, code.example] for code in sorted(codes, key=lambda code: code.topic)
    )
    return text.getvalue()
