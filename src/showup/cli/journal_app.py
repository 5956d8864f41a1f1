"""The commands `showup journal ...` and `showup log`."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Annotated, Any

import typer

from showup.cli.settings import Settings, with_private_settings
from showup.errors import UsageError

journal = typer.Typer(help="Your private, encrypted journal.", no_args_is_help=True, rich_markup_mode=None)
log = typer.Typer(rich_markup_mode=None)

_Text = Annotated[str | None, typer.Option(help="What happened.")]
_Event = Annotated[str | None, typer.Option(help="The event's id, as showup find --json tells it.")]
_Role = Annotated[str | None, typer.Option(help="watched, helped, took-a-task, organized or led.")]
_Skill = Annotated[list[str] | None, typer.Option(help="A skill of the ladder (repeatable).")]
_Hours = Annotated[float | None, typer.Option(help="How many hours.")]
_Tried = Annotated[str | None, typer.Option(help="What you tried.")]
_Learned = Annotated[str | None, typer.Option(help="What you learned.")]
_Gains = Annotated[str | None, typer.Option(help="Small things won.")]
_Issue = Annotated[str | None, typer.Option(help="The issue, e.g. housing.")]
_Group = Annotated[str | None, typer.Option(help="The group; never a person.")]
_Mood = Annotated[str | None, typer.Option(help="How you felt, in your own words.")]
_Mine = Annotated[int | None, typer.Option("--my-tasks", help="Of the group's tasks, how many were yours.")]
_All = Annotated[int | None, typer.Option("--all-tasks", help="How many tasks the group had.")]
_On = Annotated[str | None, typer.Option("--on", help="The day; by default today.", metavar="DATE")]
_Number = Annotated[int, typer.Argument(metavar="NUMBER", help="As journal list tells it.")]
_Limit = Annotated[int, typer.Option(help="How many at most.", min=1)]


@log.command("log")
@journal.command("add")
@with_private_settings
def add_entry(  # noqa: PLR0913, PLR0917 - one argument an option
    settings: Settings,
    text: _Text = None,
    event: _Event = None,
    role: _Role = None,
    skill: _Skill = None,
    hours: _Hours = None,
    tried: _Tried = None,
    learned: _Learned = None,
    gains: _Gains = None,
    issue: _Issue = None,
    group: _Group = None,
    mood: _Mood = None,
    my_tasks: _Mine = None,
    all_tasks: _All = None,
    on: _On = None,
) -> None:
    """Write down what you did. Without options, four questions are asked at most."""
    from showup.cli.journal_command import run_add

    told = _gather(on, event, skill, (my_tasks, all_tasks), hours)
    words = {"text": text, "role": role, "tried": tried, "learned": learned, "gains": gains}
    raise typer.Exit(run_add(settings, told | words | {"issue": issue, "group": group, "mood": mood}))


@journal.command("edit")
@with_private_settings
def edit_entry(  # noqa: PLR0913, PLR0917 - one argument an option
    settings: Settings,
    number: _Number,
    text: _Text = None,
    event: _Event = None,
    role: _Role = None,
    skill: _Skill = None,
    hours: _Hours = None,
    tried: _Tried = None,
    learned: _Learned = None,
    gains: _Gains = None,
    issue: _Issue = None,
    group: _Group = None,
    mood: _Mood = None,
    my_tasks: _Mine = None,
    all_tasks: _All = None,
    on: _On = None,
) -> None:
    """Change what the options name; the rest of the entry stays."""
    from showup.cli.journal_command import run_edit

    told = _gather(on, event, skill, (my_tasks, all_tasks), hours)
    words = {"text": text, "role": role, "tried": tried, "learned": learned, "gains": gains}
    raise typer.Exit(
        run_edit(settings, number, told | words | {"issue": issue, "group": group, "mood": mood})
    )


@journal.command("list")
@with_private_settings
def list_entries(
    settings: Settings,
    since: Annotated[str | None, typer.Option(help="From this day on.", metavar="DATE")] = None,
    until: Annotated[str | None, typer.Option(help="Up to this day.", metavar="DATE")] = None,
    group: Annotated[str, typer.Option(help="Only with this group.")] = "",
    issue: Annotated[str, typer.Option(help="Only on this issue.")] = "",
    skill: Annotated[str, typer.Option(help="Only where this skill was named.")] = "",
    limit: _Limit = 20,
) -> None:
    """List entries, the newest first."""
    from showup.cli.journal_read_command import Chosen, run_list

    chosen = Chosen(_read_day("--since", since), _read_day("--until", until), group, issue, skill)
    raise typer.Exit(run_list(settings, chosen, limit))


@journal.command("search")
@with_private_settings
def search_entries(
    settings: Settings, words: Annotated[list[str], typer.Argument(metavar="WORDS")], limit: _Limit = 20
) -> None:
    """Find the entries that hold words, the best first."""
    from showup.cli.journal_read_command import run_search

    raise typer.Exit(run_search(settings, " ".join(words), limit))


@journal.command("show")
@with_private_settings
def show_entry(settings: Settings, number: _Number) -> None:
    """Show one entry."""
    from showup.cli.journal_read_command import run_show

    raise typer.Exit(run_show(settings, number))


@journal.command("issues")
@with_private_settings
def show_issues(settings: Settings, name: Annotated[str, typer.Argument(metavar="[ISSUE]")] = "") -> None:
    """List your issues, or show one. What was done on it, what that taught and what it moved."""
    from showup.cli.issue_command import run_issues

    raise typer.Exit(run_issues(settings, name))


@journal.command("remove")
@with_private_settings
def remove_entries(
    settings: Settings, numbers: Annotated[list[int], typer.Argument(metavar="NUMBER...")]
) -> None:
    """Take entries out of the journal; undo brings them back."""
    from showup.cli.journal_command import run_remove

    raise typer.Exit(run_remove(settings, numbers))


@journal.command("undo")
@with_private_settings
def undo_removal(settings: Settings) -> None:
    """Bring back what was taken out last."""
    from showup.cli.journal_command import run_undo

    raise typer.Exit(run_undo(settings))


@journal.command("forget")
@with_private_settings
def forget_entries(
    settings: Settings,
    numbers: Annotated[list[int] | None, typer.Argument(metavar="[NUMBER...]")] = None,
    everything: Annotated[bool, typer.Option("--all", help="Every entry.")] = False,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask whether I am sure.")] = False,
) -> None:
    """Delete entries for good: nothing brings them back."""
    from showup.cli.journal_command import run_forget

    raise typer.Exit(run_forget(settings, numbers or [], everything, yes))


@journal.command("import")
@with_private_settings
def import_entries(
    settings: Settings,
    file: Annotated[Path, typer.Argument(metavar="[FILE]", help="- is stdin.")] = Path("-"),
) -> None:
    """Add entries from JSON lines; twice is as once."""
    from showup.cli.journal_copy_command import run_import

    raise typer.Exit(run_import(settings, file))


@journal.command("export")
@with_private_settings
def export_entries(
    settings: Settings,
    form: Annotated[str, typer.Option("--format", help="jsonl or markdown.")] = "jsonl",
    to: Annotated[Path | None, typer.Option(help="A new file; else stdout.", metavar="FILE")] = None,
) -> None:
    """Write every entry, the oldest first, no longer encrypted."""
    from showup.cli.journal_copy_command import run_export

    raise typer.Exit(run_export(settings, form, to))


@journal.command("backup")
@with_private_settings
def back_up(settings: Settings, file: Annotated[Path, typer.Argument(metavar="FILE")]) -> None:
    """Write an encrypted copy (age), under the journal's passphrase."""
    from showup.cli.journal_copy_command import run_backup

    raise typer.Exit(run_backup(settings, file))


@journal.command("restore")
@with_private_settings
def restore(
    settings: Settings,
    file: Annotated[Path, typer.Argument(metavar="FILE")],
    backup_passphrase_file: Annotated[
        Path | None, typer.Option(help="Where the copy has another passphrase than the journal.")
    ] = None,
) -> None:
    """Bring back what an encrypted copy holds; twice is as once."""
    from showup.cli.journal_copy_command import run_restore

    raise typer.Exit(run_restore(settings, file, backup_passphrase_file))


@journal.command("passphrase")
@with_private_settings
def change_passphrase(
    settings: Settings,
    new_passphrase_file: Annotated[
        Path | None, typer.Option(help="Take the new one from this file.", show_default="asked for")
    ] = None,
    remember: Annotated[
        bool, typer.Option("--remember", help="Keep the present one in the key ring instead.")
    ] = False,
) -> None:
    """Change the passphrase, or keep it in the key ring."""
    from showup.cli.journal_copy_command import run_passphrase

    raise typer.Exit(run_passphrase(settings, new_passphrase_file, remember))


def _gather(
    on: str | None,
    event: str | None,
    skills: Sequence[str] | None,
    tasks: tuple[int | None, int | None],
    hours: float | None,
) -> dict[str, Any]:
    """Return what the options tell that is no free text."""
    return {
        "happened_on": _read_day("--on", on),
        "event_id": event,
        "skills": tuple(skills) if skills else None,
        "my_tasks": tasks[0],
        "all_tasks": tasks[1],
        "hours": hours,
    }


def _read_day(option: str, asked: str | None) -> date | None:
    try:
        return date.fromisoformat(asked) if asked else None
    except ValueError:
        raise UsageError(f'{option} "{asked}" is no date; write 2026-08-21') from None
