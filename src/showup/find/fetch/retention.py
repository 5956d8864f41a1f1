"""How long recordings are kept."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

SUFFIX = ".warc.gz"


def prune(folder: Path, keep_days: int, max_total_bytes: int, now: datetime) -> list[Path]:
    """Delete the recordings of a folder that are older than that, then the oldest until the rest fits.

    Only files named *.warc.gz, directly in the folder, are looked at. Returns what was deleted.
    """
    found = [(path.stat(), path) for path in folder.glob(f"*{SUFFIX}") if path.is_file()]
    found.sort(key=lambda pair: (pair[0].st_mtime, pair[1]), reverse=True)  # the newest first
    oldest = (now - timedelta(days=keep_days)).timestamp()
    deleted, kept_bytes = [], 0
    for facts, path in found:
        kept_bytes += facts.st_size
        if facts.st_mtime < oldest or kept_bytes > max_total_bytes:
            path.unlink(missing_ok=True)
            deleted.append(path)
    return deleted
