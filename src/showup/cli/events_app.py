"""The commands `showup events ...`."""

from __future__ import annotations

import typer

from showup.cli.settings import Settings, with_settings

events = typer.Typer(
    help="Single events: show one, say which are the same, follow some.",
    no_args_is_help=True,
    rich_markup_mode=None,
)


@events.command("show")
@with_settings
def events_show(settings: Settings, event_id: str) -> None:
    """Show one event. Its text, each source's listing, why they are one, where they disagree."""
    from showup.cli.show_event_command import run_show

    raise typer.Exit(run_show(settings, event_id))


@events.command("save")
@with_settings
def events_save(settings: Settings, event_id: str) -> None:
    """Keep an event, to hear from "showup new" what happens to it."""
    from showup.cli.saved_events_command import run_save

    raise typer.Exit(run_save(settings, event_id))


@events.command("saved")
@with_settings
def events_saved(settings: Settings) -> None:
    """List the events kept, and what happened to each since."""
    from showup.cli.saved_events_command import run_saved

    raise typer.Exit(run_saved(settings))


@events.command("forget")
@with_settings
def events_forget(settings: Settings, event_id: str) -> None:
    """Forget an event that was kept."""
    from showup.cli.saved_events_command import run_forget

    raise typer.Exit(run_forget(settings, event_id))


@events.command("same")
@with_settings
def events_same(settings: Settings, one: str, other: str) -> None:
    """Say that two events are one gathering. It stays so after every harvest."""
    from showup.cli.events_command import run_verdict

    raise typer.Exit(run_verdict(settings, "same", one, other))


@events.command("different")
@with_settings
def events_different(settings: Settings, one: str, other: str) -> None:
    """Say that two events (or two listings of one) differ."""
    from showup.cli.events_command import run_verdict

    raise typer.Exit(run_verdict(settings, "different", one, other))


@events.command("undo")
@with_settings
def events_undo(settings: Settings, one: str, other: str) -> None:
    """Take back what was said of two events."""
    from showup.cli.events_command import run_undo

    raise typer.Exit(run_undo(settings, one, other))
