"""One harvest at a time in a data folder: a lock that dies with its process."""

from __future__ import annotations

import os
import sys
from datetime import datetime
from pathlib import Path
from typing import TextIO

from showup.errors import StoreError


class RunLock:
    """An exclusive lock on `path`; the operating system drops it when the process ends, however it ends."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._file: TextIO | None = None

    def take(self, now: datetime) -> None:
        """Take the lock, or StoreError naming who holds it; taking it twice is fine."""
        if self._file is not None:
            return
        try:
            file = open(os.open(self._path, os.O_CREAT | os.O_RDWR, 0o600), "r+", encoding="utf-8")  # noqa: SIM115, PTH123 - kept open: the lock is on it
        except OSError as error:
            raise StoreError(f"{self._path} cannot be written: {error.strerror or error}") from error
        try:
            _lock(file)
        except OSError:
            owner = file.read(200).strip() or "another process"
            file.close()
            raise StoreError(
                f"another harvest is running in {self._path.parent} ({owner}); "
                "wait until it has ended or choose another folder with --data-dir"
            ) from None
        file.truncate(0)
        file.write(f"process {os.getpid()} since {now.isoformat()}\n")
        file.flush()
        self._file = file

    def drop(self) -> None:
        """Let others harvest; nothing happens where the lock is not held."""
        if self._file is not None:
            self._file.close()
            self._file = None


if sys.platform == "win32":
    import msvcrt

    def _lock(file: TextIO) -> None:
        """Lock a byte far behind the owner's line, which others still want to read."""
        file.seek(1 << 20)
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        file.seek(0)
else:
    import fcntl

    def _lock(file: TextIO) -> None:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
