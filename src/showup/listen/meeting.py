"""A meeting: where and when it was heard, the statements on its sheet, and how its voices are called."""

from __future__ import annotations

import hmac
from base64 import b32encode
from collections.abc import Mapping
from dataclasses import dataclass
from string import ascii_lowercase
from typing import Any

MOST_STATEMENTS = len(ascii_lowercase)
MOST_VOICES = 99  # on a sheet: their numbers have at most two digits
_NAME_LENGTH = 8


@dataclass(frozen=True, slots=True)
class Meeting:
    """A meeting by the name that its notes bear; `statements` are called by letters, a for the first.

    `salt` is random and known here alone: without it nobody can tell which voices are one.
    """

    name: str
    town: str
    week: str
    topic: str = ""
    statements: tuple[str, ...] = ()
    salt: str = ""

    def name_voice(self, said: int | str) -> str:
        """Return the random word that stands for a voice, for a number or whatever a listener called it.

        The same voice of a meeting has the same word; of two meetings never.
        """
        digest = hmac.digest(self.salt.encode(), str(said).encode("utf-8", "replace"), "sha256")
        return b32encode(digest).decode().lower()[:_NAME_LENGTH]

    def find_statement(self, letter: str) -> str | None:
        """Return the statement of a letter, None where the sheet has none."""
        at = ascii_lowercase.find(letter.casefold()) if len(letter) == 1 else -1
        return self.statements[at] if 0 <= at < len(self.statements) else None

    def list_lettered(self) -> list[tuple[str, str]]:
        """Return the statements with their letters."""
        return list(zip(ascii_lowercase, self.statements, strict=False))


def name_meeting(name: str, week: str) -> str:
    """Return how the notes call a meeting that may come again in another week."""
    return f"{name}, {week}" if name and not name.endswith(week) else name or week


def tell_meeting(meeting: Meeting) -> dict[str, Any]:
    """Return a meeting as JSON, with its salt: for the private store alone."""
    return {
        "meeting": meeting.name,
        "town": meeting.town,
        "week": meeting.week,
        "topic": meeting.topic,
        "statements": list(meeting.statements),
        "salt": meeting.salt,
    }


def read_meeting(told: Mapping[str, Any]) -> Meeting:
    """Return the meeting that `tell_meeting` told."""
    return Meeting(
        told["meeting"], told["town"], told["week"], told["topic"], tuple(told["statements"]), told["salt"]
    )
