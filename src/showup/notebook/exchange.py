"""Counts out of the private store and others' counts into it; conversations of Polis into it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from secrets import token_hex

from showup.errors import NothingDone, UsageError
from showup.listen.ballots import pack_ballots
from showup.listen.meeting import Meeting
from showup.listen.note import find_monday
from showup.listen.scrub import scrub
from showup.listen.tally_file import Row, TallyFile, count_rows, write_tally_file
from showup.listen.verdict import Ties, apply_ties
from showup.notebook.counts import list_files
from showup.notebook.meetings import keep_meeting, list_meetings
from showup.notebook.notes import read_everything
from showup.notebook.verdicts import read_ties
from showup.store.backup import add_missing
from showup.store.private_store import PrivateStore


def make_export(store: PrivateStore) -> TallyFile:
    """Return the counts that may leave this machine now; nothing is kept or sent."""
    before = list_files(store, "export")
    ties = read_ties(store)
    rows = count_rows(apply_ties(read_everything(store), ties), [_rename(file, ties) for file in before])
    return TallyFile(before[-1].listener if before else token_hex(8), tuple(rows))


def keep_export(store: PrivateStore, file: TallyFile, at: datetime) -> None:
    """Remember counts that leave the machine: the next export is held against them.

    NothingDone where there are none, so that nobody sends an empty file for an answer.
    """
    if not file.rows:
        raise NothingDone(
            "nothing may leave yet: a row needs a statement of 2 meetings or more, and 5 voices on each side"
        )
    store.add("export", at.date(), {"file": write_tally_file(file)}, at)


def list_team_files(store: PrivateStore) -> list[TallyFile]:
    """Return the counts that came from other listeners, under the wordings that stand for theirs now."""
    ties = read_ties(store)
    return [_rename(file, ties) for file in list_files(store, "team")]


def import_team_file(store: PrivateStore, file: TallyFile, at: datetime) -> int:
    """Keep another listener's counts and return how many rows are new; UsageError for one's own."""
    if file.listener in {one.listener for one in list_files(store, "export")}:
        raise UsageError("these are your own counts; a file of your own is not added to itself")
    told = {"file": write_tally_file(file)}
    return len(file.rows) if add_missing(store, "team", [(at.date(), told)], at) else 0


def import_conversation(
    store: PrivateStore,
    wanted: Meeting,
    cast: Sequence[tuple[str, str, int]],
    texts: Mapping[str, str],
    at: datetime,
) -> int:
    """Keep the votes of a conversation as those of one meeting; return how many voices are new.

    Of `wanted` name, town, week and topic are taken; `texts` are its comments by id. Twice is as once.
    """
    name = scrub(wanted.name)
    known = next((meeting for meeting in list_meetings(store) if meeting.name == name), None)
    meeting = known or keep_meeting(
        store, Meeting(name, scrub(wanted.town), wanted.week, scrub(wanted.topic)), at
    )
    told = pack_ballots(meeting, cast, {comment: scrub(text) for comment, text in texts.items()})
    added = add_missing(store, "ballots", [(find_monday(meeting.week), told)], at)
    return len(told["voices"]) if added else 0


def _rename(file: TallyFile, ties: Ties) -> TallyFile:
    """Return counts under the wordings that stand for their statements now: a difference stays one."""
    return replace(file, rows=tuple(_rename_row(row, *ties.find(row.statement)) for row in file.rows))


def _rename_row(row: Row, statement: str, turned: bool) -> Row:
    sides = (row.disagree, row.agree) if turned else (row.agree, row.disagree)
    return replace(row, statement=statement, agree=sides[0], disagree=sides[1])
