"""From kept notes to a report, a map, and counts that may leave."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from showup.errors import NothingDone, UsageError
from showup.listen.honest import APART
from showup.listen.lean import MORE_AGREE, SPLIT
from showup.listen.meeting import Meeting
from showup.listen.note import Note
from showup.listen.opinions import BY_MEETING, NOTHING_SHARED
from showup.listen.pattern import HEARD, TENSION
from showup.listen.report import Report, tell_report, write_text
from showup.listen.report_html import write_html
from showup.listen.tally_file import Row, TallyFile
from showup.notebook.exchange import (
    import_conversation,
    import_team_file,
    keep_export,
    list_team_files,
    make_export,
)
from showup.notebook.notes import import_notes
from showup.notebook.telling import keep_shown, map_heard, report_heard
from showup.notebook.verdicts import keep_verdict, list_suggestions, list_verdicts, undo_verdict
from showup.store.private_store import PrivateStore
from tests.notebook.evenings import LATER, LIGHTS, NOW, TODAY, TOWN, begin, hold_two_evenings, say

SIX = "Buses should stop running at six"


def tell_shown(report: Report) -> list[tuple[str, tuple[str, ...], int]]:
    return [(one.kind, one.statements, one.n) for one in report.patterns]


def test_notes_of_two_evenings_make_a_report(store: PrivateStore) -> None:
    hold_two_evenings(store)
    report = report_heard(store, TODAY)
    assert (report.voices, report.meetings, report.towns) == (22, 2, (TOWN,))
    assert tell_shown(report) == [(SPLIT, (LATER,), 22), (HEARD, ("transit",), 22)]


def test_only_after_a_persons_word_are_two_wordings_one(store: PrivateStore) -> None:
    evenings = hold_two_evenings(store, agree=3, disagree=0)
    for evening in evenings:
        for voice in (11, 12, 13):
            say(store, evening, voice, SIX, "disagree")
    kinds = [(MORE_AGREE, (LATER,), 6), (MORE_AGREE, (LATER,), 12)]
    assert kinds[0] in tell_shown(report_heard(store, TODAY))
    keep_verdict(store, LATER, SIX, "opposite", NOW)
    assert kinds[1] in tell_shown(report_heard(store, TODAY))
    taken = undo_verdict(store, NOW)
    assert taken is not None and (taken.one, taken.other) == (LATER, SIX)
    assert kinds[0] in tell_shown(report_heard(store, TODAY))
    assert undo_verdict(store, NOW) is None


words = st.text(max_size=6)
lines = st.builds(
    Note,
    words,
    words,
    st.sampled_from(["2026-W01", "2025-W52"]),
    words,
    words,
    words,
    st.sampled_from(["agree", "disagree", "unsure"]),
    st.sampled_from(["claim", "question"]),
    words,
    st.booleans(),
)


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(lines, max_size=12))
@example([Note("a\tb", "c\td", "2026-W01", "v", "t", "s", "agree", "claim", "x\ty")])
def test_whatever_the_words_are_they_are_kept_and_told(store: PrivateStore, notes: list[Note]) -> None:
    with_needs = [note for note in notes if note.meeting.strip() and note.voice.strip()]
    with_needs = [note for note in with_needs if note.statement.strip()]
    import_notes(store, with_needs, NOW)
    report = report_heard(store, TODAY)
    assert write_text(report, extracts=True) and write_html(report, extracts=True)
    assert json.dumps(tell_report(report))
    make_export(store), map_heard(store), list_suggestions(store)


def test_a_pair_is_suggested_until_it_is_answered(store: PrivateStore) -> None:
    meeting = begin(store, "Assembly")
    for statement in ("Buses should run later at night", "Buses should not run later at night", LIGHTS):
        say(store, meeting, 1, statement)
    (pair,) = list_suggestions(store)
    assert pair.negated
    keep_verdict(store, pair.one, pair.other, "neither", NOW)
    assert list_suggestions(store) == []
    undo_verdict(store, NOW, list_verdicts(store)[0][0])
    assert list_suggestions(store) == [pair]


def test_a_word_that_cannot_be_true_beside_the_others_is_refused(store: PrivateStore) -> None:
    meeting = begin(store, "Assembly")
    for statement in (LATER, SIX, LIGHTS):
        say(store, meeting, 1, statement)
    keep_verdict(store, LATER, SIX, "opposite", NOW)
    keep_verdict(store, LIGHTS, LATER, "same", NOW)
    with pytest.raises(UsageError, match="undo that first"):
        keep_verdict(store, SIX, LIGHTS, "same", NOW)
    for one, other, answer in ((LATER, LATER, "same"), (LATER, "never heard", "same"), (LATER, SIX, "maybe")):
        with pytest.raises(UsageError):
            keep_verdict(store, one, other, answer, NOW)
    assert len(list_verdicts(store)) == 2


def test_a_declared_contradiction_is_counted_inside_voices(store: PrivateStore) -> None:
    for evening in hold_two_evenings(store, agree=4, disagree=0):
        for voice in range(1, 5):
            say(store, evening, voice, LIGHTS)
    assert TENSION not in [one.kind for one in report_heard(store, TODAY).patterns]
    keep_verdict(store, LATER, LIGHTS, "contradict", NOW)
    assert (TENSION, (LATER, LIGHTS), 8) in tell_shown(report_heard(store, TODAY))


def test_new_is_what_no_report_of_an_earlier_day_showed(store: PrivateStore) -> None:
    evenings = hold_two_evenings(store)
    first = report_heard(store, TODAY)
    assert not any(one.new for one in first.patterns)
    keep_shown(store, first, NOW)
    for evening in evenings:
        for voice in range(1, 5):
            say(store, evening, voice, LIGHTS)
    later = report_heard(store, TODAY + timedelta(days=7))
    assert [one.statements for one in later.patterns if one.new] == [(LIGHTS,)]
    keep_shown(store, later, NOW + timedelta(days=7))
    again = report_heard(store, TODAY + timedelta(days=7))
    assert [one.statements for one in again.patterns if one.new] == [(LIGHTS,)]
    assert not any(one.new for one in report_heard(store, TODAY + timedelta(days=8)).patterns)


def test_few_voices_get_words_instead_of_a_map(store: PrivateStore) -> None:
    hold_two_evenings(store)
    drawn, found = map_heard(store)
    assert drawn is None
    assert found.words == ("too few to speak of groups: 0 voices with 7 stances and 1 statements; "
                           "100 and 20 are needed",)  # fmt: skip


def test_an_export_holds_counts_and_stays_the_same_for_a_difference_of_few(store: PrivateStore) -> None:
    evenings = hold_two_evenings(store)
    first = make_export(store)
    assert first.rows == (Row(TOWN, LATER, "2026-W33", "2026-W34", 12, 10),)
    keep_export(store, first, NOW)
    say(store, evenings[0], 50)
    assert make_export(store) == first
    for voice in range(51, 55):
        say(store, evenings[1], voice)
    grown = make_export(store)
    assert (grown.listener, grown.rows[0].agree) == (first.listener, 17)


def test_another_wording_does_not_hide_a_difference_of_one(store: PrivateStore) -> None:
    evenings = hold_two_evenings(store)
    keep_export(store, make_export(store), NOW)
    say(store, evenings[0], 60, "Later buses, please")
    keep_verdict(store, "Later buses, please", LATER, "same", NOW)
    assert make_export(store).rows == (Row(TOWN, "Later buses, please", "2026-W33", "2026-W34", 12, 10),)


def test_nothing_leaves_where_nothing_may(store: PrivateStore) -> None:
    hold_two_evenings(store, agree=4, disagree=2)
    with pytest.raises(NothingDone, match="5 voices on each side"):
        keep_export(store, make_export(store), NOW)


def test_a_teams_counts_are_added_up_and_told_apart_from_ones_own(store: PrivateStore) -> None:
    hold_two_evenings(store)
    other = TallyFile("somebody", (Row("Birch Hollow", LATER, "2026-W20", "2026-W22", 60, 5),))
    assert (import_team_file(store, other, NOW), import_team_file(store, other, NOW)) == (1, 0)
    assert list_team_files(store) == [other]
    text = write_text(report_heard(store, TODAY))
    assert "Added up from the counts of 2 listeners" in text
    assert "- More agree than disagree: “Buses should run later” (50-99 voices, " in text
    assert "Birch Hollow agrees more than Linden Ferry" in text
    words = "Run the buses later, please"
    third = TallyFile("third", (Row("Birch Hollow", words, "2026-W20", "2026-W22", 5, 5),))
    import_team_file(store, third, NOW)
    keep_verdict(store, LATER, words, "same", NOW)
    assert list_team_files(store)[1].rows[0].statement == LATER
    keep_export(store, make_export(store), NOW)
    with pytest.raises(UsageError, match="your own"):
        import_team_file(store, make_export(store), NOW)


def test_a_conversation_is_kept_as_a_meeting_and_can_be_mapped(store: PrivateStore) -> None:
    odd = [1 if number % 2 else -1 for number in range(160)]
    cast = [(str(who), str(what), odd[who] * odd[what]) for who in range(160) for what in range(24)]
    texts = {str(what): f"Statement {what}" for what in range(24)}
    wanted = Meeting("Online talk", TOWN, "2026-W30")
    assert import_conversation(store, wanted, cast, texts, NOW) == 160
    assert import_conversation(store, wanted, cast, texts, NOW) == 0
    drawn, found = map_heard(store)
    assert (found.participants, found.statements, found.votes) == (160, 24, 160 * 24)
    assert drawn is not None and "agrees: Statement " in drawn
    assert report_heard(store, TODAY).patterns == ()  # one meeting alone


def talk(store: PrivateStore, name: str, agrees: Callable[[int, int], bool], first: int = 0) -> None:
    """A conversation of 120 people on 24 statements."""
    listed = range(first, first + 24)
    cast = [(str(who), str(what), 1 if agrees(who, what) else -1) for who in range(120) for what in listed]
    texts = {str(what): f"Statement {what}" for what in listed}
    import_conversation(store, Meeting(name, TOWN, "2026-W30"), cast, texts, NOW)


def test_groups_that_only_tell_two_meetings_apart_are_no_groups(store: PrivateStore) -> None:
    talk(store, "One talk", lambda who, what: (what % 2 == 0) != (who % 9 == what % 9))
    talk(store, "Another talk", lambda who, what: (what % 2 == 1) != (who % 9 == what % 9))
    drawn, found = map_heard(store)
    assert (drawn, found.groups, found.words) == (None, {}, (BY_MEETING,))
    assert APART not in {claim.kind for claim in found.claims}
    assert map_heard(store, "One talk")[1].participants == 120


def test_people_who_were_asked_different_things_are_not_put_on_one_map(store: PrivateStore) -> None:
    for name, first in (("One talk", 0), ("Another talk", 24)):
        talk(store, name, lambda who, what: (who % 2 == what % 2) != (who % 60 == what), first)
    assert map_heard(store)[1].words == (NOTHING_SHARED,)
    assert map_heard(store, "One talk")[0] is not None


def test_a_participant_cannot_be_found_by_the_number_it_had(store: PrivateStore) -> None:
    wanted = Meeting("Online talk", TOWN, "2026-W30")
    import_conversation(store, wanted, [("zanzibarquince", "1", 1)], {"1": LATER}, NOW)
    (leaf,) = store.leaves("ballots")
    assert "zanzibarquince" not in str(leaf.told)
    assert replace(wanted, salt="other").name_voice("zanzibarquince") not in str(leaf.told)
