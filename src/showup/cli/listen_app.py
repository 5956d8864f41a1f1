"""`showup listen ...`: what was heard, and what can honestly be said of it."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from showup.cli.settings import Settings, with_private_settings, with_settings
from showup.errors import UsageError
from showup.listen.etiquette import ETIQUETTE

listen = typer.Typer(
    help="What people say, honestly: notes of what was heard, and what they show.",
    epilog=" ".join(ETIQUETTE),
    no_args_is_help=True,
    rich_markup_mode=None,
)

_Name = Annotated[
    str, typer.Argument(metavar="[MEETING]", help="Its name, e.g. a group's assembly; never a person's.")
]
_Town = Annotated[str, typer.Option(help="The town; never an address.", envvar="SHOWUP_TOWN")]
_Topic = Annotated[str, typer.Option(help="What it is about: a topic of your codebook.")]
_Statements = Annotated[
    list[str] | None,
    typer.Option("--statement", help="A statement for its sheet, in positive form (repeatable)."),
]
_On = Annotated[
    str | None,
    typer.Option("--on", help="The day; only its week is kept.", metavar="DATE", show_default="today"),
]
_To = Annotated[Path | None, typer.Option("--to", "-o", help="A new file; else stdout.", metavar="FILE")]


@listen.command("note")
@with_private_settings
def take_notes(
    settings: Settings,
    name: _Name = "",
    town: _Town = "",
    topic: _Topic = "",
    statements: _Statements = None,
    on: _On = None,
) -> None:
    """Take notes of a meeting: 3b, voice 3 agrees with statement b; 3B disagrees; 3?b is unsure.

    Not in a terminal, lines of such notes are read from stdin: "3b 4B", "3. what voice 3 said".
    """
    from showup.cli.listen_note_command import Asked, run_note

    raise typer.Exit(run_note(settings, Asked(name, town, topic, statements or (), _read_day("--on", on))))


@listen.command("sheet")
@with_private_settings
def print_sheet(
    settings: Settings,
    name: _Name = "",
    town: _Town = "",
    topic: _Topic = "",
    statements: _Statements = None,
    on: _On = None,
    to: _To = None,
) -> None:
    """Print a tally sheet to fill in at a meeting and type in at home; -o sheet.html for a browser."""
    from showup.cli.listen_note_command import Asked, run_sheet

    asked = Asked(name, town, topic, statements or (), _read_day("--on", on))
    raise typer.Exit(run_sheet(settings, asked, to))


@listen.command("list")
@with_private_settings
def list_heard(settings: Settings, name: _Name = "") -> None:
    """List meetings and statements with their numbers, or the notes of one meeting."""
    from showup.cli.listen_note_command import run_list

    raise typer.Exit(run_list(settings, name))


@listen.command("merge")
@with_private_settings
def merge_statements(
    settings: Settings,
    statements: Annotated[
        list[str] | None,
        typer.Argument(metavar="[ONE OTHER]", help="Two statements, by number or by some of their words."),
    ] = None,
    answer: Annotated[
        str, typer.Option("--as", help="same, opposite, neither or contradict.", metavar="WORD")
    ] = "",
    undo: Annotated[str, typer.Option(help="Take back a word: last, or its number.", metavar="WHICH")] = "",
    verdicts: Annotated[bool, typer.Option("--list", help="List your words with their numbers.")] = False,
    limit: Annotated[int, typer.Option(help="How many pairs at most.", min=1)] = 20,
) -> None:
    """Say of statements that look alike whether they mean the same, the opposite or neither."""
    from showup.cli.listen_merge_command import run_merge, run_verdicts

    if verdicts:
        raise typer.Exit(run_verdicts(settings))
    raise typer.Exit(run_merge(settings, statements or (), answer, undo, limit))


@listen.command("oppose")
@with_private_settings
def oppose_statements(
    settings: Settings,
    one: Annotated[str, typer.Argument(metavar="ONE", help="A statement, as for merge.")],
    other: Annotated[str, typer.Argument(metavar="OTHER")],
) -> None:
    """Declare two statements contradictory: reports count the voices that hold both."""
    from showup.cli.listen_merge_command import run_oppose

    raise typer.Exit(run_oppose(settings, one, other))


@listen.command("import")
@with_private_settings
def import_heard(
    settings: Settings,
    files: Annotated[
        list[Path] | None,
        typer.Argument(metavar="[FILE...]", help="Notes as JSON lines, a team's counts, files of Polis."),
    ] = None,
    meeting: Annotated[str, typer.Option(help="What to call a conversation.", show_default="its topic")] = "",
    town: _Town = "",
    topic: _Topic = "",
    on: _On = None,
) -> None:
    """Take in notes, a team's counts, or one Polis conversation; - or nothing is stdin. Twice is as once."""
    from showup.cli.listen_copy_command import run_import
    from showup.listen.meeting import Meeting

    wanted = Meeting(meeting, town, "", topic)
    raise typer.Exit(run_import(settings, files or (), wanted, _read_day("--on", on)))


@listen.command("report")
@with_private_settings
def report_heard(
    settings: Settings,
    form: Annotated[str, typer.Option("--format", help="text, html or json.")] = "text",
    to: _To = None,
    extracts: Annotated[
        bool, typer.Option("--extracts", help="Also exact counts and what was said, for your own eyes.")
    ] = False,
) -> None:
    """Tell what can honestly be said of what was heard; not a poll."""
    from showup.cli.listen_report_command import run_report

    raise typer.Exit(run_report(settings, form, to, extracts))


@listen.command("map")
@with_private_settings
def draw_map(
    settings: Settings,
    to: Annotated[Path, typer.Option("--to", "-o", help="A new SVG file.", metavar="FILE")],
    meeting: Annotated[str, typer.Option(help="Only this meeting, or this conversation.")] = "",
) -> None:
    """Draw the groups of opinion where there are any beyond chance; else say why not."""
    from showup.cli.listen_report_command import run_map

    raise typer.Exit(run_map(settings, to, meeting))


@listen.command("export")
@with_private_settings
def export_counts(
    settings: Settings,
    to: _To = None,
    preview: Annotated[bool, typer.Option("--preview", help="Show what would leave; write nothing.")] = False,
) -> None:
    """Write counts for a team: by town and statement, no voices, no cell under five on either side."""
    from showup.cli.listen_copy_command import run_export

    raise typer.Exit(run_export(settings, to, preview))


@listen.command("codebook")
@with_private_settings
def show_codebook(
    settings: Settings,
    file: Annotated[
        Path | None, typer.Option("--import", help="Take in topics from this CSV.", metavar="FILE")
    ] = None,
) -> None:
    """Print the topics as CSV (topic, meaning, example), or take them in."""
    from showup.cli.listen_copy_command import run_codebook

    raise typer.Exit(run_codebook(settings, file))


@listen.command("forget")
@with_private_settings
def forget_heard(
    settings: Settings,
    meeting: Annotated[str, typer.Option(help="A meeting with everything heard there.")] = "",
    before: Annotated[str | None, typer.Option(help="Weeks that ended before a day.", metavar="DATE")] = None,
    older_than: Annotated[
        int, typer.Option(help="What was heard more than so many days ago.", metavar="DAYS", min=0)
    ] = 0,
    notes: Annotated[list[int] | None, typer.Option("--note", help="One note (repeatable).")] = None,
    everything: Annotated[bool, typer.Option("--all", help="All that listening ever kept.")] = False,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask whether I am sure.")] = False,
) -> None:
    """Delete what was heard, for good: nothing brings it back."""
    from showup.cli.listen_copy_command import Gone, run_forget

    gone = Gone(meeting, _read_day("--before", before), older_than, tuple(notes or ()), everything)
    raise typer.Exit(run_forget(settings, gone, yes))


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


def _read_day(option: str, asked: str | None) -> date | None:
    try:
        return date.fromisoformat(asked) if asked else None
    except ValueError:
        raise UsageError(f'{option} "{asked}" is no date; write 2026-08-21') from None
