"""Single keys from a terminal, lines from anything else."""

from __future__ import annotations

import codecs
import os
import select
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from showup.cli.console import warn
from showup.cli.listen_taking import Taking
from showup.listen.keys import Pressed, press, read_keys

_ESCAPE, _BACK = "\x1b", ("\x7f", "\b")
_END = ("", "\x04", "\x03")
_SOON = 0.05  # seconds in which the rest of a key's sequence arrives


def take_lines(taking: Taking) -> bool:
    """Take notes from lines such as `3b 4B` or `3. words`; return whether every line could be used."""
    fine = True
    for number, line in enumerate(sys.stdin, 1):
        try:
            for action, rest in read_keys(line):
                warn(taking.act(action, rest))
        except ValueError as fault:
            fine = False
            warn(f"line {number}: {fault}")
    return fine


def take_keys(taking: Taking, keyboard: Keyboard) -> None:
    """Take notes from single keys until Ctrl-D or Ctrl-C."""
    pressed = Pressed()
    while True:
        _show(f"> {pressed.digits}{'?' if pressed.unsure else ''}")
        key = keyboard.read_key()
        if key in _END:
            _show("")
            return
        try:
            for one in key:
                pressed, action = press(pressed, one)
                if action:
                    _show("")
                    warn(taking.act(action))
        except ValueError as fault:
            pressed = Pressed()
            _show("")
            warn(str(fault))


def _show(line: str) -> None:
    """Write a line in place of the one that the cursor is in."""
    sys.stderr.write(f"\r\x1b[K{line}")
    sys.stderr.flush()


@dataclass(slots=True)
class Keyboard:
    """The keys of a terminal, one after the other, unseen until they are shown."""

    file: int
    _decoder: codecs.IncrementalDecoder = field(
        default_factory=lambda: codecs.getincrementaldecoder("utf-8")("replace")
    )

    def read(self) -> str:
        """Return the next character, nothing at the end."""
        while True:
            try:
                byte = os.read(self.file, 1)
            except KeyboardInterrupt:
                return "\x03"
            character = self._decoder.decode(byte, final=not byte)
            if character or not byte:
                return character

    def read_key(self) -> str:
        """Return the next key; Alt and a letter as `?` and the letter, arrows and their like as a space."""
        key = self.read()
        if key != _ESCAPE or not select.select([self.file], [], [], _SOON)[0]:
            return " " if key == _ESCAPE else key
        following = self.read()
        if following not in ("[", "O"):
            return f"?{following}" if following.isalpha() else " "
        while (last := self.read()) and not (last.isalpha() or last == "~"):
            pass
        return " "

    def ask(self, question: str) -> str:
        """Ask for a line; it may be corrected by going back, and left empty by Ctrl-D."""
        typed = ""
        while True:
            _show(f"{question}: {typed}")
            key = self.read_key()
            if key in _END or key in ("\r", "\n"):
                _show("")
                return "" if key in _END else typed.strip()
            if key in _BACK:
                typed = typed[:-1]
            elif key.isprintable():
                typed += key

    def ask_whether_name(self, quote: str) -> bool:
        """Ask whether something is a person's name that has to go; Enter says yes."""
        said = self.ask(f"“{quote}” looks like somebody's name. Take it out? [Y/n]")
        return not said.casefold().startswith("n")


@contextmanager
def open_keyboard() -> Iterator[Keyboard]:
    """Give the keys as they are pressed; the terminal is as before afterwards, whatever happens."""
    import termios
    import tty

    file = sys.stdin.fileno()
    before = termios.tcgetattr(file)
    try:
        tty.setcbreak(file, termios.TCSADRAIN)
        yield Keyboard(file)
    finally:
        termios.tcsetattr(file, termios.TCSADRAIN, before)
