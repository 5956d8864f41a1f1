"""`showup listen note|sheet|list`: meetings, their sheets and what was heard there."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from showup.cli.console import DONE, IN_PART, put, put_json, warn
from showup.cli.listen_store import finish, name_town, open_heard, write_out
from showup.cli.listen_taking import Taking
from showup.cli.listen_terminal import open_keyboard, take_keys, take_lines
from showup.cli.private import find_today, make_lock
from showup.cli.settings import Settings
from showup.errors import UsageError
from showup.listen.etiquette import ETIQUETTE
from showup.listen.meeting import Meeting
from showup.listen.note import find_monday, tell_note
from showup.listen.stances import Sides
from showup.listen.tally_sheet import write_sheet_html, write_sheet_text
from showup.notebook.meetings import begin_meeting, find_meeting, list_meetings
from showup.notebook.notes import ask_names, list_notes
from showup.notebook.statements import list_statements
from showup.store.private_store import PrivateStore


@dataclass(frozen=True, slots=True)
class Asked:
    """A meeting as it was asked for."""

    name: str
    town: str
    topic: str
    statements: Sequence[str]
    on: date | None


def run_note(settings: Settings, asked: Asked) -> int:
    """Take notes of a meeting: single keys in a terminal, else lines from stdin."""
    wanted = _check(asked)
    with make_lock(settings).open() as store:
        meeting = _begin(settings, store, wanted, asked.on)
        if sys.stdin.isatty() and _has_single_keys():
            with open_keyboard() as keyboard:
                taking = Taking(store, meeting, settings.now, keyboard.ask, keyboard.ask_whether_name)
                warn(taking.show_sheet())
                take_keys(taking, keyboard)
                fine = True
        else:
            taking = Taking(store, meeting, settings.now, _ask_nobody, _take_name_out)
            fine = take_lines(taking)
    voices = len({voice for _, voice in taking.kept})
    told = {"meeting": meeting.name, "notes": [number for number, _ in taking.kept], "voices": voices}
    finish(settings, told, f"{meeting.name}: {len(taking.kept)} notes of {voices} voices kept")
    return DONE if fine else IN_PART


def _check(asked: Asked) -> Meeting:
    """Return the meeting as it is wanted, before anything is made; UsageError without a name."""
    if not asked.name.strip():
        raise UsageError('name the meeting, e.g. showup listen note "Tenants\' assembly"')
    for name in ask_names(asked.name, *asked.statements):
        warn(f"“{name}” looks like a person's name; a meeting and a statement need none")
    return Meeting(asked.name, name_town(asked.town), "", asked.topic, tuple(asked.statements))


def _begin(settings: Settings, store: PrivateStore, wanted: Meeting, on: date | None) -> Meeting:
    """Return the meeting, begun where it is new; then the etiquette is shown."""
    known = {one.name: one for one in list_meetings(store)}
    again = known.get(wanted.name.strip())  # the whole name, its week with it
    day = on or (find_monday(again.week) if again else find_today(settings.now))
    meeting = begin_meeting(store, wanted, day, settings.now)
    if meeting.name not in known and not settings.quiet:
        for sentence in ETIQUETTE:
            warn(sentence)
    return meeting


def _has_single_keys() -> bool:
    """Whether this system has terminals whose keys can be read one by one."""
    try:
        import termios  # noqa: F401
    except ImportError:
        return False
    return True


def _ask_nobody(question: str) -> str:
    raise ValueError(f"no words: the {question} stands on the same line, e.g. `3. The bus stops too early`")


def _take_name_out(quote: str) -> bool:
    """Take a name out where nobody is there to be asked."""
    warn("what looks like a name was replaced by [name]")
    return True


def run_sheet(settings: Settings, asked: Asked, to: Path | None) -> int:
    """Print the tally sheet of a meeting, begun now where it is new: HTML for a file so named, else text."""
    wanted = _check(asked)
    with make_lock(settings).open() as store:
        meeting = _begin(settings, store, wanted, asked.on)
    html = to is not None and to.suffix.casefold() in (".html", ".htm")
    write_out(to, write_sheet_html(meeting) if html else write_sheet_text(meeting))
    return DONE


def run_list(settings: Settings, name: str) -> int:
    """List meetings and statements, or the notes of one meeting."""
    with open_heard(settings) as store:
        if name:
            return _list_notes(settings, store, find_meeting(store, name))
        meetings, statements = list_meetings(store), list_statements(store)
        counted = Counter(kept.note.meeting for kept in list_notes(store))
    if settings.json:
        put_json({"meetings": [_tell_meeting(one, counted[one.name]) for one in meetings],
                  "statements": [_tell_statement(*row) for row in statements]})  # fmt: skip
        return DONE
    for meeting in meetings:
        put(f"{meeting.name}; {meeting.town or 'no town'}; {counted[meeting.name]} notes")
    put("\nStatements as they now are, for your eyes: agree, disagree")
    for number, statement, sides in statements:
        put(f"{number:>4}  {sides.agree:>4} {sides.disagree:>4}  {statement}")
    return DONE


def _list_notes(settings: Settings, store: PrivateStore, meeting: Meeting) -> int:
    kept = list_notes(store, meeting.name)
    if settings.json:
        put_json([{"number": one.number, **tell_note(one.note)} for one in kept])
        return DONE
    for one in kept:
        said = "; ".join(part for part in (one.note.text, one.note.statement) if part)
        put(f"{one.number:>5}  {one.note.voice}  {one.note.stance or one.note.kind:<10} {said}")
    return DONE


def _tell_meeting(meeting: Meeting, notes: int) -> dict[str, Any]:
    return {
        "meeting": meeting.name,
        "town": meeting.town,
        "week": meeting.week,
        "topic": meeting.topic,
        "statements": meeting.statements,
        "notes": notes,
    }


def _tell_statement(number: int, statement: str, sides: Sides) -> dict[str, Any]:
    return {"number": number, "statement": statement, "agree": sides.agree, "disagree": sides.disagree}
