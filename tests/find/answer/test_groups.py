"""Groups beside the events: who meets, how often, and how to reach the others."""

from __future__ import annotations

from dataclasses import replace

from showup.find.answer.groups import rank_groups
from showup.find.answer.rank import rank
from showup.model.lead import Group
from tests.find.answer.test_answer import QUESTION, candidate


def test_who_meets_and_is_open_comes_first_and_says_when_and_how_often() -> None:
    weekly = candidate("w", host="Tenants United", series="s")
    weekly = replace(weekly, judgement=replace(weekly.judgement, open_to_newcomers="yes"))
    matches = rank([candidate("once", host="Alder League", days=2), weekly], QUESTION)
    groups = [
        Group("Absent Club", "https://absent.example/", why="a club for hikers"),
        Group("Alder League", "https://league.example/"),
        Group("Tenants United", "https://tenants.example/", why="we fight evictions"),
    ]
    assert [
        (row.group.name, row.reasons, row.next_event) for row in rank_groups(groups, QUESTION, matches)
    ] == [
        (
            "Tenants United",
            ("we fight evictions", "meets next on 2026-08-24", "weekly", "open to newcomers"),
            "w",
        ),
        ("Alder League", ("meets next on 2026-08-23",), "once"),
        ("Absent Club", ("a club for hikers", "no calendar found: write to them or look in"), ""),
    ]


def test_another_group_of_a_platform_is_not_the_host() -> None:
    meeting = candidate("m", host="")
    meeting = replace(meeting, event=replace(meeting.event, url="https://meet.example/chess/1", sources=()))
    groups = [Group("Choir", "https://meet.example/choir/"), Group("Chess", "https://meet.example/chess/")]
    found = rank_groups(groups, QUESTION, rank([meeting], QUESTION))
    assert {row.group.name: row.next_event for row in found} == {"Choir": "", "Chess": "m"}
