"""`showup checkin`: for one who is stuck."""

from __future__ import annotations

import sys
from collections.abc import Iterable

import msgspec

from showup.cli.console import DONE, put, put_all, put_json, warn
from showup.cli.journal_command import ask_on_terminal
from showup.cli.layout import wrap
from showup.cli.private import find_today, read_journal
from showup.cli.settings import Settings
from showup.errors import ShowupError, UsageError
from showup.learn.checkin import HOLDS, CheckIn, answer_hold, list_holds
from showup.learn.entry import Entry


def run_checkin(settings: Settings, hold: str, language: str) -> int:
    """Answer what holds one back; asked where it is not said, listed where nobody can be asked."""
    holds = list_holds(language)
    if not hold and settings.json:
        put_json([{"hold": known.hold_id, "question": known.question} for known in holds])
        return DONE
    if not hold:
        for place, known in enumerate(holds, 1):
            put(f"{place} {known.question} ({known.hold_id})")
        if not sys.stdin.isatty():
            return DONE
        hold = ask_on_terminal("What holds you back? A number:")
    found = answer_hold(find_hold(hold), read_gains(settings), find_today(settings.now), language)
    if settings.json:
        put_json(msgspec.to_builtins(found))
    else:
        put_all(_write_answer(found))
    return DONE


def find_hold(asked: str) -> str:
    """Return the hold that a name or a number from 1 on means."""
    if asked.isascii() and asked.isdigit() and 1 <= int(asked) <= len(HOLDS):
        return HOLDS[int(asked) - 1]
    if asked not in HOLDS:
        raise UsageError(f'"{asked}" is not one of {", ".join(HOLDS)}')
    return asked


def read_gains(settings: Settings) -> list[Entry]:
    """Return the journal, nothing where it cannot be opened: help does not wait for a passphrase."""
    try:
        return read_journal(settings)
    except ShowupError as error:
        warn(f"without your journal: {error}")
        return []


def _write_answer(found: CheckIn) -> Iterable[str]:
    yield from wrap(found.heard)
    for answer in found.answers:
        yield from wrap(answer, "  - ")
    yield ""
    yield from wrap(found.gains_words)
    for gain in found.gains:
        yield from wrap(gain.what, f"  {gain.happened_on}  ")
    if found.help_words:
        yield from ("", *wrap(found.help_words))
    for turn_to in found.help:
        yield from wrap(f"{turn_to.where}: {turn_to.how} ({turn_to.what})", "  ", "      ")
