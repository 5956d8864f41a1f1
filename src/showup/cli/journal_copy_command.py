"""`showup journal import|export|backup|restore|passphrase`: the journal in, out and under another lock."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import get_args

from showup.cli.console import DONE, IN_PART, put, put_bytes, put_json, warn
from showup.cli.journal_command import NO_JOURNAL
from showup.cli.private import (
    Lock,
    choose_passphrase,
    find_lock,
    keep_in_key_ring,
    make_lock,
    read_journal,
    read_passphrase_file,
)
from showup.cli.settings import Settings
from showup.errors import NothingDone, UsageError
from showup.notebook.entries import Lines, add_entries, read_lines, write_lines, write_markdown
from showup.store.backup import add_missing, read_backup, write_backup, write_new_file
from showup.store.private_store import Kind

_MOST_TOLD = 10


def run_import(settings: Settings, file: Path) -> int:
    """Add entries from JSON lines; what is there already is not added again."""
    read = read_lines(_read_bytes(file), str(file))
    _warn_all(read)
    if not read.entries:
        raise NothingDone(f"{file} holds no entry; showup journal export writes such lines")
    with make_lock(settings).open() as store:
        added = add_entries(store, read.entries, settings.now)
    known = len(read.entries) - added
    _finish(settings, {"added": added, "known": known, "refused": len(read.problems)})
    return IN_PART if read.problems else DONE


def run_export(settings: Settings, form: str, to: Path | None) -> int:
    """Write every entry as JSON lines or Markdown, to stdout or a new file: no longer encrypted."""
    writers = {"jsonl": write_lines, "markdown": write_markdown}
    if form not in writers:
        raise UsageError(f"--format is one of {', '.join(writers)}")
    text = writers[form](read_journal(settings))
    if to is None:
        put_bytes(text)
        return DONE
    write_new_file(to, text)
    warn(f"{to} is not encrypted: whoever has it can read it")
    return DONE


def run_backup(settings: Settings, file: Path) -> int:
    """Write an encrypted copy, under the journal's own passphrase."""
    lock = find_lock(settings)
    if lock is None:
        raise NothingDone(NO_JOURNAL)
    with lock.open() as store:
        written = write_backup(store, file, lock.passphrase or _ask_new(settings))
    _finish(settings, {"written": written, "file": str(file)})
    return DONE


def run_restore(settings: Settings, file: Path, its_passphrase: Path | None) -> int:
    """Bring back what an encrypted copy holds; what is there already is not added again."""
    lock = make_lock(settings)
    passphrase = read_passphrase_file(its_passphrase) if its_passphrase else lock.passphrase
    kept = read_backup(file, passphrase or _ask_new(settings))
    with lock.open() as store:
        added = {kind: add_missing(store, kind, kept[kind], settings.now) for kind in get_args(Kind)}
    _finish(settings, {"entries": added["entry"], "notes": added["note"]})
    return DONE


def run_passphrase(settings: Settings, new_file: Path | None, remember: bool) -> int:
    """Put the journal under a new passphrase, or keep the present one in the key ring."""
    lock = find_lock(settings)
    if lock is None:
        raise NothingDone(NO_JOURNAL)
    with lock.open() as store:
        if remember:
            keep_in_key_ring(lock)
        else:
            new = read_passphrase_file(new_file) if new_file else choose_passphrase()
            store.change_passphrase(new)
            lock = Lock(lock.path, new)
    put("kept in the key ring" if remember else "changed; back-ups made before keep their old passphrase")
    return DONE


def _ask_new(settings: Settings) -> str:
    """Return a passphrase for the copy of a journal that itself lies open."""
    file = settings.passphrase_file
    return read_passphrase_file(file) if file else choose_passphrase()


def _finish(settings: Settings, told: dict[str, object]) -> None:
    if settings.json:
        put_json(told)
    else:
        put(", ".join(f"{name} {value}" for name, value in told.items()))


def _read_bytes(file: Path) -> bytes:
    try:
        return sys.stdin.buffer.read() if str(file) == "-" else file.read_bytes()
    except OSError as error:
        raise NothingDone(f"{file}: {error.strerror or error}") from None


def _warn_all(read: Lines) -> None:
    for problem in read.problems[:_MOST_TOLD]:
        warn(f"{problem.where}: {problem.what}")
    if len(read.problems) > _MOST_TOLD:
        warn(f"{len(read.problems) - _MOST_TOLD} more lines like these")
    if read.naming:
        warn(
            f"{read.naming} entries seem to name a person, an address, a telephone or a mail;"
            " a role says as much"
        )
