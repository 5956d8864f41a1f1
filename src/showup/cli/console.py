"""What goes to stdout and stderr, and how a command ends."""

from __future__ import annotations

import sys
from typing import Any

import msgspec

DONE, NOTHING, WRONG_USE, IN_PART = 0, 1, 2, 3


def put_json(value: Any) -> None:
    """Write one JSON document, or one line of several."""
    sys.stdout.buffer.write(msgspec.json.encode(value) + b"\n")


def put(line: str = "") -> None:
    """Write a line of the result."""
    sys.stdout.write(line + "\n")


def warn(line: str) -> None:
    """Write a line for the person beside the result."""
    sys.stderr.write(line + "\n")
