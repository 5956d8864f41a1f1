"""The pure parts of the private pages: the entry's form, the ladder's picture, our little Markdown."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from showup.learn.entry import Entry, Role
from showup.learn.ladder import load_ladder
from showup.learn.standing import find_standing
from showup.web.private.door import keep_path
from showup.web.private.entry_form import draft_entry, keep_unasked, read_draft
from showup.web.private.ladder_picture import draw_ladder
from showup.web.private.markdown import write_line, write_markup

TODAY = date(2026, 8, 21)
LADDER = load_ladder()

words = st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc", "Z")), max_size=40)
entries = st.builds(
    Entry,
    happened_on=st.dates(date(1900, 1, 1), TODAY),
    text=words.filter(bool),
    group=words,
    issue=words,
    role=st.sampled_from(list(Role)),
    skills=st.lists(st.sampled_from(list(LADDER.skills)), unique=True).map(
        lambda chosen: tuple(name for name in LADDER.skills if name in chosen)
    ),
    tried=words,
    learned=words,
    gains=words,
    hours=st.none() | st.integers(0, 744).map(float),
    my_tasks=st.none(),
    all_tasks=st.none() | st.integers(0, 999),
    mood=words,
)


@given(entries)
def test_an_entry_that_is_opened_for_change_and_kept_stays_as_it_was(entry: Entry) -> None:
    assert read_draft(draft_entry(entry), LADDER).entry == entry


def test_a_skill_of_a_newer_ladder_outlives_a_change() -> None:
    before = Entry(TODAY, "a walk", skills=("listening", "skill-of-tomorrow"))
    read = read_draft(draft_entry(before), LADDER).entry
    assert read is not None and keep_unasked(read, before, LADDER) == before


@pytest.mark.parametrize("done", [0, 3, 40])
def test_the_picture_has_every_rung_and_mark_within_its_frame(done: int) -> None:
    entries = [
        Entry(TODAY - timedelta(day), "x", role=Role.LED, skills=("training-others",)) for day in range(done)
    ]
    picture = draw_ladder(LADDER, find_standing(entries, TODAY, LADDER))
    assert [step.place for step in picture.steps] == list(range(len(LADDER.rungs), 0, -1))
    assert sum(len(step.marks) for step in picture.steps) == len(LADDER.skills)
    for step in picture.steps:
        assert 0 < step.left < step.right < picture.words_at < picture.width
        assert all(step.left < mark.x < picture.width and 0 < mark.y < picture.ground for mark in step.marks)
    widths = [step.right - step.left for step in picture.steps]
    assert widths == sorted(widths)  # it leans away
    assert [step.reached for step in picture.steps] == sorted(step.reached for step in picture.steps)
    assert sum(step.here for step in picture.steps) == bool(done)


@pytest.mark.parametrize(
    ("text", "markup"),
    [
        ("Plain\nwords", "<p>Plain words</p>"),
        ("One\n\n- a\n- **b**", "<p>One</p><ul><li>a</li><li><strong>b</strong></li></ul>"),
        ("1. a\n2. b", "<ol><li>a</li><li>b</li></ol>"),
        ("## Head", "<h2>Head</h2>"),
        ("A `code` & <b>", "<p>A <code>code</code> &amp; &lt;b&gt;</p>"),
        ("(`showup log`)", '<p>(<code><a href="/journal/new">showup log</a></code>)</p>'),
        (
            "start it: showup guide start-something.",
            '<p>start it: <a href="/learn/guide/start-something">showup guide start-something</a>.</p>',
        ),
    ],
)
def test_our_texts_become_markup(text: str, markup: str) -> None:
    assert write_markup(text) == Markup(markup)


@given(st.text())
def test_no_text_becomes_a_tag_that_it_was_not_meant_to_be(text: str) -> None:
    rest = write_line(text)
    for known in ("<strong>", "</strong>", "<code>", "</code>", "</a>"):
        rest = Markup(rest.replace(known, ""))
    assert "<" not in rest.replace('<a href="/', "")


@given(
    st.text(max_size=30) | st.sampled_from(["//x", "/\\x", "/x\ny", "https://x", "/unlock?then=/", "/a?b=c"])
)
def test_the_door_leads_only_to_a_path_of_ours(then: str) -> None:
    kept = keep_path(then)
    assert kept in (then, "/learn")
    assert kept.startswith("/") and not kept.startswith(("//", "/\\")) and "\n" not in kept
