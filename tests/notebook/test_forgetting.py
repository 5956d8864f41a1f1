"""What is forgotten is in no page of the file, and nothing else is gone."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from showup.notebook.exchange import keep_export, make_export
from showup.notebook.forgetting import forget_all_heard, forget_before, forget_meeting, forget_notes
from showup.notebook.meetings import list_meetings
from showup.notebook.notes import list_notes, read_everything, take_back
from showup.notebook.telling import keep_shown, report_heard
from showup.notebook.verdicts import keep_verdict, list_verdicts
from showup.store.private_store import PrivateStore
from tests.notebook.evenings import LATER, NOW, TODAY, begin, hold_two_evenings, say

SECRET = "Zanzibarquince on every corner"


def is_on_disk(folder: Path, word: str) -> bool:
    return any(word.encode() in file.read_bytes() for file in folder.iterdir())


def test_a_meeting_is_forgotten_with_everything_said_there(store: PrivateStore, tmp_path: Path) -> None:
    hold_two_evenings(store)
    gone = begin(store, "Kitchen table", date(2026, 8, 3), SECRET)
    numbers = [say(store, gone, voice, SECRET) for voice in range(1, 7)]
    take_back(store, numbers[:1], NOW)
    keep_verdict(store, LATER, SECRET, "neither", NOW)
    keep_shown(store, report_heard(store, TODAY), NOW)
    assert is_on_disk(tmp_path, SECRET) and is_on_disk(tmp_path, "Kitchen table")
    assert forget_meeting(store, gone.name) == 6
    for words in (SECRET, "anzibarquinc", "Kitchen table", gone.salt):
        assert not is_on_disk(tmp_path, words)
    assert (len(list_meetings(store)), len(read_everything(store)), list_verdicts(store)) == (2, 22, [])
    assert report_heard(store, TODAY).patterns != ()


def test_what_was_heard_in_weeks_before_a_day_is_forgotten(store: PrivateStore) -> None:
    hold_two_evenings(store)  # in the weeks of 10 and 17 August
    assert forget_before(store, date(2026, 8, 16)) == 0
    assert forget_before(store, date(2026, 8, 17)) == 11
    assert [meeting.week for meeting in list_meetings(store)] == ["2026-W34"]
    assert {note.week for note in read_everything(store)} == {"2026-W34"}


def test_a_single_note_is_forgotten_by_its_number(store: PrivateStore, tmp_path: Path) -> None:
    meeting = begin(store, "Assembly")
    number = say(store, meeting, 1, SECRET)
    say(store, meeting, 1, LATER)
    assert forget_notes(store, frozenset({number})) == 1
    assert [kept.note.statement for kept in list_notes(store)] == [LATER]
    assert not is_on_disk(tmp_path, SECRET)


def test_counts_that_left_stay_until_everything_is_forgotten(store: PrivateStore, tmp_path: Path) -> None:
    evenings = hold_two_evenings(store)
    keep_export(store, make_export(store), NOW)
    store.add("entry", TODAY, {"text": "the journal stays"}, NOW)
    for evening in evenings:
        forget_meeting(store, evening.name)
    assert len(store.leaves("export")) == 1
    assert forget_all_heard(store) == 0
    assert not is_on_disk(tmp_path, LATER)
    assert [leaf.told["text"] for leaf in store.leaves("entry")] == ["the journal stays"]
