"""Invented crowds to analyse."""

from __future__ import annotations

import numpy as np

from showup.listen.votes import Votes, make_votes


def draw_camps(seed: int, people: int = 200, statements: int = 30, apart: float = 0.8) -> Votes:
    """Two camps that agree with each statement at `apart` and 1 - `apart`, everybody on most statements."""
    generator = np.random.default_rng(seed)
    camp = np.arange(people) % 2
    side = generator.random(statements) < 0.5
    chance = np.where(camp[:, None] == side[None, :], apart, 1 - apart)
    said = np.where(generator.random((people, statements)) < chance, 1, -1)
    cast = generator.random((people, statements)) < 0.8
    return make_votes(
        (str(who), str(what), int(said[who, what]))
        for who in range(people)
        for what in range(statements)
        if cast[who, what]
    )


def draw_noise(seed: int, people: int = 200, statements: int = 30) -> Votes:
    """The same crowd without camps: each statement has its share, nothing hangs together."""
    return draw_camps(seed, people, statements, apart=0.5)
