"""The channels: every module of the folder `channels`, and those that other packages bring."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from importlib.metadata import entry_points
from pkgutil import iter_modules
from typing import cast

from showup.find.discover import channels as folder
from showup.find.discover.protocol import Channel

ENTRY_POINTS = "showup.channels"


def name_channels() -> tuple[str, ...]:
    """Return the channels' names without loading them: a module is called like its channel."""
    ours = [module.name for module in iter_modules(folder.__path__)]
    return tuple(sorted({*ours, *(entry.name for entry in entry_points(group=ENTRY_POINTS))}))


@cache
def load_channels() -> dict[str, Channel]:
    """Return the channels by name, in the order of their names."""
    found = [
        cast(Channel, import_module(f"{folder.__name__}.{module.name}"))
        for module in iter_modules(folder.__path__)
    ]
    found += [cast(Channel, entry.load()) for entry in entry_points(group=ENTRY_POINTS)]
    return {channel.NAME: channel for channel in sorted(found, key=lambda c: c.NAME)}
