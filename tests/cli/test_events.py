"""One event: what its sources say, why they are one, and a person's word on it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from showup.find.harvest.settings import HarvestSettings
from showup.find.harvest.settle import settle
from showup.model.occurrence import Occurrence
from showup.model.source import Source, Status
from showup.sample.town import TOWN
from showup.store.choices_store import ChoicesStore
from showup.store.harvest_store import HarvestStore
from tests.cli.conftest import Run

NOW = datetime(2026, 8, 21, 16, tzinfo=UTC)
GRANGE, PAPER = "https://grange.example/feed.ics", "https://paper.example/feed.ics"
DEBATE = Occurrence(
    "own", GRANGE, "Debate on the water works", NOW + timedelta(days=3), NOW + timedelta(days=3, hours=2),
    location="Grange Hall", description="Bring a question.", url="https://grange.example/debate",
)  # fmt: skip
COPY = replace(DEBATE, occurrence_id="copy", source=PAPER, url="https://paper.example/", description="Debate")
SUPPER = replace(DEBATE, occurrence_id="supper", title="Potluck supper", url="https://grange.example/supper")


def harvest(folder: Path) -> None:
    """Keep three listings of two sources and merge them with what the person said."""
    with ChoicesStore.open(folder / "choices.db") as choices:
        verdicts = tuple(choices.verdicts())
    with HarvestStore.open(folder / "harvest.db") as store:
        run = store.begin_run(TOWN, NOW)
        settings = HarvestSettings(now=NOW, verdicts=verdicts)
        for feed, name, told in ((GRANGE, "Grange", [DEBATE, SUPPER]), (PAPER, "Paper", [COPY])):
            source = Source(feed, "icalendar", name=name, status=Status.OK, checked_at=NOW, read_at=NOW)
            store.save_source(TOWN.key, source)
            store.replace_occurrences(feed, settings.window, told, NOW)
        settle(TOWN, store, settings)
        store.finish_run(run.run_id, NOW)


def list_events(folder: Path) -> dict[frozenset[str], str]:
    with HarvestStore.open(folder / "harvest.db") as store:
        return {frozenset(event.members): event.event_id for event in store.town_events(TOWN.key)}


@pytest.fixture
def words(tmp_path: Path) -> tuple[str | Path, ...]:
    harvest(tmp_path)
    return ("--data-dir", tmp_path, "--now", NOW.isoformat())


BOTH = frozenset({"own", "copy"})


def test_an_event_shows_each_listing_and_why_they_are_one(
    run: Run, tmp_path: Path, words: tuple[str, ...]
) -> None:
    event_id = list_events(tmp_path)[BOTH]
    told = run("events", "show", event_id, "--json", *words).json()
    assert [(row["listing"], row["joined_to"], row["reasons"]) for row in told["listings"]] == [
        ("copy", None, []),
        ("own", "copy", ["equal titles", "the same hour", "the same place"]),
    ]
    shown = run("events", "show", event_id, *words).out
    assert "as 1: equal titles, the same hour, the same place" in shown
    assert "kept from here: title, start, venue, url, description, organizer\n" not in shown
    assert "showup events different copy own" in shown


def test_listings_wrongly_taken_for_one_are_split_for_good_and_joined_again(
    run: Run, tmp_path: Path, words: tuple[str, ...]
) -> None:
    before = list_events(tmp_path)
    assert run("events", "different", "own", "copy", *words).code == 0
    split = list_events(tmp_path)
    assert set(split) == {frozenset({"own"}), frozenset({"copy"}), frozenset({"supper"})}
    assert before[BOTH] in split.values()
    harvest(tmp_path)
    assert list_events(tmp_path) == split
    assert run("events", "undo", "own", "copy", *words).code == 0
    assert list_events(tmp_path) == before


def test_a_word_outlives_a_harvest_made_anew(run: Run, tmp_path: Path, words: tuple[str, ...]) -> None:
    events = list_events(tmp_path)
    assert run("events", "same", events[BOTH], events[frozenset({"supper"})], *words).code == 0
    assert list(list_events(tmp_path)) == [BOTH | {"supper"}]
    for file in tmp_path.glob("harvest.db*"):
        file.unlink()
    harvest(tmp_path)
    assert list(list_events(tmp_path)) == [BOTH | {"supper"}]


def test_an_id_that_is_none_is_told(run: Run, words: tuple[str, ...]) -> None:
    said = run("events", "different", "own", "nobody", *words)
    assert (said.code, said.out) == (2, "")
    assert "no event or listing nobody" in said.err


def test_different_of_what_a_word_made_one_points_to_undo(
    run: Run, tmp_path: Path, words: tuple[str, ...]
) -> None:
    debate, supper = (list_events(tmp_path)[one] for one in (BOTH, frozenset({"supper"})))
    assert run("events", "same", debate, supper, *words).code == 0
    said = run("events", "different", debate, supper, *words)
    assert (said.code, said.out) == (2, "")
    assert f"are one event already: name two of its listings, as showup events show {debate}" in said.err
    assert run("events", "undo", debate, supper, *words).code == 0
    assert set(list_events(tmp_path)) == {BOTH, frozenset({"supper"})}
