"""The command line: words in, a value passed down, an exit code out."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Annotated

import typer

from showup import __version__
from showup.cli.arguments import Town
from showup.cli.choose import choose_command
from showup.cli.console import DONE, NOTHING, fall_silent, prepare, warn
from showup.cli.defaults import read_defaults
from showup.cli.events_app import events
from showup.cli.filters import Filters, with_filters
from showup.cli.journal_app import journal, log
from showup.cli.learn_app import learning
from showup.cli.listen_app import listen
from showup.cli.saved_app import saved
from showup.cli.settings import Settings, with_network_settings, with_settings
from showup.cli.sources_app import sources
from showup.errors import ShowupError

app = typer.Typer(
    name="showup",
    help="Find where people organize near you, learn by taking part, hear what people think.",
    epilog="Each option but passphrases is also SHOWUP_... in the environment (--within: SHOWUP_WITHIN) "
    "and a line of showup.toml. To begin: showup demo, showup guide begin.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
About = Annotated[
    list[str] | None,
    typer.Option(help="A cause to ask the search engine for (repeatable).", envvar="SHOWUP_ABOUT"),
]


def tell_version(wanted: bool) -> None:
    """Print the version and end, where it is asked for."""
    if wanted:
        typer.echo(__version__)
        raise typer.Exit


@app.callback()
def begin(
    tell: Annotated[
        bool, typer.Option("--version", callback=tell_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """Take the options that belong to no command."""


app.add_typer(sources, name="sources")
app.add_typer(events, name="events")
app.add_typer(saved, name="saved")
app.add_typer(listen, name="listen")
app.add_typer(journal, name="journal")
app.add_typer(log)
app.add_typer(learning)


@app.command()
@with_network_settings
@with_filters
def find(
    settings: Settings,
    filters: Filters,
    town: Town,
    about: Annotated[
        list[str] | None,
        typer.Option(help="A cause: a listed topic or free words (repeatable).", envvar="SHOWUP_ABOUT"),
    ] = None,
    doing: Annotated[
        list[str] | None,
        typer.Option(help="An activity, e.g. discussion, canvassing (repeatable).", envvar="SHOWUP_DOING"),
    ] = None,
    practise: Annotated[
        list[str] | None,
        typer.Option(help="A skill, e.g. public-speaking (repeatable).", envvar="SHOWUP_PRACTISE"),
    ] = None,
    within: Annotated[str, typer.Option(help="How far: 25mi or 40km.", envvar="SHOWUP_WITHIN")] = "25mi",
    days: Annotated[int, typer.Option(help="How many days ahead.", envvar="SHOWUP_DAYS")] = 30,
    limit: Annotated[int, typer.Option(help="How many at most.", envvar="SHOWUP_LIMIT")] = 20,
    level: Annotated[
        int, typer.Option(help="Lowest level: 2 take part, 1 adjacent, 0 everything.", envvar="SHOWUP_LEVEL")
    ] = 2,
    refresh: Annotated[
        str, typer.Option(help="Harvest first: missing, stale or never.", envvar="SHOWUP_REFRESH")
    ] = "missing",
    save: Annotated[
        str, typer.Option(help="Keep the question under this name, for new --saved.", metavar="NAME")
    ] = "",
) -> None:
    """Find meetings, groups and actions near a town: the main job."""
    from showup.cli.distance import read_distance
    from showup.cli.find_command import run_find
    from showup.cli.stores import find_town
    from showup.model.match import Question

    question = Question(
        town=find_town(town),
        now=settings.now,
        about=tuple(about or ()),
        doing=tuple(doing or ()),
        practise=tuple(practise or ()),
        within_km=read_distance(within),
        days=days,
        limit=limit,
        level=level,
        weekdays=filters.weekdays,
        traits=filters.traits,
        online=filters.online,
        languages=filters.languages,
        not_before=filters.not_before,
        before=filters.before,
    )
    raise typer.Exit(run_find(settings, question, refresh, save))


@app.command()
@with_settings
def demo(settings: Settings) -> None:
    """Do the main job on the invented sample town, without a network."""
    from showup.cli.demo_command import run_demo

    raise typer.Exit(run_demo(settings))


@app.command()
@with_network_settings
def discover(settings: Settings, town: Town, about: About = None) -> None:
    """Find the sources and groups of a town."""
    from showup.cli.harvest_command import run_discover

    raise typer.Exit(run_discover(settings, town, tuple(about or ())))


@app.command()
@with_network_settings
def harvest(
    settings: Settings,
    town: Annotated[
        str, typer.Argument(metavar="[TOWN]", help="The town; may be left out with --source.")
    ] = "",
    source: Annotated[
        list[str] | None, typer.Option(help="Only this source (repeatable).", metavar="URL")
    ] = None,
    record: Annotated[
        Path | None, typer.Option(help="Record everything fetched to this WARC archive.")
    ] = None,
    record_limit: Annotated[
        int, typer.Option(help="Megabytes an archive may take.", envvar="SHOWUP_RECORD_LIMIT")
    ] = 1000,
    record_days: Annotated[
        int,
        typer.Option(
            help="Delete archives beside it that are older than so many days; 0 keeps all.",
            envvar="SHOWUP_RECORD_DAYS",
        ),
    ] = 0,
    trace: Annotated[
        Path | None, typer.Option(help="Write every address fetched to this file, a line each.")
    ] = None,
    rediscover: Annotated[bool, typer.Option("--rediscover", help="Ask every channel again.")] = False,
    due: Annotated[
        bool, typer.Option("--due", help="Read only the sources that are due by their own rhythm.")
    ] = False,
    about: About = None,
) -> None:
    """Fetch, read, merge, judge and store a town's events."""
    from showup.cli.harvest_command import HarvestAsked, run_harvest_command

    asked = HarvestAsked(
        town,
        tuple(source or ()),
        record,
        record_limit,
        record_days,
        trace,
        rediscover,
        due,
        tuple(about or ()),
    )
    raise typer.Exit(run_harvest_command(settings, asked))


@app.command()
@with_settings
def coverage(settings: Settings, town: Town) -> None:
    """Say how hard we have looked in a town."""
    from showup.cli.harvest_command import run_coverage

    raise typer.Exit(run_coverage(settings, town))


@app.command()
@with_settings
def new(
    settings: Settings,
    town: Annotated[
        str, typer.Argument(metavar="[TOWN]", help="The town; may be left out with --saved.")
    ] = "",
    since: Annotated[str | None, typer.Option(help="A date; by default a week ago.", metavar="DATE")] = None,
    saved: Annotated[
        bool, typer.Option("--saved", help="Ask the questions kept again; print what was not shown yet.")
    ] = False,
) -> None:
    """Tell what changed: added, moved, cancelled, vanished events."""
    from showup.cli.new_command import run_new
    from showup.cli.saved_command import run_new_saved

    raise typer.Exit(run_new_saved(settings) if saved else run_new(settings, town, since))


@app.command()
@with_settings
def digest(
    settings: Settings,
    file: Annotated[Path | None, typer.Option(help="Write into this file instead.")] = None,
) -> None:
    """Tell the week ahead for every question kept. And what became of saved events; silent when nothing."""
    from showup.cli.digest_command import run_digest

    raise typer.Exit(run_digest(settings, file))


@app.command()
@with_settings
def compare(
    settings: Settings,
    towns: Annotated[list[str], typer.Argument(metavar="TOWN...", help="Two towns or more.")],
    about: Annotated[list[str] | None, typer.Option(help="A listed topic (repeatable).")] = None,
    around: Annotated[
        str, typer.Option(help="Also every harvested town so near to the first, e.g. 100mi.")
    ] = "",
    svg: Annotated[Path | None, typer.Option(help="Also draw the table into this file.")] = None,
) -> None:
    """Compare towns: what is on in a week, and how hard was looked."""
    from showup.cli.compare_command import run_compare

    raise typer.Exit(run_compare(settings, towns, tuple(about or ()), around, svg))


@app.command()
@with_settings
def extract(
    settings: Settings,
    manifest: Annotated[
        Path, typer.Option(help="Lines {file,url,content_type?,timezone,now,window}.", metavar="FILE.jsonl")
    ],
) -> None:
    """Read documents without a store: a line of events for each."""
    from showup.cli.lines_command import run_extract

    raise typer.Exit(run_extract(manifest, settings.json))


@app.command()
@with_settings
def merge(settings: Settings) -> None:
    """Merge listings from stdin without a store. One gathering, one event_id."""
    from showup.cli.lines_command import run_merge

    raise typer.Exit(run_merge(settings.json))


@app.command()
@with_settings
def judge(settings: Settings) -> None:
    """Judge events from stdin without a store."""
    from showup.cli.lines_command import run_judge

    raise typer.Exit(run_judge(settings.json))


@app.command()
@with_settings
def export(
    settings: Settings,
    what: Annotated[str, typer.Argument(metavar="events|sources")],
    town: Town,
    form: Annotated[str, typer.Option("--format", help="jsonl or csv.")] = "jsonl",
    days: Annotated[int, typer.Option(help="How many days ahead.")] = 92,
) -> None:
    """Write everything stored of a town to stdout."""
    from showup.cli.export_command import run_export

    raise typer.Exit(run_export(settings, what, town, form, days))


@app.command()
@with_network_settings
def serve(
    settings: Settings,
    port: Annotated[int, typer.Option(help="The port.", min=1, max=65535, envvar="SHOWUP_PORT")] = 8765,
    public: Annotated[
        bool, typer.Option("--public", help="FIND alone, read-only, for others.", envvar="SHOWUP_PUBLIC")
    ] = False,
    bind: Annotated[str, typer.Option(help="The address to listen at.", envvar="SHOWUP_BIND")] = "127.0.0.1",
    url: Annotated[
        str,
        typer.Option(help="Where others reach it, e.g. https://meetings.example.org.", envvar="SHOWUP_URL"),
    ] = "",
    tiles: Annotated[
        str,
        typer.Option(
            help="Map tiles to load in the browser, e.g. https://tiles.example.org/{z}/{x}/{y}.png.",
            envvar="SHOWUP_TILES",
            metavar="URL",
            show_default="none: the map is drawn by showup",
        ),
    ] = "",
    tiles_by: Annotated[
        str,
        typer.Option(help="Who made the tiles, as their terms ask to be said.", envvar="SHOWUP_TILES_BY"),
    ] = "",
) -> None:
    """Serve the pages, feeds and JSON in a browser on this machine."""
    from showup.cli.serve_command import Place, run_serve

    raise typer.Exit(run_serve(settings, Place(port, bind, url, tiles, tiles_by), public=public))


@app.command()
@with_settings
def doctor(settings: Settings) -> None:
    """Say what is wrong with this installation."""
    from showup.cli.doctor_command import run_doctor

    raise typer.Exit(run_doctor(settings))


@app.command()
def version() -> None:
    """Print the version."""
    typer.echo(__version__)


def main() -> None:
    """Run the command line; a known fault is one line."""
    prepare()
    try:
        try:
            choose_command(app, sys.argv[1:])(default_map=read_defaults(app))
        finally:
            sys.stdout.flush()
    except ShowupError as error:
        warn(f"showup: {error}")
        sys.exit(error.exit_code)
    except BrokenPipeError:
        fall_silent()
        sys.exit(DONE)
    except OSError as error:
        fall_silent()
        warn(f"showup: {error.filename or 'the output'}: {error.strerror or error}")
        sys.exit(NOTHING)
    except Exception as error:
        if os.environ.get("SHOWUP_DEBUG"):
            raise
        warn(f"showup: a fault of its own: {type(error).__name__}: {error} (SHOWUP_DEBUG=1 shows where)")
        sys.exit(NOTHING)
