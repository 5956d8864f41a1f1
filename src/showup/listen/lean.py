"""What can be said of one statement without any groups."""

from __future__ import annotations

from showup.listen.analysis import Claim
from showup.listen.chance import compute_interval

FEWEST = 5  # voices
MORE_AGREE = "more agree than disagree"
MORE_DISAGREE = "more disagree than agree"
SPLIT = "people are split"
MORE_GATE = "at least 5 voices, and Wilson's 95 % interval above one half"
SPLIT_GATE = "at least 5 voices, and Wilson's 95 % interval of each side above one tenth"


def claim_lean(statement: str, agree: int, disagree: int) -> list[Claim]:
    """Return what may be said of a statement, shown or not; nothing where nobody took a side."""
    n = agree + disagree
    if n == 0:
        return []
    kind, larger = (MORE_AGREE, agree) if agree >= disagree else (MORE_DISAGREE, disagree)
    interval = compute_interval(larger, n)
    smaller = compute_interval(n - larger, n)
    return [
        Claim(kind, statement, n, interval, MORE_GATE, n >= FEWEST and interval[0] > 0.5),
        Claim(SPLIT, statement, n, smaller, SPLIT_GATE, n >= FEWEST and smaller[0] > 0.1),
    ]
