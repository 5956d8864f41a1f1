"""Patterns: what is there is found, what is not there is not, and the gates hold."""

from __future__ import annotations

import numpy as np

from showup.listen.lean import MORE_AGREE, SPLIT
from showup.listen.note import Note
from showup.listen.pattern import (
    HEARD,
    PLACES_DIFFER,
    SHARED,
    TENSION,
    TIMES_DIFFER,
    Pattern,
    find_patterns,
)
from tests.listen.meetings import STATEMENTS, hear, hear_town

LATER, PARKS = "Buses should run later", "The park needs lights"


def shown(notes: list[Note], kind: str, **more: object) -> list[Pattern]:
    return [one for one in find_patterns(notes, **more) if one.kind == kind and one.shown]  # type: ignore[arg-type]


def test_five_planted_differences_between_two_towns_are_found() -> None:
    planted = found = false = 0
    for seed in range(20):
        generator = np.random.default_rng(seed)
        shares = generator.uniform(0.2, 0.8, len(STATEMENTS))
        other = shares.copy()
        shares[:5], other[:5] = 0.8, 0.2
        notes = hear_town(generator, "Alder Falls", shares) + hear_town(generator, "Birch Hollow", other)
        told = {one.statements[0] for one in shown(notes, PLACES_DIFFER)}
        planted, found = planted + 5, found + len(told & set(STATEMENTS[:5]))
        false += len(told - set(STATEMENTS[:5]))
    assert found / planted >= 0.8
    assert false <= 10


def test_two_towns_of_one_population_do_not_contradict_each_other() -> None:
    quiet = 0
    for seed in range(100):
        generator = np.random.default_rng(seed)
        shares = generator.uniform(0.1, 0.9, len(STATEMENTS))
        notes = [n for town in ("Alder Falls", "Birch Hollow") for n in hear_town(generator, town, shares)]
        quiet += not shown(notes, PLACES_DIFFER)
    assert quiet >= 95


def test_a_statement_needs_five_voices_from_two_meetings() -> None:
    one_meeting = [hear("m1", voice, LATER, True) for voice in range(9)]
    two_meetings = [hear(f"m{voice % 2}", voice, LATER, True) for voice in range(10)]
    assert shown(one_meeting, MORE_AGREE) == []
    assert shown([*two_meetings[:2], *two_meetings[4:6]], MORE_AGREE) == []
    assert [(one.statements, one.n) for one in shown(two_meetings, MORE_AGREE)] == [((LATER,), 10)]


def test_a_majority_made_by_one_meeting_is_not_shown() -> None:
    loud = [hear("loud", voice, LATER, True) for voice in range(20)]
    calm = [hear("calm", voice, LATER, voice < 2) for voice in range(5)]
    assert shown(loud + calm, MORE_AGREE) == []


def test_a_minority_of_two_is_never_called_a_side() -> None:
    notes = [hear(f"m{voice % 2}", voice, LATER, voice >= 2) for voice in range(7)]
    assert shown(notes, SPLIT) == []
    split = [hear(f"m{voice % 2}", voice, LATER, voice >= 6) for voice in range(12)]
    assert [one.n for one in shown(split, SPLIT)] == [12]


def test_a_voice_counts_once_with_the_stance_it_took_last() -> None:
    notes = [hear("m1", 1, LATER, True) for _ in range(20)] + [hear("m2", 1, LATER, False)]
    assert [one.n for one in find_patterns(notes) if one.kind == MORE_AGREE] == [2]


def test_what_towns_share_is_ranked_by_the_product_and_needs_every_town() -> None:
    notes = []
    for town in ("Alder Falls", "Birch Hollow"):
        for voice in range(20):
            meeting = f"{town} {voice % 2}"
            notes.append(hear(meeting, voice, PARKS, voice != 3, town=town))
            notes.append(hear(meeting, voice, LATER, voice > 3, town=town))
            notes.append(hear(meeting, voice, "Only here", town == "Alder Falls", town=town))
    assert [one.statements for one in shown(notes, SHARED)] == [(PARKS,), (LATER,)]


def test_what_changed_between_earlier_and_later_weeks_is_found() -> None:
    notes = [
        hear(f"m{voice % 4}", voice, LATER, voice % 4 < 2, week=f"2026-W1{voice % 4}") for voice in range(40)
    ]
    assert [(one.statements, one.places) for one in shown(notes, TIMES_DIFFER)] == [
        ((LATER,), ("2026-W10 to 2026-W11", "after 2026-W11 to 2026-W13"))
    ]


def test_tension_is_told_only_of_a_declared_pair_with_five_voices_holding_both() -> None:
    taxes, more = "Taxes should fall", "The town should build more"
    notes = [
        hear(f"m{voice % 2}", voice, statement, True) for voice in range(6) for statement in (taxes, more)
    ]
    notes += [hear("m1", voice, taxes, False) for voice in range(6, 9)]
    notes += [hear("m1", voice, more, True) for voice in range(6, 9)]
    assert shown(notes, TENSION) == []
    (found,) = shown(notes, TENSION, opposites=[(taxes, more)])
    assert (found.n, found.statements) == (6, (taxes, more))
    assert found.interval is not None and found.interval[0] < 6 / 9 < found.interval[1]
    assert shown(notes[:8], TENSION, opposites=[(taxes, more)]) == []


def test_topics_are_told_by_town_and_month() -> None:
    notes = [hear(f"m{voice % 2}", voice, LATER, True) for voice in range(8)]
    notes += [hear("m9", 1, LATER, True, town="Birch Hollow", topic="housing")]
    assert [(one.statements, one.places, one.n) for one in shown(notes, HEARD)] == [
        (("transit",), ("Alder Falls", "2026-03"), 8)
    ]


def test_what_the_last_report_showed_is_not_new() -> None:
    notes = [hear(f"m{voice % 2}", voice, LATER, True) for voice in range(10)]
    first = find_patterns(notes)
    assert {one.kind for one in first if one.new} == {MORE_AGREE, HEARD}
    again = find_patterns(notes, earlier=frozenset(one.key for one in first if one.shown))
    assert not any(one.new for one in again)


def test_every_pattern_leads_back_to_its_notes() -> None:
    notes = [hear(f"m{voice % 2}", voice, LATER, voice > 2) for voice in range(12)]
    assert all(len({note.speaker for note in one.notes}) == one.n for one in find_patterns(notes))
