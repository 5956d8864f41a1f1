"""The commands `showup learn`, `next`, `checkin` and `guide`."""

from __future__ import annotations

from typing import Annotated

import typer

from showup.cli.settings import Settings, with_private_settings, with_settings

learning = typer.Typer(rich_markup_mode=None)

_Language = Annotated[str, typer.Option(help="en or es.")]


@learning.command()
@with_private_settings
def learn(
    settings: Settings,
    skill: Annotated[str, typer.Argument(metavar="[SKILL]", help="One skill; else the ladder.")] = "",
    standing: Annotated[bool, typer.Option("--standing", help="Where you stand, from your journal.")] = False,
    language: _Language = "en",
) -> None:
    """Show the ladder of skills, one skill, or where you stand."""
    from showup.cli.learn_command import run_ladder, run_skill, run_standing

    if standing:
        raise typer.Exit(run_standing(settings, skill, language))
    raise typer.Exit(run_skill(settings, skill, language) if skill else run_ladder(settings, language))


@learning.command("next")
@with_private_settings
def advise(
    settings: Settings,
    town: Annotated[
        str,
        typer.Argument(metavar="[TOWN]", envvar="SHOWUP_TOWN", help="By default the town harvested last."),
    ] = "",
    within: Annotated[str, typer.Option(help="How far: 25mi or 40km.")] = "25mi",
    days: Annotated[int, typer.Option(help="How many days ahead.", min=1, max=366)] = 30,
    about: Annotated[
        list[str] | None,
        typer.Option(help="A cause you care about: a listed topic or free words (repeatable)."),
    ] = None,
    language: _Language = "en",
) -> None:
    """Name the next thing to do: what, how and where."""
    from showup.cli.distance import read_distance
    from showup.cli.next_command import run_next
    from showup.learn.offer import Reach

    reach = Reach(within_km=read_distance(within), days=days, about=tuple(about or ()))
    raise typer.Exit(run_next(settings, town, reach, language))


@learning.command()
@with_private_settings
def checkin(
    settings: Settings,
    hold: Annotated[str, typer.Argument(metavar="[HOLD]", help="What holds you back; else asked.")] = "",
    language: _Language = "en",
) -> None:
    """Say what holds you back; hear something small that may help."""
    from showup.cli.checkin_command import run_checkin

    raise typer.Exit(run_checkin(settings, hold, language))


@learning.command()
@with_settings
def guide(
    settings: Settings,
    page: Annotated[str, typer.Argument(metavar="[PAGE]")] = "",
    language: _Language = "en",
) -> None:
    """Read the guide: how to begin, choose a group, leave well."""
    from showup.cli.learn_command import run_guide

    raise typer.Exit(run_guide(settings, page, language))


@learning.command()
@with_private_settings
def sheet(
    settings: Settings,
    name: Annotated[str, typer.Argument(metavar="hand-over|starting")],
    group: Annotated[str, typer.Option(help="The group it is for.")] = "",
    language: _Language = "en",
) -> None:
    """Print a sheet: a hand-over plan, or the kit to start a group."""
    from showup.cli.learn_command import run_sheet

    raise typer.Exit(run_sheet(settings, name, group, language))
