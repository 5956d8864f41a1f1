"""A person's word on statements, kept in the private store and taken back."""

from __future__ import annotations

from datetime import datetime

from showup.errors import UsageError
from showup.listen.note import Note
from showup.listen.scrub import scrub
from showup.listen.verdict import Pair, Ties, Verdict, read_verdict, suggest_pairs, tie_statements
from showup.notebook.counts import list_files
from showup.notebook.notes import read_everything
from showup.store.private_store import PrivateStore


def list_verdicts(store: PrivateStore) -> list[tuple[int, Verdict]]:
    """Return what was said of statements with its numbers, the oldest first."""
    leaves = sorted(store.leaves("verdict"), key=lambda leaf: leaf.number)
    return [(leaf.number, read_verdict(leaf.told)) for leaf in leaves]


def read_ties(store: PrivateStore) -> Ties:
    """Return what the verdicts make of the statements."""
    return tie_statements(verdict for _, verdict in list_verdicts(store))


def keep_verdict(store: PrivateStore, one: str, other: str, answer: str, at: datetime) -> int:
    """Keep what a person said of two statements and return its number.

    `answer` is same, opposite, neither or contradict; of two that are joined the wording of `one` is
    kept. UsageError where nothing of the kind was heard, or where it cannot be true beside what was said
    before.
    """
    try:
        verdict = read_verdict({"one": scrub(one), "other": scrub(other), "answer": answer})
        said = list_said(store)
        for statement in (verdict.one, verdict.other):
            if statement not in said:
                raise ValueError(
                    f"“{statement}” was not heard; showup listen list --statements tells what was"
                )
        tie_statements([*(before for _, before in list_verdicts(store)), verdict])
    except ValueError as fault:
        raise UsageError(str(fault)) from None
    told = {"one": verdict.one, "other": verdict.other, "answer": verdict.answer}
    return store.add("verdict", at.date(), told, at)


def undo_verdict(store: PrivateStore, at: datetime, number: int | None = None) -> Verdict | None:
    """Take a verdict back, the last one without a number, and return it; None where there is none."""
    kept = list_verdicts(store)
    found = next(((no, one) for no, one in reversed(kept) if number in (None, no)), None)
    if found:
        store.remove("verdict", [found[0]], at)
    return found[1] if found else None


def list_said(store: PrivateStore) -> set[str]:
    """Return every statement and text that was heard, and the statements of a team's counts."""
    heard = {words for note in read_everything(store) for words in (note.statement, note.text)}
    counted = {row.statement for file in list_files(store, "team") for row in file.rows}
    return (heard | counted) - {""}


def list_suggestions(store: PrivateStore, limit: int = 50) -> list[Pair]:
    """Return pairs of statements that a person may be asked about, the most alike first."""
    team = [
        Note("", row.town, row.last_week, "", statement=row.statement)
        for file in list_files(store, "team")
        for row in file.rows
    ]
    return suggest_pairs([*read_everything(store), *team], read_ties(store), limit)
