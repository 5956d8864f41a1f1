"""What a harvest is asked to do."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from showup.find.harvest.progress import Progress


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a harvest is asked to do beyond the common options."""

    interests: tuple[str, ...] = ()
    channels: bool = True  # False: only what is already known or given by hand
    record: Path | None = None
    record_limit: int = 1_000  # megabytes
    record_days: int = 0  # archives beside it that are older go; 0 keeps all
    trace: Path | None = None
    discover: bool = True
    reread: bool = True
    due_only: bool = False  # read again only what is due by its own rhythm
    only_sources: tuple[str, ...] = ()
    only_leads: tuple[str, ...] = ()
    progress: Progress | None = None  # None: as the command line shows it
