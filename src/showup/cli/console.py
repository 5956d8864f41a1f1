"""What goes to stdout and stderr, and how a command ends."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

import msgspec
import typer

DONE, NOTHING, WRONG_USE, IN_PART = 0, 1, 2, 3


def put_json(value: Any) -> None:
    """Write one JSON document, or one line of several."""
    put_bytes(msgspec.json.encode(value) + b"\n")


def put_bytes(content: bytes) -> None:
    """Write what is encoded already."""
    with _heard():
        sys.stdout.buffer.write(content)


def put_all(lines: Iterable[str]) -> None:
    """Write lines of the result."""
    for line in lines:
        put(line)


def put(line: str = "") -> None:
    """Write a line of the result."""
    with _heard():
        sys.stdout.write(line + "\n")


def put_done(as_json: bool, told: Any, line: str) -> int:
    """Say what was done, as JSON or in words; return DONE."""
    if as_json:
        put_json(told)
    else:
        put(line)
    return DONE


def warn(line: str) -> None:
    """Write a line for the person beside the result."""
    sys.stderr.write(line + "\n")


def prepare() -> None:
    """Let stdout and stderr take every letter, and be there even where the caller closed them."""
    sys.stdout = sys.stdout or open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115, PTH123 - to the end
    sys.stderr = sys.stderr or open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115, PTH123 - to the end
    for out in (sys.stdout, sys.stderr):
        out.reconfigure(errors="replace")  # type: ignore[union-attr]


def fall_silent() -> None:
    """Send what is still to be written nowhere: nobody reads it."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


@contextmanager
def _heard() -> Iterator[None]:
    """End well where the reader has had enough, as `| head` has."""
    try:
        yield
    except BrokenPipeError:
        fall_silent()
        raise typer.Exit(DONE) from None
