"""Lines that fit the terminal they are read on."""

from __future__ import annotations

import shutil
import textwrap

# Wider than this is hard to read, narrower cannot hold an indent; where no terminal is seen, the usual 80.
WIDEST, NARROWEST, UNSEEN = 92, 40, 80


def find_width() -> int:
    """Return how many columns a line may take: those of the terminal (or of COLUMNS), within reason."""
    return max(NARROWEST, min(WIDEST, shutil.get_terminal_size((UNSEEN, 24)).columns))


def wrap(text: str, first: str = "", rest: str | None = None) -> list[str]:
    """Return the text in lines, `first` before the first and `rest` (its blanks, else) before the others.

    Addresses and other long words are not broken: they can be clicked or copied whole. What a no-break
    space holds together stays on one line; it is written as a blank.
    """
    lines = textwrap.wrap(
        text,
        find_width(),
        initial_indent=first,
        subsequent_indent=" " * len(first) if rest is None else rest,
        break_long_words=False,
        break_on_hyphens=False,
    )
    return [line.replace("\xa0", " ") for line in lines]


def wrap_page(text: str) -> list[str]:
    """Return a page of Markdown in lines: each paragraph and each point of a list by itself."""
    lines: list[str] = []
    for line in text.rstrip().split("\n"):
        mark, _, _ = line.partition(" ")
        hanging = " " * (len(mark) + 1) if mark in ("-", "*") or mark.rstrip(".").isdecimal() else ""
        lines += wrap(line, rest=hanging) or [""]
    return lines


def count(number: int, thing: str) -> str:
    """Return "1 lead" or "2 leads"."""
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"
