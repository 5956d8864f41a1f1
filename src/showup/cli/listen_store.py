"""The private store as listening opens it, and what every one of its commands says in the same way."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from functools import wraps
from pathlib import Path
from typing import Any, ParamSpec

from showup.cli.console import DONE, put, put_json, warn
from showup.cli.private import find_lock
from showup.cli.settings import Settings
from showup.cli.stores import find_town
from showup.errors import NothingDone, UnknownTown, UsageError
from showup.store.backup import write_new_file
from showup.store.private_store import PrivateStore

NEEDS = "showup listen needs numpy and scipy: pipx inject showup numpy scipy, or pip install 'showup[listen]'"
NOTHING_HEARD = "nothing was heard yet; showup listen note begins a meeting"
_P = ParamSpec("_P")


def with_numerics(run: Callable[_P, int]) -> Callable[_P, int]:
    """Give a command that needs numpy and scipy one line to say where they are missing."""

    @wraps(run)
    def run_or_explain(*given: _P.args, **named: _P.kwargs) -> int:
        try:
            return run(*given, **named)
        except ModuleNotFoundError as error:
            if error.name not in ("numpy", "scipy"):
                raise
            raise UsageError(NEEDS) from None

    return run_or_explain


def open_heard(settings: Settings) -> PrivateStore:
    """Return the store of what was heard, NothingDone where there is none yet."""
    lock = find_lock(settings)
    if lock is None:
        raise NothingDone(NOTHING_HEARD)
    return lock.open()


def name_town(asked: str) -> str:
    """Return the full name of a town; one that no gazetteer knows stays as typed, and that is said."""
    if not asked.strip():
        return ""
    try:
        return find_town(asked).full_name
    except UnknownTown as fault:
        warn(f"{fault} It is kept as typed: the town, never an address.")
        return asked.strip()


def finish(settings: Settings, told: Mapping[str, Any], line: str) -> int:
    """Say what was done."""
    if settings.json:
        put_json(told)
    else:
        put(line)
    return DONE


def ask_person(question: str) -> str:
    """Ask on stderr, so that stdout holds the result alone; nothing where nobody answers."""
    sys.stderr.write(f"{question}\n> ")
    sys.stderr.flush()
    return sys.stdin.readline().strip()


def write_out(to: Path | None, text: str) -> None:
    """Write a result to stdout, or into a new file that only its owner reads."""
    if to is None:
        put(text.rstrip("\n"))
    else:
        write_new_file(to, text.encode("utf-8", "replace"))
        warn(f"written to {to}; it is not encrypted")
