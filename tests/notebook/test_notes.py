"""Meetings and notes: voices without a past, nothing kept that points to a person."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from showup.errors import UsageError
from showup.listen.meeting import Meeting
from showup.listen.note import Note
from showup.notebook.meetings import add_statements, begin_meeting, find_meeting, list_meetings
from showup.notebook.notes import ask_names, import_notes, keep_note, list_notes, read_everything, take_back
from showup.store.private_store import PrivateStore
from tests.listen.planted import INNOCENT, plant
from tests.notebook.evenings import LATER, LIGHTS, NOW, TODAY, TOWN, begin, say


def test_a_meeting_is_begun_once_a_week_and_its_sheet_grows(store: PrivateStore) -> None:
    first = begin(store, "Assembly", TODAY, LATER)
    again = begin(store, "Assembly", date(2026, 8, 17), LATER, LIGHTS)
    next_week = begin(store, "Assembly", date(2026, 8, 24))
    assert (first.name, first.town, first.week, first.topic) == (
        "Assembly, 2026-W34",
        TOWN,
        "2026-W34",
        "transit",
    )
    assert again == replace(first, statements=(LATER, LIGHTS))
    assert list_meetings(store) == [again, next_week]
    assert again.list_lettered() == [("a", LATER), ("b", LIGHTS)]
    assert (again.find_statement("B"), again.find_statement("c"), again.find_statement("ab")) == (
        LIGHTS,
        None,
        None,
    )


def test_a_meeting_is_found_by_the_beginning_of_its_name(store: PrivateStore) -> None:
    with pytest.raises(UsageError, match="no meeting is kept yet"):
        find_meeting(store, "Assembly")
    one, other = begin(store, "Assembly"), begin(store, "Assembly", date(2026, 8, 24))
    market = begin(store, "Market stall")
    assert (find_meeting(store, "market"), find_meeting(store, one.name)) == (market, one)
    with pytest.raises(UsageError, match=other.name):
        find_meeting(store, "assembly")
    with pytest.raises(UsageError, match="was held in Linden Ferry"):
        begin_meeting(store, Meeting("Assembly", "Birch Hollow", ""), TODAY, NOW)


def test_a_sheet_holds_as_many_statements_as_there_are_letters(store: PrivateStore) -> None:
    full = begin(store, "Assembly", TODAY, *(f"Statement {number}" for number in range(26)))
    assert full.find_statement("z") == "Statement 25"
    with pytest.raises(UsageError, match="26 statements"):
        add_statements(store, full, ["one more"])


def test_a_voice_is_the_same_within_a_meeting_and_never_across_two(store: PrivateStore) -> None:
    one, other = begin(store, "Assembly"), begin(store, "Assembly", date(2026, 8, 24))
    assert one.name_voice(3) == find_meeting(store, one.name).name_voice(3)
    names = [meeting.name_voice(voice) for meeting in (one, other) for voice in range(1, 100)]
    assert len(set(names)) == len(names)


def test_what_was_planted_does_not_reach_the_file(store: PrivateStore, tmp_path: Path) -> None:
    meeting = begin(store, "Assembly")
    planted = plant()
    for text, _, _ in planted:
        keep_note(store, Note(meeting.name, TOWN, meeting.week, "v", text, text, "agree"), NOW)
    for text in INNOCENT:
        keep_note(store, Note(meeting.name, TOWN, meeting.week, "v", text), NOW)
    kept = b"".join(file.read_bytes() for file in tmp_path.iterdir()).decode("utf-8", "ignore")
    gone = [thing for _, _, thing in planted if thing not in kept]
    assert len(gone) / len(planted) >= 0.95
    assert {one.note.text for one in list_notes(store)} >= set(INNOCENT)


def test_a_name_goes_where_the_person_said_that_it_is_one(store: PrivateStore) -> None:
    meeting = begin(store, "Assembly")
    text = "My neighbour Maria Gonzalez says the park is dark"
    assert ask_names(text, "The park is dark", text) == ("Maria Gonzalez",)
    note = Note(meeting.name, TOWN, meeting.week, "v", text)
    assert keep_note(store, note, NOW).note.text == text
    assert (
        keep_note(store, note, NOW, ask_names(text)).note.text == "My neighbour [name] says the park is dark"
    )


def test_a_note_is_taken_back_and_its_number_not_given_again(store: PrivateStore) -> None:
    meeting = begin(store, "Assembly")
    first, second = say(store, meeting, 1), say(store, meeting, 2)
    assert take_back(store, [second], NOW) == [second]
    assert [kept.number for kept in list_notes(store)] == [first]
    assert say(store, meeting, 2) > second
    assert [kept.number for kept in list_notes(store, "elsewhere")] == []


def test_voices_of_two_doors_stay_two_when_their_addresses_go(store: PrivateStore) -> None:
    doors = [Note(f"{number} Maple Street", TOWN, "2026-W30", "1", "", LATER, "agree") for number in (12, 14)]
    import_notes(store, doors, NOW)
    kept = read_everything(store)
    assert [note.meeting for note in kept] == ["[address]"] * 2
    assert len({note.speaker for note in kept}) == 2


def test_a_meeting_restored_with_a_shorter_sheet_is_still_one(store: PrivateStore) -> None:
    begin(store, "Assembly", TODAY, LATER)
    (leaf,) = store.leaves("meeting")
    longer = begin(store, "Assembly", TODAY, LIGHTS)
    store.add("meeting", leaf.day, leaf.told, NOW)
    assert list_meetings(store) == [longer]


def test_what_is_imported_twice_is_there_once_and_no_voice_keeps_its_name(
    store: PrivateStore, tmp_path: Path
) -> None:
    lines = [
        Note("m1", TOWN, "2026-W30", "zanzibarquince", "A talk with Maria Gonzalez", LATER, "agree"),
        Note("m1", TOWN, "2026-W30", "zanzibarquince", "", LIGHTS, "disagree"),
        Note("m2", TOWN, "2026-W31", "zanzibarquince", "", LIGHTS, "agree"),
    ]
    assert (import_notes(store, lines, NOW), import_notes(store, lines, NOW)) == (3, 0)
    kept = read_everything(store)
    assert [(note.text, note.statement, note.stance) for note in kept] == [
        ("A talk with [name]", LATER, "agree"),
        ("", LIGHTS, "disagree"),
        ("", LIGHTS, "agree"),
    ]
    assert kept[0].voice == kept[1].voice != kept[2].voice
    assert b"zanzibarquince" not in b"".join(file.read_bytes() for file in tmp_path.iterdir())
