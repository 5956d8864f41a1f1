from __future__ import annotations

import pytest

from showup.model.judgement import Judgement
from showup.store.traits import list_languages, list_traits
from tests.store.samples import TAKE_PART, make_event

SILENT = Judgement(0, True, 0.0, 0.0)


@pytest.mark.parametrize(
    ("text", "traits"),
    [
        ("Free admission, children welcome.", ["free"]),
        ("Cost: $0", ["free"]),
        ("Cost: $0.50", []),
        ("The talk is free and open to the public", ["free"]),
        ("Entrada libre", ["free"]),
        ("Free Palestine vigil", []),
        ("Free speech on campus", []),
        ("A smoke-free hall, gluten free snacks, $12", []),
        ("The hall is free of lead", []),
        ("Wheelchair access at the side door; ASL interpreters", ["accessible"]),
        ("The attic is not wheelchair accessible", []),
        ("No charge. The building is accessible.", ["free", "accessible"]),
        ("", []),
    ],
)
def test_price_and_access_are_read_from_the_words(text: str, traits: list[str]) -> None:
    assert list_traits(make_event(1, description=text), SILENT) == traits


def test_newcomers_and_repetition_come_from_the_judgement_and_the_series() -> None:
    assert list_traits(make_event(1, series_id="s1"), TAKE_PART) == ["newcomers", "recurring"]


@pytest.mark.parametrize(
    ("text", "languages"),
    [
        ("Join us for the meeting of the board at the library.", ("en",)),
        ("Reunión de los vecinos para hablar del barrio y las calles con el concejal.", ("es",)),
        ("The meeting is bilingual, with interpretation for all: en español.", ("en", "es")),
        ("THE WORKSHOP IS BILINGÜE", ("es",)),
        ("Le conseil et les habitants de la ville, avec vous dans le parc.", ("fr",)),
        ("Wir treffen uns mit den Nachbarn im Rathaus, der Eintritt ist frei.", ("de",)),
        ("Yoga", ()),
    ],
)
def test_the_language_is_that_of_the_words_or_the_one_named(text: str, languages: tuple[str, ...]) -> None:
    assert list_languages(make_event(1, title="", description=text)) == languages


def test_long_and_strange_texts_end_quickly() -> None:
    for text in ("free " * 200_000, "(" * 100_000, "not " * 100_000, "cost: " * 100_000):
        assert list_traits(make_event(1, description=text), SILENT) == []
