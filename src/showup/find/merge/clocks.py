"""Sources whose clock is wrong: found by the nights they fill and by what others say, without any label.

A calendar that writes UTC hours with a local zone's name holds its evening meetings in the small
hours of the next day. Of the shifts that such faults make, the one under which the source's hours
are likeliest is the repair. Where other sources tell the same titles, a steady difference to them
shows the fault as well; of two that differ, the one whose own hours become likelier is wrong.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from math import log

from showup.find.merge.sketch import ALL_DAY, Sketch
from showup.find.merge.words import Words
from showup.model.problem import Problem

_NIGHT = range(30, 330)  # minutes of the day in which hardly anything begins; 00:00 is often "not known"
_ENOUGH_NIGHTS, _NIGHT_SHARE = 2, 0.08
_LIKELIER = 1.0  # natural log of the odds by which the hours must gain where others agree
_SURE = 4.0  # natural log of the odds from which a clock is repaired
_FEWEST_TITLES = 4  # told by others too; or
_FEW_TITLES, _MANY_DATES = 2, 10  # of plays given again and again
_STEADY, _OFTEN = 0.8, 0.6  # the share of them that differ by the same hours: always, or now and then
_LONGEST_SHIFT = 13 * 60
_FEWEST_LETTERS = 10  # of a title that two sources do not share by chance
# Hours in UTC are the usual fault, hours of the zone where much calendar software is made the next.
_HERE_PRIOR, _PACIFIC_PRIOR = log(0.05), log(0.005)
_FLOOR = 15  # thousandths added to every hour: few events must not decide by a fine difference

Difference = tuple[int, float]  # minutes, and the share of the titles that others tell too

# How often meetings begin in each hour of a day, in thousandths: public calendars of US towns.
_USUAL = (*(1, 0, 0, 0, 0, 0, 3, 15, 35, 80, 130, 90, 75, 55, 55, 50, 50, 55, 110, 110, 40, 20, 10, 6),)


def find_shifts(
    sketches: Sequence[Sketch], offset_minutes: int, differences: Mapping[str, Difference]
) -> dict[str, int]:
    """Return the minutes to add to the times of each source whose clock is surely wrong.

    `offset_minutes` is the town's offset from UTC, `differences` what `measure_differences` tells.
    """
    minutes: dict[str, list[int]] = defaultdict(list)
    for sketch in sketches:
        if sketch.minute not in (ALL_DAY, 0):
            minutes[sketch.source].append(sketch.minute)
    priors = {_tell_pacific(sketches): _PACIFIC_PRIOR, offset_minutes: _HERE_PRIOR}
    shifts = {source: _find_shift(found, priors) for source, found in minutes.items()}
    for source, (shift, share) in differences.items():
        if (
            share >= _STEADY
            and not shifts.get(source)
            and _score(minutes[source], shift) - _score(minutes[source], 0) > _LIKELIER
        ):
            shifts[source] = shift
    return {source: shift for source, shift in shifts.items() if shift}


def list_moves(sketches: Sequence[Sketch], shifts: Mapping[str, int]) -> dict[int, int]:
    """Return the minutes by which each occurrence of a repaired source is moved, by number.

    What another source tells at the same hour, and none by the repaired clock, stays: a calendar that gathers
    from many is often wrong only for some of them.
    """
    told = {
        (name, sketch.moment) for sketch in sketches if sketch.source not in shifts for name in sketch.names
    }
    moves = {}
    for sketch in sketches:
        minutes = shifts.get(sketch.source)
        if minutes and not (
            any((name, sketch.moment) in told for name in sketch.names)
            and not any((name, sketch.moment + minutes) in told for name in sketch.names)
        ):
            moves[sketch.number] = minutes
    return moves


def find_doubtful(sketches: Sequence[Sketch], differences: Mapping[str, Difference]) -> frozenset[str]:
    """Return the sources that often differ from others by the same hours, and are likelier to be wrong.

    Some of their hours are right and some are not: nothing can be repaired, others' word goes before.
    """
    minutes: dict[str, list[int]] = defaultdict(list)
    for sketch in sketches:
        if sketch.minute not in (ALL_DAY, 0):
            minutes[sketch.source].append(sketch.minute)
    return frozenset(
        source
        for source, (shift, share) in differences.items()
        if share >= _OFTEN and _score(minutes[source], shift) - _score(minutes[source], 0) > _LIKELIER
    )


def measure_differences(sketches: Sequence[Sketch]) -> dict[str, Difference]:
    """Return by how many whole hours a source mostly differs from others, and on which share of titles."""
    timed = [sketch for sketch in sketches if sketch.minute != ALL_DAY]
    shared = _find_shared(timed)
    told: dict[Words, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    for sketch in timed:
        for name in sketch.names & shared:
            told[name][sketch.source].append(sketch.moment)
    differences: dict[str, Counter[int]] = defaultdict(Counter)
    dates: dict[str, Counter[int]] = defaultdict(Counter)
    for by_source in told.values():
        for source, moments in by_source.items():
            others = sorted(
                moment for other, theirs in by_source.items() if other != source for moment in theirs
            )
            difference, count = _tell_difference(moments, others)
            if abs(difference) <= _LONGEST_SHIFT:  # else another date of it
                differences[source][difference] += 1
                dates[source][difference] += count
    found = {}
    for source, counts in differences.items():
        shift, count = min(counts.items(), key=lambda pair: (-pair[1], pair[0]))
        enough = count >= _FEWEST_TITLES or (count >= _FEW_TITLES and dates[source][shift] >= _MANY_DATES)
        if shift and shift % 60 == 0 and enough:
            found[source] = (shift, count / counts.total())
    return found


def _find_shared(sketches: Iterable[Sketch]) -> frozenset[Words]:
    """Return the titles and parts of titles that two sources tell, and not by chance."""
    first: dict[Words, str] = {}
    shared = {
        name
        for source, names in {(sketch.source, sketch.names) for sketch in sketches}
        for name in names
        if first.setdefault(name, source) != source
    }
    return frozenset(name for name in shared if sum(map(len, name)) >= _FEWEST_LETTERS)


def _tell_difference(moments: Sequence[int], others: Sequence[int]) -> tuple[int, int]:
    """Return the commonest difference from each moment to the nearest of the others', and its count.

    `others` are sorted.
    """
    counts = Counter(_find_nearest(one, others) - one for one in moments)
    commonest = min(counts, key=lambda by: (-counts[by], abs(by), by))
    return commonest, counts[commonest]


def _find_nearest(one: int, others: Sequence[int]) -> int:
    place = bisect_left(others, one)
    return min(others[max(0, place - 1) : place + 1], key=lambda other: (abs(other - one), other))


def _tell_pacific(sketches: Sequence[Sketch]) -> int:
    """The offset of the US west coast from UTC at most of these days."""
    summers = sum(4 <= date.fromordinal(max(1, sketch.day)).month <= 10 for sketch in sketches)
    return -420 if 2 * summers >= len(sketches) else -480


def _find_shift(minutes: Sequence[int], priors: Mapping[int, float]) -> int:
    nights = sum(minute in _NIGHT for minute in minutes)
    if nights < _ENOUGH_NIGHTS or nights < _NIGHT_SHARE * len(minutes):
        return 0
    scores = {shift: _score(minutes, shift) + prior for shift, prior in priors.items() if shift}
    best = min(scores, key=lambda shift: (-scores[shift], shift))
    return best if scores[best] - _score(minutes, 0) > _SURE else 0


def _score(minutes: Sequence[int], shift: int) -> float:
    return sum(log((_USUAL[(minute + shift) // 60 % 24] + _FLOOR) / 1000) for minute in minutes)


def tell_clocks(shifts: Mapping[str, int], doubtful: Iterable[str]) -> list[Problem]:
    """Return a problem for each source whose clock was repaired or is in doubt."""
    wrong = "its clock is wrong (by its hours and by what others tell); moved by"
    unsure = "its clock is often hours away from what others tell; theirs was taken"
    told = {source: f"{wrong} {shift / 60:+g} hours" for source, shift in shifts.items()}
    told |= {source: unsure for source in doubtful if source not in shifts}
    return [Problem("merge", source, told[source]) for source in sorted(told)]
