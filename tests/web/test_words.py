"""Every language says everything, and says it in full."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from string import Formatter

import pytest

from showup.find.answer.widen import begin_oneself, widen
from showup.listen import honest, lean, opinions, pattern, report, team
from showup.listen.etiquette import ETIQUETTE
from showup.listen.tally_sheet import HOW
from showup.model.judgement import ACTIVITIES, SKILLS, TOPICS
from showup.model.match import Question
from showup.sample.town import TOWN
from showup.web.form import SECTIONS, TRAITS, WEEKDAYS
from showup.web.words import LANGUAGES, choose_language, load_words

NOW = datetime(2026, 8, 21, 12, tzinfo=UTC)


def fields(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_language_has_every_text_with_the_same_values(language: str) -> None:
    english, other = load_words("en").texts["text"], load_words(language).texts["text"]
    assert english.keys() == other.keys()
    assert {key: fields(other[key]) for key in other} == {key: fields(english[key]) for key in english}


def test_spanish_names_every_listed_term() -> None:
    spanish = load_words("es").texts
    listed = {
        "activity": ACTIVITIES,
        "topic": TOPICS,
        "skill": SKILLS,
        "section": SECTIONS,
        "trait": TRAITS,
        "weekday": WEEKDAYS,
    }
    missing = {
        (table, term) for table, terms in listed.items() for term in terms if term not in spanish[table]
    }
    assert missing == set()


@pytest.mark.parametrize(
    ("phrase", "said"),
    [
        ("take part: discussion, planning-meeting", "participar: conversación, reunión de planificación"),
        ("about housing", "sobre vivienda"),
        ('"rent" is in the title', "«rent» está en el título"),
        ("every Monday, Wednesday and Friday", "cada lunes, miércoles y viernes"),
        ("every first and third Tuesday of the month", "el primer y tercer martes de cada mes"),
        ("every second Thursday", "cada dos jueves"),
        ("on 4 dates", "en 4 fechas"),
        ("meets Tuesday 12:00 PM", "se reúne el martes, 12:00 PM"),
        (
            "any cause that practises writing or research",
            "cualquier causa en la que se practique escribir o investigar",
        ),
        ("words of nobody", "words of nobody"),
    ],
)
def test_the_stages_words_in_spanish(phrase: str, said: str) -> None:
    assert load_words("es").translate(phrase) == said


@pytest.mark.parametrize(
    ("asked", "accepted", "language"),
    [
        ("es", "en", "es"),
        ("", "es-MX,en;q=0.5", "es"),
        ("", "fr, en;q=0.8", "en"),
        ("xx", "", "en"),
        ("", "\0;;,", "en"),
    ],
)
def test_the_language_is_that_of_the_address_then_of_the_browser(
    asked: str, accepted: str, language: str
) -> None:
    assert choose_language(asked, accepted) == language


def list_told() -> list[str]:
    """Every fixed sentence that listening may tell."""
    gates = [
        str(told)
        for module in (lean, pattern, team)
        for name, told in vars(module).items()
        if name.endswith("_GATE")
    ]
    remarks = [report.NOTHING, f"{report.NOTHING} {report.NEEDED}", report.TWICE, report.INFERRED]
    reasons = [opinions.BY_MEETING, opinions.NOTHING_SHARED, honest.explain_size(3, 4)]
    return [*gates, *remarks, *reasons, *report.TITLES.values(), *ETIQUETTE, HOW]


def test_spanish_says_every_sentence_of_listening() -> None:
    words = load_words("es")
    assert len(list_told()) > 30
    assert [told for told in list_told() if words.translate(told) == told] == []


def test_spanish_says_every_step_in_which_a_question_is_widened() -> None:
    words, narrow = load_words("es"), Question(TOWN, NOW, about=("rent",), practise=("writing",))
    steps = [*(step for _, step in widen(narrow)), begin_oneself()]
    told = {side for step in steps for side in (step.before, step.after)} - {"rent"}
    assert {step.what for step in steps} > {"days", "distance", "level", "about", "online"}
    assert [side for side in told if words.translate(side) == side] == []


def test_every_text_that_pages_ask_for_is_there() -> None:
    from showup.web.asset import STATIC

    told = load_words("en").texts["text"]
    asked = set()
    for template in (STATIC.parent / "templates").rglob("*.html"):
        asked |= set(re.findall(r"say\('(\w+)'[,)]", template.read_text("utf-8")))
    assert asked - told.keys() == set()
