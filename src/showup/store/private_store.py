"""What a person writes for themselves: the journal and the notes of meetings. Mode 0600, encrypted."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from types import TracebackType
from typing import Any, Literal, Self

from showup.errors import StoreError
from showup.store.database import Database, Row
from showup.store.shelf import Shelf
from showup.store.vault import Vault, is_made, is_plain
from showup.store.words import write_match

Kind = Literal["entry", "note", "meeting", "ballots", "verdict", "code", "report", "export", "team"]


@dataclass(frozen=True, slots=True)
class Leaf:
    """One thing as it is kept (see the migrations for the kinds); `number` is never given to another."""

    number: int
    day: date
    told: Mapping[str, Any]


class PrivateStore(Shelf):
    """private.db: nobody reads it without the passphrase. Every fault is a StoreError of one line."""

    @classmethod
    def open(cls, path: Path, passphrase: str | None) -> PrivateStore:
        """Return the store in that file, made (0600, its folder 0700) or brought up to date if needed.

        Without a passphrase the file is not encrypted: for one who asked for that in words.
        """
        if is_made(path) and is_plain(path) != (passphrase is None):
            raise StoreError(
                f"{path} is encrypted; leave out --plaintext"
                if passphrase is None
                else f"{path} is not encrypted; say --plaintext to use it as it is"
            )
        if passphrase == "":
            raise StoreError("an empty passphrase hides nothing")
        kind = "private"
        store = cls(Database(path, kind) if passphrase is None else Vault(path, passphrase, kind))
        store.database.rows("overwrite_deleted")
        return store

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the file."""
        self.database.close()

    def add(self, kind: Kind, day: date, told: Mapping[str, Any], at: datetime) -> int:
        """Keep what was told of a day and return its number; `told` holds what JSON can hold."""
        return int(self.database.rows("add_leaf", kind, *_write(day, told), at.isoformat())[0][0])

    def add_all(self, kind: Kind, leaves: Iterable[tuple[date, Mapping[str, Any]]], at: datetime) -> None:
        """Keep many at once, all or none."""
        with self.database.transaction():
            for day, told in leaves:
                self.add(kind, day, told, at)

    def edit(self, kind: Kind, number: int, day: date, told: Mapping[str, Any]) -> bool:
        """Replace what a leaf says; False where there is none of that number."""
        return bool(self.database.rows("edit_leaf", *_write(day, told), number, kind))

    def leaf(self, kind: Kind, number: int) -> Leaf | None:
        """Return the leaf of that number, None where there is none."""
        found = self.database.row("leaf", number, kind)
        return _read(found) if found else None

    def leaves(self, kind: Kind, *, removed: bool = False) -> list[Leaf]:
        """Return every leaf of a kind, the oldest day first; with `removed` those taken out, too."""
        return [_read(row) for row in self.database.rows("all_leaves" if removed else "leaves", kind)]

    def search(self, kind: Kind, words: str, limit: int = 20) -> list[Leaf]:
        """Return the leaves that hold the words (see `words.write_match`), the best first."""
        match = write_match(words)
        return [_read(row) for row in self.database.rows("find_leaves", match, kind, limit)] if match else []

    def remove(self, kind: Kind, numbers: Sequence[int], at: datetime) -> list[int]:
        """Take leaves out and return the numbers of those that were there; `undo` brings them back."""
        moment = at.isoformat()
        with self.database.transaction():
            gone = [self.database.rows("remove_leaf", moment, number, kind) for number in numbers]
        return [rows[0][0] for rows in gone if rows]

    def undo(self, kind: Kind) -> list[int]:
        """Bring back what was taken out last and return its numbers."""
        return sorted(number for (number,) in self.database.rows("bring_back", kind))

    def forget(self, kind: Kind, numbers: Sequence[int] | None = None) -> int:
        """Delete leaves for good, all of the kind without numbers, and return how many there were.

        Pages and word index are written anew: nothing of them is left in the file.
        """
        return self.forget_many({kind: numbers})

    def forget_many(self, numbers: Mapping[Kind, Sequence[int] | None]) -> int:
        """Delete leaves of several kinds for good, all or none of them; see `forget`."""
        gone = 0
        with self.database.transaction():
            for kind, listed in numbers.items():
                if listed is None:
                    gone += len(self.database.rows("forget_leaves", kind))
                else:
                    gone += sum(len(self.database.rows("forget_leaf", no, kind)) for no in listed)
            self.database.rows("rebuild_leaf_words")
        self.database.rows("shrink")
        self.database.rows("empty_log")
        return gone

    def change_passphrase(self, passphrase: str) -> None:
        """Encrypt everything anew; StoreError where the store is not encrypted."""
        if not isinstance(self.database, Vault):
            raise StoreError(f"{self.database.path} is not encrypted and has no passphrase")
        self.database.change_passphrase(passphrase)


def _write(day: date, told: Mapping[str, Any]) -> tuple[str, str, str]:
    """Return the day, the body and every word in it: what was told can be found."""
    return day.isoformat(), json.dumps(told, ensure_ascii=False), "\n".join(_list_words(told))


def _list_words(told: object) -> Iterator[str]:
    if isinstance(told, str):
        yield told
    elif isinstance(told, Mapping):
        for value in told.values():
            yield from _list_words(value)
    elif isinstance(told, Sequence):
        for value in told:
            yield from _list_words(value)


def _read(row: Row) -> Leaf:
    number, day, body = row
    return Leaf(number, date.fromisoformat(day), json.loads(body))
