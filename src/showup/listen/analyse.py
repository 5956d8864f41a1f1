"""The engine: votes in, one Analysis out, whatever the votes are."""

from __future__ import annotations

import numpy as np

from showup.listen.analysis import Analysis, Mode
from showup.listen.honest import analyse_honestly
from showup.listen.polis import analyse_as_polis
from showup.listen.votes import Votes


def analyse(votes: Votes, mode: Mode = "honest", seed: int = 0) -> Analysis:
    """Return what the votes show; the same votes and seed give the same answer.

    Mode "polis" reproduces Polis for comparison; "honest" says only what would not be found in noise.
    """
    generator = np.random.default_rng(seed)
    if not len(votes.values):
        return Analysis(mode, *votes.shape, 0, words=("nobody voted",))
    return analyse_as_polis(votes, generator) if mode == "polis" else analyse_honestly(votes, generator)
