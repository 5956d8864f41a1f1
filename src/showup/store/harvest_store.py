"""The store of everything harvested; it can be rebuilt by harvesting again."""

from __future__ import annotations

from pathlib import Path
from types import TracebackType
from typing import Self

from showup.errors import StoreError
from showup.store.asked import Asked, Found
from showup.store.changes import ChangeShelf
from showup.store.database import Database
from showup.store.leads import LeadRow, LeadShelf
from showup.store.runs import Run, RunShelf
from showup.store.search import SearchShelf
from showup.store.sources import Attempt, SourceShelf

__all__ = ["Asked", "Attempt", "Found", "HarvestStore", "LeadRow", "Run"]


class HarvestStore(RunShelf, LeadShelf, SourceShelf, SearchShelf, ChangeShelf):
    """harvest.db: every write is whole or not at all, whatever instant the process dies at.

    Every fault of the file is a StoreError of one line that says what to do.
    """

    @classmethod
    def open(cls, path: Path) -> HarvestStore:
        """Return the store in that file, made (0600, its folder 0700) or brought up to date if needed."""
        store = cls(Database(path, "harvest"))
        try:
            store.renew_index()
        except StoreError:
            store.close()
            raise
        return store

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the file; an unfinished run can be taken up by the next process."""
        self._lock.drop()
        self.database.close()

    def check(self) -> list[str]:
        """Return what is wrong with the store in words, nothing when it is sound."""
        faults = [str(said) for (said,) in self.database.rows("quick_check") if said != "ok"]
        lost = self.database.rows("foreign_key_check")
        faults += [f"{len(lost)} rows point to nothing"] if lost else []
        try:
            self.database.rows("check_words")
        except StoreError as error:
            faults.append(f"the word index does not agree with its texts: {error}")
        unfound, stale, mute = self.database.rows("count_lost_entries")[0]
        counted = (
            (unfound, "events cannot be found"),
            (stale, "vanished events are still found"),
            (mute, "entries have no words"),
        )
        return faults + [f"{count} {what}" for count, what in counted if count]
