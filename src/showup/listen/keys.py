"""The keys of note taking: `3b` voice 3 agrees with statement b, `3B` disagrees, `3?b` is unsure.

The voice stays until another is named, so the next note may be `c` alone. `3.` begins words that voice 3
said, `+` a new statement, `-` takes the last note back, `=` shows the sheet.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from showup.listen.note import Kind, Stance

HELP = (
    "3b  voice 3 agrees with b     3B  disagrees     3?b  is unsure     b  the same voice again\n"
    "3.  what voice 3 said         +   a new statement     -  take back     =  the sheet     Ctrl-D  done"
)
_BACK, _ESCAPE = ("\x7f", "\b"), "\x1b"


@dataclass(frozen=True, slots=True)
class Mark:
    """A stance of a voice on the statement of a letter; no voice: the one before."""

    voice: int | None
    letter: str
    stance: Stance


@dataclass(frozen=True, slots=True)
class Words:
    """What a voice said begins here."""

    voice: int | None


Wish = Literal["statement", "back", "sheet"]
_WISHES: dict[str, Wish] = {"+": "statement", "-": "back", "=": "sheet", "\n": "sheet", "\r": "sheet"}
Action = Mark | Words | Wish


@dataclass(frozen=True, slots=True)
class Pressed:
    """The keys that wait for the rest of their note: a voice's number, and whether it is unsure."""

    digits: str = ""
    unsure: bool = False

    @property
    def voice(self) -> int | None:
        """Return the number typed, None where none was."""
        return int(self.digits) if self.digits else None


def press(pressed: Pressed, key: str) -> tuple[Pressed, Action | None]:
    """Return what waits after a key, and the action that it completed.

    ValueError where the key means nothing: what waited is then to be dropped.
    """
    if key.isascii() and key.isdigit():
        digits = (pressed.digits + key).lstrip("0")
        if len(digits) > 2 or not digits:
            raise ValueError("voices are numbered from 1 to 99")
        return Pressed(digits, pressed.unsure), None
    if key in ("?", _ESCAPE):  # Alt and a letter arrive as Escape and the letter
        return Pressed(pressed.digits, True), None
    if key in _BACK:
        waits = pressed.digits or pressed.unsure
        return (Pressed(pressed.digits[:-1]), None) if waits else (Pressed(), "back")
    if key == ".":
        return Pressed(), Words(pressed.voice)
    if key in _WISHES:
        return Pressed(), _WISHES[key]
    if key.isascii() and key.isalpha():
        stance: Stance = "unsure" if pressed.unsure else "agree" if key.islower() else "disagree"
        return Pressed(), Mark(pressed.voice, key.lower(), stance)
    if key == " ":
        return pressed, None
    raise ValueError(f"{key!r} means nothing here")


def read_keys(line: str) -> Iterator[tuple[Action, str]]:
    """Yield the actions of a typed line; words and a new statement take the rest of the line with them."""
    pressed = Pressed()
    for at, key in enumerate(line.rstrip("\r\n")):
        pressed, action = press(pressed, key)
        if isinstance(action, Words) or action == "statement":
            yield action, line[at + 1 :].strip()
            return
        if action:
            yield action, ""
    if pressed != Pressed():
        raise ValueError("a note ends with the letter of a statement, e.g. 3b")


@dataclass(frozen=True, slots=True)
class Heard:
    """What a voice said, as typed: the text, what kind it is, and where it belongs."""

    text: str
    kind: Kind = "claim"
    inferred: bool = False
    topic: str = ""
    statement: str = ""
    stance: Stance | None = None


_KINDS: dict[str, Kind] = {"c": "claim", "e": "experience", "p": "proposal", "q": "question"}


def read_heard(typed: str) -> Heard:
    """Return what was heard from a line such as `e: The bus left at six = Buses should run later #transit`.

    `c: e: p: q:` names the kind (else a question ends with its mark, and the rest are claims), `~` before
    it says inferred, ` = ` the statement agreed with and ` != ` the one disagreed with, `#` the topic. A
    claim or proposal without a statement is a statement of its own.
    """
    text, topic = typed.strip(), ""
    inferred = text.startswith("~")
    text = text.removeprefix("~").lstrip()
    body, mark, last = text.rpartition(" #")
    if mark and last and " " not in last:
        text, topic = body.rstrip(), last
    kind: Kind = "question" if text.endswith("?") else "claim"
    if text[1:2] == ":" and text[0].lower() in _KINDS:
        kind, text = _KINDS[text[0].lower()], text[2:].lstrip()
    text, statement, stance = _split_statement(text)
    if not text:
        raise ValueError("no words")
    if not statement and kind in ("claim", "proposal"):
        statement, stance = text, "agree"
    return Heard(text, kind, inferred, topic, statement, stance)


def _split_statement(text: str) -> tuple[str, str, Stance | None]:
    stances: tuple[tuple[str, Stance], ...] = ((" != ", "disagree"), (" = ", "agree"))
    for sign, stance in stances:
        said, found, statement = text.rpartition(sign)
        if found and statement.strip():
            return said.strip(), statement.strip(), stance
    return text, "", None
