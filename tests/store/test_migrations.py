from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path

import pytest

from showup.store import database
from showup.store.choices_store import ChoicesStore
from showup.store.database import list_migrations, read_queries, split_statements
from showup.store.harvest_store import HarvestStore
from showup.store.private_store import PrivateStore
from tests.store.samples import NOW, TOWN, fill_store, make_event

SCHEMA = "SELECT type, name, sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite_%' ORDER BY type, name"
Store = HarvestStore | ChoicesStore | PrivateStore
OPENERS: dict[str, Callable[[Path], Store]] = {
    "harvest": HarvestStore.open,
    "choices": ChoicesStore.open,
    "private": lambda path: PrivateStore.open(path, None),
}


def make_by_hand(path: Path, kind: str, steps: int) -> None:
    made = sqlite3.connect(path)
    for step in list_migrations(kind)[:steps]:
        made.executescript(step.read_text("utf-8"))
    made.execute(f"PRAGMA user_version = {steps}")
    made.commit()
    made.close()


def read_schema(path: Path) -> list[tuple[str, str, str]]:
    opened = sqlite3.connect(path)
    rows = opened.execute(SCHEMA).fetchall()
    opened.close()
    return rows


@pytest.mark.parametrize("kind", OPENERS)
def test_a_store_of_any_age_comes_to_the_same_schema(tmp_path: Path, kind: str) -> None:
    OPENERS[kind](tmp_path / "new.db").close()
    last = len(list_migrations(kind))
    for version in range(last + 1):
        old = tmp_path / f"{version}.db"
        make_by_hand(old, kind, version)
        OPENERS[kind](old).close()
        assert read_schema(old) == read_schema(tmp_path / "new.db")
        assert sqlite3.connect(old).execute("PRAGMA user_version").fetchone() == (last,)


@pytest.mark.parametrize("kind", OPENERS)
def test_migrations_are_numbered_without_a_gap_and_say_what_they_are(kind: str) -> None:
    files = list_migrations(kind)
    assert [int(file.name[:4]) for file in files] == list(range(1, len(files) + 1))
    assert [file.read_text("utf-8")[:3] for file in files] == ["-- "] * len(files)


def test_a_store_from_before_the_facets_finds_its_events_by_them(tmp_path: Path) -> None:
    path = tmp_path / "harvest.db"
    with HarvestStore.open(path) as store:
        fill_store(store, [make_event(1)])
        found = store.search(TOWN.lat, TOWN.lon, 40, NOW, NOW.replace(month=9), town_key=TOWN.key)
    old = sqlite3.connect(path)
    for column in ("skills", "weekday", "minute", "traits", "languages", "worth"):
        old.execute(f"ALTER TABLE entry DROP COLUMN {column}")
    old.execute("ALTER TABLE attempt DROP COLUMN news")
    for table in ("index_made", "change"):
        old.execute(f"DROP TABLE {table}")
    old.execute("CREATE INDEX entry_in_time ON entry (start_epoch)")
    old.execute("PRAGMA user_version = 3")
    old.commit()
    old.close()
    with HarvestStore.open(path) as store:
        assert store.search(TOWN.lat, TOWN.lon, 40, NOW, NOW.replace(month=9), town_key=TOWN.key) == found
        assert store.check() == []


def test_every_named_statement_is_valid_and_used(tmp_path: Path) -> None:
    source = "".join(file.read_text("utf-8") for file in Path(database.__file__).parent.glob("*.py"))
    with ExitStack() as opened:
        stores = {kind: opened.enter_context(open_(tmp_path / kind)) for kind, open_ in OPENERS.items()}
        for name, statement in read_queries().items():
            assert f'"{name}"' in source
            owner = next((kind for kind in ("choices", "private") if name in list_names(kind)), "harvest")
            count = max(map(int, re.findall(r"\?(\d+)", statement)), default=statement.count("?"))
            if not statement.startswith("PRAGMA"):
                run = stores[owner].database._connection.execute
                run(f"EXPLAIN {statement}", (None,) * count)


def list_names(kind: str) -> set[str]:
    text = (Path(database.__file__).parent / "queries" / f"{kind}.sql").read_text("utf-8")
    return set(re.findall(r"^-- (\w+):", text, re.MULTILINE))


def test_a_trigger_is_one_statement() -> None:
    script = (
        "CREATE TABLE a (b);\nCREATE TRIGGER t AFTER INSERT ON a BEGIN\n  DELETE FROM a;\n  SELECT 1;\nEND;\n"
    )
    assert split_statements(script) == [script[:20], script[20:]]
