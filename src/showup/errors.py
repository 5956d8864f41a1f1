"""The errors a person sees: one line, what is wrong and what to do.

ShowupError
├── UsageError         exit 2: the question cannot be understood as asked
│   ├── UnknownTown
│   └── AmbiguousTown
└── NothingDone        exit 1: understood, but nothing could be done
    ├── StoreError     the store is locked, full, read-only, damaged or from a newer version
    ├── ArchiveError   a replay archive cannot be read
    └── Stopped        exit 130: Ctrl-C
"""

from __future__ import annotations

from collections.abc import Sequence


class ShowupError(Exception):
    """A fault told to the person in one line, without a traceback."""

    exit_code = 1


class UsageError(ShowupError):
    """The words of a command do not make a question."""

    exit_code = 2


class UnknownTown(UsageError):
    """No town of that name; `nearest` are the closest names, `wider`: it names a region or a country."""

    def __init__(self, asked: str, nearest: Sequence[str], *, wider: bool = False) -> None:
        self.asked = asked
        self.nearest = tuple(nearest)
        self.wider = wider
        said = f'"{asked}" is larger than a town.' if wider else f'No town called "{asked}" is known.'
        said = said if asked else "Say which town."
        hint = ' Write "Lincoln, Nebraska", "Köln", "Toronto, Ontario" or a US ZIP code.'
        super().__init__(said + (f" Did you mean: {'; '.join(nearest)}?" if nearest else hint))


class AmbiguousTown(UsageError):
    """More than one town answers to the name; `candidates` are full names."""

    def __init__(self, asked: str, candidates: Sequence[str]) -> None:
        self.asked = asked
        self.candidates = tuple(candidates)
        listed = "".join(f"\n  {name}" for name in candidates)
        super().__init__(f'"{asked}" could be any of these; say which:{listed}')


class NothingDone(ShowupError):
    """The command was understood, but nothing could be done."""


class StoreError(NothingDone):
    """The data folder or a database in it cannot be used."""


class ArchiveError(NothingDone):
    """A replay archive cannot be read."""


class Stopped(NothingDone):
    """A person stopped it."""

    exit_code = 130
