"""The filters of `find`: day of the week, hour, online or there, language, free, accessible, newcomers."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import time
from functools import wraps
from typing import Annotated, Any

import typer

from showup.errors import UsageError
from showup.store.asked import WEEKDAYS
from showup.store.traits import LANGUAGES

_WEEKEND = ("saturday", "sunday")
_SHORTEST = 3  # letters of a day's name


@dataclass(frozen=True, slots=True)
class Filters:
    """What an event must have beside cause, activity and skill; empty and None: no matter what."""

    weekdays: tuple[str, ...] = ()
    traits: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    online: bool | None = None
    not_before: time | None = None
    before: time | None = None


_OPTIONS: tuple[tuple[str, Any, Any], ...] = (
    (
        "on",
        Annotated[
            list[str] | None,
            typer.Option(
                help='A day of the week, or "weekend" (repeatable).', envvar="SHOWUP_ON", metavar="DAY"
            ),
        ],
        None,
    ),
    (
        "begins",
        Annotated[
            str,
            typer.Option(
                "--from", help="Beginning at this hour or later.", envvar="SHOWUP_FROM", metavar="HH:MM"
            ),
        ],
        "",
    ),
    (
        "until",
        Annotated[
            str, typer.Option(help="Beginning before this hour.", envvar="SHOWUP_UNTIL", metavar="HH:MM")
        ],
        "",
    ),
    (
        "online",
        Annotated[
            bool | None,
            typer.Option(
                "--online/--in-person", help="Only online, or only where one can go.", envvar="SHOWUP_ONLINE"
            ),
        ],
        None,
    ),
    (
        "language",
        Annotated[
            list[str] | None,
            typer.Option(
                help=f"Held or told in a language: {', '.join(LANGUAGES)} (repeatable).",
                envvar="SHOWUP_LANGUAGE",
            ),
        ],
        None,
    ),
    ("free", Annotated[bool, typer.Option("--free", help="Said to be free.", envvar="SHOWUP_FREE")], False),
    (
        "accessible",
        Annotated[
            bool,
            typer.Option(
                "--accessible",
                help="Said to be reached with a wheelchair, or signed.",
                envvar="SHOWUP_ACCESSIBLE",
            ),
        ],
        False,
    ),
    (
        "newcomers",
        Annotated[
            bool,
            typer.Option("--newcomers", help="Open to newcomers in its words.", envvar="SHOWUP_NEWCOMERS"),
        ],
        False,
    ),
)


def with_filters(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command the options of the filters; it receives them as its second argument."""

    @wraps(command)
    def run(settings: object, **given: Any) -> None:
        ours = {name: given.pop(name) for name, _, _ in _OPTIONS}
        command(settings, read_filters(**ours), **given)

    own = list(inspect.signature(command, eval_str=True).parameters.values())
    added = [
        inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=default, annotation=annotation)
        for name, annotation, default in _OPTIONS
    ]
    kept = [parameter.replace(kind=inspect.Parameter.KEYWORD_ONLY) for parameter in own[2:]]
    run.__signature__ = inspect.Signature([own[0], *kept, *added])  # type: ignore[attr-defined]
    run.__annotations__ = {p.name: p.annotation for p in [own[0], *kept, *added]}
    return run


def read_filters(  # noqa: PLR0913 - one argument an option, by name
    *,
    on: Sequence[str] | None = None,
    begins: str = "",
    until: str = "",
    online: bool | None = None,
    language: Sequence[str] | None = None,
    free: bool = False,
    accessible: bool = False,
    newcomers: bool = False,
) -> Filters:
    """Return the filters as typed; UsageError where a day, an hour or a language is none."""
    said = {"free": free, "accessible": accessible, "newcomers": newcomers}
    spoken = tuple(dict.fromkeys(language or ()))
    strange = [name for name in spoken if name not in LANGUAGES]
    if strange:
        raise UsageError(f'--language "{strange[0]}" is not known; there are {", ".join(LANGUAGES)}')
    return Filters(
        weekdays=tuple(dict.fromkeys(day for word in on or () for day in read_day(word))),
        traits=tuple(name for name, wanted in said.items() if wanted),
        languages=spoken,
        online=online,
        not_before=read_hour("--from", begins),
        before=read_hour("--until", until),
    )


def read_day(asked: str) -> tuple[str, ...]:
    """Return the days that a word names: "tuesday", "Tue", "weekend"; UsageError otherwise."""
    word = asked.strip().casefold()
    if word == "weekend":
        return _WEEKEND
    named = tuple(day for day in WEEKDAYS if len(word) >= _SHORTEST and day.startswith(word))
    if not named:
        raise UsageError(f'--on "{asked}" is no day of the week; write tuesday, tue or weekend')
    return named


def read_hour(option: str, asked: str) -> time | None:
    """Return the hour of "18:00" or "18", None for nothing; UsageError otherwise."""
    if not asked:
        return None
    try:
        hour, _, minute = asked.strip().partition(":")
        return time(int(hour), int(minute or 0))
    except ValueError:
        raise UsageError(f'{option} "{asked}" is no hour; write 18:00') from None
