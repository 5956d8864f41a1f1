"""The commands `showup sources ...`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from showup.cli.arguments import Town
from showup.cli.settings import Settings, with_network_settings, with_settings

sources = typer.Typer(help="The ledger of sources.", no_args_is_help=True, rich_markup_mode=None)


@sources.command("list")
@with_settings
def sources_list(
    settings: Settings,
    town: Town,
    tried: Annotated[
        bool, typer.Option("--tried", help="Every address ever tried, with what became of it.")
    ] = False,
) -> None:
    """List the sources of a town with their status."""
    from showup.cli.sources_command import run_list

    raise typer.Exit(run_list(settings, town, tried=tried))


@sources.command("show")
@with_settings
def sources_show(settings: Settings, url: str) -> None:
    """Show one source by its feed address. Status, history, when it is due again, a sample."""
    from showup.cli.sources_command import run_show

    raise typer.Exit(run_show(settings, url))


@sources.command("add")
@with_network_settings
def sources_add(
    settings: Settings,
    town: Town,
    address: Annotated[list[str], typer.Argument(help="Web addresses; - reads them from stdin.")],
) -> None:
    """Add addresses by hand; each is tried at once."""
    from showup.cli.sources_command import read_addresses, run_add

    raise typer.Exit(run_add(settings, town, read_addresses(address, sys.stdin)))


@sources.command("remove")
@with_settings
def sources_remove(settings: Settings, url: str) -> None:
    """Take a source out of the ledger."""
    from showup.cli.sources_command import run_remove

    raise typer.Exit(run_remove(settings, url))


@sources.command("pause")
@with_settings
def sources_pause(settings: Settings, url: str) -> None:
    """Leave a source alone. What it published is no longer shown after the next harvest."""
    from showup.cli.sources_command import run_pause

    raise typer.Exit(run_pause(settings, url, paused=True))


@sources.command("resume")
@with_settings
def sources_resume(settings: Settings, url: str) -> None:
    """Take a paused source up again."""
    from showup.cli.sources_command import run_pause

    raise typer.Exit(run_pause(settings, url, paused=False))


@sources.command("check")
@with_network_settings
def sources_check(settings: Settings, url: str) -> None:
    """Read one source again now and tell how it is."""
    from showup.cli.sources_command import run_check

    raise typer.Exit(run_check(settings, url))


@sources.command("queries")
@with_settings
def sources_queries(
    settings: Settings,
    town: Town,
    about: Annotated[list[str] | None, typer.Option(help="A cause (repeatable).")] = None,
) -> None:
    """Print questions for a search engine. What it finds goes to sources add -."""
    from showup.cli.sources_command import run_queries

    raise typer.Exit(run_queries(settings, town, tuple(about or ())))


@sources.command("export")
@with_settings
def sources_export(
    settings: Settings,
    town: Town,
    form: Annotated[str, typer.Option("--format", help="toml or opml.")] = "toml",
) -> None:
    """Print a town's working sources as a list to share."""
    from showup.cli.sources_command import run_share

    raise typer.Exit(run_share(settings, town, form))


@sources.command("import")
@with_network_settings
def sources_import(
    settings: Settings,
    file: Annotated[Path, typer.Argument(help="A list that sources export wrote.")],
    town: Annotated[str, typer.Option(help="The town, where the list names none.")] = "",
) -> None:
    """Add the sources of a shared list; each is read at once."""
    from showup.cli.sources_command import run_import

    raise typer.Exit(run_import(settings, town, file))
