"""What a team's counts show when they are added up: no notes, no voices, each cell five or more."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations

from showup.listen.chance import compare_sides, keep_discoveries
from showup.listen.lean import claim_lean
from showup.listen.pattern import DIFFER_GATE, FALSE_RATE, PLACES_DIFFER, Pattern
from showup.listen.stances import Sides
from showup.listen.tally_file import Row

TEAM_GATE = "counts of a team added up, each at least 5 voices a side"


def find_team_patterns(rows: Sequence[Row]) -> list[Pattern]:
    """Return what added-up rows show, a town and statement each: which side is larger, which towns differ."""
    by_statement: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        by_statement[row.statement].append(row)
    found: list[Pattern] = []
    for statement, listed in sorted(by_statement.items()):
        towns = tuple(sorted({row.town for row in listed}))
        agree, disagree = sum(row.agree for row in listed), sum(row.disagree for row in listed)
        found += [
            Pattern(
                claim.kind,
                (statement,),
                claim.n,
                claim.interval,
                f"{claim.gate}; {TEAM_GATE}",
                claim.shown,
                towns,
            )
            for claim in claim_lean(statement, agree, disagree)
        ]
    return [*found, *_compare_towns(by_statement)]


def _compare_towns(by_statement: dict[str, list[Row]]) -> list[Pattern]:
    compared: list[tuple[float, Pattern]] = []
    for statement, listed in sorted(by_statement.items()):
        for one, other in combinations(sorted(listed, key=lambda row: row.town), 2):
            here, there = Sides(one.agree, one.disagree), Sides(other.agree, other.disagree)
            chance = compare_sides(here.agree, here.n, there.agree, there.n)
            pattern = Pattern(
                PLACES_DIFFER,
                (statement,),
                here.n + there.n,
                None,
                f"{DIFFER_GATE}; {TEAM_GATE}",
                False,
                (one.town, other.town),
                sides=(here, there),
            )
            compared.append((chance, pattern))
    kept = keep_discoveries([chance for chance, _ in compared], FALSE_RATE)
    return [replace(one, shown=bool(keep)) for (_, one), keep in zip(compared, kept, strict=True)]
