from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from showup.store.choices_store import ChoicesStore
from tests.store.samples import FEED, NOW, TOWN

LATER = NOW + timedelta(hours=1)


@pytest.fixture
def choices(tmp_path: Path) -> Iterator[ChoicesStore]:
    with ChoicesStore.open(tmp_path / "choices.db") as opened:
        yield opened


def test_the_last_word_on_a_pair_holds_whichever_way_it_is_named(choices: ChoicesStore) -> None:
    choices.save_verdict("same", "b", "a", NOW)
    choices.save_verdict("same", "c", "d", NOW)
    choices.save_verdict("different", "a", "b", LATER)
    assert choices.verdicts() == [("different", "a", "b"), ("same", "c", "d")]


def test_a_verdict_can_be_taken_back_once(choices: ChoicesStore) -> None:
    choices.save_verdict("same", "a", "b", NOW)
    assert (choices.undo_verdict("b", "a"), choices.undo_verdict("a", "b"), choices.verdicts()) == (
        True,
        False,
        [],
    )


def test_a_verdict_needs_two_events(choices: ChoicesStore) -> None:
    with pytest.raises(ValueError, match="two different"):
        choices.save_verdict("same", "a", "a", NOW)
    assert choices.verdicts() == []


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
    choices.save_verdict("same", "a", "b", NOW)
    with ChoicesStore.open(choices.database.path) as again:
        assert again.verdicts() == [("same", "a", "b")]


def test_the_file_is_the_users_alone(choices: ChoicesStore) -> None:
    assert [choices.database.path.stat().st_mode & 0o777, choices.database.path.parent.exists()] == [
        0o600,
        True,
    ]
