"""LISTEN: meetings, typing in what was heard there, the sheet to print, forgetting one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from litestar import Response, get, post
from litestar.exceptions import NotFoundException
from litestar.params import FromPath

from showup.errors import UsageError
from showup.listen.etiquette import ETIQUETTE
from showup.listen.meeting import MOST_STATEMENTS, MOST_VOICES, Meeting, read_meeting
from showup.listen.note import find_monday
from showup.listen.tally_sheet import HOW, VOICES, list_rows
from showup.notebook.forgetting import forget_meeting
from showup.notebook.meetings import begin_meeting
from showup.notebook.notes import ask_names, list_notes, take_back
from showup.store.private_store import PrivateStore
from showup.web.frame import Asked, words_of
from showup.web.private.page import Form, enter, go, read_form, require_store, show
from showup.web.private.sitting import Sitting
from showup.web.private.study import study_of
from showup.web.private.write_page import require_sure

_LONGEST = 500
_FIELDS = ("name", "town", "day", "topic", "statements")
SAID = ("kept", "began", "taken_back", "forgotten")


@dataclass(frozen=True, slots=True)
class Numbered:
    """A meeting under the number that its page has: no address says what it was."""

    number: int
    meeting: Meeting


@dataclass(frozen=True, slots=True)
class Doubt:
    """What seems to be somebody's name in what was typed; the form waits for an answer."""

    names: tuple[str, ...]
    typed: Form
    action: str  # the last part of the address that it was sent to


@get("/listen", sync_to_thread=False)
def show_meetings(request: Asked) -> Response[Any]:
    """List the meetings, the latest first, and the fields of a new one."""
    return show_all(request, require_store(request))


@post("/listen")
async def begin(request: Asked) -> Response[Any]:
    """Begin a meeting, or go on with the one of that name and week."""
    form = await read_form(request)
    store, study = enter(request, form), study_of(request)
    typed = {name: form.one(name)[: _LONGEST * MOST_STATEMENTS] for name in _FIELDS}
    if not typed["name"].strip():
        return show_all(request, store, typed, words_of(request).say("fault_meeting"))
    try:
        day = date.fromisoformat(typed["day"]) if typed["day"] else study.clock().date()
        statements = split_statements(typed["statements"])
        if len(statements) > MOST_STATEMENTS:  # before the meeting is there without them
            raise UsageError(
                f"a sheet holds {MOST_STATEMENTS} statements, one a letter; begin a second meeting"
            )
        names = ask_names(typed["name"], *statements)
        if names and not form.one("asked"):
            return show_all(request, store, typed, names=names)
        wanted = Meeting(
            typed["name"][:_LONGEST],
            study.name_town(typed["town"][:_LONGEST]),
            "",
            typed["topic"],
            statements,
        )
        made = begin_meeting(store, wanted, day, study.clock())
    except ValueError:
        return show_all(request, store, typed, words_of(request).say("fault_day"))
    except UsageError as error:
        return show_all(request, store, typed, str(error))
    number = next(one.number for one in list_numbered(store) if one.meeting.name == made.name)
    return go(request, f"/listen/{number}?said=began")


def split_statements(typed: str) -> tuple[str, ...]:
    """Return the statements of a text, one a line."""
    return tuple(line.strip()[:_LONGEST] for line in typed.split("\n") if line.strip())


def show_all(
    request: Asked,
    store: PrivateStore,
    typed: dict[str, str] | None = None,
    fault: str = "",
    names: Sequence[str] = (),
) -> Response[Any]:
    """Show the meetings, and what was typed for a new one with what is wrong in it."""
    heard = Counter(one.note.meeting for one in list_notes(store))
    today = study_of(request).clock().date().isoformat()
    usual = {**dict.fromkeys(_FIELDS, ""), "day": today, "town": study_of(request).last_town()}
    return show(
        request,
        "listen",
        "meetings.html",
        422 if fault or names else 200,
        stays=True,
        meetings=list_numbered(store)[::-1],
        heard=heard,
        typed=typed or usual,
        fault=words_of(request).translate(fault),
        names=names,
        today=today,
        said=read_told(request),
        etiquette=list(map(words_of(request).translate, ETIQUETTE)),
    )


@get("/listen/{number:int}", sync_to_thread=False)
def show_meeting(request: Asked, number: FromPath[int]) -> Response[Any]:
    """Show a voice's column of the sheet to fill in, and what was heard already."""
    sitting = Sitting(require_store(request), require_meeting(request, number).meeting, now(request))
    return show_sitting(request, sitting, number, read_voice(request.query_params.get("voice", "")))


@post("/listen/{number:int}/voice")
async def keep_voice(request: Asked, number: FromPath[int]) -> Response[Any]:
    """Keep a voice's column and words, and lead to the next voice."""
    form = await read_form(request)
    store = enter(request, form)
    meeting, voice = find_numbered(store, number).meeting, read_voice(form.one("voice"))
    words = form.one("words")[:2_000].strip()
    names = ask_names(words)
    sitting = Sitting(store, meeting, now(request), form.several("name"))
    if names and not form.one("asked"):
        return show_sitting(request, sitting, number, voice, doubt=Doubt(names, form, "voice"))
    sitting.keep_column(voice, [(letter, form.one(f"on-{letter}")) for letter, _ in meeting.list_lettered()])
    if words:
        try:
            sitting.hear(voice, words)
        except ValueError:
            return show_sitting(request, sitting, number, voice, fault="fault_words")
    after = voice if form.one("stay") else min(voice + 1, MOST_VOICES)
    return go(request, f"/listen/{number}?voice={after}&said=kept#column")


@post("/listen/{number:int}/keys")
async def keep_keys(request: Asked, number: FromPath[int]) -> Response[Any]:
    """Keep what a line of keys says: several voices at once, as in the terminal."""
    form = await read_form(request)
    store = enter(request, form)
    sitting = Sitting(store, find_numbered(store, number).meeting, now(request), form.several("name"))
    voice, typed = read_voice(form.one("voice")), form.one("keys")[:2_000]
    names = ask_names(typed)
    if names and not form.one("asked"):
        return show_sitting(request, sitting, number, voice, doubt=Doubt(names, form, "keys"))
    try:
        voice = sitting.type_keys(voice, typed)
    except ValueError:
        return show_sitting(request, sitting, number, voice, fault="fault_keys", keys=typed)
    return go(request, f"/listen/{number}?voice={voice}&said=kept#keys")


@post("/listen/{number:int}/statements")
async def add_to_sheet(request: Asked, number: FromPath[int]) -> Response[Any]:
    """Write more statements on the sheet."""
    form = await read_form(request)
    store, typed = enter(request, form), split_statements(form.one("statements"))
    sitting = Sitting(store, find_numbered(store, number).meeting, now(request), form.several("name"))
    names = ask_names(*typed)
    if names and not form.one("asked"):
        return show_sitting(request, sitting, number, 1, doubt=Doubt(names, form, "statements"))
    sitting.add_statements(typed)
    return go(request, f"/listen/{number}?said=kept")


@post("/listen/{number:int}/back")
async def take_note_back(request: Asked, number: FromPath[int]) -> Response[Any]:
    """Take one note back."""
    form = await read_form(request)
    store = enter(request, form)
    find_numbered(store, number)
    if form.one("note").isascii() and form.one("note").isdigit():
        take_back(store, [int(form.one("note")[:15])], now(request))
    voice = read_voice(form.one("voice"))
    return go(request, f"/listen/{number}?voice={voice}&said=taken_back")


@post("/listen/{number:int}/forget")
async def forget(request: Asked, number: FromPath[int]) -> Response[Any]:
    """Delete a meeting with everything heard there, for good."""
    form = await read_form(request)
    store = enter(request, form)
    require_sure(request, form)
    forget_meeting(store, find_numbered(store, number).meeting.name)
    return go(request, "/listen?said=forgotten")


@get("/listen/{number:int}/sheet", sync_to_thread=False)
def show_tally_sheet(request: Asked, number: FromPath[int]) -> Response[Any]:
    """Show the sheet to print, fill in at the meeting and type in at home."""
    words = words_of(request)
    found = require_meeting(request, number)
    return show(
        request,
        "listen",
        "tally.html",
        number=number,
        meeting=found.meeting,
        rows=list_rows(found.meeting),
        voices=range(1, VOICES + 1),
        how=words.translate(HOW),
        etiquette=list(map(words.translate, ETIQUETTE)),
    )


def show_sitting(
    request: Asked,
    sitting: Sitting,
    number: int,
    voice: int,
    *,
    doubt: Doubt | None = None,
    fault: str = "",
    keys: str = "",
) -> Response[Any]:
    """Show the column of a voice; with a doubt, what was typed and the names to be asked about."""
    return show(
        request,
        "listen",
        "sitting.html",
        422 if doubt or fault else 200,
        stays=True,
        number=number,
        meeting=sitting.meeting,
        monday=find_monday(sitting.meeting.week),
        column=sitting.read_column(voice),
        columns=sitting.list_columns(),
        doubt=doubt,
        fault=fault,
        keys=keys,
        most=MOST_VOICES,
        said=read_told(request),
    )


def list_numbered(store: PrivateStore) -> list[Numbered]:
    """Return the meetings with the numbers of their pages, the earliest week first."""
    return [Numbered(leaf.number, read_meeting(leaf.told)) for leaf in store.leaves("meeting")]


def find_numbered(store: PrivateStore, number: int) -> Numbered:
    """Return the meeting of that number; NotFoundException where there is none."""
    found = [one for one in list_numbered(store) if one.number == number]
    if not found:
        raise NotFoundException("no such meeting")
    return found[0]


def require_meeting(request: Asked, number: int) -> Numbered:
    """Return the meeting of that number to who has unlocked."""
    return find_numbered(require_store(request), number)


def read_voice(text: str) -> int:
    """Return a voice's number, 1 for anything else."""
    plain = text.isascii() and text.isdigit() and len(text) <= 2
    return max(1, int(text)) if plain else 1


def read_told(request: Asked) -> str:
    """Return what was done just now, "" for anything that we do not say."""
    said = request.query_params.get("said", "")
    return said if said in SAID else ""


def now(request: Asked) -> Any:
    """Return the moment."""
    return study_of(request).clock()
