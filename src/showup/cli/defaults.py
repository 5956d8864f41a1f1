"""`showup.toml`: a person's own defaults for the options.

Keys at the top hold for every command that has such an option, those in a table for the command of
that name: `contact = "me@example.org"`, `[find] within = "40km"`.
"""

from __future__ import annotations

import os
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import click
import typer

from showup.errors import UsageError


def settings_file() -> Path:
    """Return where the file is looked for (XDG)."""
    home = os.environ.get("XDG_CONFIG_HOME") or Path.home() / ".config"
    return Path(home) / "showup" / "showup.toml"


def read_defaults(app: typer.Typer) -> dict[str, Any]:
    """Return the defaults by command; UsageError where the file cannot be read or sets what is not there."""
    path = settings_file()
    try:
        written = tomllib.loads(path.read_text("utf-8"))
    except FileNotFoundError:
        return {}
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise UsageError(f"{path}: {error}") from None
    root = typer.main.get_command(app)
    assert isinstance(root, click.Group)
    top = {key: value for key, value in written.items() if not isinstance(value, dict)}
    _check(path, top, _name_options(root))
    return _spread(path, root, top, {key: value for key, value in written.items() if isinstance(value, dict)})


def _spread(
    path: Path, group: click.Group, top: Mapping[str, Any], tables: Mapping[str, Any]
) -> dict[str, Any]:
    unknown = sorted(tables.keys() - group.commands.keys())
    if unknown:
        raise UsageError(f"{path}: no command called {unknown[0]}")
    defaults: dict[str, Any] = {}
    for name, command in group.commands.items():
        own = tables.get(name, {})
        if isinstance(command, click.Group):
            defaults[name] = _spread(path, command, top, own)
            continue
        _check(path, own, _name_options(command))
        merged = {**top, **own}
        defaults[name] = {key: value for key, value in merged.items() if key in _name_options(command)}
    return defaults


def _name_options(command: click.Command) -> set[str]:
    if isinstance(command, click.Group):
        return {name for child in command.commands.values() for name in _name_options(child)}
    return {option.name for option in command.params if isinstance(option, click.Option) and option.name}


def _check(path: Path, given: Mapping[str, Any], known: set[str]) -> None:
    strange = sorted(key.replace("-", "_") for key in given if key.replace("-", "_") not in known)
    if strange:
        raise UsageError(f"{path}: no option called {strange[0]}; there are {', '.join(sorted(known))}")
