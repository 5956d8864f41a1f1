"""What changed between two harvests, told from recorded feeds that change."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from showup.find.harvest.settings import HarvestSettings
from showup.find.harvest.settle import settle
from showup.model.occurrence import Occurrence
from showup.model.source import Source, Status
from showup.sample.town import TOWN
from showup.store.harvest_store import HarvestStore
from tests.cli.conftest import Run

BEGAN = datetime(2026, 8, 21, 16, tzinfo=UTC)
FEED = "https://grange.example/feed.ics"


def make(name: str, hours: int, **fields: object) -> Occurrence:
    start = BEGAN + timedelta(days=3, hours=hours)
    made = Occurrence(name, FEED, f"{name} at the grange", start, start + timedelta(hours=1), uid=name)
    return replace(made, **fields)  # type: ignore[arg-type]


def harvest(folder: Path, day: int, told: list[Occurrence], status: Status = Status.OK) -> None:
    """Keep what the feed tells on a day, as a harvest does."""
    now = BEGAN + timedelta(days=day)
    settings = HarvestSettings(now=now)
    source = Source(FEED, "icalendar", name="Grange", status=status, checked_at=now)
    with HarvestStore.open(folder / "harvest.db") as store:
        run = store.begin_run(TOWN, now)
        known = store.find_source(FEED)
        read_at = now if status == Status.OK else known.read_at if known else None
        store.save_source(TOWN.key, replace(source, read_at=read_at))
        if status == Status.OK:
            store.replace_occurrences(FEED, settings.window, told, now)
        settle(TOWN, store, settings)
        store.finish_run(run.run_id, now)


def test_each_kind_of_change_is_told_once(run: Run, tmp_path: Path) -> None:
    harvest(tmp_path, 0, [make("Supper", 1), make("Debate", 2), make("Walk", 5), make("Choir", 8)])
    told = run("new", "Linden Ferry", "--json", "--data-dir", tmp_path, "--now", BEGAN.isoformat())
    assert told.lines() == []  # at the first harvest everything is new, so nothing is

    after = [
        make("Supper", 1),
        make("Debate", 3),
        make("Walk", 5, status="cancelled", cancelled=True),
        make("Potluck", 11),
    ]
    harvest(tmp_path, 1, after)
    later = (BEGAN + timedelta(days=1)).isoformat()
    changes = run("new", "Linden Ferry", "--json", "--data-dir", tmp_path, "--now", later).lines()
    assert sorted((row["kind"], row["title"].split()[0]) for row in changes) == [
        ("added", "Potluck"),
        ("cancelled", "Walk"),
        ("moved", "Debate"),
        ("vanished", "Choir"),
    ]
    words = run("new", "Linden Ferry", "--data-dir", tmp_path, "--now", later).out
    assert "At another time\n    Debate at the grange: 2026-08-24T" in words


def test_a_new_uid_is_no_change_and_a_new_start_a_move_of_the_same_event(run: Run, tmp_path: Path) -> None:
    harvest(tmp_path, 0, [make("Supper", 1), make("Debate", 2), make("Walk", 5)])
    with HarvestStore.open(tmp_path / "harvest.db") as store:
        before = {event.title: event.event_id for event in store.town_events(TOWN.key)}
    debate = replace(make("Debate", 3), occurrence_id="another start")
    supper = replace(make("Supper", 1), occurrence_id="another uid", uid="another uid")
    harvest(tmp_path, 1, [supper, debate, make("Walk", 5)])
    with HarvestStore.open(tmp_path / "harvest.db") as store:
        assert {event.title: event.event_id for event in store.town_events(TOWN.key)} == before
    later = (BEGAN + timedelta(days=1)).isoformat()
    (change,) = run("new", "Linden Ferry", "--json", "--data-dir", tmp_path, "--now", later).lines()
    assert (change["kind"], change["event_id"]) == ("moved", before["Debate at the grange"])
    with HarvestStore.open(tmp_path / "harvest.db") as store:
        assert store.revised(TOWN.key) == {change["event_id"]: BEGAN + timedelta(days=1)}


def test_a_silent_source_vanishes_nothing_until_it_has_been_silent_for_long(run: Run, tmp_path: Path) -> None:
    monthly = [make(f"Supper {n}", 24 * 10 * n) for n in range(8)]
    harvest(tmp_path, 0, monthly)
    harvest(tmp_path, 1, [], Status.BROKEN)
    now = (BEGAN + timedelta(days=1)).isoformat()
    assert run("new", "Linden Ferry", "--json", "--data-dir", tmp_path, "--now", now).lines() == []
    with HarvestStore.open(tmp_path / "harvest.db") as store:
        assert len(store.town_events(TOWN.key)) == 8

    harvest(tmp_path, 40, [], Status.BROKEN)
    with HarvestStore.open(tmp_path / "harvest.db") as store:
        ahead = [event.title for event in store.town_events(TOWN.key) if str(event.start) > "2026-09-30"]
        assert ahead == []
        changes = store.changes(TOWN.key, BEGAN + timedelta(days=39))
    assert {change.kind for change in changes} == {"silent"}


def test_a_saved_event_says_what_happened_to_it_until_it_is_forgotten(run: Run, tmp_path: Path) -> None:
    harvest(tmp_path, 0, [make("Supper", 1), make("Debate", 2), make("Choir", 8)])
    with HarvestStore.open(tmp_path / "harvest.db") as store:
        ids = {event.title.split()[0]: event.event_id for event in store.town_events(TOWN.key)}
    words = ("--data-dir", tmp_path, "--now", (BEGAN + timedelta(days=1)).isoformat())
    for number, name in enumerate(("Supper", "Debate", "Choir")):
        at = (BEGAN + timedelta(hours=number)).isoformat()
        assert run("events", "save", ids[name], "--data-dir", tmp_path, "--now", at).code == 0
    harvest(tmp_path, 1, [make("Supper", 1), make("Debate", 3, title="Great debate")])

    told = [row for row in run("new", "Linden Ferry", "--json", *words).lines() if "saved_event" in row]
    start = BEGAN + timedelta(days=3, hours=2)
    assert [(row["saved_event"], row["kind"], row["before"], row["after"]) for row in told] == [
        (ids["Debate"], "retitled", "Debate at the grange", "Great debate"),
        (ids["Debate"], "moved", start.isoformat(), (start + timedelta(hours=1)).isoformat()),
        (ids["Choir"], "vanished", "", ""),
    ]
    assert "Events you saved" in run("new", "Linden Ferry", *words).out
    listed = run("events", "saved", "--json", *words).lines()
    assert [(row["title"], row["told"], len(row["changes"])) for row in listed] == [
        ("Supper at the grange", True, 0),
        ("Great debate", True, 2),
        ("Choir at the grange", False, 1),
    ]
    assert run("events", "save", ids["Debate"], *words).code == 0  # seen: as it is now
    assert run("events", "forget", ids["Choir"], *words).code == 0
    assert "Events you saved" not in run("new", "--saved", *words).out
    assert run("events", "forget", ids["Choir"], *words).code == 2


def test_a_saved_event_is_found_again_in_a_harvest_made_anew(run: Run, tmp_path: Path) -> None:
    harvest(tmp_path, 0, [make("Choir", 8)])
    harvest(tmp_path, 1, [make("Choir", 8), make("Supper", 1)])
    with HarvestStore.open(tmp_path / "harvest.db") as store:
        ids = {event.title.split()[0]: event.event_id for event in store.town_events(TOWN.key)}
    words = ("--data-dir", tmp_path, "--now", (BEGAN + timedelta(days=2)).isoformat())
    run("events", "save", ids["Supper"], *words)
    for file in tmp_path.glob("harvest.db*"):
        file.unlink()
    (silent,) = run("events", "saved", "--json", *words).lines()
    assert [change["kind"] for change in silent["changes"]] == ["silent"]
    harvest(tmp_path, 2, [make("Supper", 4)])
    (found,) = run("events", "saved", "--json", *words).lines()
    assert [change["kind"] for change in found["changes"]] == ["moved"]


def test_a_date_that_is_none_is_told(run: Run) -> None:
    said = run("new", "Linden Ferry", "--since", "lately")
    assert (said.code, said.out) == (2, "")
    assert '--since "lately" is no date' in said.err
