from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path

import pytest

from showup.model.event import Event, Series
from showup.model.judgement import Judgement
from showup.model.match import Candidate
from showup.model.occurrence import Occurrence
from showup.model.town import Town
from showup.store.harvest_store import HarvestStore
from tests.store.samples import (
    FEED,
    NOW,
    TAKE_PART,
    TOWN,
    WINDOW,
    fill_store,
    make_event,
    make_occurrence,
    make_source,
)

DAY = timedelta(days=1)


def write(
    store: HarvestStore,
    events: list[Event],
    *,
    considered: list[str] | None = None,
    town: Town = TOWN,
    **more: object,
) -> None:
    ids = considered if considered is not None else [member for event in events for member in event.members]
    told: dict[str, object] = {"series": (), "redirects": {}, **more}
    judged = {event.event_id: TAKE_PART for event in events}
    store.write_events(town.key, ids, events, judged, told["series"], told["redirects"])  # type: ignore[arg-type]


def dump_index(store: HarvestStore) -> list[tuple[object, ...]]:
    """What the index holds, without the numbers that only tell the order of writing."""
    rows = store.database._connection.execute(
        "SELECT event_id, entry_no >> 21, entry.*, title, words FROM entry JOIN entry_text USING (entry_no)"
        " JOIN event USING (event_no)"
    ).fetchall()
    return sorted((event_id, slot, *rest) for event_id, slot, _no, _event_no, *rest in rows)


def find_ids(store: HarvestStore, town: Town = TOWN) -> list[str]:
    found = store.search(town.lat, town.lon, 40, NOW, NOW + 60 * DAY, town_key=town.key)
    return [candidate.event.event_id for candidate in found]


def test_an_event_comes_back_as_it_was_written(store: HarvestStore) -> None:
    eastern = timezone(timedelta(hours=-4))
    series = Series("s1", "every Tuesday", ("2026-08-25", "2026-09-01"))
    event = make_event(
        1, datetime(2026, 8, 25, 19, tzinfo=eastern), end=datetime(2026, 8, 25, 21, tzinfo=eastern),
        series_id="s1", labels=("Civic",), conflicts=("starts 19:00 or 19:30",), kept_from={"title": "x"},
        online=False,
    )  # fmt: skip
    fill_store(store, [event])
    write(store, [event], series=(series,))
    assert store.event("e1") == Candidate(event, TAKE_PART, series)
    assert store.series("s1") == series
    kept = store.event("e1")
    assert kept is not None
    assert kept.event.start.isoformat() == "2026-08-25T19:00:00-04:00"


def test_an_event_that_nobody_judged_is_level_0_and_not_sure(store: HarvestStore) -> None:
    store.write_events(TOWN.key, [], [make_event(1)], {}, (), {})
    found = store.event("e1")
    assert found is not None
    assert found.judgement == Judgement(0, False, 0.0, 0.0)


def test_nothing_is_known_of_a_strange_id(store: HarvestStore) -> None:
    assert (store.event("e9"), store.series("s9"), store.known_ids()) == (None, None, {})


def test_an_event_that_changes_is_found_as_it_is_now(store: HarvestStore) -> None:
    fill_store(store, [make_event(1)])
    moved = make_event(1, NOW + 9 * DAY, title="Moved to the park")
    write(store, [moved])
    (found,) = store.search(TOWN.lat, TOWN.lon, 40, NOW, NOW + 60 * DAY, town_key=TOWN.key)
    assert found.event == moved
    assert store.search(TOWN.lat, TOWN.lon, 40, NOW, NOW + 60 * DAY, words="gathering") == []
    assert store.check() == []


@pytest.mark.parametrize(
    "now",
    [
        make_event(1, NOW + 3 * DAY + timedelta(hours=1)),  # a later hour of that day
        make_event(1, NOW + 4 * DAY),
        make_event(1, lat=None, lon=None),
        make_event(1, title="Another gathering"),
        make_event(1, series_id="s1"),
    ],
)
@pytest.mark.parametrize("judgement", [TAKE_PART, replace(TAKE_PART, level=1, topics=("labor",))])
def test_whatever_of_an_event_changes_it_is_found_as_if_it_were_new(
    tmp_path: Path, store: HarvestStore, now: Event, judgement: Judgement
) -> None:
    fill_store(store, [make_event(1), make_event(2)])
    store.write_events(TOWN.key, [], [now, make_event(2)], {"e1": judgement, "e2": TAKE_PART}, (), {})
    with HarvestStore.open(tmp_path / "new.db") as fresh:
        fresh.save_town(TOWN)
        fresh.write_events(TOWN.key, [], [now, make_event(2)], {"e1": judgement, "e2": TAKE_PART}, (), {})
        assert dump_index(store) == dump_index(fresh)
    assert store.check() == []


def test_an_event_told_as_unchanged_stays_though_its_listing_was_gone_meanwhile(store: HarvestStore) -> None:
    fill_store(store, [make_event(1)])
    store.replace_occurrences(FEED, WINDOW, [], NOW)
    store.replace_occurrences(FEED, WINDOW, [make_occurrence(1)], NOW)
    store.write_events(TOWN.key, [f"{FEED}#1"], [make_event(1)], {}, (), {}, unchanged={"e1"})
    found = store.event("e1")
    assert (found and found.judgement, find_ids(store)) == (TAKE_PART, ["e1"])


def test_merged_events_keep_the_older_id_and_the_other_leads_to_it(store: HarvestStore) -> None:
    fill_store(store, [make_event(1), make_event(2)])
    both = make_event(1, members=[f"{FEED}#1", f"{FEED}#2"])
    write(store, [both], redirects={"e2": "e1"})
    led = store.event("e2")
    assert led is not None
    assert (led.event, find_ids(store)) == (both, ["e1"])
    assert store.known_ids() == {f"{FEED}#1": "e1", f"{FEED}#2": "e1"}
    assert store.check() == []


def test_a_split_event_leaves_two(store: HarvestStore) -> None:
    fill_store(store, [make_event(1, members=[f"{FEED}#1", f"{FEED}#2"])])
    write(store, [make_event(1), make_event(2, NOW + 4 * DAY)])
    assert find_ids(store) == ["e1", "e2"]
    assert store.known_ids() == {f"{FEED}#1": "e1", f"{FEED}#2": "e2"}


def test_redirects_in_a_circle_end(store: HarvestStore) -> None:
    write(store, [], redirects={"a": "b", "b": "a", "c": "c"})
    assert (store.event("a"), store.event("c")) == (None, None)


def test_an_id_that_is_an_event_again_leads_nowhere_else(store: HarvestStore) -> None:
    write(store, [make_event(1)], redirects={"e2": "e1"})
    write(store, [make_event(1), make_event(2)])
    found = store.event("e2")
    assert found is not None
    assert found.event.event_id == "e2"


def test_an_event_that_no_source_tells_any_more_vanishes_but_keeps_its_id(store: HarvestStore) -> None:
    fill_store(store, [make_event(1), make_event(2)])
    store.replace_occurrences(FEED, WINDOW, [make_occurrence(1)], NOW + DAY)
    write(store, [make_event(1)])
    kept = store.event("e2")
    assert (find_ids(store), kept is not None and kept.event) == (["e1"], make_event(2))
    assert store.known_ids()[f"{FEED}#2"] == "e2"
    assert store.check() == []


def test_a_vanished_event_that_comes_back_is_the_same(store: HarvestStore) -> None:
    fill_store(store, [make_event(1)])
    store.replace_occurrences(FEED, WINDOW, [], NOW + DAY)
    write(store, [])
    assert find_ids(store) == []
    fill_store(store, [make_event(1)])
    assert (find_ids(store), store.check()) == (["e1"], [])


def test_writing_the_same_again_changes_nothing(store: HarvestStore) -> None:
    fill_store(store, [make_event(number) for number in range(5)])
    before = store.database._connection.total_changes
    entries = "SELECT * FROM entry ORDER BY entry_no"
    first = store.database._connection.execute(entries).fetchall()
    write(store, [make_event(number) for number in range(5)])
    assert store.database._connection.execute(entries).fetchall() == first
    assert store.database._connection.total_changes - before <= 15  # ids noted again, no row of the index


def test_an_event_without_a_place_is_found_in_each_town_that_tells_it(store: HarvestStore) -> None:
    far = Town("Far Point", "Eastmark", "EM", "US", 45.0, -70.0, "America/New_York")
    online = make_event(1, lat=None, lon=None)
    write(store, [online])
    write(store, [online], town=far)
    assert (find_ids(store), find_ids(store, far)) == (["e1"], ["e1"])
    assert store.search(TOWN.lat, TOWN.lon, 40, NOW, NOW + 60 * DAY) == []


def test_events_are_counted_by_town_and_time(store: HarvestStore) -> None:
    fill_store(store, [make_event(1), make_event(2, NOW + 40 * DAY), make_event(3, date(2026, 8, 22))])
    assert store.event_count(TOWN.key, NOW, NOW + 30 * DAY) == 2
    assert store.event_count("nowhere", NOW, NOW + 30 * DAY) == 0


def test_occurrences_come_back_soonest_first(store: HarvestStore) -> None:
    store.save_source(TOWN.key, make_source())
    told = [
        make_occurrence(3, NOW + 5 * DAY),
        make_occurrence(1, date(2026, 8, 23)),
        replace(make_occurrence(2, NOW - DAY / 2), end=NOW + DAY),
    ]
    store.replace_occurrences(FEED, WINDOW, told, NOW)
    assert store.occurrences(TOWN.key, WINDOW) == [told[2], told[1], told[0]]
    assert store.occurrences("nowhere", WINDOW) == []
    assert store.listings([told[0].occurrence_id, "nothing", told[2].occurrence_id]) == [told[2], told[0]]


def test_a_reading_replaces_what_its_window_held_and_leaves_the_rest(store: HarvestStore) -> None:
    store.save_source(TOWN.key, make_source())
    ended = make_occurrence(1, NOW - 10 * DAY)
    coming, gone = make_occurrence(2, NOW + 2 * DAY), make_occurrence(3, NOW + 3 * DAY)
    wide = replace(WINDOW, start=NOW - 30 * DAY)
    store.replace_occurrences(FEED, wide, [ended, coming, gone], NOW)
    store.replace_occurrences(FEED, WINDOW, [coming, make_occurrence(4, NOW + 4 * DAY)], NOW + DAY)
    assert store.occurrences(TOWN.key, wide) == [ended, coming, make_occurrence(4, NOW + 4 * DAY)]


def test_paused_and_removed_sources_tell_no_occurrences(store: HarvestStore) -> None:
    fill_store(store, [make_event(1)])
    store.pause_source(FEED)
    assert store.occurrences(TOWN.key, WINDOW) == []
    store.pause_source(FEED, paused=False)
    assert store.occurrences(TOWN.key, WINDOW) == [
        Occurrence(f"{FEED}#1", FEED, "Gathering 1", NOW + 3 * DAY)
    ]
    store.remove_source(FEED)
    write(store, [], considered=[])
    assert (store.occurrences(TOWN.key, WINDOW), find_ids(store), store.check()) == ([], [], [])


def test_times_at_the_ends_of_the_calendar_are_kept(store: HarvestStore) -> None:
    eastern = timezone(timedelta(hours=-12))
    early, late = (
        datetime(1, 1, 1, tzinfo=timezone(timedelta(hours=14))),
        datetime(9999, 12, 31, 23, tzinfo=eastern),
    )
    events = [
        make_event(1, early),
        make_event(2, late),
        make_event(3, date(9999, 12, 31)),
        make_event(4, date.min),
    ]
    fill_store(store, events)
    kept = [store.event(event.event_id) for event in events]
    assert [found and found.event for found in kept] == events
    assert store.check() == []


def test_positions_that_are_none_are_no_places(store: HarvestStore) -> None:
    fill_store(
        store, [make_event(1, lat=float("nan")), make_event(2, lat=float("inf")), make_event(3, lat=1e9)]
    )
    assert (find_ids(store), store.check()) == (["e1", "e2"], [])


def test_half_a_character_does_not_lose_the_event(store: HarvestStore) -> None:
    fill_store(store, [make_event(1, title="Broken \ud83d here", description="a\0b")])
    (found,) = store.search(TOWN.lat, TOWN.lon, 40, NOW, NOW + 60 * DAY, town_key=TOWN.key, words="broken")
    assert (found.event.title, store.check()) == ("Broken ? here", [])


def test_an_index_of_another_making_is_made_again(store: HarvestStore) -> None:
    fill_store(store, [make_event(1), make_event(2, lat=None, lon=None), make_event(3)])
    store.replace_occurrences(FEED, WINDOW, [make_occurrence(1), make_occurrence(2)], NOW)
    write(store, [make_event(1), make_event(2, lat=None, lon=None)])
    rows = "SELECT * FROM entry JOIN entry_text USING (entry_no) ORDER BY entry_no"
    made = store.database._connection.execute(rows).fetchall()
    store.database._connection.execute("UPDATE index_made SET version = 0")
    store.database._connection.execute("UPDATE entry SET skills = 0, weekday = 9")
    store.renew_index()
    assert store.database._connection.execute(rows).fetchall() == made
    assert (find_ids(store), store.check()) == (["e1", "e2"], [])


def test_the_check_names_what_is_wrong(store: HarvestStore) -> None:
    fill_store(store, [make_event(1), make_event(2)])
    run = store.database._connection.execute
    run("DELETE FROM entry WHERE event_no = 1")
    run("UPDATE event SET vanished = 1 WHERE event_no = 2")
    assert store.check() == ["1 events cannot be found", "1 vanished events are still found"]
    run("UPDATE entry_text SET title = 'another'")
    assert store.check()[0].startswith("the word index does not agree with its texts")


def test_moments_are_utc_where_no_zone_is_known(store: HarvestStore) -> None:
    fill_store(store, [make_event(1, datetime(2026, 8, 22, 9))])
    begin = datetime(2026, 8, 22, 9, tzinfo=UTC)
    found = store.search(TOWN.lat, TOWN.lon, 40, begin, begin + timedelta(minutes=1))
    assert [candidate.event.event_id for candidate in found] == ["e1"]
