"""`showup listen import|export|codebook|forget`: what comes in, what may go out, what has to go."""

from __future__ import annotations

import gzip
import sys
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import date, timedelta
from pathlib import Path

from showup.cli.console import DONE, IN_PART, put, warn
from showup.cli.listen_store import ask_person, finish, name_town, open_heard, write_out
from showup.cli.private import find_today, make_lock
from showup.cli.settings import Settings
from showup.errors import NothingDone, UsageError
from showup.listen.codebook import Code, read_codebook, write_codebook
from showup.listen.meeting import Meeting
from showup.listen.note import write_week
from showup.model.problem import Problem
from showup.store.private_store import PrivateStore

_MOST_TOLD = 10
_MOST_BYTES = 500_000_000
_EXPORTS = (".csv", ".json", ".jsonl", ".gz")


def run_import(settings: Settings, files: Sequence[Path], wanted: Meeting, on: date | None) -> int:
    """Take in notes, a team's counts, or the files of one Polis conversation."""
    from showup.notebook.files import keep_found, read_files

    found = read_files(dict(_read_texts(files or [Path("-")])))
    _warn_all(found.problems)
    if not (found.notes or found.counts or found.votes or found.comments):
        raise NothingDone("nothing in there can be imported; nothing was changed")
    town = name_town(wanted.town)
    meeting = Meeting(wanted.name, town, write_week(on) if on else "", wanted.topic)
    with make_lock(settings).open() as store:
        done = keep_found(store, found, meeting, settings.now)
    line = f"new: {done.notes} notes, {done.voices} voices of a conversation, {done.counts} counts of a team"
    finish(settings, asdict(done), line)
    return IN_PART if done.refused else DONE


def _read_texts(files: Sequence[Path]) -> Iterator[tuple[str, str]]:
    """Yield the text of each file by its name; of a folder those that an export may have."""
    for file in files:
        try:
            if str(file) == "-":
                yield "-", sys.stdin.read()
            elif file.is_dir():
                inside = [one for one in sorted(file.iterdir()) if one.suffix.casefold() in _EXPORTS]
                yield from _read_texts(inside)
            else:
                yield str(file), _read_text(file)
        except (OSError, EOFError) as error:
            raise NothingDone(f"{file}: {getattr(error, 'strerror', None) or error}") from None


def _read_text(file: Path) -> str:
    if file.suffix.casefold() == ".gz":
        with gzip.open(file, "rb") as packed:
            content = packed.read(_MOST_BYTES + 1)
    else:
        with file.open("rb") as plain:
            content = plain.read(_MOST_BYTES + 1)
    if len(content) > _MOST_BYTES:
        raise NothingDone(f"{file} is larger than any conversation")
    return content.decode("utf-8-sig", "replace")


def _warn_all(problems: Sequence[Problem]) -> None:
    for problem in problems[:_MOST_TOLD]:
        warn(f"{problem.where}: {problem.what}")
    if len(problems) > _MOST_TOLD:
        warn(f"{len(problems) - _MOST_TOLD} more like these")


def run_export(settings: Settings, to: Path | None, preview: bool) -> int:
    """Write the counts that may leave this machine, or show them beforehand."""
    from showup.listen.tally_file import write_tally_file
    from showup.notebook.exchange import keep_export, make_export

    with open_heard(settings) as store:
        file = make_export(store)
        if not preview:
            keep_export(store, file, settings.now)
    for row in file.rows:
        warn(f"{row.town}, {row.first_week} to {row.last_week}: {row.agree} agree, {row.disagree} disagree: "
             f"{row.statement}")  # fmt: skip
    if preview:
        told = {"rows": len(file.rows)}
        return finish(settings, told, f"{len(file.rows)} rows would leave; nothing was written")
    write_out(to, write_tally_file(file))
    return DONE


def run_codebook(settings: Settings, file: Path | None) -> int:
    """Print the topics as CSV, or take in those of a file."""
    from showup.notebook.topics import keep_codes, list_codes

    if file is None:
        with open_heard(settings) as store:
            put(write_codebook(list_codes(store)).rstrip("\n"))
        return DONE
    read = [row for _, text in _read_texts([file]) for row in read_codebook(text.splitlines(True), str(file))]
    problems = [row for row in read if isinstance(row, Problem)]
    _warn_all(problems)
    codes = [row for row in read if isinstance(row, Code)]
    if not codes:
        raise NothingDone(f"{file} holds no topic; the columns are topic, meaning, example")
    with make_lock(settings).open() as store:
        kept = keep_codes(store, codes, settings.now)
    finish(settings, {"topics": kept, "refused": len(problems)}, f"{kept} topics kept")
    return IN_PART if problems else DONE


@dataclass(frozen=True, slots=True)
class Gone:
    """What is to be forgotten: just one of these."""

    meeting: str = ""
    before: date | None = None
    older_than: int = 0
    notes: tuple[int, ...] = ()
    everything: bool = False

    def say(self) -> str:
        """Return it in words; UsageError where it is nothing or more than one thing."""
        asked = {
            f"the meeting “{self.meeting}”": bool(self.meeting),
            f"what was heard before {self.before}": self.before is not None,
            f"what was heard more than {self.older_than} days ago": self.older_than > 0,
            f"{len(self.notes)} notes": bool(self.notes),
            "everything that was ever heard": self.everything,
        }
        named = [words for words, wanted in asked.items() if wanted]
        if len(named) != 1:
            raise UsageError("say what to forget: --meeting, --before, --older-than, --note or --all")
        return named[0]


def run_forget(settings: Settings, gone: Gone, sure: bool) -> int:
    """Delete what was heard for good."""
    what = gone.say()
    with open_heard(settings) as store:
        if not sure and ask_person(f"Delete {what} for good? Nothing brings it back (yes/no)") != "yes":
            raise NothingDone("nothing was deleted; --yes answers the question")
        count = _forget(settings, store, gone)
    if not count:
        raise NothingDone(f"nothing was deleted: of {what} nothing is kept")
    words = f"deleted for good: {count} notes and conversations. Back-ups made before still hold them."
    return finish(settings, {"forgotten": count}, words)


def _forget(settings: Settings, store: PrivateStore, gone: Gone) -> int:
    from showup.notebook import forgetting
    from showup.notebook.meetings import find_meeting

    if gone.everything:
        return forgetting.forget_all_heard(store)
    if gone.meeting:
        return forgetting.forget_meeting(store, find_meeting(store, gone.meeting).name)
    if gone.notes:
        return forgetting.forget_notes(store, frozenset(gone.notes))
    day = gone.before or find_today(settings.now) - timedelta(days=gone.older_than)
    return forgetting.forget_before(store, day)
