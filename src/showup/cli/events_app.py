"""The commands `showup events ...`."""

from __future__ import annotations

import typer

from showup.cli.settings import Settings, with_settings

events = typer.Typer(
    help="Single events, and your word on which are the same.", no_args_is_help=True, rich_markup_mode=None
)


@events.command("show")
@with_settings
def events_show(settings: Settings, event_id: str) -> None:
    """Show one event: its text, its sources, where they disagree."""
    from showup.cli.events_command import run_show

    raise typer.Exit(run_show(settings, event_id))


@events.command("same")
@with_settings
def events_same(settings: Settings, one: str, other: str) -> None:
    """Say that two events are one gathering. It stays so after every harvest."""
    from showup.cli.events_command import run_verdict

    raise typer.Exit(run_verdict(settings, "same", one, other))


@events.command("different")
@with_settings
def events_different(settings: Settings, one: str, other: str) -> None:
    """Say that two events are not one gathering."""
    from showup.cli.events_command import run_verdict

    raise typer.Exit(run_verdict(settings, "different", one, other))


@events.command("undo")
@with_settings
def events_undo(settings: Settings, one: str, other: str) -> None:
    """Take back what was said of two events."""
    from showup.cli.events_command import run_undo

    raise typer.Exit(run_undo(settings, one, other))
