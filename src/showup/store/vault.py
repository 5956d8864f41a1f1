"""An encrypted SQLite file (SQLCipher 4: AES-256, a key stretched from a passphrase)."""

from __future__ import annotations

import unicodedata
from pathlib import Path
from typing import TYPE_CHECKING, Any

from showup.errors import StoreError
from showup.store.database import WAIT_SECONDS, Database

if TYPE_CHECKING:
    import sqlite3

NEEDS = (
    "the journal is encrypted by sqlcipher3, which is not installed: "
    "pipx inject showup sqlcipher3 pyrage, or pip install 'showup[private]'"
)
_PLAIN_SIGN = b"SQLite format 3\0"
_PAGE = 4096  # bytes, of SQLite and of SQLCipher: no journal is smaller


class Vault(Database):
    """A database that nobody reads without its passphrase; no page of it is on disk in the clear."""

    def __init__(self, path: Path, passphrase: str, kind: str) -> None:
        self._driver = load_driver()
        self._passphrase = passphrase
        self.faults = (self._driver.Error,)
        super().__init__(path, kind)

    def connect(self) -> sqlite3.Connection:
        """Return a new connection, the key given before anything else is read."""
        made: sqlite3.Connection = self._driver.connect(self.path, timeout=WAIT_SECONDS, isolation_level=None)
        made.execute("PRAGMA cipher_log_level = NONE")  # else a wrong passphrase is told on stderr too
        made.execute(f"PRAGMA key = {_quote(self._passphrase)}")
        return made

    def explain(self, error: Exception) -> str:
        """Return a fault in one line; a wrong passphrase cannot be told from a file that is no vault."""
        if "not a database" in str(error).lower():
            return f"{self.path}: the passphrase is wrong (or the file is damaged)"
        return super().explain(error).replace(" and harvest again", " and restore your last back-up")

    def change_passphrase(self, passphrase: str) -> None:
        """Encrypt every page anew under another passphrase."""
        with self._told():
            self._connection.execute(f"PRAGMA rekey = {_quote(passphrase)}")
        self._passphrase = passphrase


def is_made(path: Path) -> bool:
    """Whether anything was ever kept in the file."""
    return path.exists() and path.stat().st_size > 0


def is_plain(path: Path) -> bool:
    """Whether the file is a database that anybody can read."""
    try:
        with path.open("rb") as file:
            begin = file.read(_PAGE)
    except OSError as error:
        raise StoreError(f"{path}: {error.strerror or error}") from None
    if len(begin) < _PAGE:  # SQLite would take it for empty and write over it
        raise StoreError(f"{path} is cut short or no journal; move it away and restore your last back-up")
    return begin.startswith(_PLAIN_SIGN)


def load_driver() -> Any:
    """Return the library that encrypts; StoreError that says how to get it where it is missing."""
    try:
        from sqlcipher3 import dbapi2
    except ImportError:
        raise StoreError(NEEDS) from None
    return dbapi2


def _quote(passphrase: str) -> str:
    """Return it as an SQL string; composed, so that every keyboard and system types the same one."""
    return "'" + unicodedata.normalize("NFC", passphrase).replace("'", "''") + "'"
