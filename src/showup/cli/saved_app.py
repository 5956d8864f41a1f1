"""The commands `showup saved ...`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from showup.cli.settings import Settings, with_settings

saved = typer.Typer(help="Questions kept with find --save.", no_args_is_help=True, rich_markup_mode=None)


@saved.command("list")
@with_settings
def saved_list(settings: Settings) -> None:
    """List the questions kept."""
    from showup.cli.saved_command import run_list

    raise typer.Exit(run_list(settings))


@saved.command("forget")
@with_settings
def saved_forget(settings: Settings, name: str) -> None:
    """Forget a question and what was shown for it."""
    from showup.cli.saved_command import run_forget

    raise typer.Exit(run_forget(settings, name))


@saved.command("feed")
@with_settings
def saved_feed(
    settings: Settings,
    name: str,
    file: Annotated[Path, typer.Argument(help="Ends in .ics, .rss, .xml, .atom or .json.")],
) -> None:
    """Write what answers a question kept as a feed into a file."""
    from showup.cli.saved_feed import run_saved_feed

    raise typer.Exit(run_saved_feed(settings, name, file))
