"""Web addresses, read without trust: nothing here raises on a bad one."""

from __future__ import annotations

from functools import lru_cache
from urllib.parse import urlsplit


@lru_cache(maxsize=8192)  # a town has a few hundred, asked for a thousand times
def host_of(url: str) -> str:
    """Return the host in lower case without "www.", "" where the address has none."""
    try:
        return (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:
        return ""
