"""The private store of this run, and the passphrase that opens it."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from getpass import getpass
from pathlib import Path

from showup.cli import folders
from showup.cli.console import warn
from showup.cli.settings import Settings
from showup.errors import NothingDone, UsageError
from showup.learn.entry import Entry, read_entry, write_entry
from showup.model.problem import Problem
from showup.store.body import write_body
from showup.store.private_store import Leaf, PrivateStore
from showup.store.vault import is_made, load_driver

_MOST_LETTERS = 4096  # of a passphrase
_SHORT = 12
_BEFORE_MAKING = (
    "A new private journal is made in {path}.\n"
    "It is encrypted with a passphrase that only you know. A lost passphrase is a lost journal: "
    "nobody can bring it back."
)
_OPEN = "A new journal is made in {path}. It is NOT encrypted: whoever has the file can read it."


@dataclass(frozen=True, slots=True)
class Lock:
    """A private file and what opens it; no passphrase: it lies open."""

    path: Path
    passphrase: str | None = field(repr=False)

    def open(self) -> PrivateStore:
        """Return the store behind the lock."""
        return PrivateStore.open(self.path, self.passphrase)


def has_journal(settings: Settings) -> bool:
    """Whether there is a private store already; asks for nothing."""
    return is_made(folders.data_folder(settings) / folders.PRIVATE)


def find_lock(settings: Settings) -> Lock | None:
    """Return the lock of the journal with its passphrase, None where there is no journal yet."""
    path = folders.data_folder(settings) / folders.PRIVATE
    return Lock(path, read_passphrase(settings, path)) if is_made(path) else None


def make_lock(settings: Settings) -> Lock:
    """Return the lock of the journal; where there is none, say what that means and choose a passphrase."""
    found = find_lock(settings)
    if found:
        return found
    path = folders.data_folder(settings) / folders.PRIVATE
    if not settings.plaintext:
        load_driver()  # before a passphrase is thought of
    warn((_OPEN if settings.plaintext else _BEFORE_MAKING).format(path=path))
    return Lock(path, read_passphrase(settings, path, new=True))


def read_passphrase(settings: Settings, path: Path, *, new: bool = False) -> str | None:
    """Return the passphrase: from the file named, the key ring, else asked for; None for plain text."""
    if settings.plaintext:
        return None
    if settings.passphrase_file:
        return read_passphrase_file(settings.passphrase_file)
    kept = None if new else read_key_ring(path)
    return kept or (choose_passphrase() if new else ask_passphrase("Passphrase of your journal: "))


def read_passphrase_file(file: Path) -> str:
    """Return the first line of a file; a warning where others on the machine can read it too."""
    try:
        with file.open(encoding="utf-8") as text:
            passphrase = text.readline(_MOST_LETTERS).rstrip("\r\n")
        mode = file.stat().st_mode if file.is_file() else 0
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"--passphrase-file {file}: {error}") from None
    if mode & 0o077:
        warn(f"{file} can be read by others on this machine: chmod 600 {file}")
    if not passphrase:
        raise UsageError(f"--passphrase-file {file}: the first line is empty")
    return passphrase


def choose_passphrase() -> str:
    """Ask for a new passphrase twice; UsageError where the two differ."""
    chosen = ask_passphrase("Choose a passphrase: ")
    if chosen != ask_passphrase("Once more: "):
        raise UsageError("the two passphrases differ; nothing was made")
    if len(chosen) < _SHORT:
        warn("That is short; four or five words in a row are harder to guess.")
    return chosen


def ask_passphrase(question: str) -> str:
    """Ask on the terminal without showing what is typed; UsageError where there is no terminal."""
    if not sys.stdin.isatty():
        raise UsageError("no terminal to ask for the passphrase: --passphrase-file FILE")
    passphrase = getpass(question)
    if not passphrase:
        raise UsageError("an empty passphrase hides nothing")
    return passphrase


def read_key_ring(path: Path) -> str | None:
    """Return the passphrase kept in the system's key ring, None without one or without `keyring`."""
    try:
        import keyring
    except ImportError:
        return None
    try:
        return keyring.get_password("showup", str(path))  # type: ignore[no-any-return]
    except keyring.errors.KeyringError:
        return None


def keep_in_key_ring(lock: Lock) -> None:
    """Keep the passphrase in the system's key ring; UsageError without `keyring`."""
    try:
        import keyring
    except ImportError:
        raise UsageError("the key ring needs keyring: pipx inject showup keyring") from None
    try:
        keyring.set_password("showup", str(lock.path), lock.passphrase)
    except keyring.errors.KeyringError as error:
        raise NothingDone(f"the key ring cannot be used: {error}") from None


def read_journal(settings: Settings) -> list[Entry]:
    """Return every entry, the oldest first; none where there is no journal yet."""
    lock = find_lock(settings)
    if lock is None:
        return []
    with lock.open() as store:
        return [entry for _, entry in read_leaves(store.leaves("entry"))]


def read_leaves(leaves: Iterable[Leaf]) -> list[tuple[int, Entry]]:
    """Return the entries with their numbers; what is no entry (of a newer version) is left out and told."""
    read = [(leaf.number, read_entry(write_body(leaf.told))) for leaf in leaves]
    for number, problem in read:
        if isinstance(problem, Problem):
            warn(f"entry {number}: {problem.what}")
    return [(number, entry) for number, entry in read if isinstance(entry, Entry)]


def tell_entry(number: int, entry: Entry) -> dict[str, object]:
    """Return an entry with its number as JSON."""
    return {"number": number, **write_entry(entry)}


def find_today(now: datetime) -> date:
    """Return the day it is for the person: by the clock's own offset, or this machine's for UTC."""
    return local_now(now).date()


def local_now(now: datetime) -> datetime:
    """Return the moment in the person's own time."""
    return now.astimezone() if now.tzinfo is UTC else now
