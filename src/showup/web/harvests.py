"""Harvests that a page started: one at a time in a thread of their own, their progress for all to see."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field

from showup.errors import ShowupError
from showup.find.harvest.progress import Progress
from showup.model.town import Town


@dataclass(frozen=True, slots=True)
class Errand:
    """What is to be looked for: a whole town, or one address that a person pasted."""

    town: Town
    about: tuple[str, ...] = ()
    channels_off: frozenset[str] = frozenset()
    address: str = ""


@dataclass(slots=True)
class Standing:
    """How far an errand is; the progress of a harvest, written by its thread and read by pages."""

    errand: Errand
    stage: str = "waiting"
    done: int = 0
    total: int = 0
    what: str = ""
    learns: list[tuple[str, str]] = field(default_factory=list)  # channels, and who learns what by them
    ended: bool = False
    fault: str = ""
    outcome: str = ""

    def begin(self, stage: str, total: int) -> None:
        """Note that a stage starts."""
        self.stage, self.done, self.total, self.what = stage, 0, total, ""

    def step(self, stage: str, done: int, total: int, what: str) -> None:
        """Note that a piece of a stage is done."""
        self.stage, self.done, self.total, self.what = stage, done, total, what

    def tell_who_learns(self, channel: str, what: str) -> None:
        """Note who outside learns what."""
        self.learns.append((channel, what))


Run = Callable[[Errand, Progress], str]


class Harvests:
    """The errands of this process; `run` does one and returns its outcome in words."""

    def __init__(self, run: Run) -> None:
        self._run = run
        self._threads = ThreadPoolExecutor(1, thread_name_prefix="harvest")
        self._standings: dict[tuple[str, str], Standing] = {}

    def start(self, errand: Errand) -> Standing:
        """Return the standing of an errand, begun unless it is under way already."""
        key = (errand.town.key, errand.address)
        known = self._standings.get(key)
        if known and not known.ended:
            return known
        standing = self._standings[key] = Standing(errand)
        self._threads.submit(self._work, standing)
        return standing

    def find(self, town_key: str, address: str = "") -> Standing | None:
        """Return the standing of an errand, None where none was begun."""
        return self._standings.get((town_key, address))

    def close(self) -> None:
        """Begin nothing more; what runs is kept as far as it came."""
        self._threads.shutdown(wait=False, cancel_futures=True)

    def _work(self, standing: Standing) -> None:
        try:
            standing.outcome = self._run(standing.errand, standing)
        except ShowupError as error:
            standing.fault = str(error)
        except Exception as error:  # a fault of ours must not leave the page waiting for ever
            standing.fault = f"{type(error).__name__}: {error}"
        finally:
            standing.ended = True
