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
    top = {key: value for key, value in written.items() if not isinstance(value, dict)}
    tables = {key: value for key, value in written.items() if isinstance(value, dict)}
    root = typer.main.get_command(app)
    _check(path, top, _name_options(root))
    return _spread(path, root, top, tables)


def _spread(path: Path, group: Any, top: Mapping[str, Any], tables: Mapping[str, Any]) -> dict[str, Any]:
    """Return the defaults of a group's commands; what typer calls a group is private to it."""
    unknown = sorted(tables.keys() - group.commands.keys())
    if unknown:
        raise UsageError(f"{path}: no command called {unknown[0]}")
    defaults: dict[str, Any] = {}
    for name, command in group.commands.items():
        own = tables.get(name, {})
        if hasattr(command, "commands"):
            defaults[name] = _spread(path, command, top, own)
            continue
        options = _name_options(command)
        _check(path, own, options)
        merged = {key.replace("-", "_"): value for key, value in {**top, **own}.items()}
        defaults[name] = {key: value for key, value in merged.items() if key in options}
    return defaults


def _name_options(command: Any) -> set[str]:
    if hasattr(command, "commands"):
        return {name for child in command.commands.values() for name in _name_options(child)}
    return {option.name for option in command.params if option.param_type_name == "option" and option.name}


def _check(path: Path, given: Mapping[str, Any], known: set[str]) -> None:
    strange = sorted(key.replace("-", "_") for key in given if key.replace("-", "_") not in known)
    if strange:
        raise UsageError(f"{path}: no option called {strange[0]}; there are {', '.join(sorted(known))}")
