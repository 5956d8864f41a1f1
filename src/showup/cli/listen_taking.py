"""Taking notes: what each action of the keys does to the private store, and what is said back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from showup.listen.keys import HELP, Action, Heard, Mark, Words, read_heard
from showup.listen.meeting import Meeting
from showup.listen.note import Note
from showup.listen.scrub import scrub
from showup.notebook.meetings import add_statements
from showup.notebook.notes import ask_names, keep_note, take_back
from showup.store.private_store import PrivateStore

Ask = Callable[[str], str]


@dataclass(slots=True)
class Taking:
    """One sitting of note taking; `ask` asks for a line, `is_name` whether something is a person's name."""

    store: PrivateStore
    meeting: Meeting
    at: datetime
    ask: Ask
    is_name: Callable[[str], bool]
    voice: int | None = None
    kept: list[tuple[int, int]] = field(default_factory=list)  # number of the note, of its voice

    def act(self, action: Action, rest: str = "") -> str:
        """Do what the keys say and return the line that says so; ValueError where it cannot be done.

        `rest` are words that were typed with the action; without them they are asked for.
        """
        if isinstance(action, Mark):
            return self._mark(action)
        if isinstance(action, Words):
            return self._hear(self._name_voice(action.voice), rest or self.ask("heard"))
        if action == "statement":
            return self._add_statement(rest or self.ask("new statement"))
        return self._take_back() if action == "back" else self.show_sheet()

    def show_sheet(self) -> str:
        """Return the statements with their letters, and the keys."""
        rows = [f"  {letter}  {statement}" for letter, statement in self.meeting.list_lettered()]
        return "\n".join([f"{self.meeting.name}; {self.meeting.town or 'no town'}", *rows, HELP])

    def _name_voice(self, voice: int | None) -> int:
        self.voice = voice or self.voice
        if self.voice is None:
            raise ValueError("which voice? Begin with its number, e.g. 3b")
        return self.voice

    def _mark(self, mark: Mark) -> str:
        voice = self._name_voice(mark.voice)
        statement = self.meeting.find_statement(mark.letter)
        if statement is None:
            raise ValueError(f"the sheet has no {mark.letter}; + writes a new statement on it")
        self._keep(voice, Heard("", "claim", statement=statement, stance=mark.stance))
        said = "is unsure about" if mark.stance == "unsure" else f"{mark.stance}s"
        return f"{voice} {said}: {statement}"

    def _hear(self, voice: int, typed: str) -> str:
        heard = read_heard(typed)
        on_sheet = self.meeting.find_statement(heard.statement)
        if on_sheet:
            heard = Heard(heard.text, heard.kind, heard.inferred, heard.topic, on_sheet, heard.stance)
        note = self._keep(voice, heard, self._ask_names(heard.text, heard.statement))
        how = f"{note.kind}, inferred" if note.inferred else note.kind
        stance = f"; {note.stance}s: {note.statement}" if note.statement not in ("", note.text) else ""
        return f"{voice} said ({how}): {note.text}{stance}"

    def _add_statement(self, typed: str) -> str:
        if not typed.strip():
            raise ValueError("no words")
        named = self._ask_names(typed)
        clean = scrub(typed.strip(), named)
        self.meeting = add_statements(self.store, self.meeting, [clean])
        letter, statement = self.meeting.list_lettered()[-1]
        return f"{letter}  {statement}"

    def _take_back(self) -> str:
        if not self.kept:
            raise ValueError("there is nothing to take back in this sitting")
        number, voice = self.kept.pop()
        take_back(self.store, [number], self.at)
        return f"taken back: the last note of voice {voice}"

    def _keep(self, voice: int, heard: Heard, names: Sequence[str] = ()) -> Note:
        note = Note(
            self.meeting.name,
            self.meeting.town,
            self.meeting.week,
            self.meeting.name_voice(voice),
            heard.text,
            heard.statement,
            heard.stance,
            heard.kind,
            heard.topic or self.meeting.topic,
            heard.inferred,
        )
        kept = keep_note(self.store, note, self.at, names)
        self.kept.append((kept.number, voice))
        return kept.note

    def _ask_names(self, *texts: str) -> list[str]:
        return [name for name in ask_names(*texts) if self.is_name(name)]
