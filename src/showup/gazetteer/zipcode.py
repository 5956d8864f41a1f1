"""Where a US ZIP code lies."""

from __future__ import annotations

from showup.gazetteer.atlas import open_atlas


def locate_zip(code: str) -> tuple[float, float] | None:
    """Return latitude and longitude of a five-digit ZIP code, None where there is none."""
    placed = open_atlas().find_zip(code)
    return placed[:2] if placed else None
