"""The report and the map: who was heard, ranges for counts, nothing that points to one voice."""

from __future__ import annotations

import json
from xml.etree import ElementTree

from showup.listen.analyse import analyse
from showup.listen.map import draw_map
from showup.listen.note import Note
from showup.listen.pattern import find_patterns
from showup.listen.report import make_report, tell_report, write_text
from showup.listen.report_html import write_html
from tests.listen.crowd import draw_camps, draw_noise
from tests.listen.meetings import hear

LATER = "Buses should run <later>"


def hear_some() -> list[Note]:
    notes = [
        hear(f"m{voice % 2}", voice, LATER, voice > 1, week=f"2026-W1{voice % 2}") for voice in range(24)
    ]
    return [*notes, hear("m1", 99, "Heard from one only", True)]


def test_a_report_can_be_read_aloud() -> None:
    notes = hear_some()
    assert write_text(make_report(notes, find_patterns(notes), listeners=2)) == (
        "25 voices, 2 meetings, 2 listeners; Alder Falls; from week 2026-W10 to 2026-W11. "
        "Heard at these meetings by those who listened; not a poll.\n"
        "\n"
        "More agree than disagree\n"
        "- “Buses should run <later>” (20-49 voices, 70 to 100 in 100 on that side)."
        " New since the last report.\n"
        "\n"
        "What is heard where\n"
        "- transit: Alder Falls, 2026-03 (20-49 voices). New since the last report.\n"
        "\n"
        "Of 4 more there are too few voices, or chance may explain them.\n"
        "\n"
        "Voices are not followed: who spoke at two meetings counts twice.\n"
    )


def test_without_notes_the_report_says_so() -> None:
    assert write_text(make_report([], [])) == (
        "Nobody was heard yet.\n\nToo few voices to say anything yet.\n"
    )


def test_neither_json_nor_page_tells_what_one_voice_said() -> None:
    notes = hear_some()
    report = make_report(notes, find_patterns(notes))
    for told in (json.dumps(tell_report(report)), write_html(report), write_text(report)):
        assert "Heard from one only" not in told
        assert "m1" not in told


def test_a_page_is_whole_escaped_and_asks_nothing_of_others() -> None:
    notes = hear_some()
    page = write_html(make_report(notes, find_patterns(notes)))
    assert "Buses should run &lt;later&gt;" in page
    assert "not a poll" in page
    assert "http" not in page and "<script" not in page


def test_places_that_differ_are_told_by_which_agrees_more() -> None:
    notes = [
        hear(f"{town} {v % 2}", v, "Lights", town == "Birch Hollow", town=town)
        for town in ("Alder Falls", "Birch Hollow")
        for v in range(20)
    ]
    text = write_text(make_report(notes, find_patterns(notes)))
    assert "- “Lights”: Birch Hollow agrees more than Alder Falls (20-49 voices)." in text


def test_a_map_names_groups_and_statements_but_no_participant() -> None:
    found = analyse(draw_camps(1))
    drawn = draw_map(found, {str(at): f"Statement <{at}>" for at in range(30)})
    assert drawn is not None
    marks = [one for one in ElementTree.fromstring(drawn).iter() if one.tag.endswith(("circle", "rect"))]
    # a mark a participant, one a group in the key, and the ground, which is a rectangle, too
    assert len(marks) == len(found.groups) + len(found.representative) + 1
    assert "Group A, 100 participants" in drawn
    assert "agrees: Statement &lt;" in drawn
    assert "not a poll" in drawn


def test_there_is_no_map_of_noise_of_few_or_of_what_polis_would_show() -> None:
    for found in (analyse(draw_noise(1)), analyse(draw_camps(1, people=40)), analyse(draw_camps(1), "polis")):
        assert draw_map(found, {}) is None
