"""The options that every command takes, read once into one frozen value."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import wraps
from pathlib import Path
from typing import Annotated, Any

import typer
from typer.models import OptionInfo

from showup.errors import UsageError


@dataclass(frozen=True, slots=True)
class Settings:
    """Where the data lie, what time it is, what stands for the network, how to speak."""

    data_dir: Path | None
    now: datetime  # aware
    replay: tuple[Path, ...]
    json: bool
    quiet: bool
    search_url: str = ""
    brave_key: str = field(default="", repr=False)
    contact: str = ""
    channels_off: frozenset[str] = frozenset()
    passphrase_file: Path | None = None
    plaintext: bool = False  # the journal lies open, by the person's own wish


_Option = tuple[str, Any, Any]  # name, annotation, default

_COMMON: tuple[_Option, ...] = (
    (
        "data_dir",
        Annotated[
            Path | None,
            typer.Option(help="Folder for the data.", show_default="your data folder"),
        ],
        None,
    ),
    (
        "now",
        Annotated[
            str | None,
            typer.Option(help="The clock, ISO 8601.", metavar="ISO8601", show_default="now"),
        ],
        None,
    ),
    (
        "replay",
        Annotated[
            list[Path] | None,
            typer.Option(
                help="Answer from this WARC archive, not the network (repeatable).",
                metavar="ARCHIVE",
            ),
        ],
        None,
    ),
    ("json", Annotated[bool, typer.Option("--json", help="JSON on stdout.")], False),
    (
        "quiet",
        Annotated[bool, typer.Option("--quiet", "-q", help="No progress on stderr.")],
        False,
    ),
)
_NETWORK: tuple[_Option, ...] = (
    (
        "search_url",
        Annotated[
            str,
            typer.Option(
                help="Your own SearXNG, e.g. http://localhost:8888.",
                metavar="URL",
                show_default="none is asked",
            ),
        ],
        "",
    ),
    (
        "brave_key",
        Annotated[
            str,
            typer.Option(
                help="Your key of Brave Search; better in the environment or showup.toml.",
                envvar="SHOWUP_BRAVE_KEY",
                metavar="KEY",
                show_default="it is not asked",
            ),
        ],
        "",
    ),
    (
        "contact",
        Annotated[
            str,
            typer.Option(
                help="How a site can reach you: sent as part of the user agent.",
                metavar="MAIL-OR-URL",
            ),
        ],
        "",
    ),
    (
        "without",
        Annotated[
            list[str] | None,
            typer.Option(help="A channel not to ask (repeatable).", metavar="CHANNEL"),
        ],
        None,
    ),
)
_PRIVATE: tuple[_Option, ...] = (
    (
        "passphrase_file",
        Annotated[
            Path | None,
            typer.Option(help="Take the passphrase from this file's first line.", show_default="asked for"),
        ],
        None,
    ),
    (
        "plaintext",
        Annotated[
            bool, typer.Option("--plaintext", help="The journal is NOT encrypted: anybody can read it.")
        ],
        False,
    ),
)


def with_settings(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command the common options; it receives them as its first argument, a Settings."""
    return _add_options(command, _COMMON)


def with_network_settings(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command that may harvest the common options and those of the network."""
    return _add_options(command, _COMMON + _NETWORK)


def with_private_settings(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command that opens the journal the common options and those of the passphrase."""
    return _add_options(command, _COMMON + _PRIVATE)


def _add_options(command: Callable[..., None], options: tuple[_Option, ...]) -> Callable[..., None]:
    @wraps(command)
    def run(**given: Any) -> None:
        ours = {name: given.pop(name) for name, _, _ in options}
        command(read_settings(**ours), **given)

    own = list(inspect.signature(command, eval_str=True).parameters.values())[1:]
    for name, annotation in [*((p.name, p.annotation) for p in own), *((o[0], o[1]) for o in options)]:
        _name_variable(name, annotation)
    added = [
        inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=default, annotation=annotation)
        for name, annotation, default in options
    ]
    run.__signature__ = inspect.Signature(  # type: ignore[attr-defined]
        [*(parameter.replace(kind=inspect.Parameter.KEYWORD_ONLY) for parameter in own), *added]
    )
    run.__annotations__ = {p.name: p.annotation for p in [*own, *added]}
    return run


def _name_variable(name: str, annotation: Any) -> None:
    """Let the option be given as SHOWUP_..., named as on the command line; a passphrase never is."""
    for told in getattr(annotation, "__metadata__", ()):
        if isinstance(told, OptionInfo) and "passphrase" not in name:
            words = map(str, (told.default, *(told.param_decls or ())))  # typer keeps the first as a default
            written = next((word for word in words if word.startswith("--")), name)
            yes = written.partition("/")[0]  # of a pair like --online/--in-person
            told.envvar = "SHOWUP_" + yes.strip("-").replace("-", "_").upper()
            told.show_envvar = False  # said once, below the list of commands


def read_settings(  # noqa: PLR0913 - one argument an option, by name
    *,
    data_dir: Path | None,
    now: str | None,
    replay: list[Path] | None,
    json: bool,
    quiet: bool,
    search_url: str = "",
    brave_key: str = "",
    contact: str = "",
    without: list[str] | None = None,
    passphrase_file: Path | None = None,
    plaintext: bool = False,
) -> Settings:
    """Return the settings; UsageError where one cannot be read."""
    if search_url and not search_url.startswith(("http://", "https://")):
        raise UsageError(f'--search-url "{search_url}" is no web address; write http://localhost:8888')
    if any(not character.isprintable() for character in contact):
        raise UsageError("--contact is one line of text: a mail address or a web address")
    if not (brave_key.isascii() and brave_key.isprintable()):
        raise UsageError("--brave-key is one line of letters and digits")
    return Settings(
        data_dir,
        read_clock(now),
        tuple(replay or ()),
        json,
        quiet,
        search_url,
        brave_key,
        contact,
        frozenset(without or ()),
        passphrase_file,
        plaintext,
    )


def read_clock(now: str | None) -> datetime:
    """Return the moment that `--now` names, the present without it; a time without offset is UTC."""
    if now is None:
        return datetime.now(UTC).replace(microsecond=0)
    try:
        moment = datetime.fromisoformat(now)
    except ValueError:
        raise UsageError(f'--now "{now}" is no ISO 8601 time, e.g. 2026-08-21T12:00:00-04:00') from None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
