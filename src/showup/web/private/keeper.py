"""Who may read the journal: one browser at a time, for a while, after the passphrase."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from math import ceil
from pathlib import Path
from secrets import compare_digest, token_urlsafe
from time import time

from showup.errors import StoreError
from showup.store.private_store import PrivateStore
from showup.store.vault import is_made, is_plain

_FREE_TRIES = 3
_LONGEST_WAIT = 60.0


class Keeper:
    """Keeps the journal open between two requests, and closes it when it was not used for a while.

    The passphrase stretched into a key takes a quarter of a second, so the file stays open while it is
    unlocked; locking closes it, and the key is gone with it. The time of day is asked as well as a timer:
    a timer stands still while a machine sleeps.
    """

    def __init__(self, path: Path, idle_seconds: float, ticks: Callable[[], float] = time) -> None:
        self.path = path
        self.idle_seconds = idle_seconds
        self._ticks = ticks
        self._store: PrivateStore | None = None
        self._session = ""
        self._opened: tuple[int, int] | None = None
        self._used_at = 0.0
        self._timer: asyncio.TimerHandle | None = None
        self._wrong = 0
        self._again_at = 0.0

    @property
    def is_made(self) -> bool:
        """Whether there is a journal yet."""
        return is_made(self.path)

    @property
    def is_plain(self) -> bool:
        """Whether there is one, and anybody can read it."""
        return is_made(self.path) and is_plain(self.path)

    @property
    def wait_seconds(self) -> int:
        """Return how long no passphrase is tried any more after wrong ones, 0 for not at all."""
        return max(0, ceil(self._again_at - self._ticks()))

    def unlock(self, passphrase: str | None) -> str:
        """Open the journal, made where there is none, and return the word that a browser shows from now on.

        A journal that is open already is closed to the browser that had it. StoreError for a wrong
        passphrase; after three of them the next is refused for a while, twice as long each time.
        """
        store = self._open(passphrase)
        self.lock()
        self._store, self._session, self._opened = store, token_urlsafe(32), self._identify()
        self._wind()
        return self._session

    def check(self, passphrase: str) -> None:
        """Raise StoreError where a passphrase does not open the journal; wrong ones are slowed here too."""
        self._open(passphrase).close()

    def find_store(self, session: str) -> PrivateStore | None:
        """Return the open journal to the browser that unlocked it, None to others and after a while."""
        if self._store is None or not compare_digest(session.encode(), self._session.encode()):
            return None
        if self._ticks() - self._used_at >= self.idle_seconds or self._identify() != self._opened:
            self.lock()  # also where another file took its place: what is written into a lost one is lost
            return None
        self._wind()
        return self._store

    def lock(self) -> None:
        """Close the journal; whoever wants to read on gives the passphrase anew."""
        if self._timer:
            self._timer.cancel()
        if self._store:
            self._store.close()
        self._store, self._session, self._timer = None, "", None

    def _open(self, passphrase: str | None) -> PrivateStore:
        if self.wait_seconds:
            raise StoreError("too many wrong passphrases")
        try:
            store = PrivateStore.open(self.path, passphrase)
        except StoreError:
            self._wrong += 1
            if self._wrong >= _FREE_TRIES:
                wait = min(_LONGEST_WAIT, 2.0 ** (self._wrong - _FREE_TRIES + 1))
                self._again_at = self._ticks() + wait
            raise
        self._wrong = 0
        return store

    def _identify(self) -> tuple[int, int] | None:
        try:
            told = self.path.stat()
        except OSError:
            return None
        return told.st_dev, told.st_ino

    def _wind(self) -> None:
        self._used_at = self._ticks()
        if self._timer:
            self._timer.cancel()
        self._timer = asyncio.get_running_loop().call_later(self.idle_seconds, self.lock)
