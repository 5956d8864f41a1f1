"""A newer judge over what an older one judged."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from showup.find.harvest.find import answer
from showup.find.harvest.judge_again import judge_again
from showup.find.harvest.survey import survey_town
from showup.find.judge import VERSION
from showup.model.event import Event
from showup.model.judgement import Judgement
from showup.model.match import Question
from showup.store.harvest_store import HarvestStore
from tests.store.samples import NOW, TOWN, make_event

OLD = Judgement(0, True, 0.0, 0.1, version="an older one")
CANVASS = make_event(1, title="Canvass for the library levy", description="We knock on doors together.")
CONCERT = make_event(2, title="Jazz trio", description="Doors open at seven.")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[HarvestStore]:
    with HarvestStore.open(tmp_path / "harvest.db") as opened:
        opened.save_town(TOWN)
        yield opened


def write(store: HarvestStore, judgement: Judgement, *events: Event) -> None:
    store.write_events(TOWN.key, (), events, {event.event_id: judgement for event in events}, (), {})


def test_what_an_older_judge_judged_is_judged_again_and_found(store: HarvestStore) -> None:
    write(store, OLD, CANVASS, CONCERT)
    found = answer(Question(TOWN, NOW), store)
    assert [(row.event.event_id, row.judgement.level, row.judgement.version) for row in found] == [
        ("e1", 2, VERSION)
    ]
    concert = store.event("e2")
    assert concert is not None
    assert (concert.judgement.level, concert.judgement.version) == (0, VERSION)


def test_what_this_judge_judged_is_left_alone(store: HarvestStore) -> None:
    write(store, OLD, CANVASS)
    assert [judge_again(TOWN.key, store), judge_again(TOWN.key, store)] == [True, False]


def test_what_was_judged_by_hand_is_kept(store: HarvestStore) -> None:
    by_hand = Judgement(1, True, 0.2, 0.9)
    write(store, by_hand, CANVASS)
    assert judge_again(TOWN.key, store) is False
    kept = store.event("e1")
    assert kept is not None
    assert kept.judgement == by_hand


def test_a_town_without_events_has_nothing_to_judge(store: HarvestStore) -> None:
    assert judge_again(TOWN.key, store) is False


def test_towns_are_compared_by_one_judge(store: HarvestStore) -> None:
    write(store, OLD, CANVASS, CONCERT)
    before = survey_town(store, TOWN, NOW)
    assert before == survey_town(store, TOWN, NOW)
    assert before.levels.keys() == {"0", "2"}
