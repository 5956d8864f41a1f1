"""Whether hostile input costs too much, asked on a machine that may be slow or busy with other things."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable

TRIES = 3
YARDSTICK = 0.2  # seconds of the yardstick on the machine on which the bounds were chosen


def is_done_within(seconds: float, work: Callable[[], object]) -> bool:
    """Whether one of three tries takes less processor time than that; what is too slow is so each time."""
    return any(is_within(seconds, spend(work)) for _ in range(TRIES))


def is_within(bound: float, seconds: float) -> bool:
    """Whether work was done within so many seconds of the machine that bounds are chosen on."""
    return seconds < bound or seconds < bound * tell_slowness()


def spend(work: Callable[[], object]) -> float:
    """Return the processor time of the work in seconds, without the search for garbage in what tests hold."""
    gc.collect()
    gc.freeze()
    try:
        began = time.process_time()
        work()
        return time.process_time() - began
    finally:
        gc.unfreeze()


def tell_slowness() -> float:
    """Return how many times slower than that machine this one is just now, at least 1."""
    return max(1.0, spend(count_words) / YARDSTICK)


def count_words() -> dict[str, int]:
    """The yardstick: plain work on texts, as readers do it."""
    counts: dict[str, int] = {}
    for number in range(150_000):
        for word in f"Meeting {number % 997} at the library".lower().split(" "):
            counts[word] = counts.get(word, 0) + 1
    return counts
