"""A person's word on statements: applied, never written into the notes, and never against itself."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from showup.listen.note import Note
from showup.listen.verdict import Verdict, apply_ties, list_opposites, suggest_pairs, tie_statements
from tests.listen.meetings import hear

LATER, NIGHT, SIX = "Buses should run later", "Run a night bus", "Buses should stop at six"
verdicts = st.lists(
    st.builds(
        Verdict, st.sampled_from("abcd"), st.sampled_from("efgh"), st.sampled_from(["same", "opposite"])
    )
)


def test_notes_stand_under_one_wording_with_their_stance_turned_where_needed() -> None:
    notes = [hear("m", 1, NIGHT, True), hear("m", 2, SIX, True), Note("m", "T", "2026-W10", "3", text=SIX)]
    ties = tie_statements([Verdict(LATER, NIGHT, "same"), Verdict(NIGHT, SIX, "opposite")])
    told = apply_ties(notes, ties)
    assert [(note.statement, note.stance) for note in told] == [
        (LATER, "agree"),
        (LATER, "disagree"),
        (LATER, "disagree"),
    ]
    assert apply_ties(notes, tie_statements([])) == notes


@given(verdicts)
def test_verdicts_hold_all_together_or_the_last_is_refused(said: list[Verdict]) -> None:
    kept: list[Verdict] = []
    for verdict in said:
        try:
            tie_statements([*kept, verdict])
        except ValueError:
            continue
        kept.append(verdict)
    ties = tie_statements(kept)
    for verdict in kept:
        (one, turned), (other, round_) = ties.find(verdict.one), ties.find(verdict.other)
        assert one == other
        assert (turned != round_) == (verdict.answer == "opposite")


def test_a_contradiction_follows_the_wordings_and_is_dropped_where_it_is_turned_round() -> None:
    clash = Verdict(NIGHT, "Taxes should fall", "contradict")
    assert list_opposites(tie_statements([clash, Verdict(LATER, NIGHT, "same")])) == [
        (LATER, "Taxes should fall")
    ]
    assert list_opposites(tie_statements([clash, Verdict(SIX, NIGHT, "opposite")])) == []
    assert list_opposites(tie_statements([clash, Verdict(NIGHT, "Taxes should fall", "same")])) == []


def test_pairs_are_suggested_by_their_present_wordings_the_commoner_first() -> None:
    notes = [hear("m", voice, "Buses should run later at night", True) for voice in range(3)]
    notes += [hear("m", 1, "Buses should run later", True), hear("m", 2, "A park for dogs", True)]
    notes += [Note("m", "T", "2026-W10", "3", text="Should buses run later?", kind="question")]
    (pair,) = suggest_pairs(notes, tie_statements([]))
    assert (pair.one, pair.other) == ("Buses should run later at night", "Buses should run later")
    joined = tie_statements([Verdict(pair.one, pair.other, "same")])
    assert suggest_pairs(notes, joined) == []
    for answer in ("neither", "contradict"):
        assert suggest_pairs(notes, tie_statements([Verdict(pair.other, pair.one, answer)])) == []
