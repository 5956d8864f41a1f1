"""The ladder as a picture: two rails against a tree, a rung for each rung, a mark for each skill."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from showup.learn.ladder import Ladder
from showup.learn.standing import Standing

WIDTH = 430
_STEP = 46  # from rung to rung
_TOP, _BOTTOM = 70, 40
_FOOT = (36.0, 136.0)  # where the rails stand
_HEAD = (60.0, 112.0)  # where they lean
_HEAD_AT = 44.0
_WORDS_AT = 178.0
_MARKS_AT, _MARK_STEP = 185.0, 21.0


@dataclass(frozen=True, slots=True)
class Mark:
    """A skill on its rung: where, and how far it has come."""

    x: float
    y: float
    state: str


@dataclass(frozen=True, slots=True)
class Step:
    """A rung: a bar between the rails, its number and name beside it, its skills below the name."""

    place: int
    name: str
    y: float
    left: float
    right: float
    reached: bool
    here: bool
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Picture:
    """The picture from the top down; lengths in units of a box of `width` and `height`."""

    width: int
    height: int
    ground: float
    rails: tuple[tuple[float, float, float, float], ...]  # x and y of the foot, x and y of the head
    steps: tuple[Step, ...]
    words_at: float


def draw_ladder(ladder: Ladder, standing: Standing | None) -> Picture:
    """Return the ladder, with where one stands; without a standing no rung is reached."""
    rungs = len(ladder.rungs)
    ground = float(_TOP + _STEP * rungs + 8)
    reached = find_place(ladder, standing)

    def slide(foot: float, top: float, y: float) -> float:
        """Return how far right a rail is at a height."""
        return round(top + (foot - top) * (y - _HEAD_AT) / (ground - _HEAD_AT), 1)

    steps = []
    for place, rung in enumerate(ladder.rungs, 1):
        y = float(_TOP + _STEP * (rungs - place) + _STEP / 2)
        steps.append(
            Step(
                place=place,
                name=rung.name,
                y=y,
                left=slide(_FOOT[0], _HEAD[0], y),
                right=slide(_FOOT[1], _HEAD[1], y),
                reached=place <= reached,
                here=place == reached,
                marks=_place_marks(rung.skills, standing, y),
            )
        )
    rails = tuple((foot, ground, top, _HEAD_AT) for foot, top in zip(_FOOT, _HEAD, strict=True))
    return Picture(WIDTH, int(ground) + _BOTTOM, ground, rails, tuple(reversed(steps)), _WORDS_AT)


def find_place(ladder: Ladder, standing: Standing | None) -> int:
    """Return the number of the rung one stands on, 0 below the first."""
    if standing is None:
        return 0
    places = {rung.rung_id: place for place, rung in enumerate(ladder.rungs, 1)}
    return places.get(standing.rung, 0)


def _place_marks(skills: Sequence[str], standing: Standing | None, y: float) -> tuple[Mark, ...]:
    return tuple(
        Mark(
            round(_MARKS_AT + at * _MARK_STEP, 1),
            y + 13,
            str(standing.skills[name].state) if standing else "never",
        )
        for at, name in enumerate(skills)
    )
