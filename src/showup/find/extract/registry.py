"""The readers: every module of the folder `readers`, and those that other packages bring."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from typing import cast

from showup.find.extract import readers as folder
from showup.find.extract.protocol import Reader

ENTRY_POINTS = "showup.readers"


@cache
def load_readers() -> dict[str, Reader]:
    """Return the readers by name: platforms first, then formats, then the general reader."""
    from importlib.metadata import entry_points

    found = [
        cast(Reader, import_module(f"{folder.__name__}.{module.name}"))
        for module in iter_modules(folder.__path__)
    ]
    found += [cast(Reader, entry.load()) for entry in entry_points(group=ENTRY_POINTS)]
    return {reader.NAME: reader for reader in sorted(found, key=lambda r: (r.RANK, r.NAME))}
