"""On the recorded web of real towns the channels lead to the sources that are truly there."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

import pytest

from showup.find.discover.registry import load_channels
from showup.model.address import host_of

from .recorded import (
    Asked,
    Counts,
    TrueSource,
    Web,
    ask_all,
    count_by,
    is_met,
    load_town,
    load_truth,
    load_web,
)

pytestmark = pytest.mark.corpus
TOWNS = ("bloomington", "davis", "santarosa")
# The services of the archives and the addresses at which they are asked.
SERVICES = {
    "overpass": "https://overpass-api.de/api/interpreter",
    "wikidata": "https://query.wikidata.org/sparql",
    "search": "http://localhost:8888/search",
    "mobilize organizations": "https://api.mobilize.us/v1/organizations",
    "mobilize events": "https://api.mobilize.us/v1/events",
    "toastmasters": "https://www.toastmasters.org/api/sitecore/FindAClub/Search",
    "NAMI": "https://www.nami.org/wp-json/wp/v2/affiliate",
    "DSA": "https://www.dsausa.org/chapters/",
    "LWV": "https://www.lwv.org/local-leagues/find-local-league",
    "Audubon": "https://www.audubon.org/about/audubon-near-you",
    "Rotary": "https://my.rotary.org/en/club-search",
}
# Those ways of finding a source that need no search engine.
WITHOUT_SEARCH = (
    "overpass",
    "wikidata",
    "mobilize",
    "network",
    "linklist_library",
    "linklist_newspaper",
    "campus_home",
)


@cache
def replay(corpora: Path, name: str) -> tuple[Web, Asked, list[TrueSource]]:
    folder = corpora / "data" / "replay"
    web = load_web(folder / f"{name}.warc.gz")
    return web, ask_all(web, load_town(folder, name)), load_truth(folder, name)


def share(counts: Counts, *ways: str) -> float:
    found, total = (sum(counts.get(way, (0, 0))[i] for way in ways) for i in (0, 1))
    return found / total if total else 1.0


@pytest.mark.parametrize("name", TOWNS)
def test_every_recorded_service_is_asked_at_its_address(corpora: Path, name: str) -> None:
    web, asked, _ = replay(corpora, name)
    assert [service for service, url in SERVICES.items() if url not in asked.answered] == []
    assert [service for service, url in SERVICES.items() if not any(key.startswith(url) for key in web)] == []


@pytest.mark.parametrize("name", TOWNS)
def test_the_search_engine_is_asked_each_recorded_topic_in_a_recorded_form(corpora: Path, name: str) -> None:
    folder = corpora / "data" / "replay"
    web, _, _ = replay(corpora, name)
    topics = json.loads((folder / f"{name}.meta.json").read_text())["topics"]
    asked = [request.url for request in load_channels()["search"].ask(load_town(folder, name), ())]
    assert sum(url in web for url in asked) == len(topics)


@pytest.mark.parametrize("name", TOWNS)
def test_the_channels_lead_to_nearly_every_core_source(corpora: Path, name: str) -> None:
    _, asked, truth = replay(corpora, name)
    leads = list(asked.all_leads())
    missed = [source.name for source in truth if not is_met(source, leads)]
    assert len(missed) <= 0.03 * len(truth), missed


@pytest.mark.parametrize("name", TOWNS)
def test_without_a_search_engine_only_what_nothing_else_tells_of_is_lost(corpora: Path, name: str) -> None:
    folder = corpora / "data" / "replay"
    web, _, truth = replay(corpora, name)
    channels = {key: channel for key, channel in load_channels().items() if key != "search"}
    leads = list(ask_all(web, load_town(folder, name), channels).all_leads())
    placed = [source for source in truth if set(source.channels) != {"search"}]
    assert share(count_by(placed, lambda source: is_met(source, leads)), *WITHOUT_SEARCH) >= 0.95


@pytest.mark.parametrize("name", TOWNS)
def test_a_town_of_the_same_name_elsewhere_is_no_lead(corpora: Path, name: str) -> None:
    folder = corpora / "data" / "replay"
    _, asked, _ = replay(corpora, name)
    traps = [json.loads(line) for line in (folder / f"{name}.traps.jsonl").open()]
    strangers = {host_of(trap["url"]) for trap in traps if trap["kind"] == "wrong town"}
    assert strangers
    assert [lead.url for lead in asked.all_leads() if host_of(lead.url) in strangers] == []


def test_few_leads_are_made_for_each_source_that_is_there(corpora: Path) -> None:
    sites = {host_of(lead.url) for name in TOWNS for lead in replay(corpora, name)[1].all_leads()}
    truth = [source for name in TOWNS for source in replay(corpora, name)[2]]
    assert len(sites) < 5 * len(truth)
