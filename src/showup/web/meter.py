"""How many requests one client may send in public: a bucket that fills again, in memory alone."""

from __future__ import annotations

from collections import OrderedDict
from hashlib import blake2b
from secrets import token_bytes

BURST, PER_SECOND = 120.0, 20.0
_MOST_CLIENTS = 20_000


class Meter:
    """Buckets by client; an address is kept as a keyed digest that nothing outlives, and never written."""

    def __init__(self, burst: float = BURST, per_second: float = PER_SECOND) -> None:
        self._burst, self._per_second = burst, per_second
        self._key = token_bytes(16)
        self._buckets: OrderedDict[bytes, tuple[float, float]] = OrderedDict()  # what is left, and when

    def take(self, client: str, now: float) -> bool:
        """Whether a request of this client is answered at that moment, in seconds of any clock."""
        name = blake2b(client.encode(), key=self._key, digest_size=8).digest()
        left, then = self._buckets.pop(name, (self._burst, now))
        left = min(self._burst, left + (now - then) * self._per_second)
        served = left >= 1
        self._buckets[name] = (left - 1 if served else left, now)
        while len(self._buckets) > _MOST_CLIENTS:
            self._buckets.popitem(last=False)
        return served
