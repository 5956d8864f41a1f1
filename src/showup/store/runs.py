"""Towns and the harvests of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from showup.model.coverage import ChannelTried
from showup.model.problem import Problem
from showup.model.town import Town
from showup.store.body import read_body, write_body
from showup.store.database import Database
from showup.store.run_lock import RunLock
from showup.store.shelf import Shelf, read_moment

_PAGES_MERGED = -2_000  # some 50 ms: the word index of a town becomes one piece, a large one step by step
RESUME_WITHIN = timedelta(hours=24)


@dataclass(frozen=True, slots=True)
class Run:
    """One harvest; `resumed` when it goes on where an earlier one was cut off."""

    run_id: int
    resumed: bool
    started_at: datetime  # of the first beginning


class RunShelf(Shelf):
    """Runs, the channels they asked, and their problems."""

    def __init__(self, database: Database) -> None:
        super().__init__(database)
        self._lock = RunLock(database.path.with_suffix(".lock"))

    def begin_run(self, town: Town, now: datetime) -> Run:
        """Return a run of the town: an unfinished one younger than a day goes on, else a new one.

        StoreError while another process harvests into this store.
        """
        self._lock.take(now)
        with self.database.transaction():
            self.save_town(town)
            oldest = (now - RESUME_WITHIN).timestamp()
            left = self.database.row("unfinished_run", town.key, oldest, now.timestamp())
            if left:
                return Run(left[0], True, datetime.fromisoformat(left[1]))
            made = self.database.rows("begin_run", town.key, now.isoformat(), now.timestamp())
            return Run(made[0][0], False, now)

    def finish_run(self, run_id: int, now: datetime) -> None:
        """Note that a run ended, and let others harvest."""
        with self.database.transaction():
            self.database.rows("finish_run", now.isoformat(), run_id)
            self.database.rows("finish_town", now.isoformat(), run_id)
            self.database.rows("merge_words", _PAGES_MERGED)
        self._lock.drop()

    def last_harvest(self, town_key: str) -> datetime | None:
        """Return when the last harvest of a town ended, None where none did."""
        found = self.database.row("last_harvest", town_key)
        return read_moment(found[0]) if found else None

    def save_town(self, town: Town) -> None:
        """Keep a town."""
        self.database.rows("save_town", town.key, write_body(town))

    def town(self, town_key: str) -> Town | None:
        """Return a town that was harvested, None where it is not known."""
        found = self.database.row("town", town_key)
        return read_body(Town, found[0]) if found else None

    def towns(self) -> list[Town]:
        """Return the towns that were harvested, by key."""
        return [read_body(Town, body) for (body,) in self.database.rows("towns")]

    def save_channel(self, town_key: str, tried: ChannelTried, run_id: int | None = None) -> None:
        """Keep what the last asking of a channel gave."""
        self.database.rows("save_channel", town_key, tried.name, run_id, write_body(tried))

    def channels(self, town_key: str) -> list[ChannelTried]:
        """Return every channel ever asked of a town, by name."""
        return [read_body(ChannelTried, body) for (body,) in self.database.rows("channels", town_key)]

    def channels_done(self, run_id: int) -> frozenset[str]:
        """Return the names of the channels that a run has asked."""
        return frozenset(name for (name,) in self.database.rows("channels_done", run_id))

    def save_problems(self, run_id: int, problems: Iterable[Problem]) -> None:
        """Keep what went wrong in a run."""
        self.database.many("save_problem", [(run_id, p.stage, p.where, p.what) for p in problems])

    def problems(self, run_id: int) -> list[Problem]:
        """Return what went wrong in a run, in the order it was kept."""
        return [Problem(*row) for row in self.database.rows("problems", run_id)]
