"""Which command the words ask for: a tree of seventy is built only where its list is to be shown."""

from __future__ import annotations

from collections.abc import Sequence
from copy import copy

import typer
from typer.main import get_command_name, get_group
from typer.models import CommandInfo


def choose_command(app: typer.Typer, words: Sequence[str]) -> typer.core.TyperGroup:
    """Return the command line with the command that the first word names, with all where it names none.

    Building one takes as long as answering a question; `words` are those behind the program's name.
    """
    name = words[0] if words else ""
    chosen = copy(app)
    chosen.registered_groups = [group for group in app.registered_groups if group.name == name]
    chosen.registered_commands = [known for known in _list_commands(app) if _name(known) == name]
    return get_group(chosen if chosen.registered_groups or chosen.registered_commands else app)


def _list_commands(app: typer.Typer) -> list[CommandInfo]:
    """The commands of a group without a name stand beside the others."""
    beside = [group.typer_instance for group in app.registered_groups if not isinstance(group.name, str)]
    return [
        *app.registered_commands,
        *(known for group in beside if group for known in group.registered_commands),
    ]


def _name(known: CommandInfo) -> str:
    return known.name or get_command_name(known.callback.__name__ if known.callback else "")
