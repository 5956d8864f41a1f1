"""The statements as the verdicts make them: numbered, counted, found by a few of their words."""

from __future__ import annotations

from showup.errors import UsageError
from showup.listen.stances import Sides, count_sides, gather_stances
from showup.listen.verdict import apply_ties
from showup.notebook.notes import read_everything
from showup.notebook.verdicts import list_said, read_ties
from showup.store.private_store import PrivateStore

Numbered = tuple[int, str, Sides]


def list_statements(store: PrivateStore) -> list[Numbered]:
    """Return every statement under the wording that stands for it, most voices first, with exact counts."""
    notes = apply_ties(read_everything(store), read_ties(store))
    counted = [(statement, count_sides(heard)) for statement, heard in gather_stances(notes).items()]
    ranked = sorted(counted, key=lambda row: (-row[1].n, row[0]))
    return [(number, statement, sides) for number, (statement, sides) in enumerate(ranked, 1)]


def find_said(store: PrivateStore, asked: str) -> str:
    """Return what was said in these words, or the one thing said that holds them; or by its number.

    Numbers are those of `list_statements`. UsageError where it is not one.
    """
    statements = list_statements(store)
    if asked.isascii() and asked.isdigit():
        for number, statement, _ in statements:
            if number == int(asked):
                return statement
    said = list_said(store)
    if asked in said:
        return asked
    found = sorted(words for words in said if asked.strip().casefold() in words.casefold())
    if len(found) == 1:
        return found[0]
    several = "".join(f"\n  {words}" for words in found[:10])
    raise UsageError(
        f"“{asked}” could be any of these:{several}"
        if found
        else f"“{asked}” was not heard; showup listen list tells what was, with numbers"
    )
