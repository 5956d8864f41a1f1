"""A person's word on two statements: they mean the same, the opposite, neither, or cannot both hold.

Nothing is joined in the notes themselves: verdicts are applied whenever something is told, so that each of
them can be taken back.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal, get_args

from showup.listen.note import Note, Stance
from showup.listen.similar import suggest_same

Answer = Literal["same", "opposite", "neither", "contradict"]
ANSWERS = get_args(Answer)
_TURNED: dict[Stance, Stance] = {"agree": "disagree", "disagree": "agree", "unsure": "unsure"}


@dataclass(frozen=True, slots=True)
class Verdict:
    """What was said of a pair; of two that are joined the wording of `one` is kept."""

    one: str
    other: str
    answer: Answer


@dataclass(frozen=True, slots=True)
class Pair:
    """Two statements to be asked about, how alike they are (0 to 1), and whether only one is negated."""

    one: str
    other: str
    likeness: float
    negated: bool


@dataclass(slots=True)
class Ties:
    """Which statements were joined: each to another wording, and whether turned round."""

    _to: dict[str, tuple[str, bool]] = field(default_factory=dict)
    neither: set[frozenset[str]] = field(default_factory=set)
    opposed: list[tuple[str, str]] = field(default_factory=list)

    def find(self, statement: str) -> tuple[str, bool]:
        """Return the wording that stands for a statement, and whether it says the opposite."""
        turned = False
        while statement in self._to:
            statement, step = self._to[statement]
            turned ^= step
        return statement, turned

    def holds(self, statement: str) -> bool:
        """Whether the statement was joined to another wording."""
        return statement in self._to

    def join(self, one: str, other: str, opposite: bool) -> None:
        """Join two statements; ValueError where what was said before makes that impossible."""
        kept, turned = self.find(one)
        joined, other_turned = self.find(other)
        turns = turned ^ other_turned ^ opposite
        if kept != joined:
            self._to[joined] = kept, turns
        elif turns:
            before = "the same" if opposite else "opposites"
            raise ValueError(f"“{one}” and “{other}” are {before} by what you said before; undo that first")


def tie_statements(verdicts: Iterable[Verdict]) -> Ties:
    """Return what the verdicts, the oldest first, make of the statements; ValueError as `Ties.join`."""
    ties = Ties()
    for verdict in verdicts:
        if verdict.answer in ("same", "opposite"):
            ties.join(verdict.one, verdict.other, verdict.answer == "opposite")
        elif verdict.answer == "neither":
            ties.neither.add(frozenset((verdict.one, verdict.other)))
        else:
            ties.opposed.append((verdict.one, verdict.other))
    return ties


def apply_ties(notes: Iterable[Note], ties: Ties) -> list[Note]:
    """Return the notes under the wordings that stand for their statements, stances turned where needed.

    A heard text without a statement that was joined to one counts as agreement with it.
    """
    return [_apply(note, ties) for note in notes]


def _apply(note: Note, ties: Ties) -> Note:
    statement, stance = note.statement, note.stance
    if not statement and ties.holds(note.text):
        statement, stance = note.text, "agree"
    wording, turned = ties.find(statement)
    if (wording, turned) == (note.statement, False):
        return note
    return replace(note, statement=wording, stance=_TURNED[stance] if turned and stance else stance)


def list_opposites(ties: Ties) -> list[tuple[str, str]]:
    """Return the pairs declared contradictory, by their present wordings; none that was turned round."""
    found = [(ties.find(one), ties.find(other)) for one, other in ties.opposed]
    pairs = {(one, other) for (one, turned), (other, round_) in found if not turned and not round_}
    return sorted(pair for pair in pairs if pair[0] != pair[1])


def suggest_pairs(notes: Sequence[Note], ties: Ties, limit: int = 50) -> list[Pair]:
    """Return pairs of what was said that may mean the same and were not asked about, the most alike first.

    Of each pair `one` is the wording in more notes. Questions are left out: they have no opposite.
    """
    said: dict[str, int] = {}
    for note in notes:
        saying = note.statement or ("" if note.kind == "question" else note.text)
        if saying:
            wording = ties.find(saying)[0]
            said[wording] = said.get(wording, 0) + 1
    texts, pairs = list(said), []
    pairs_answered = [*ties.neither, *map(frozenset, ties.opposed)]
    answered = {frozenset(ties.find(side)[0] for side in pair) for pair in pairs_answered}
    for found in suggest_same(texts, limit=limit + len(ties.neither)):
        one, other = texts[found.one], texts[found.other]
        if said[other] > said[one]:
            one, other = other, one
        if frozenset((one, other)) not in answered:
            pairs.append(Pair(one, other, found.likeness, found.negated))
    return pairs[:limit]


def read_verdict(told: Mapping[str, str]) -> Verdict:
    """Return the verdict that a mapping tells; ValueError where it tells none."""
    one, other, answer = told["one"].strip(), told["other"].strip(), told["answer"]
    if answer not in ANSWERS:
        raise ValueError(f"a verdict is one of {', '.join(ANSWERS)}")
    if not one or not other or one == other:
        raise ValueError("a verdict needs two different statements")
    return Verdict(one, other, answer)  # type: ignore[arg-type]
