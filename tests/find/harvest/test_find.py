"""A question to the stored sample town: what is weighed where there is more than can be."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

import pytest

from showup.cli.run import run_harvest
from showup.cli.settings import read_settings
from showup.cli.stores import open_store
from showup.cli.wanted import Wanted
from showup.find.harvest.find import MOST_WEIGHED, answer, count_weighed
from showup.model.match import Question
from showup.sample.town import TOWN
from showup.store.harvest_store import HarvestStore

NOW = "2026-08-21T12:00:00-05:00"
ASKED = Question(TOWN, datetime.fromisoformat(NOW), limit=400)
HOUSING = Question(TOWN, datetime.fromisoformat(NOW), about=("housing",), limit=400)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[HarvestStore]:
    settings = read_settings(
        data_dir=tmp_path_factory.mktemp("find"), now=NOW, replay=None, json=False, quiet=True
    )
    with open_store(settings) as opened:
        run_harvest(settings, TOWN, opened, Wanted())
        yield opened


def test_who_asks_for_more_gets_more_weighed() -> None:
    counts = [count_weighed(replace(ASKED, limit=limit)) for limit in (20, MOST_WEIGHED, 20_000)]
    assert counts == [MOST_WEIGHED, MOST_WEIGHED, 20_000]


def test_of_too_many_the_likeliest_are_weighed(store: HarvestStore) -> None:
    everything = answer(ASKED, store)
    half = answer(ASKED, store, most=len(everything) // 2)
    best = {match.event.event_id for match in everything[:20]}
    assert len(half) == len(everything) // 2
    assert len(best & {match.event.event_id for match in half}) >= 15  # one of two by chance would be 10


@pytest.mark.parametrize("about", [(), ("housing",), ("council meeting",), ("peace and war", "meeting")])
@pytest.mark.parametrize("level", [0, 2])
def test_the_store_weighs_as_the_ranking_does(
    store: HarvestStore, about: tuple[str, ...], level: int
) -> None:
    question = replace(ASKED, about=about, level=level, limit=10_000)
    score = {match.event.event_id: match.score for match in answer(question, store, most=10_000)}
    for most in (1, 5, 20):
        chosen = {match.event.event_id for match in answer(question, store, most=most)}
        assert len(chosen) == min(most, len(score)) > 0
        left = [score[event_id] for event_id in score.keys() - chosen]
        # A tenth for distances told by a rule of thumb; words in a title weigh 1.5 more than in a text.
        slack = 1.6 if any(len(cause.split()) > 1 or cause == "meeting" for cause in about) else 0.1
        assert min(map(score.__getitem__, chosen)) >= max(left, default=-99.0) - slack


def test_a_cause_is_answered_whole_however_much_else_there_is(store: HarvestStore) -> None:
    assert answer(HOUSING, store, most=20) == answer(HOUSING, store) != ()
