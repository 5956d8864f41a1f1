"""Times of questions in milliseconds, warm and cold."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from showup.store.asked import Asked

Answer = tuple[int, Sequence[Any], Mapping[str, Any]]  # how many in all, the first, the facets


def time_questions(ask: Callable[[Asked], Answer], questions: Sequence[Asked]) -> list[float]:
    """Return the milliseconds of each question."""
    times = []
    for question in questions:
        began = time.perf_counter()
        ask(question)
        times.append((time.perf_counter() - began) * 1000)
    return times


def forget_pages(folder: Path) -> None:
    """Ask the system to drop what it holds of the files in memory."""
    for file in folder.rglob("*"):
        if file.is_file():
            opened = os.open(file, os.O_RDONLY)
            os.fsync(opened)
            os.posix_fadvise(opened, 0, 0, os.POSIX_FADV_DONTNEED)
            os.close(opened)


def pick_percentile(times: Sequence[float], share: float) -> float:
    """Return the time that so large a share of the questions did not exceed."""
    ordered = sorted(times)
    return round(ordered[min(len(ordered) - 1, int(share * len(ordered)))], 2)


def describe_times(warm: Sequence[float], cold: Sequence[float]) -> dict[str, float]:
    """Return the figures of one contestant."""
    figures = {f"p{share:.0%}"[:-1] + "_ms": pick_percentile(warm, share) for share in (0.5, 0.95, 0.99)}
    return figures | ({"cold_p95_ms": pick_percentile(cold, 0.95)} if cold else {})
