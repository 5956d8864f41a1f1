"""The store of showup as a contestant."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby, islice
from pathlib import Path

from searching.events import Sample
from searching.timing import Answer
from showup.store.asked import Asked
from showup.store.harvest_store import HarvestStore

AT_ONCE = 20_000


class Ours:
    """Events in a harvest store."""

    name = "showup"

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._path = folder / "harvest.db"

    def load(self, samples: Iterable[Sample]) -> None:
        """Write the events in large transactions, as no harvest needs to."""
        flow = iter(samples)
        with HarvestStore.open(self._path) as store:
            while batch := sorted(islice(flow, AT_ONCE), key=lambda sample: sample.town.key):
                with store.database.transaction():
                    for key, group in groupby(batch, key=lambda sample: sample.town.key):
                        self._write(store, key, list(group))
            store.compact()

    def _write(self, store: HarvestStore, key: str, samples: list[Sample]) -> None:
        events = [sample.event for sample in samples]
        judgements = {sample.event.event_id: sample.judgement for sample in samples}
        store.write_events(key, (), events, judgements, (), {})

    def open(self) -> None:
        """Open the store anew."""
        self._store = HarvestStore.open(self._path)

    def close(self) -> None:
        """Close it."""
        self._store.close()

    def ask(self, question: Asked) -> Answer:
        """Return how many answer, the soonest 20 and the facet counts."""
        found = self._store.look(question, 20)
        return found.total, found.candidates, found.facets
