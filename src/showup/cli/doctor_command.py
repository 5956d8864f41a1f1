"""`showup doctor`: what is wrong with this installation, and the integrity of its stores."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib.util import find_spec
from platform import python_version

from showup import __version__
from showup.cli import folders
from showup.cli.console import DONE, NOTHING, put, put_json
from showup.cli.settings import Settings
from showup.cli.stores import find_town, open_choices, open_store
from showup.errors import ShowupError
from showup.store.vault import is_made, is_plain


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked at: whether it is well, and what was seen."""

    what: str
    well: bool
    seen: str


# What comes with an extra: its name and what it needs. Nothing is wrong where it was not wanted.
_EXTRAS = {
    "journal, encrypted": ("private", ("sqlcipher3", "pyrage")),
    "listen": ("listen", ("numpy", "scipy")),
    "pages": ("web", ("litestar", "uvicorn", "jinja2", "nh3")),
}


def run_doctor(settings: Settings) -> int:
    """Look at everything; exit 1 where something is wrong."""
    findings = [
        Finding("showup", True, f"{__version__}, Python {python_version()}"),
        _look("towns", lambda: f"{find_town('Lincoln, Nebraska').full_name} is known"),
        _look("readers and channels", _count_parts),
        Finding("data folder", True, str(folders.data_folder(settings))),
        _look("store", lambda: _check_store(settings)),
        _look("your choices", lambda: _check_choices(settings)),
        _look("journal", lambda: _check_journal(settings)),
        *(_look_for(what, *needs) for what, needs in _EXTRAS.items()),
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


def _look_for(what: str, extra: str, needs: tuple[str, ...]) -> Finding:
    missing = [name for name in needs if find_spec(name) is None]
    get = f"not installed; python -m pip install 'showup[{extra}]' brings it"
    return Finding(what, True, get if missing else "ready")


def _count_parts() -> str:
    from showup.find.discover.registry import load_channels
    from showup.find.extract.registry import load_readers

    return f"{len(load_readers())} readers, {len(load_channels())} channels"


def _check_store(settings: Settings) -> str:
    path = folders.data_folder(settings) / folders.HARVEST
    if not path.exists():
        return "none yet; the first showup find makes it"
    with open_store(settings) as store:
        return _tell_faults(store.check(), f"It can be rebuilt: move {path} away and harvest again")


def _check_choices(settings: Settings) -> str:
    path = folders.data_folder(settings) / folders.CHOICES
    if not path.exists():
        return "none yet"
    with open_choices(settings) as choices:
        return _tell_faults(choices.check(), f"Move {path} away; what you added and said by hand is lost")


def _tell_faults(faults: list[str], way_out: str) -> str:
    """Return that a file is sound; ShowupError with its faults and what to do about them."""
    if faults:
        raise ShowupError("; ".join(faults) + f". {way_out}")
    return "sound"


def _check_journal(settings: Settings) -> str:
    """Say what can be seen from outside: without the passphrase nothing of it can be read."""
    path = folders.data_folder(settings) / folders.PRIVATE
    if not is_made(path):
        return "none yet; the first showup log makes it"
    if path.stat().st_mode & 0o077:
        raise ShowupError(f"others on this machine can open it: chmod 600 {path}")
    return "NOT encrypted, as you chose" if is_plain(path) else "encrypted"
