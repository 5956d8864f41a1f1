"""A series is one row of an answer."""

from __future__ import annotations

from collections.abc import Sequence

from showup.model.match import Match


def fold_series(matches: Sequence[Match]) -> list[tuple[Match, list[Match]]]:
    """Return one row for a series, at the place of its best date, with its other dates in order."""
    rows: dict[str, tuple[Match, list[Match]]] = {}
    for match in matches:
        key = match.event.series_id or match.event.event_id
        if key in rows:
            rows[key][1].append(match)
        else:
            rows[key] = (match, [])
    folded = []
    for best, others in rows.values():
        dated = sorted([best, *others], key=lambda match: match.event.start.isoformat()) if others else [best]
        folded.append((dated[0], dated[1:]))
    return folded
