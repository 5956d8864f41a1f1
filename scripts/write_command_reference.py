"""Write docs/reference/commands.md from the commands' own help; --check fails when it is stale."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path

os.environ["COLUMNS"] = os.environ["TERMINAL_WIDTH"] = "100"

import click
import typer

from showup.cli.main import app

PAGE = Path(__file__).resolve().parent.parent / "docs" / "reference" / "commands.md"
HEAD = "# Commands\n\nWritten by `scripts/write_command_reference.py` from the commands' own help.\n"


def list_commands(
    command: click.Command, path: tuple[str, ...]
) -> Iterator[tuple[tuple[str, ...], click.Command]]:
    """Yield every command below and including this one, with its path."""
    yield path, command
    for name, child in sorted(getattr(command, "commands", {}).items()):
        yield from list_commands(child, (*path, name))


def render() -> str:
    """Return the page."""
    parts = [HEAD]
    for path, command in list_commands(typer.main.get_command(app), ("showup",)):
        context = click.Context(command, info_name=" ".join(path), max_content_width=100, terminal_width=100)
        parts.append(f"\n## {' '.join(path)}\n\n```\n{command.get_help(context).rstrip()}\n```\n")
    return "".join(parts)


def main() -> int:
    """Write or check the page."""
    page = render()
    if "--check" in sys.argv:
        return int(PAGE.read_text() != page)
    PAGE.write_text(page)
    return 0


if __name__ == "__main__":
    sys.exit(main())
