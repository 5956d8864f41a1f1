"""A rival: SQLite's FTS5 for the words and its R*Tree for place and time, joined."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator
from math import cos, radians
from pathlib import Path
from typing import Any

from searching.events import Sample
from searching.timing import Answer
from showup.model.town import distance_km
from showup.store.asked import Asked


class RTree:
    """Events in one table, an FTS5 index and an R*Tree over the same numbers."""

    name = "fts5_rtree"

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._path = folder / "rtree.db"

    def load(self, samples: Iterable[Sample]) -> None:
        """Write the events."""
        with sqlite3.connect(self._path) as database:
            database.executescript(
                """
                CREATE TABLE event (no INTEGER PRIMARY KEY, lat, lon, start, level, facets, body);
                CREATE VIRTUAL TABLE words USING fts5(
                  title, rest, content = '', detail = 'full', tokenize = 'porter unicode61');
                CREATE VIRTUAL TABLE spot USING rtree(no, south, north, west, east, since, until);
                """
            )
            for number, sample in enumerate(samples, 1):
                self._write(database, number, sample)
        database.close()

    def _write(self, database: sqlite3.Connection, number: int, sample: Sample) -> None:
        event, judged = sample.event, sample.judgement
        lat, lon, start = event.venue.lat, event.venue.lon, event.start.timestamp()  # type: ignore[union-attr]
        facets = json.dumps([judged.topics, judged.activities, judged.skills])
        body = json.dumps([event.title, event.description, event.venue.name])
        database.execute(
            "INSERT INTO event VALUES (?, ?, ?, ?, ?, ?, ?)",
            (number, lat, lon, start, judged.level, facets, body),
        )
        database.execute(
            "INSERT INTO words (rowid, title, rest) VALUES (?, ?, ?)", (number, event.title, body)
        )
        days = start / 86_400  # an R*Tree keeps 32 bits of a number
        database.execute(
            "INSERT INTO spot VALUES (?, ?, ?, ?, ?, ?, ?)", (number, lat, lat, lon, lon, days, days)
        )

    def open(self) -> None:
        """Open the file anew."""
        self._database = sqlite3.connect(self._path)

    def close(self) -> None:
        """Close it."""
        self._database.close()

    def ask(self, question: Asked) -> Answer:
        """Return how many answer, the soonest 20 and the facet counts."""
        tall = question.radius_km / 111.2
        wide = tall / cos(radians(question.lat))
        since, until = question.start.timestamp() / 86_400, question.end.timestamp() / 86_400
        rows = self._database.execute(
            """SELECT event.no, lat, lon, start, facets FROM spot CROSS JOIN words ON words.rowid = spot.no
            CROSS JOIN event ON event.no = spot.no
            WHERE words MATCH ? AND north >= ? AND south <= ? AND east >= ? AND west <= ?
              AND until >= ? AND since <= ? ORDER BY start""",
            (question.words, question.lat - tall, question.lat + tall, question.lon - wide,
             question.lon + wide, since, until),
        ).fetchall()  # fmt: skip
        near = [
            row
            for row in rows
            if distance_km(question.lat, question.lon, row[1], row[2]) <= question.radius_km
        ]
        best = [
            self._database.execute("SELECT body FROM event WHERE no = ?", row[:1]).fetchone()
            for row in near[:20]
        ]
        return len(near), best, Counter(_list_names(near))


def _list_names(rows: Iterable[Any]) -> Iterator[str]:
    for row in rows:
        for names in json.loads(row[4]):
            yield from names
