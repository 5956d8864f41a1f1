"""Where the data of a run lie."""

from __future__ import annotations

import os
from hashlib import sha256
from pathlib import Path

from showup.cli.settings import Settings
from showup.errors import ArchiveError

HARVEST = "harvest.db"
CHOICES = "choices.db"
PRIVATE = "private.db"


def data_folder(settings: Settings) -> Path:
    """Return the folder for this run: the one named, a replay's own, or the user's."""
    if settings.data_dir:
        return settings.data_dir.expanduser()
    if settings.replay:
        return user_folder() / "replay" / digest_archives(settings.replay)
    return user_folder()


def user_folder() -> Path:
    """Return the user's data folder (XDG)."""
    home = os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share"
    return Path(home) / "showup"


def digest_archives(archives: tuple[Path, ...]) -> str:
    """Return a short name made from the bytes of the archives."""
    total = sha256()
    for archive in archives:
        try:
            with archive.open("rb") as file:
                while chunk := file.read(1 << 20):
                    total.update(chunk)
        except OSError as error:
            raise ArchiveError(f"{archive}: {error.strerror or error}") from None
    return total.hexdigest()[:16]
