"""Not looked hard enough, or a remote place: which it is, and what to do."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from showup.model.coverage import Coverage, Estimate, KindLooked, Verdict
from showup.model.source import WORKING

_FEW_PLACES, _FEW_SOURCES = 10, 3
_SILENT_SHARE, _KNOWN_SHARE = 1 / 3, 1 / 2
_MAP = "overpass"  # without it no place is known, and none is missed
_FAULTS = frozenset({"blocked", "broken", "gone"})


def reach_verdict(told: Coverage, known_channels: Iterable[str]) -> Verdict:
    """Return which it is; the thresholds stand in docs/reference/coverage.md."""
    known = sorted(known_channels)
    answered = {tried.name for tried in told.channels if not tried.failed}
    working = sum(count for status, count in told.sources.items() if status in WORKING)
    silent = sum(count for status, count in told.sources.items() if status in _FAULTS)
    if not answered:
        return Verdict("not looked", "Nobody has answered about this town yet.", _look(told))
    doubts = _doubt(told.estimated_events, told.events, working, silent)
    missing = [name for name in known if name not in answered]
    asked = {tried.name for tried in told.channels if tried.requests}  # others have nothing to ask here
    if missing and len(missing) * 2 >= len(asked.union(missing)):
        ways = len(asked.union(missing))
        doubts.insert(0, f"{len(missing)} of {ways} ways to find sources failed or were never tried")
    elif _MAP in missing:
        doubts.insert(0, "the map of places did not answer")
    if doubts:
        return Verdict("not hard enough", f"Not looked hard enough: {'; '.join(doubts)}.", _look(told))
    places = count_places(told.kinds)
    if working < _FEW_SOURCES or places < _FEW_PLACES:
        words = f"A remote place, as far as we can tell: {places} places to meet, {working} working sources."
        return Verdict("remote", words, _LIVE_REMOTELY)
    return Verdict("looked well", "Looked well: most ways to find sources answered, and most sources do.", ())


def count_places(kinds: Sequence[KindLooked]) -> int:
    """Return how many places to meet are known."""
    return sum(kind.places for kind in kinds)


def _doubt(estimate: Estimate, events: int, working: int, silent: int) -> list[str]:
    doubts = []
    if silent and silent >= _SILENT_SHARE * (working + silent):
        doubts.append(f"{silent} of {working + silent} sources do not answer")
    if estimate.at_least and events < _KNOWN_SHARE * estimate.at_least:
        doubts.append(f"{events} events are known and at least {estimate.at_least} must exist")
    return doubts


def _look(told: Coverage) -> tuple[str, ...]:
    ways = [f"{row.what}: {row.how_to}" for row in told.not_tried[:3]]
    return (*ways, "showup sources queries TOWN prints what to ask a search engine; add what it finds")


_LIVE_REMOTELY = (
    "go a little farther: --within 60mi, or ask about the nearest larger town",
    "take part online: many groups meet by video",
    "begin yourself: two people, a table at the library, one question",
)
