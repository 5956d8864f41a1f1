"""Sources whose clock is wrong: found by the nights they fill, without any label.

A calendar that writes UTC hours with a local zone's name holds its evening meetings in the small
hours of the next day. Of all whole-hour shifts, the one that makes a source's hours likeliest,
measured by the hours of the town's other sources, is the repair.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from math import log

from showup.find.merge.sketch import ALL_DAY, Sketch
from showup.model.problem import Problem

_NIGHT = range(30, 330)  # minutes of the day in which hardly anything begins; 00:00 is often "not known"
_ENOUGH_NIGHTS, _NIGHT_SHARE = 2, 0.08
_SURE = 4.0  # natural log of the odds from which a clock is repaired
_TOWN_OFFSET_PRIOR, _OTHER_PRIOR = log(0.05), log(0.004)

# How often meetings begin in each hour of a day, in thousandths: public calendars of US towns.
_USUAL = (*(4, 1, 1, 1, 1, 1, 5, 15, 35, 80, 130, 90, 75, 55, 55, 50, 50, 55, 110, 110, 40, 20, 10, 6),)


def find_shifts(sketches: Iterable[Sketch], offset_minutes: int) -> dict[str, int]:
    """Return the minutes to add to the times of each source whose clock is surely wrong.

    `offset_minutes` is the town's offset from UTC: the shift that most wrong clocks need.
    """
    minutes: dict[str, list[int]] = defaultdict(list)
    for sketch in sketches:
        if sketch.minute not in (ALL_DAY, 0):
            minutes[sketch.source].append(sketch.minute)
    shifts = {source: _find_shift(found, offset_minutes) for source, found in minutes.items()}
    return {source: shift for source, shift in shifts.items() if shift}


def _find_shift(minutes: Sequence[int], offset_minutes: int) -> int:
    nights = sum(minute in _NIGHT for minute in minutes)
    if nights < _ENOUGH_NIGHTS or nights < _NIGHT_SHARE * len(minutes):
        return 0
    scores = {shift: _score(minutes, shift) + _OTHER_PRIOR for shift in range(-720, 721, 60) if shift}
    if offset_minutes % 1440:
        scores[offset_minutes] = _score(minutes, offset_minutes) + _TOWN_OFFSET_PRIOR
    best = min(scores, key=lambda shift: (-scores[shift], abs(shift), shift))
    return best if scores[best] - _score(minutes, 0) > _SURE else 0


def _score(minutes: Sequence[int], shift: int) -> float:
    return sum(log(_USUAL[(minute + shift) // 60 % 24] / 1000) for minute in minutes)


def tell_shifts(shifts: Mapping[str, int]) -> list[Problem]:
    """Return a problem for each source whose clock was repaired."""
    return [
        Problem("merge", source, f"its clock is wrong: meetings at night; moved by {shift / 60:+g} hours")
        for source, shift in sorted(shifts.items())
    ]
