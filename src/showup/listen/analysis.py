"""What an analysis of votes answers: the same value for Polis's way and for the honest one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from showup.listen.representative import Side

Mode = Literal["polis", "honest"]


@dataclass(frozen=True, slots=True)
class Claim:
    """Something said of one statement, with how many voices, the interval and the gate it had to pass."""

    kind: (
        str  # "more agree than disagree", "more disagree than agree", "people are split", "sets groups apart"
    )
    statement: str
    n: int
    interval: tuple[float, float] | None
    gate: str
    shown: bool


@dataclass(frozen=True, slots=True)
class Analysis:
    """Groups and what they say; no groups: `groups` is empty and `words` say why."""

    mode: Mode
    participants: int
    statements: int
    votes: int
    groups: Mapping[str, int] = field(default_factory=dict)
    representative: Mapping[int, tuple[tuple[str, Side], ...]] = field(default_factory=dict)
    agree: tuple[str, ...] = ()  # the consensus, strongest first
    disagree: tuple[str, ...] = ()
    common_ground: Mapping[str, float] = field(default_factory=dict)  # group-aware consensus
    priorities: Mapping[str, float] = field(default_factory=dict)
    points: Mapping[str, tuple[float, float]] = field(default_factory=dict)  # of those in groups, thinned out
    stability: float | None = None
    claims: tuple[Claim, ...] = ()
    words: tuple[str, ...] = ()
