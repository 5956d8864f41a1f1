"""Invented evenings, kept as a listener would keep them."""

from __future__ import annotations

from datetime import UTC, date, datetime

from showup.listen.meeting import Meeting
from showup.listen.note import Note, Stance
from showup.notebook.meetings import begin_meeting
from showup.notebook.notes import keep_note
from showup.store.private_store import PrivateStore

NOW = datetime(2026, 8, 21, 20, tzinfo=UTC)
TODAY = NOW.date()
TOWN = "Linden Ferry"
LATER, LIGHTS = "Buses should run later", "The park needs lights"


def begin(store: PrivateStore, name: str, day: date = TODAY, *statements: str) -> Meeting:
    return begin_meeting(store, Meeting(name, TOWN, "", "transit", statements), day, NOW)


def say(
    store: PrivateStore, meeting: Meeting, voice: int, statement: str = LATER, stance: Stance | None = "agree"
) -> int:
    note = Note(
        meeting.name,
        meeting.town,
        meeting.week,
        meeting.name_voice(voice),
        statement=statement,
        stance=stance,
        topic=meeting.topic,
    )
    return keep_note(store, note, NOW).number


def hold_two_evenings(store: PrivateStore, agree: int = 6, disagree: int = 5) -> list[Meeting]:
    """Two evenings on LATER: at each so many voices agree and disagree."""
    evenings = [begin(store, "Assembly", date(2026, 8, day)) for day in (10, 17)]
    for evening in evenings:
        for voice in range(agree + disagree):
            say(store, evening, voice + 1, LATER, "agree" if voice < agree else "disagree")
    return evenings
