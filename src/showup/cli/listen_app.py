"""`showup listen ...`: what was heard, and what can honestly be said of it."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from showup.cli.settings import Settings, with_settings

ETIQUETTE = (
    "Attend to listen; speak when invited. Where people would expect it, ask before you note. "
    "Recording has laws of its own. Never use this on individuals."
)
listen = typer.Typer(
    help="What people say, honestly: votes and notes to patterns.",
    epilog=ETIQUETTE,
    no_args_is_help=True,
    rich_markup_mode=None,
)


@listen.callback()
def gather_commands() -> None:
    """Keep `analyse` a word of its own even while it is the only command."""


@listen.command("analyse")
@with_settings
def analyse_votes(
    settings: Settings,
    votes: Annotated[Path, typer.Option(help="Columns participant, comment, vote.", metavar="V.csv")],
    comments: Annotated[
        Path | None, typer.Option(help="Columns comment_id, moderated, is_meta, text.", metavar="C.csv")
    ] = None,
    mode: Annotated[str, typer.Option(help="honest, or polis for comparison.")] = "honest",
    seed: Annotated[int, typer.Option(help="The same seed gives the same answer.")] = 0,
) -> None:
    """Analyse votes: groups and what they hold, if there are any, and what holds without them."""
    from showup.cli.listen_command import run_analyse

    raise typer.Exit(run_analyse(settings, votes, comments, mode, seed))
