"""Whether hostile input costs too much, asked on a machine that may be busy with other things."""

from __future__ import annotations

import time
from collections.abc import Callable

TRIES = 3


def is_done_within(seconds: float, work: Callable[[], object]) -> bool:
    """Whether one of three tries takes less processor time than that; what is too slow is so each time."""
    return any(spend(work) < seconds for _ in range(TRIES))


def spend(work: Callable[[], object]) -> float:
    """Return the processor time of the work in seconds."""
    began = time.process_time()
    work()
    return time.process_time() - began
