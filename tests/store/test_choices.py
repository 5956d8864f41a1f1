from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from showup.model.choice import SavedEvent, Verdict
from showup.store.choices_store import ChoicesStore
from tests.store.samples import FEED, NOW, TOWN, make_event

LATER = NOW + timedelta(hours=1)


@pytest.fixture
def choices(tmp_path: Path) -> Iterator[ChoicesStore]:
    with ChoicesStore.open(tmp_path / "choices.db") as opened:
        yield opened


def test_the_last_word_on_a_pair_holds_whichever_way_it_is_named(choices: ChoicesStore) -> None:
    choices.save_verdict(Verdict("same", "b", "a", ("y",), ("x",)), NOW)
    choices.save_verdict(Verdict("same", "c", "d"), NOW)
    choices.save_verdict(Verdict("different", "a", "b"), LATER)
    assert choices.verdicts() == [Verdict("different", "a", "b"), Verdict("same", "c", "d")]


def test_a_verdict_can_be_taken_back_once(choices: ChoicesStore) -> None:
    choices.save_verdict(Verdict("same", "a", "b"), NOW)
    assert (choices.undo_verdict("b", "a"), choices.undo_verdict("a", "b"), choices.verdicts()) == (
        True,
        False,
        [],
    )


def test_a_verdict_needs_two_events(choices: ChoicesStore) -> None:
    with pytest.raises(ValueError, match="two different"):
        choices.save_verdict(Verdict("same", "a", "a"), NOW)
    assert choices.verdicts() == []


def test_a_verdict_keeps_the_listings_of_each_side(choices: ChoicesStore) -> None:
    choices.save_verdict(Verdict("same", "b", "a", ("y", "z"), ("x",)), NOW)
    assert choices.verdicts() == [Verdict("same", "a", "b", ("x",), ("y", "z"))]


def test_an_event_is_kept_as_it_was_until_it_is_kept_again(choices: ChoicesStore) -> None:
    first, second = make_event(1), make_event(2)
    choices.save_event(second, NOW)
    choices.save_event(first, LATER)
    assert choices.saved_events() == [
        SavedEvent(second, NOW.isoformat()),
        SavedEvent(first, LATER.isoformat()),
    ]
    moved = replace(second, start=second.start + timedelta(hours=1))
    choices.save_event(moved, LATER)
    assert [saved.event for saved in choices.saved_events()] == [first, moved]
    assert (choices.forget_event("e2"), choices.forget_event("e2")) == (True, False)
    assert [saved.event for saved in choices.saved_events()] == [first]


def test_addresses_belong_to_a_town_oldest_first(choices: ChoicesStore) -> None:
    choices.add_address(TOWN.key, "https://b.example/", NOW)
    choices.add_address(TOWN.key, "https://a.example/", LATER)
    choices.add_address(TOWN.key, "https://b.example/", LATER)
    assert choices.addresses(TOWN.key) == ["https://b.example/", "https://a.example/"]
    assert choices.addresses("elsewhere") == []
    assert choices.remove_address(TOWN.key, "https://b.example/")
    assert not choices.remove_address(TOWN.key, "https://b.example/")
    assert choices.addresses(TOWN.key) == ["https://a.example/"]


def test_a_source_is_paused_until_it_is_wanted_again(choices: ChoicesStore) -> None:
    choices.pause(FEED, NOW)
    choices.pause(FEED, LATER)
    assert choices.paused() == {FEED}
    assert (choices.resume(FEED), choices.resume(FEED), choices.paused()) == (True, False, frozenset())


def test_choices_outlive_the_process(choices: ChoicesStore) -> None:
    choices.save_verdict(Verdict("same", "a", "b"), NOW)
    with ChoicesStore.open(choices.database.path) as again:
        assert again.verdicts() == [Verdict("same", "a", "b")]


def test_the_file_is_the_users_alone(choices: ChoicesStore) -> None:
    assert [choices.database.path.stat().st_mode & 0o777, choices.database.path.parent.exists()] == [
        0o600,
        True,
    ]
