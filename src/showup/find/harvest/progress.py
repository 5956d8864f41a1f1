"""What a harvest says while it works."""

from __future__ import annotations

from typing import Protocol


class Progress(Protocol):
    """Told of each stage and each step; writes wherever the door wants."""

    def begin(self, stage: str, total: int) -> None:
        """A stage starts; `total` may grow."""
        ...

    def step(self, stage: str, done: int, total: int, what: str) -> None:
        """One piece of a stage is done; `what` names it in a few words."""
        ...

    def tell_who_learns(self, channel: str, what: str) -> None:
        """A channel is about to be asked; `what` says which outside service learns what, as listed."""
        ...


class Silence:
    """Says nothing."""

    def begin(self, stage: str, total: int) -> None:
        """Ignore it."""

    def step(self, stage: str, done: int, total: int, what: str) -> None:
        """Ignore it."""

    def tell_who_learns(self, channel: str, what: str) -> None:
        """Ignore it."""
