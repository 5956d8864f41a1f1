"""Write into README.md what `make run` shows on one fixed day; --check fails when it shows something else."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from itertools import takewhile
from pathlib import Path

README = Path(__file__).resolve().parent.parent / "README.md"
BEGIN, END = "```\n$ make run\n", "```\n"
DAY = "2026-08-21T12:00:00-05:00"
MATCHES_SHOWN = 2


def run_demo() -> str:
    """Return what the demo prints on an ordinary terminal."""
    words = [sys.executable, "-m", "showup", "demo", "--quiet", "--now", DAY]
    settings = {name: value for name, value in os.environ.items() if not name.startswith("SHOWUP_")}
    return subprocess.run(
        words, env=settings | {"COLUMNS": "80"}, capture_output=True, text=True, check=True
    ).stdout


def cut(screen: str) -> Iterator[str]:
    """Yield the parts of the answer that README shows, with a dot where something is left out."""
    head, *blocks = screen.rstrip("\n").split("\n\n")
    yield "\n\n".join([head, *blocks[:MATCHES_SHOWN]])
    for block in blocks[MATCHES_SHOWN:]:
        title, *rows = block.split("\n")
        if title in ("Government meetings", "Groups to get to know"):
            first = [rows[0], *takewhile(lambda row: row.startswith(" " * 10), rows[1:])]
            yield "\n".join([title, *first])
    yield blocks[-1]


def main() -> int:
    """Write or check the screen."""
    page = README.read_text("utf-8")
    before, _, rest = page.partition(BEGIN)
    _, _, after = rest.partition(END)
    written = before + BEGIN + "\n…\n".join(cut(run_demo())) + "\n" + END + after
    if "--check" in sys.argv:
        return int(written != page)
    README.write_text(written, "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
