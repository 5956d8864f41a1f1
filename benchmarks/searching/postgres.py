"""A rival: PostgreSQL with PostGIS, a server of its own on a socket in the folder.

Needs Debian's `postgresql` and `postgresql-*-postgis-3`; as root the server runs as the user `postgres`,
since it refuses to run as root.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from searching.events import Sample
from searching.timing import Answer
from showup.store.asked import Asked

BINARIES = Path("/usr/lib/postgresql")
POSTGIS = Path("/usr/share/postgresql")
SERVER_USER = "postgres"
SETTINGS = (
    "-c listen_addresses= -c fsync=off -c full_page_writes=off -c synchronous_commit=off -c max_wal_size=8GB"
    " -c shared_buffers=1GB -c maintenance_work_mem=512MB -c work_mem=64MB -c random_page_cost=1.1 -c jit=off"
)
SCHEMA = """
CREATE EXTENSION postgis;
CREATE TABLE event (no bigint PRIMARY KEY, spot geography(Point), start timestamptz, level int, facets text,
  body text, words tsvector);
"""
INDEXES = """
CREATE INDEX ON event USING gin (words);
CREATE INDEX ON event USING gist (spot);
CREATE INDEX ON event (start);
VACUUM ANALYZE event;
"""
FIND = """SELECT no, facets FROM event
  WHERE words @@ to_tsquery('english', %s) AND ST_DWithin(spot, ST_MakePoint(%s, %s)::geography, %s)
    AND start >= %s AND start < %s ORDER BY start"""


def find_binaries() -> Path | None:
    """Return the folder of the newest server, None where there is none, no PostGIS or no driver."""
    try:
        import psycopg  # noqa: F401
    except ImportError:
        return None
    found = sorted(BINARIES.glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    spatial = list(POSTGIS.glob("*/extension/postgis.control"))
    return found[-1].parent if found and spatial else None


class Postgres:
    """Events in one table with a GIN, a GiST and a B-tree index."""

    name = "postgis"

    def __init__(self, folder: Path) -> None:
        self.folder = folder / "cluster"
        self._binaries = find_binaries()
        self._socket = folder / "socket"
        self._begin()

    def _begin(self) -> None:
        """Make a cluster and start its server."""
        self._socket.mkdir()
        if os.geteuid() == 0:
            for path in (self.folder.parent, self._socket):
                shutil.chown(path, SERVER_USER)
        self._run("initdb", "-D", str(self.folder), "-U", "bench", "-A", "trust", "--no-sync", "-E", "UTF8")
        self._start()
        with self._connect("postgres") as database:
            database.execute("CREATE DATABASE bench")

    def _start(self) -> None:
        told = f"{SETTINGS} -c unix_socket_directories={self._socket}"
        log = str(self.folder.parent / "log")
        self._run("pg_ctl", "-D", str(self.folder), "-w", "-o", told, "-l", log, "start")

    def _run(self, program: str, *words: str) -> None:
        own = ["runuser", "-u", SERVER_USER, "--"] if os.geteuid() == 0 else []
        command = [*own, str((self._binaries or BINARIES) / program), *words]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, cwd="/")

    def _connect(self, name: str = "bench") -> Any:
        import psycopg

        return psycopg.connect(host=str(self._socket), user="bench", dbname=name, autocommit=True)

    def load(self, samples: Iterable[Sample]) -> None:
        """Write the events, then the indexes."""
        with self._connect() as database:
            database.execute(SCHEMA)
            with database.cursor().copy(
                "COPY event (no, spot, start, level, facets, body) FROM STDIN"
            ) as copy:
                for number, sample in enumerate(samples, 1):
                    copy.write_row(_tell_row(number, sample))
            database.execute("UPDATE event SET words = to_tsvector('english', body)")
            for statement in INDEXES.strip().split(";\n"):
                database.execute(statement)

    def open(self) -> None:
        """Start the server anew, so that nothing is left in its own memory."""
        self._run("pg_ctl", "-D", str(self.folder), "-w", "-m", "fast", "restart")
        self._database = self._connect()

    def close(self) -> None:
        """Leave the server running; `end` stops it."""
        self._database.close()

    def end(self) -> None:
        """Stop the server."""
        self._run("pg_ctl", "-D", str(self.folder), "-w", "-m", "immediate", "stop")

    def ask(self, question: Asked) -> Answer:
        """Return how many answer, the soonest 20 and the facet counts."""
        words = (question.words or "").replace(" OR ", " | ")
        asked = (words, question.lon, question.lat, question.radius_km * 1000, question.start, question.end)
        rows = self._database.execute(FIND, asked, prepare=True).fetchall()
        first = [row[0] for row in rows[:20]]
        best = self._database.execute(
            "SELECT body FROM event WHERE no = ANY(%s)", (first,), prepare=True
        ).fetchall()
        return len(rows), best, Counter(_list_names(rows))


def _tell_row(number: int, sample: Sample) -> tuple[Any, ...]:
    event, judged = sample.event, sample.judgement
    facets = json.dumps([judged.topics, judged.activities, judged.skills])
    spot = f"SRID=4326;POINT({event.venue.lon} {event.venue.lat})"
    body = f"{event.title}\n{event.description}\n{event.venue.name}"
    return number, spot, event.start, judged.level, facets, body


def _list_names(rows: Iterable[Any]) -> Iterator[str]:
    for row in rows:
        for names in json.loads(row[1]):
            yield from names
