from __future__ import annotations

import re
from dataclasses import fields, replace
from graphlib import CycleError
from importlib.resources import files
from pathlib import Path

import pytest

from showup.learn.ladder import (
    LANGUAGES,
    Ladder,
    Skill,
    choose_language,
    load_ladder,
    order_skills,
    read_data,
)
from showup.learn.page import write_ladder
from showup.model.judgement import ACTIVITIES, SKILLS

DOCS = Path(__file__).resolve().parents[2] / "docs"
# Names of parties and camps; none of them has a place in advice for everybody.
PARTISAN = re.compile(
    r"\b(democrats?|republicans?|conservatives?|progressives?|leftists?|left-wing|right-wing|socialis\w+"
    r"|libertarians?|communis\w+|fascis\w+|marxis\w+|trump|biden|maga|antifa|woke|demócratas?|republicanos?"
    r"|conservador\w*|progresista\w*|izquierda|derecha|comunis\w+)\b",
    re.IGNORECASE,
)


def test_there_are_at_least_fourteen_rungs_and_forty_skills() -> None:
    ladder = load_ladder()
    assert len(ladder.rungs) >= 14
    assert len(ladder.skills) >= 40
    assert [name for rung in ladder.rungs for name in rung.skills] == list(ladder.skills)


def test_every_skill_that_find_judges_is_on_the_ladder_and_every_activity_is_practice_for_one() -> None:
    ladder = load_ladder()
    assert set(SKILLS) <= set(ladder.skills)
    mapped = {activity for skill in ladder.skills.values() for activity in skill.activities}
    assert mapped == set(ACTIVITIES)
    assert {name for skill in ladder.skills.values() for name in skill.related} == set(SKILLS)


def test_needs_form_a_graph_without_circles_and_lie_no_higher_than_the_skill() -> None:
    ladder = load_ladder()
    order = order_skills(ladder)
    assert sorted(order) == sorted(ladder.skills)
    for name, skill in ladder.skills.items():
        assert all(order.index(needed) < order.index(name) for needed in skill.needs)
        assert all(ladder.place_of(needed) <= ladder.place_of(name) for needed in skill.needs)


def test_a_circle_of_needs_is_found() -> None:
    ladder = load_ladder()
    circle = replace(ladder.skills["attending"], needs=("returning",))
    with pytest.raises(CycleError):
        order_skills(replace(ladder, skills={**ladder.skills, "attending": circle}))


@pytest.mark.parametrize("folder", ["ladder", "rules", "sheets", "checkin", "page"])
def test_each_language_says_the_same_things(folder: str) -> None:
    shapes = [_shape(read_data(f"{folder}/{language}.toml")) for language in LANGUAGES]
    assert shapes[0] == shapes[1]


def _shape(value: object) -> object:
    """Return the keys, the lengths of lists and the braces of texts."""
    if isinstance(value, dict):
        return {key: _shape(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_shape(inner) for inner in value]
    return sorted(re.findall(r"{\w+}", str(value)))


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_text_of_a_skill_is_empty_or_left_in_the_other_language(language: str) -> None:
    other = load_ladder(next(name for name in LANGUAGES if name != language))
    for name, skill in load_ladder(language).skills.items():
        for text in _texts(skill):
            assert text.strip(), name
            assert text not in _texts(other.skills[name]), name


def _texts(skill: Skill) -> list[str]:
    told = ("name", "what", "practise", "alone", "done_when", "teach_when", "mistakes")
    assert set(told) < {field.name for field in fields(skill)}
    return [getattr(skill, name) for name in told]


def test_further_reading_is_given_as_secure_addresses() -> None:
    for skill in load_ladder().skills.values():
        assert skill.reading
        assert all(re.fullmatch(r"https://[\w./-]+", address) for address in skill.reading)


def test_no_party_or_camp_is_named_anywhere() -> None:
    texts = [path for path in _walk() if path.name.endswith((".toml", ".md"))]
    assert len(texts) > 20
    found = {path.name: PARTISAN.findall(path.read_text("utf-8")) for path in texts}
    assert {name: words for name, words in found.items() if words} == {}


def _walk() -> list[Path]:
    return [path for path in Path(str(files("showup.learn"))).rglob("*") if path.is_file()]


@pytest.mark.parametrize(
    ("asked", "given"), [("es", "es"), ("es-MX", "es"), ("EN_us", "en"), ("fr", "en"), ("", "en")]
)
def test_a_language_that_is_not_there_is_answered_in_english(asked: str, given: str) -> None:
    assert choose_language(asked) == given
    assert load_ladder(asked).language == given


def test_the_reference_page_is_the_ladder() -> None:
    page = (DOCS / "reference/ladder.md").read_text("utf-8")
    assert page == write_ladder(load_ladder()), (
        "write docs/reference/ladder.md anew with learn.page.write_ladder"
    )


def test_the_spanish_page_tells_every_skill() -> None:
    ladder: Ladder = load_ladder("es")
    page = write_ladder(ladder)
    assert [name for name in ladder.skills if f"(`{name}`)" not in page] == []
