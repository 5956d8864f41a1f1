"""Forget what was heard, by meeting, by age or all of it: nothing of it stays in the file."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import get_args

from showup.notebook.counts import list_files
from showup.store.private_store import Kind, Leaf, PrivateStore

_HEARD: tuple[Kind, ...] = ("note", "ballots", "meeting")


def forget_meeting(store: PrivateStore, name: str) -> int:
    """Delete a meeting with everything heard there; return how many notes and conversations that were."""
    return _forget(store, lambda leaf: leaf.told["meeting"] == name)


def forget_before(store: PrivateStore, day: date) -> int:
    """Delete what was heard in weeks that ended before a day; return how many notes and conversations."""
    return _forget(store, lambda leaf: (day - leaf.day).days >= 7)  # the day of a leaf is a Monday


def forget_notes(store: PrivateStore, numbers: frozenset[int]) -> int:
    """Delete single notes; return how many there were."""
    return _forget(store, lambda leaf: "voice" in leaf.told and leaf.number in numbers)


def forget_all_heard(store: PrivateStore) -> int:
    """Delete all that listening ever kept, what was exported and a team's counts too; the journal stays."""
    heard = sum(len(store.leaves(kind, removed=True)) for kind in ("note", "ballots"))
    store.forget_many({kind: None for kind in get_args(Kind) if kind != "entry"})
    return heard


def _forget(store: PrivateStore, is_gone: Callable[[Leaf], bool]) -> int:
    """Delete what `is_gone` names, what was taken out before too, and the verdicts on what it said.

    Counts that were exported stay: they name nobody, they have left already, and without them two exports
    could show by their difference who was forgotten.
    """
    gone: dict[Kind, list[int]] = {}
    stays: list[Leaf] = []
    for kind in _HEARD:
        leaves = store.leaves(kind, removed=True)
        gone[kind] = [leaf.number for leaf in leaves if is_gone(leaf)]
        stays += [leaf for leaf in leaves if not is_gone(leaf)]
    if not any(gone.values()):
        return 0
    said = {words for leaf in stays for words in _list_said(leaf)}
    said |= {row.statement for file in list_files(store, "team") for row in file.rows}
    gone["verdict"] = [
        leaf.number
        for leaf in store.leaves("verdict", removed=True)
        if not {leaf.told["one"], leaf.told["other"]} <= said
    ]
    for leaf in store.leaves("report"):
        shown = [row for row in leaf.told["shown"] if set(row[1]) <= said]
        store.edit("report", leaf.number, leaf.day, {"shown": shown})
    store.forget_many(gone)
    return len(gone["note"]) + len(gone["ballots"])


def _list_said(leaf: Leaf) -> set[str]:
    """Return every text, statement and topic that a leaf holds."""
    if "statements" in leaf.told:
        return {leaf.told["topic"], *leaf.told["statements"]}
    return {leaf.told.get(name, "") for name in ("text", "statement", "topic")}
