"""`showup journal import|export|backup|restore|passphrase`: the journal in, out and under another lock."""

from __future__ import annotations

import sys
from collections.abc import Sequence
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
from showup.learn.entry import Entry, read_entry, write_entry
from showup.learn.names import find_names
from showup.model.problem import Problem
from showup.store.backup import add_missing, read_backup, write_backup, write_new_file
from showup.store.body import write_body
from showup.store.private_store import Kind

_MOST_TOLD = 10


def run_import(settings: Settings, file: Path) -> int:
    """Add entries from JSON lines; what is there already is not added again."""
    read = [
        read_entry(line, f"{file}:{place}") for place, line in enumerate(_read_lines(file), 1) if line.strip()
    ]
    entries = [entry for entry in read if isinstance(entry, Entry)]
    problems = [problem for problem in read if isinstance(problem, Problem)]
    _warn_all(problems, entries)
    if not entries:
        raise NothingDone(f"{file} holds no entry; showup journal export writes such lines")
    with make_lock(settings).open() as store:
        told = [(entry.happened_on, write_entry(entry)) for entry in entries]
        added = add_missing(store, "entry", told, settings.now)
    _finish(settings, {"added": added, "known": len(entries) - added, "refused": len(problems)})
    return IN_PART if problems else DONE


def run_export(settings: Settings, form: str, to: Path | None) -> int:
    """Write every entry as JSON lines or Markdown, to stdout or a new file: no longer encrypted."""
    writers = {"jsonl": _write_lines, "markdown": _write_markdown}
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


def _read_lines(file: Path) -> list[bytes]:
    try:
        return (sys.stdin.buffer.read() if str(file) == "-" else file.read_bytes()).split(b"\n")
    except OSError as error:
        raise NothingDone(f"{file}: {error.strerror or error}") from None


def _warn_all(problems: Sequence[Problem], entries: Sequence[Entry]) -> None:
    for problem in problems[:_MOST_TOLD]:
        warn(f"{problem.where}: {problem.what}")
    if len(problems) > _MOST_TOLD:
        warn(f"{len(problems) - _MOST_TOLD} more lines like these")
    named = sum(bool(find_names("\n".join((entry.words, entry.gains, entry.group)))) for entry in entries)
    if named:
        warn(f"{named} entries seem to name a person, an address, a telephone or a mail; a role says as much")


def _write_lines(entries: Sequence[Entry]) -> bytes:
    return b"".join(write_body(write_entry(entry)) + b"\n" for entry in entries)


def _write_markdown(entries: Sequence[Entry]) -> bytes:
    parts = ["# Journal"]
    for entry in entries:
        parts.append(f"## {entry.happened_on}" + (f" · {entry.group}" if entry.group else ""))
        told = {name: value for name, value in write_entry(entry).items() if name != "happened_on"}
        parts += [str(told.pop("text"))] if "text" in told else []
        rows = [f"- **{name}:** {_say(value)}" for name, value in told.items() if name != "group"]
        parts.append("\n".join(rows))
    return ("\n\n".join(parts) + "\n").encode("utf-8", "replace")


def _say(value: object) -> str:
    return ", ".join(map(str, value)) if isinstance(value, (list, tuple)) else str(value)
