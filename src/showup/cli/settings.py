"""The options that every command takes, read once into one frozen value."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import wraps
from pathlib import Path
from typing import Annotated, Any

import typer

from showup.errors import UsageError


@dataclass(frozen=True, slots=True)
class Settings:
    """Where the data lie, what time it is, what stands for the network, how to speak."""

    data_dir: Path | None
    now: datetime  # aware
    replay: tuple[Path, ...]
    json: bool
    quiet: bool


_COMMON: tuple[tuple[str, Any, Any], ...] = (
    (
        "data_dir",
        Annotated[
            Path | None,
            typer.Option(
                help="Folder for the data.", envvar="SHOWUP_DATA_DIR", show_default="your data folder"
            ),
        ],
        None,
    ),
    (
        "now",
        Annotated[
            str | None,
            typer.Option(
                help="The clock, ISO 8601.", envvar="SHOWUP_NOW", metavar="ISO8601", show_default="now"
            ),
        ],
        None,
    ),
    (
        "replay",
        Annotated[
            list[Path] | None,
            typer.Option(
                help="Answer from this WARC archive, not the network (repeatable).",
                envvar="SHOWUP_REPLAY",
                metavar="ARCHIVE",
            ),
        ],
        None,
    ),
    ("json", Annotated[bool, typer.Option("--json", help="JSON on stdout.", envvar="SHOWUP_JSON")], False),
    (
        "quiet",
        Annotated[bool, typer.Option("--quiet", "-q", help="No progress on stderr.", envvar="SHOWUP_QUIET")],
        False,
    ),
)


def with_settings(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command the common options; it receives them as its first argument, a Settings."""

    @wraps(command)
    def run(**options: Any) -> None:
        common = {name: options.pop(name) for name, _, _ in _COMMON}
        command(read_settings(**common), **options)

    own = list(inspect.signature(command, eval_str=True).parameters.values())[1:]
    added = [
        inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=default, annotation=annotation)
        for name, annotation, default in _COMMON
    ]
    run.__signature__ = inspect.Signature(  # type: ignore[attr-defined]
        [*(parameter.replace(kind=inspect.Parameter.KEYWORD_ONLY) for parameter in own), *added]
    )
    run.__annotations__ = {p.name: p.annotation for p in [*own, *added]}
    return run


def read_settings(
    data_dir: Path | None, now: str | None, replay: list[Path] | None, json: bool, quiet: bool
) -> Settings:
    """Return the settings; UsageError where the clock cannot be read."""
    return Settings(data_dir, read_clock(now), tuple(replay or ()), json, quiet)


def read_clock(now: str | None) -> datetime:
    """Return the moment that `--now` names, the present without it; a time without offset is UTC."""
    if now is None:
        return datetime.now(UTC).replace(microsecond=0)
    try:
        moment = datetime.fromisoformat(now)
    except ValueError:
        raise UsageError(f'--now "{now}" is no ISO 8601 time, e.g. 2026-08-21T12:00:00-04:00') from None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
