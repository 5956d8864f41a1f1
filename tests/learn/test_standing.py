from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from showup.learn.entry import Entry, Role
from showup.learn.standing import RUSTY_DAYS, Standing, State, find_standing
from tests.learn.journals import LADDER, TODAY, ago, journals


def stand(*entries: Entry) -> Standing:
    return find_standing(entries, TODAY, LADDER)


def test_nothing_is_awarded_for_an_empty_journal() -> None:
    standing = stand()
    assert standing.rung == ""
    assert {known.state for known in standing.skills.values()} == {State.NEVER}


def test_plans_for_later_days_count_for_nothing() -> None:
    assert stand(ago(-1, role=Role.LED, skills=("facilitating",))) == stand()


@pytest.mark.parametrize(
    ("days", "role", "state"),
    [
        (0, Role.HELPED, State.NEVER),
        (1, Role.HELPED, State.TRIED),
        (3, Role.WATCHED, State.TRIED),  # seeing others do it is no practice
        (3, Role.HELPED, State.PRACTISED),
        (6, Role.HELPED, State.PRACTISED),
        (6, Role.TOOK_A_TASK, State.CAN_DO),
        (6, Role.LED, State.CAN_TEACH),
    ],
)
def test_a_skill_grows_with_the_days_and_the_part_taken(days: int, role: Role, state: State) -> None:
    entries = [ago(day, role=role, skills=("agendas",)) for day in range(days)]
    assert stand(*entries).skills["agendas"].state is state


def test_one_who_trains_others_in_it_can_teach_it() -> None:
    entries = [ago(day, role=Role.TOOK_A_TASK, skills=("canvassing", "training-others")) for day in range(6)]
    assert stand(*entries).skills["canvassing"].state is State.CAN_TEACH


def test_many_entries_of_one_day_are_one_day() -> None:
    entries = [ago(2, f"part {part}", role=Role.HELPED, skills=("flyering",)) for part in range(9)]
    known = stand(*entries).skills["flyering"]
    assert (known.state, known.days, len(known.evidence)) == (State.TRIED, 1, 9)


def test_the_evidence_is_the_entries_the_newest_first() -> None:
    old, new = ago(9, "first", skills=("tabling",)), ago(2, "second", skills=("tabling",))
    assert stand(old, new).skills["tabling"].evidence == (new, old)


@pytest.mark.parametrize(
    ("idle", "state", "faded"),
    [(RUSTY_DAYS, State.CAN_DO, False), (RUSTY_DAYS + 1, State.PRACTISED, True), (900, State.TRIED, True)],
)
def test_what_is_long_unused_fades_but_stays_tried(idle: int, state: State, faded: bool) -> None:
    entries = [ago(idle + day, role=Role.TOOK_A_TASK, skills=("agendas",)) for day in range(6)]
    known = stand(*entries).skills["agendas"]
    assert (known.state, known.faded) == (state, faded)


def test_a_rung_is_reached_by_a_practised_skill_or_by_a_role() -> None:
    assert stand(*(ago(day) for day in range(3))).rung == "turn-up"
    assert stand(*(ago(day, role=Role.HELPED) for day in range(3))).rung == "lend-a-hand"
    assert stand(*(ago(day, role=Role.TOOK_A_TASK) for day in range(3))).rung == "carry"
    assert stand(*(ago(day, role=Role.ORGANIZED) for day in range(3))).rung == "hold"
    assert stand(*(ago(day, role=Role.HELPED, skills=("posters",)) for day in range(3))).rung == "make"


@given(journals, st.integers(0, 400))
def test_time_alone_never_lifts_a_skill(journal: list[Entry], later: int) -> None:
    lived = [entry for entry in journal if entry.happened_on <= TODAY]
    now, then = (find_standing(lived, TODAY + timedelta(days=days), LADDER) for days in (0, later))
    assert all(then.skills[name].state.height <= known.state.height for name, known in now.skills.items())


@given(journals)
def test_every_state_but_never_has_its_evidence(journal: list[Entry]) -> None:
    for known in stand(*journal).skills.values():
        assert (known.state is State.NEVER) == (not known.evidence)
        assert all(entry.happened_on <= TODAY for entry in known.evidence)
