"""Distances as a person types them."""

from __future__ import annotations

import re

from showup.errors import UsageError
from showup.model.town import KM_PER_MILE


def read_distance(asked: str) -> float:
    """Return kilometres from "25mi", "40km" or "25" (miles); UsageError otherwise."""
    found = re.fullmatch(r"\s*(\d+(?:\.\d+)?)\s*(mi|miles|km)?\s*", asked)
    if not found or not 0 < float(found[1]) <= 20_000:
        raise UsageError(f'--within "{asked}" is no distance; write 25mi or 40km')
    return float(found[1]) * (1.0 if found[2] == "km" else KM_PER_MILE)
