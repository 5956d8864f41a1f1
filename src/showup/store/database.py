"""One SQLite file: opened safely, brought up to date, asked by named statements."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from time import monotonic, sleep
from types import TracebackType
from typing import Any, Self

from showup.errors import StoreError

_FOLDER = Path(__file__).parent
WAIT_SECONDS = 5.0
Row = tuple[Any, ...]


class Database:
    """A connection whose every fault is a StoreError of one line.

    `kind` names the folder under `migrations`; statements are named in `queries/*.sql`.
    """

    faults: tuple[type[Exception], ...] = (sqlite3.Error,)

    def __init__(self, path: Path, kind: str) -> None:
        self.path = path
        self._depth = 0
        _create_file(path)
        with self._told():
            self._connection = self.connect()
        try:
            with self._told():
                self._prepare(kind)
        except StoreError:
            self._connection.close()
            raise

    def connect(self) -> sqlite3.Connection:
        """Return a new connection to the file; an encrypted one has its own driver and faults."""
        return sqlite3.connect(self.path, timeout=WAIT_SECONDS, isolation_level=None)

    def explain(self, error: Exception) -> str:
        """Return a fault of the file in one line."""
        return explain(error, self.path)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the file; what was committed is on disk."""
        self._connection.close()

    def rows(self, name: str, *values: object) -> list[Row]:
        """Run the named statement and return all its rows."""
        statement = read_queries()[name]
        with self._told():
            try:
                return self._connection.execute(statement, values).fetchall()
            except UnicodeEncodeError:
                return self._connection.execute(statement, _clean(values)).fetchall()

    def row(self, name: str, *values: object) -> Row | None:
        """Run the named statement and return its first row, None where there is none."""
        found = self.rows(name, *values)
        return found[0] if found else None

    def many(self, name: str, values: Iterable[Sequence[object]]) -> None:
        """Run the named statement once for each of the values, in one transaction."""
        waiting = list(values)
        statement = read_queries()[name]
        with self.transaction(), self._told():
            self._connection.execute("SAVEPOINT many")
            try:
                self._connection.executemany(statement, waiting)
            except UnicodeEncodeError:
                self._connection.execute("ROLLBACK TO many")
                self._connection.executemany(statement, [_clean(row) for row in waiting])
            self._connection.execute("RELEASE many")

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Everything inside is kept or nothing; an inner transaction is part of the outer one."""
        if self._depth:
            yield
            return
        with self._told():
            self._connection.execute("BEGIN IMMEDIATE")
        self._depth += 1
        try:
            yield
            with self._told():
                self._connection.execute("COMMIT")
        except BaseException:
            self._roll_back()
            raise
        finally:
            self._depth -= 1

    def _roll_back(self) -> None:
        if self._connection.in_transaction:  # a full disk has rolled back already
            self._connection.execute("ROLLBACK")

    @contextmanager
    def _told(self) -> Iterator[None]:
        try:
            yield
        except self.faults as error:
            raise StoreError(self.explain(error)) from error

    def _prepare(self, kind: str) -> None:
        run = self._connection.execute
        if self._read_version() > len(list_migrations(kind)):  # before the file is touched at all
            raise StoreError(f"{self.path} was written by a newer showup; upgrade showup to use it")
        self._use_wal()
        run("PRAGMA synchronous = NORMAL")
        run("PRAGMA foreign_keys = ON")
        run("PRAGMA temp_store = MEMORY")
        self._migrate(kind)

    def _use_wal(self) -> None:
        """Change over to the write-ahead log; SQLite itself waits for nobody who does so at the same time."""
        until = monotonic() + WAIT_SECONDS
        while self._connection.execute("PRAGMA journal_mode").fetchone()[0] != "wal":
            try:
                self._connection.execute("PRAGMA journal_mode = WAL")
            except self.faults as error:
                if "locked" not in str(error) or monotonic() > until:
                    raise
                sleep(0.01)

    def _migrate(self, kind: str) -> None:
        steps = list_migrations(kind)
        if self._read_version() == len(steps):
            return
        with self.transaction():
            version = self._read_version()  # again: another process may have been faster
            for step in steps[version:]:
                for statement in split_statements(step.read_text("utf-8")):
                    self._connection.execute(statement)
            self._connection.execute(f"PRAGMA user_version = {len(steps)}")

    def _read_version(self) -> int:
        return int(self._connection.execute("PRAGMA user_version").fetchone()[0])


def list_migrations(kind: str) -> list[Path]:
    """Return the numbered migration files of one kind of store, in order."""
    return sorted((_FOLDER / "migrations" / kind).glob("[0-9][0-9][0-9][0-9]_*.sql"))


def split_statements(script: str) -> list[str]:
    """Return the statements of a script one by one; a trigger with its inner statements is one."""
    statements, current = [], ""
    for line in script.splitlines(keepends=True):
        current += line
        if sqlite3.complete_statement(current):
            statements.append(current)
            current = ""
    return statements


@cache
def read_queries() -> dict[str, str]:
    """Return every named statement of `queries/*.sql` ("-- name: a sentence", then the statement)."""
    named: dict[str, str] = {}
    for file in sorted((_FOLDER / "queries").glob("*.sql")):
        for part in file.read_text("utf-8").split("\n-- ")[1:]:
            name, _, rest = part.partition(":")
            named[name] = rest.partition("\n")[2].strip()
    return named


def explain(error: Exception, path: Path) -> str:
    """Return one line: what is wrong with the file at `path` and what to do."""
    said = str(error).lower()
    hints = (
        ("locked", "is in use by another program; try again when that has ended"),
        ("readonly", "cannot be written; make it writable or choose another folder with --data-dir"),
        (
            "unable to open",
            "cannot be opened; check its permissions or name another folder with --data-dir",
        ),
        ("full", "cannot grow: the disk is full; make room and run the command again"),
        ("disk i/o", "cannot be read or written: the disk fails or is full; make room or check the disk"),
        ("not a database", "is not a showup store; move it away and harvest again"),
        ("malformed", "is damaged; move it away and harvest again"),
    )
    for sign, hint in hints:
        if sign in said:
            return f"{path} {hint}"
    return f"{path}: {error}; showup doctor checks it"


def _create_file(path: Path) -> None:
    """Make the folder (0700) and the file (0600) where they are missing."""
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
    except OSError as error:
        hint = "choose another folder with --data-dir"
        raise StoreError(f"{path} cannot be written: {error.strerror or error}; {hint}") from error


def _clean(values: Sequence[object]) -> list[object]:
    """Replace what UTF-8 cannot hold: half a surrogate pair in a text from outside."""
    return [v.encode("utf-8", "replace").decode() if isinstance(v, str) else v for v in values]
