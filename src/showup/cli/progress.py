"""Progress on stderr: one line that moves on a terminal, a line now and then elsewhere."""

from __future__ import annotations

import sys
from time import monotonic
from typing import TextIO

from showup.cli.console import warn
from showup.cli.layout import wrap
from showup.find.harvest.progress import Progress, Silence

_WORDS = {"channels": "asking channels", "sites": "looking at sites", "sources": "reading sources"}
_WIDTH = 24


class Bar:
    """A bar with counts, rate and time left."""

    def __init__(self, out: TextIO) -> None:
        self._out = out
        self._moving = out.isatty()
        self._began = self._last = monotonic()

    def begin(self, stage: str, total: int) -> None:
        """Start counting a stage."""
        self._began = self._last = monotonic()
        if total and not self._moving:
            self._write(f"{_WORDS.get(stage, stage)}: {total}\n")

    def step(self, stage: str, done: int, total: int, what: str) -> None:
        """Show how far it is, at most ten times a second on a terminal, every ten seconds elsewhere."""
        now = monotonic()
        pause = 0.1 if self._moving else 10.0
        if done < total and now - self._last < pause:
            return
        self._last = now
        spent = now - self._began
        rate = done / spent if spent else 0.0
        left = f", {(total - done) / rate:.0f} s left" if rate and done < total else ""
        words = f"{_WORDS.get(stage, stage)} {done}/{total} ({rate:.0f}/s{left})"
        if self._moving:
            full = _WIDTH * done // max(1, total)
            bar = "█" * full + "·" * (_WIDTH - full)
            end = "\n" if done >= total else ""
            self._write(f"\r\x1b[K{bar} {words}  {what[:40]}{end}")
        else:
            self._write(words + "\n")

    def tell_who_learns(self, channel: str, what: str) -> None:
        """Print a line of its own."""
        self._write("\r\x1b[K" if self._moving else "")
        put_aside(channel, what)

    def _write(self, text: str) -> None:
        self._out.write(text)
        self._out.flush()


class Whisper(Silence):
    """No bar; who outside learns what is said all the same."""

    def tell_who_learns(self, channel: str, what: str) -> None:
        """Print a line on stderr."""
        put_aside(channel, what)


def put_aside(channel: str, what: str) -> None:
    """Write on stderr who learns what, and how to leave it out, wrapped."""
    for part in wrap(f"{channel}: {what} (--without {channel})", rest="    "):
        warn(part)


def show_progress(quiet: bool) -> Progress:
    """Return the progress for a run: a bar on stderr, or only what must be said."""
    return Whisper() if quiet else Bar(sys.stderr)
