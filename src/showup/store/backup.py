"""Back-ups of the private store: its leaves as JSON lines, encrypted with a passphrase in the age format.

Any age tool reads them (https://age-encryption.org/v1), with or without showup.
"""

from __future__ import annotations

import json
import os
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from pathlib import Path
from time import sleep
from typing import Any, get_args

from showup.errors import StoreError
from showup.store.private_store import Kind, Leaf, PrivateStore
from showup.store.vault import NEEDS

_MOST_BYTES = 500_000_000
_TRIES, _PAUSE = 4, 0.5  # seconds between them
_TOO_MUCH_WORK = "Excessive work"  # of pyrage's errors, where its measure of the machine says so
Told = tuple[date, Mapping[str, Any]]


def write_backup(store: PrivateStore, file: Path, passphrase: str) -> int:
    """Write every leaf, encrypted, into a new file (0600) and return how many there were."""
    lines = list_lines(store)
    write_new_file(file, pack(lines, passphrase))
    return len(lines)


def read_backup(file: Path, passphrase: str) -> dict[Kind, list[Told]]:
    """Return the leaves of a back-up; StoreError for a wrong passphrase or anything that is no back-up."""
    try:
        if file.stat().st_size > _MOST_BYTES:
            raise StoreError(f"{file} is larger than any back-up of showup")
        content = file.read_bytes()
    except OSError as error:
        raise StoreError(f"{file}: {error.strerror or error}") from None
    return unpack(content, passphrase, str(file))


def list_lines(store: PrivateStore) -> list[str]:
    """Return every leaf as a line of JSON."""
    return [_write_line(kind, leaf) for kind in get_args(Kind) for leaf in store.leaves(kind)]


def pack(lines: Iterable[str], passphrase: str) -> bytes:
    """Return the lines encrypted; it takes a second of a processor."""
    packed: bytes = _load_age().encrypt("".join(lines).encode(), _compose(passphrase))
    return packed


def unpack(content: bytes, passphrase: str, name: str) -> dict[Kind, list[Told]]:
    """Return the leaves of a back-up's content; StoreError as of `read_backup`, which calls it `name`."""
    text = _decrypt(content, passphrase, name)
    try:
        return _read_lines(text.decode())
    except (ValueError, KeyError, TypeError, RecursionError):
        raise StoreError(f"{name} holds something else than a journal") from None


def _decrypt(content: bytes, passphrase: str, name: str) -> bytes:
    """Return what was encrypted.

    A machine that is busy may reckon its own back-up to be too much work: it is asked again.
    """
    age = _load_age()
    for tries_left in range(_TRIES - 1, -1, -1):
        try:
            text: bytes = age.decrypt(content, _compose(passphrase))
            return text
        except Exception as error:  # pyrage's own errors share no root but this
            if _TOO_MUCH_WORK not in str(error):
                raise StoreError(f"{name}: the passphrase is wrong, or it is no back-up ({error})") from None
        if tries_left:
            sleep(_PAUSE)
    raise StoreError(f"{name}: this machine is too busy to open it now, or it is no back-up; try again later")


def add_missing(store: PrivateStore, kind: Kind, leaves: Iterable[Told], at: datetime) -> int:
    """Add the leaves that the store does not hold yet and return how many; so twice is as once."""
    known = Counter(_identify(leaf.day, leaf.told) for leaf in store.leaves(kind))
    missing = []
    for day, told in leaves:
        name = _identify(day, told)
        if known[name]:
            known[name] -= 1
        else:
            missing.append((day, told))
    store.add_all(kind, missing, at)
    return len(missing)


def write_new_file(file: Path, content: bytes) -> None:
    """Write a file that only its owner reads (0600); StoreError where one is there already."""
    try:
        with os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as made:
            made.write(content)
    except FileExistsError:
        raise StoreError(f"{file} is there already; name another file") from None
    except OSError as error:
        raise StoreError(f"{file}: {error.strerror or error}") from None


def _write_line(kind: Kind, leaf: Leaf) -> str:
    told = {"kind": kind, "day": leaf.day.isoformat(), "told": leaf.told}
    return json.dumps(told, ensure_ascii=False) + "\n"


def _read_lines(text: str) -> dict[Kind, list[Told]]:
    read: dict[Kind, list[Told]] = {kind: [] for kind in get_args(Kind)}
    for line in text.split("\n"):
        if line:
            row = json.loads(line)
            read[row["kind"]].append((date.fromisoformat(row["day"]), dict(row["told"])))
    return read


def _identify(day: date, told: Mapping[str, Any]) -> str:
    return f"{day} {json.dumps(told, sort_keys=True)}"


def _compose(passphrase: str) -> str:
    return unicodedata.normalize("NFC", passphrase)


def _load_age() -> Any:
    try:
        from pyrage import passphrase
    except ImportError:
        raise StoreError(NEEDS) from None
    return passphrase
