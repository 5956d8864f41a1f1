from __future__ import annotations

import re

import pytest

from showup.learn.entry import Role
from showup.learn.ladder import LANGUAGES, load_ladder
from showup.learn.page import write_sheet
from showup.learn.rule import load_rules
from showup.learn.sheet import MOST_TASKS, SHEETS, list_tasks, make_sheet
from tests.learn.journals import LADDER, PARK, TODAY, ago

CARRIED = [
    ago(9, group=PARK, role=Role.TOOK_A_TASK, skills=("taking-minutes",)),
    ago(8, group="friends of the mill park", role=Role.ORGANIZED, skills=("taking-minutes", "flyering")),
    ago(7, group="Library", role=Role.LED, skills=("debating",)),
    ago(6, group=PARK, role=Role.WATCHED, skills=("budgets",)),
    ago(400, group=PARK, role=Role.LED, skills=("fundraising",)),
]


def test_the_tasks_are_what_was_carried_there_of_late_the_most_frequent_first() -> None:
    assert list_tasks(CARRIED, PARK, TODAY, LADDER) == ("taking-minutes", "flyering", "logistics")


def test_the_plan_gives_each_task_a_role_and_a_date_then_steps_back_and_leaves() -> None:
    tasks, dates, *_ = make_sheet("hand-over", CARRIED, PARK, TODAY, LADDER).parts
    assert [line.split(":")[0] for line in tasks.lines] == [
        "Taking minutes",
        "Handing out flyers",
        "Logistics",
    ]
    assert [re.findall(r"\d{4}-\d\d-\d\d", line) for line in (*tasks.lines, *dates.lines)] == [
        ["2026-09-04"], ["2026-09-18"], ["2026-10-02"], ["2026-10-16"], ["2026-11-13"],
    ]  # fmt: skip


def test_a_journal_without_tasks_is_asked_to_list_them() -> None:
    tasks = make_sheet("hand-over", [], PARK, TODAY, LADDER).parts[0]
    assert tasks.lines == (
        "Write down everything you did for the group in the last two months, with the hours each took.",
    )


def test_a_plan_stays_short() -> None:
    journal = [ago(day, role=Role.LED, skills=tuple(LADDER.skills)) for day in range(3)]
    assert len(list_tasks(journal, "", TODAY, LADDER)) == MOST_TASKS


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", SHEETS)
def test_a_sheet_prints_with_boxes(name: str, language: str) -> None:
    sheet = make_sheet(name, CARRIED, PARK, TODAY, load_ladder(language))
    page = write_sheet(sheet)
    assert page.startswith(f"# {sheet.title}\n")
    assert page.count("- [ ] ") == sum(len(part.lines) for part in sheet.parts) > 5
    assert "{" not in page


def test_the_kit_has_what_a_first_meeting_needs() -> None:
    headings = [part.heading for part in make_sheet("starting", [], "", TODAY, LADDER).parts]
    assert headings == [
        "Before", "Agenda of 75 minutes", "Roles, each with somebody else", "Flyer", "Check",
    ]  # fmt: skip


def test_every_sheet_that_a_rule_names_exists() -> None:
    assert {rule.sheet for rule in load_rules().rules} == {"", *SHEETS}
