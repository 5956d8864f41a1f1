"""`showup doctor`: what is wrong with this installation, and the integrity of its stores."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from platform import python_version

from showup import __version__
from showup.cli import folders
from showup.cli.console import DONE, NOTHING, put, put_json
from showup.cli.settings import Settings
from showup.cli.stores import find_town, open_store
from showup.errors import ShowupError


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked at: whether it is well, and what was seen."""

    what: str
    well: bool
    seen: str


def run_doctor(settings: Settings) -> int:
    """Look at everything; exit 1 where something is wrong."""
    findings = [
        Finding("showup", True, f"{__version__}, Python {python_version()}"),
        _look("towns", lambda: f"{find_town('Lincoln, Nebraska').full_name} is known"),
        _look("readers and channels", _count_parts),
        Finding("data folder", True, str(folders.data_folder(settings))),
        _look("store", lambda: _check_store(settings)),
    ]
    for finding in findings:
        if settings.json:
            put_json({"what": finding.what, "well": finding.well, "seen": finding.seen})
        else:
            put(f"{'ok   ' if finding.well else 'WRONG'} {finding.what:<22} {finding.seen}")
    return DONE if all(finding.well for finding in findings) else NOTHING


def _look(what: str, look: Callable[[], str]) -> Finding:
    try:
        return Finding(what, True, look())
    except (ShowupError, ImportError, OSError) as error:
        return Finding(what, False, str(error))


def _count_parts() -> str:
    from showup.find.discover.registry import load_channels
    from showup.find.extract.registry import load_readers

    return f"{len(load_readers())} readers, {len(load_channels())} channels"


def _check_store(settings: Settings) -> str:
    path = folders.data_folder(settings) / folders.HARVEST
    if not path.exists():
        return "none yet; the first showup find makes it"
    with open_store(settings) as store:
        faults = store.check()
    if faults:
        raise ShowupError("; ".join(faults) + f". It can be rebuilt: move {path} away and harvest again")
    return "sound"
