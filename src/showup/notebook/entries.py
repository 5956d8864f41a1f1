"""The journal as a file: lines of JSON in and out, Markdown out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from showup.learn.entry import Entry, read_entry, write_entry
from showup.learn.names import find_names
from showup.model.problem import Problem
from showup.store.backup import add_missing
from showup.store.body import write_body
from showup.store.private_store import PrivateStore


@dataclass(frozen=True, slots=True)
class Lines:
    """What lines of JSON hold: entries, and a problem for each line that is none."""

    entries: tuple[Entry, ...]
    problems: tuple[Problem, ...]

    @property
    def naming(self) -> int:
        """Return how many entries seem to name a person, an address, a telephone or a mail."""
        return sum(bool(find_names("\n".join((e.words, e.gains, e.group)))) for e in self.entries)


def read_lines(content: bytes, name: str) -> Lines:
    """Return what a file holds; `name` is what its lines are called by in problems."""
    rows = enumerate(content.split(b"\n"), 1)
    read = [read_entry(line, f"{name}:{place}") for place, line in rows if line.strip()]
    return Lines(
        tuple(one for one in read if isinstance(one, Entry)),
        tuple(one for one in read if isinstance(one, Problem)),
    )


def add_entries(store: PrivateStore, entries: Iterable[Entry], at: datetime) -> int:
    """Add the entries that the journal does not hold yet and return how many they were."""
    told = [(entry.happened_on, write_entry(entry)) for entry in entries]
    return add_missing(store, "entry", told, at)


def write_lines(entries: Sequence[Entry]) -> bytes:
    """Return the entries as lines of JSON, which `read_lines` reads."""
    return b"".join(write_body(write_entry(entry)) + b"\n" for entry in entries)


def write_markdown(entries: Sequence[Entry]) -> bytes:
    """Return the entries as Markdown, for reading."""
    parts = ["# Journal"]
    for entry in entries:
        parts.append(f"## {entry.happened_on}" + (f" · {entry.group}" if entry.group else ""))
        told = {name: value for name, value in write_entry(entry).items() if name != "happened_on"}
        parts += [str(told.pop("text"))] if "text" in told else []
        rows = [f"- **{name}:** {_say(value)}" for name, value in told.items() if name != "group"]
        parts.append("\n".join(rows))
    return ("\n\n".join(parts) + "\n").encode("utf-8", "replace")


def _say(value: object) -> str:
    return ", ".join(map(str, value)) if isinstance(value, (list, tuple)) else str(value)
