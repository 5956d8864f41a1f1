"""Whatever can be imported, sorted and kept: notes, a team's counts, conversations of Polis."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from io import StringIO

from showup.errors import UsageError
from showup.listen.meeting import Meeting
from showup.listen.note import Note, read_notes, write_week
from showup.listen.polis_csv import Statement, find_last_moment, read_statements, read_votes
from showup.listen.polis_export import read_json, read_wide
from showup.listen.recognise import is_votes, read_comments_json, read_topic, recognise
from showup.listen.tally_file import TallyFile, read_tally_file
from showup.model.problem import Problem
from showup.notebook.exchange import import_conversation, import_team_file
from showup.notebook.notes import import_notes
from showup.store.private_store import PrivateStore

Vote = tuple[str, str, int]


@dataclass(slots=True)
class Found:
    """What files hold: notes, counts, and the votes, comments and topic of one conversation."""

    notes: list[Note] = field(default_factory=list)
    counts: list[TallyFile] = field(default_factory=list)
    votes: list[Vote] = field(default_factory=list)
    comments: list[Statement] = field(default_factory=list)
    topic: str = ""
    last_vote: float | None = None
    problems: list[Problem] = field(default_factory=list)

    def take(self, rows: Iterable[object]) -> None:
        """Sort what a file holds."""
        for row in rows:
            if isinstance(row, Problem):
                self.problems.append(row)
            elif isinstance(row, Note):
                self.notes.append(row)
            elif isinstance(row, TallyFile):
                self.counts.append(row)
            elif isinstance(row, Statement):
                self.comments.append(row)
            elif isinstance(row, tuple):
                self.votes.append(row)


@dataclass(frozen=True, slots=True)
class Imported:
    """How many notes, voices of conversations and rows of counts are new, and how many lines were refused."""

    notes: int = 0
    voices: int = 0
    counts: int = 0
    refused: int = 0


def read_files(texts: Mapping[str, str]) -> Found:
    """Return what files hold, by their names; a file that is none of those known is a problem."""
    found = Found()
    for where, text in texts.items():
        _read_file(found, where, text)
    return found


def _read_file(found: Found, where: str, text: str) -> None:
    shape = recognise(text)
    lines = list(StringIO(text.lstrip("\ufeff"), newline=""))
    match shape:
        case "notes":
            found.take(read_notes(lines, where))
        case "counts":
            found.take([read_tally_file(text, where)])
        case "votes":
            found.take(read_votes(lines, where))
            found.last_vote = find_last_moment(lines)
        case "wide votes":
            found.take(read_wide(lines, where))
        case "comments":
            found.take(read_statements(lines, where))
        case "summary":
            found.topic = read_topic(text)
        case "JSON":
            found.take(_read_json(text, where))
        case None:
            words = "neither notes, counts of a team, nor votes or comments of Polis"
            found.problems.append(Problem("listen", where, words))


def _read_json(text: str, where: str) -> Iterable[object]:
    try:
        told = json.loads(text)
    except (ValueError, RecursionError) as error:
        return [Problem("listen", where, f"not JSON: {error}"[:200])]
    return read_json(text, where) if is_votes(told) else read_comments_json(text, where)


def keep_found(store: PrivateStore, found: Found, wanted: Meeting, at: datetime) -> Imported:
    """Keep what files hold; a conversation becomes the meeting `wanted`.

    Its name is by default the conversation's topic, its week that of the last vote, else of `at`.
    UsageError for votes without comments: a number is nothing to agree with.
    """
    voices = 0
    if found.votes or found.comments:
        texts = {one.id: one.text for one in found.comments if one.text and not one.left_out}
        if not found.votes or not texts:
            missing = "votes" if texts else "comments"
            raise UsageError(f"a conversation needs its votes and its comments; there are no {missing}")
        name = wanted.name or found.topic
        if not name:
            raise UsageError("the conversation tells no topic: name it with --meeting")
        last = datetime.fromtimestamp(found.last_vote, UTC) if found.last_vote else at
        meeting = replace(wanted, name=name, week=wanted.week or write_week(last.date()))
        voices = import_conversation(store, meeting, found.votes, texts, at)
    notes = import_notes(store, found.notes, at)
    counts = sum(import_team_file(store, file, at) for file in found.counts)
    return Imported(notes, voices, counts, len(found.problems))
