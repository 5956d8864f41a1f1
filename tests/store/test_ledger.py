from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from showup.model.coverage import ChannelTried
from showup.model.lead import Group, Lead, Outcome, Place
from showup.model.problem import Problem
from showup.model.source import Source, Status
from showup.store.harvest_store import Attempt, HarvestStore, LeadRow, Run
from tests.store.samples import FEED, NOW, TOWN, make_source

HOUR = timedelta(hours=1)
LEAD = Lead("https://hall.example/", "overpass", "a library", "Library", "library", 39.1, -86.5)


def test_a_run_that_was_cut_off_goes_on(store: HarvestStore) -> None:
    first = store.begin_run(TOWN, NOW)
    again = store.begin_run(TOWN, NOW + HOUR)
    assert (first.resumed, again) == (False, Run(first.run_id, True, NOW))


def test_a_finished_run_does_not_go_on(store: HarvestStore) -> None:
    first = store.begin_run(TOWN, NOW)
    store.finish_run(first.run_id, NOW + HOUR)
    second = store.begin_run(TOWN, NOW + 2 * HOUR)
    assert (second.run_id > first.run_id, second.resumed) == (True, False)
    assert store.last_harvest(TOWN.key) == NOW + HOUR


def test_a_run_of_yesterday_or_of_the_future_does_not_go_on(store: HarvestStore) -> None:
    old = store.begin_run(TOWN, NOW)
    tomorrow = store.begin_run(TOWN, NOW + 25 * HOUR)
    back = store.begin_run(TOWN, NOW + 2 * HOUR)
    assert (tomorrow.resumed, back.resumed, back.run_id) == (False, True, old.run_id)


def test_an_unfinished_run_is_no_harvest(store: HarvestStore) -> None:
    store.begin_run(TOWN, NOW)
    assert (store.last_harvest(TOWN.key), store.last_harvest("nowhere")) == (None, None)


def test_a_town_is_kept_whole(store: HarvestStore) -> None:
    store.save_town(TOWN)
    assert (store.town(TOWN.key), store.town("us/xx/nowhere@0.00,0.00")) == (TOWN, None)


def test_channels_tell_what_their_last_asking_gave(store: HarvestStore) -> None:
    run = store.begin_run(TOWN, NOW)
    failed = ChannelTried("overpass", NOW.isoformat(), 0, 0, "timeout")
    store.save_channel(TOWN.key, failed, run.run_id)
    store.save_channel(TOWN.key, replace(failed, leads=7, failed=""), run.run_id)
    store.save_channel(TOWN.key, ChannelTried("search", "", 0, 0, ""))
    assert store.channels(TOWN.key) == [
        replace(failed, leads=7, failed=""),
        ChannelTried("search", "", 0, 0, ""),
    ]
    assert store.channels_done(run.run_id) == {"overpass"}


def test_problems_keep_their_order(store: HarvestStore) -> None:
    run = store.begin_run(TOWN, NOW)
    met = [Problem("fetch", "https://b.example/", "timeout"), Problem("extract", "line 3", "no date")]
    store.save_problems(run.run_id, met)
    assert store.problems(run.run_id) == met


def test_a_lead_told_twice_is_one_with_both_channels(store: HarvestStore) -> None:
    store.save_leads(TOWN.key, [replace(LEAD, name="", lat=None)])
    store.save_leads(TOWN.key, [replace(LEAD, channel="search", why="named in a list"), LEAD])
    assert store.leads(TOWN.key) == [LeadRow(LEAD, ("overpass", "search"), None, "")]


def test_leads_are_open_until_the_run_has_tried_them(store: HarvestStore) -> None:
    other = replace(LEAD, url="https://other.example/")
    store.save_leads(TOWN.key, [LEAD, other])
    run = store.begin_run(TOWN, NOW)
    store.save_outcome(TOWN.key, run.run_id, LEAD.url, Outcome.NO_CALENDAR, "nothing there", NOW)
    assert store.leads_open(TOWN.key, run.run_id) == [other]
    assert store.leads(TOWN.key)[0] == LeadRow(LEAD, ("overpass",), Outcome.NO_CALENDAR, "nothing there", NOW)
    store.finish_run(run.run_id, NOW)
    assert store.leads_open(TOWN.key, store.begin_run(TOWN, NOW + HOUR).run_id) == [LEAD, other]


def test_a_group_is_one_however_its_address_is_written(store: HarvestStore) -> None:
    told = Group("Tenants' Union", "https://www.union.example/", topics=("housing",), channel="networks")
    store.save_groups(TOWN.key, [told])
    store.save_groups(
        TOWN.key,
        [replace(told, name="tenants union", url="http://union.example", topics=("labor",), why="Join")],
    )
    (kept,) = store.groups(TOWN.key)
    assert kept == replace(told, topics=("housing", "labor"), why="Join", group_id=kept.group_id)
    assert len(kept.group_id) == 16


def test_places_are_kept_once(store: HarvestStore) -> None:
    hall = Place("Hall", "community-centre", 39.1, -86.5)
    store.save_places(TOWN.key, [hall, Place("Elm Church", "place-of-worship", 39.2, -86.4)])
    store.save_places(TOWN.key, [replace(hall, site="https://hall.example/")])
    assert store.places(TOWN.key) == [
        replace(hall, site="https://hall.example/"),
        Place("Elm Church", "place-of-worship", 39.2, -86.4),
    ]


def test_a_source_keeps_all_its_channels_and_its_last_state(store: HarvestStore) -> None:
    store.save_town(TOWN)
    store.save_source(TOWN.key, make_source(FEED, "overpass"))
    store.save_source(TOWN.key, replace(make_source(FEED, "search"), status=Status.QUIET, checked_at=NOW))
    kept = replace(make_source(FEED, "overpass", "search"), status=Status.QUIET, checked_at=NOW)
    assert (store.sources(TOWN.key), store.find_source(FEED)) == ([kept], kept)
    assert (store.towns_of_source(FEED), store.source_counts(TOWN.key)) == ([TOWN], {"quiet": 1})
    assert (store.find_source("https://none.example/"), store.sources("nowhere")) == (None, [])


def test_a_paused_source_is_listed_only_on_request(store: HarvestStore) -> None:
    store.save_source(TOWN.key, make_source())
    store.pause_source(FEED)
    assert (store.sources(TOWN.key), store.sources(TOWN.key, with_paused=True)) == ([], [make_source()])
    store.pause_source(FEED, paused=False)
    assert store.sources(TOWN.key) == [make_source()]


def test_a_source_has_a_history(store: HarvestStore) -> None:
    store.save_source(TOWN.key, make_source())
    told, failed = (
        Attempt(NOW, Status.OK, "", 12, "text/calendar", 3),
        Attempt(NOW + HOUR, None, "dns", 0, ""),
    )
    for attempt in (told, failed):
        store.record_attempt(FEED, attempt)
    store.record_attempt("https://unknown.example/", told)
    assert store.attempts(FEED) == [told, failed]
    assert store.attempts("https://unknown.example/") == []


def test_validators_are_the_last_ones_seen(store: HarvestStore) -> None:
    store.save_validators(FEED, '"1"', "", "aa", NOW)
    store.save_validators(FEED, '"2"', "Fri, 21 Aug 2026 12:00:00 GMT", "bb", NOW)
    assert store.validators(FEED) == ('"2"', "Fri, 21 Aug 2026 12:00:00 GMT")
    assert store.validators("https://other.example/") is None


def test_one_source_serves_two_towns(store: HarvestStore) -> None:
    other = replace(TOWN, name="Oak Falls")
    for town in (TOWN, other):
        store.save_town(town)
        store.save_source(town.key, Source(FEED, "icalendar"))
    assert store.towns_of_source(FEED) == [TOWN, other]
    store.remove_source(FEED)
    assert (store.sources(TOWN.key), store.sources(other.key), store.check()) == ([], [], [])
