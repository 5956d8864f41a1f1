"""A harvest of invented sources, as a program that a test can kill: python -m tests.store.harvester FILE."""

from __future__ import annotations

import sys
from pathlib import Path

from showup.model.lead import Lead, Outcome
from showup.model.occurrence import Occurrence
from showup.model.problem import Problem
from showup.store.harvest_store import HarvestStore
from showup.store.sources import Attempt
from tests.store.samples import NOW, TAKE_PART, TOWN, WINDOW, make_event, make_occurrence, make_source

LEADS = 40
EVENTS = 6  # of each source


def harvest(store: HarvestStore) -> None:
    """Do what a harvest does with a store, from where the last one stopped."""
    run = store.begin_run(TOWN, NOW)
    print(f"run {run.run_id} resumed {run.resumed}", flush=True)
    store.save_leads(TOWN.key, [Lead(name_feed(number), "overpass", "a library") for number in range(LEADS)])
    for lead in store.leads_open(TOWN.key, run.run_id):
        read_source(store, lead.url)
        store.save_outcome(TOWN.key, run.run_id, lead.url, Outcome.SOURCE, "", NOW)
        settle(store)
    settle(store)  # a run that was killed after its last lead has this left to do
    store.save_problems(run.run_id, [Problem("fetch", "https://x.example/", "timeout")])
    store.finish_run(run.run_id, NOW)


def name_feed(number: int) -> str:
    """Return the address of a source."""
    return f"https://source{number}.example/"


def read_source(store: HarvestStore, feed_url: str) -> None:
    """Keep a source and what it publishes."""
    source = make_source(feed_url)
    store.save_source(TOWN.key, source)
    told = [make_occurrence(number, feed_url=feed_url) for number in range(EVENTS)]
    store.record_attempt(feed_url, Attempt(NOW, source.status, "", len(told), ""))
    store.replace_occurrences(feed_url, WINDOW, told, NOW)


def settle(store: HarvestStore) -> None:
    """Make an event of every occurrence."""
    told = store.occurrences(TOWN.key, WINDOW)
    known = store.known_ids()
    events = [
        make_event(0, event_id=known.get(one.occurrence_id, name_event(one)), members=(one.occurrence_id,))
        for one in told
    ]
    judged = {event.event_id: TAKE_PART for event in events}
    store.write_events(TOWN.key, [one.occurrence_id for one in told], events, judged, (), {})


def name_event(occurrence: Occurrence) -> str:
    """Return the id of the event of an occurrence."""
    return f"event of {occurrence.occurrence_id}"


def list_expected() -> list[tuple[str, str]]:
    """Return the event id of every occurrence of a whole harvest."""
    told = [
        make_occurrence(number, feed_url=name_feed(lead)) for lead in range(LEADS) for number in range(EVENTS)
    ]
    return sorted((one.occurrence_id, name_event(one)) for one in told)


if __name__ == "__main__":
    with HarvestStore.open(Path(sys.argv[1])) as opened:
        harvest(opened)
