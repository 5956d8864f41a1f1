"""Notes of the private store: scrubbed before they are kept, taken back, read again."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime

from showup.learn.names import find_names
from showup.listen.ballots import unpack_ballots
from showup.listen.meeting import Meeting
from showup.listen.note import Note, find_monday, make_note, tell_note
from showup.listen.scrub import scrub, scrub_note
from showup.notebook.meetings import keep_meeting, list_meetings
from showup.store.backup import add_missing
from showup.store.private_store import PrivateStore


@dataclass(frozen=True, slots=True)
class Kept:
    """A note as it was kept, under its number."""

    number: int
    note: Note


def ask_names(*texts: str) -> tuple[str, ...]:
    """Return what seems to be a person's name in these texts: to be asked about before they are kept."""
    seen = (sighting for text in texts for sighting in find_names(text) if sighting.kind == "name")
    return tuple(dict.fromkeys(sighting.quote for sighting in seen))


def keep_note(store: PrivateStore, note: Note, at: datetime, names: Iterable[str] = ()) -> Kept:
    """Keep a note, scrubbed; `names` are those that the person, asked, said to be somebody's."""
    clean = scrub_note(note, names)
    return Kept(store.add("note", find_monday(clean.week), tell_note(clean), at), clean)


def take_back(store: PrivateStore, numbers: Sequence[int], at: datetime) -> list[int]:
    """Take notes out and return the numbers of those that were there; `forget` deletes them for good."""
    return store.remove("note", numbers, at)


def list_notes(store: PrivateStore, meeting: str = "") -> list[Kept]:
    """Return the notes as they were kept, of one meeting or all, the earliest week first."""
    return [one for one in _read_notes(store) if meeting in ("", one.note.meeting)]


def read_everything(store: PrivateStore) -> list[Note]:
    """Return every note and every vote of an imported conversation, as kept, the earliest week first."""
    notes = [one.note for one in _read_notes(store)]
    for leaf in store.leaves("ballots"):
        notes += unpack_ballots(leaf.told)
    return sorted(notes, key=lambda note: note.week)


def _read_notes(store: PrivateStore) -> Iterator[Kept]:
    """Yield the notes as they were kept; what is none, of a newer version perhaps, is left out."""
    for leaf in store.leaves("note"):
        with suppress(ValueError):
            yield Kept(leaf.number, make_note(leaf.told))


def import_notes(store: PrivateStore, notes: Iterable[Note], at: datetime) -> int:
    """Keep notes that came from elsewhere and return how many are new: twice is as once.

    Whatever a voice was called there, here it becomes a random word of its meeting. In what was heard all
    that seems to be a name is replaced, as nobody is there to be asked.
    """
    known = {meeting.name: meeting for meeting in list_meetings(store)}
    by_meeting: dict[str, list[Note]] = defaultdict(list)
    for note in notes:
        clean = scrub_note(replace(note, text=scrub(note.text, ask_names(note.text))))
        # two doors whose addresses went are one meeting now; their voices stay two
        voice = note.voice if clean.meeting == note.meeting else f"{note.meeting}\t{note.voice}"
        by_meeting[clean.meeting].append(replace(clean, voice=voice))
    told = []
    for name, heard in by_meeting.items():
        first = heard[0]
        meeting = known.get(name) or keep_meeting(
            store, Meeting(name, first.town, first.week, first.topic), at
        )
        named = [replace(note, voice=meeting.name_voice(note.voice)) for note in heard]
        told += [(find_monday(note.week), tell_note(note)) for note in named]
    return add_missing(store, "note", told, at)
