"""Typing in what was heard at a meeting: a voice's column of the sheet, its words, and what they change."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from showup.listen.keys import Heard, Mark, Words, read_heard, read_keys
from showup.listen.meeting import MOST_VOICES, Meeting
from showup.listen.note import STANCES, Note, Stance
from showup.listen.scrub import scrub
from showup.notebook.meetings import add_statements
from showup.notebook.notes import Kept, keep_note, list_notes, take_back
from showup.store.private_store import PrivateStore


@dataclass(frozen=True, slots=True)
class Column:
    """What one voice was heard to say: its stance on each lettered statement, on others, and its words."""

    voice: int
    stances: tuple[tuple[str, str, Stance | None], ...]  # letter, statement, stance
    others: tuple[Kept, ...]  # on statements that are not on the sheet: imported ones
    words: tuple[Kept, ...]


@dataclass(slots=True)
class Sitting:
    """One meeting open for typing in; `names` are those the person said to be somebody's."""

    store: PrivateStore
    meeting: Meeting
    at: datetime
    names: Sequence[str] = ()

    def keep_column(self, voice: int, wanted: Iterable[tuple[str, str]]) -> int:
        """Make a voice's stances those wanted (letter, stance or ""); return how many changed."""
        had = {one.note.statement: one for one in self._list_marks(voice)}
        changed = 0
        for letter, stance in wanted:
            statement = self.meeting.find_statement(letter)
            before = had.get(statement or "")
            if statement is None or stance == (before.note.stance if before else ""):
                continue
            if before:
                take_back(self.store, [before.number], self.at)
            if stance in STANCES:
                self._keep(voice, Heard("", statement=statement, stance=stance))  # type: ignore[arg-type]
            changed += 1
        return changed

    def hear(self, voice: int, typed: str) -> Kept:
        """Keep words that a voice said; ValueError where there are none."""
        heard = read_heard(typed)
        on_sheet = self.meeting.find_statement(heard.statement)
        if on_sheet:
            heard = Heard(heard.text, heard.kind, heard.inferred, heard.topic, on_sheet, heard.stance)
        return self._keep(voice, heard)

    def type_keys(self, voice: int, typed: str) -> int:
        """Do what a line of keys says (`3b 4B 5?c`, `3. words`) and return the voice spoken of last.

        ValueError where a key means nothing or a letter is on no sheet; nothing of the line is kept then.
        """
        actions = list(read_keys(typed))
        for action, _ in actions:
            if isinstance(action, Mark) and self.meeting.find_statement(action.letter) is None:
                raise ValueError(action.letter)
        for action, rest in actions:
            if isinstance(action, Mark):
                voice = action.voice or voice
                self.keep_column(voice, [(action.letter, action.stance)])
            elif isinstance(action, Words):
                voice = action.voice or voice
                self.hear(voice, rest)
            elif action == "statement" and rest:
                self.add_statements([rest])
        return voice

    def add_statements(self, typed: Sequence[str]) -> None:
        """Write more statements on the sheet."""
        clean = [scrub(statement, self.names) for statement in typed]
        self.meeting = add_statements(self.store, self.meeting, clean)

    def read_column(self, voice: int) -> Column:
        """Return what is kept of a voice."""
        marks, lettered = self._list_marks(voice), self.meeting.list_lettered()
        had = {one.note.statement: one.note.stance for one in marks}
        stances = tuple((letter, statement, had.get(statement)) for letter, statement in lettered)
        others = tuple(one for one in marks if one.note.statement not in self.meeting.statements)
        return Column(voice, stances, others, tuple(one for one in self._list_own(voice) if one.note.text))

    def list_columns(self) -> list[Column]:
        """Return the columns of every voice that was heard."""
        heard = {one.note.voice for one in list_notes(self.store, self.meeting.name)}
        numbers = [n for n in range(1, MOST_VOICES + 1) if self.meeting.name_voice(n) in heard]
        return [self.read_column(number) for number in numbers]

    def _list_own(self, voice: int) -> list[Kept]:
        word = self.meeting.name_voice(voice)
        return [one for one in list_notes(self.store, self.meeting.name) if one.note.voice == word]

    def _list_marks(self, voice: int) -> list[Kept]:
        return [one for one in self._list_own(voice) if one.note.statement and not one.note.text]

    def _keep(self, voice: int, heard: Heard) -> Kept:
        note = Note(
            meeting=self.meeting.name,
            town=self.meeting.town,
            week=self.meeting.week,
            voice=self.meeting.name_voice(voice),
            text=heard.text,
            statement=heard.statement,
            stance=heard.stance,
            kind=heard.kind,
            topic=heard.topic or self.meeting.topic,
            inferred=heard.inferred,
        )
        return keep_note(self.store, note, self.at, self.names)
