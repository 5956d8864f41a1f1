from __future__ import annotations

from hypothesis import given

from showup.learn.entry import Entry, Role
from showup.learn.gains import Gain
from showup.learn.issue import GroupShare, Issue, find_issue, list_issues
from tests.learn.journals import PARK, TODAY, ago, journals

FIRST = ago(30, issue="Crossings", group=PARK, learned="ask early", hours=1.5)
SECOND = ago(20, issue=" crossings ", group=PARK, role=Role.HELPED, hours=2.0, gains="a light was promised")
THIRD = ago(10, issue="Crossings", group="Library", learned="read the plan")


def test_the_page_of_an_issue_tells_what_was_done_with_whom_and_what_it_moved() -> None:
    assert find_issue("CROSSINGS", [THIRD, FIRST, SECOND, ago(5, issue="trees")], TODAY) == Issue(
        name="Crossings",
        first=FIRST.happened_on,
        last=THIRD.happened_on,
        hours=3.5,
        roles={"watched": 2, "helped": 1},
        groups=(GroupShare(PARK, 2, ("ask early",)), GroupShare("Library", 1, ("read the plan",))),
        done=(FIRST, SECOND, THIRD),
        moved=(Gain(SECOND.happened_on, "a light was promised", PARK, " crossings "),),
    )


def test_an_issue_nobody_worked_on_has_no_page() -> None:
    assert find_issue("trees", [FIRST, ago(-2, issue="trees")], TODAY) is None


@given(journals)
def test_each_entry_with_an_issue_stands_on_one_page(journal: list[Entry]) -> None:
    pages = list_issues(journal, TODAY)
    told = [entry for entry in journal if entry.issue and entry.happened_on <= TODAY]
    assert sum(len(page.done) for page in pages) == len(told)
    assert [page.last for page in pages] == sorted((page.last for page in pages), reverse=True)
