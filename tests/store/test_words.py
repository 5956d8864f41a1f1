from __future__ import annotations

import sqlite3

import pytest

from showup.store.words import write_cause, write_match

LEXICON = """
    housing organizing organization community communities petition canvassing meetings volunteering
    training immigration justice climate environmental policing prison budget council neighborhood
    association democracy voting election registration education tenants library transportation
    fundraising writing postcard discussion protest rally vigil accessibility assembly refugees
    healthcare disability equality religious interfaith
"""


@pytest.mark.parametrize(
    ("typed", "query"),
    [
        ("peace", '("peace")'),
        ("peace housing", '("peace") AND ("housing")'),
        ("peace OR housing", '("peace" OR "housing")'),
        ("peace | housing budget", '("peace" OR "housing") AND ("budget")'),
        ('"town hall"', '("town hall")'),
        ('"town hall', '("town hall")'),
        ("pea*", '("pea" *)'),
        ("OR", ""),
        ("OR peace OR", '("peace")'),
        ("peace OR ? OR housing", '("peace" OR "housing")'),
        ("NOT (peace AND NEAR)", '("NOT") AND ("(peace") AND ("AND") AND ("NEAR)")'),
        ("a\0b", '("a b")'),
        ("", ""),
        ("* ^ :", ""),
    ],
)
def test_typed_words_become_a_query(typed: str, query: str) -> None:
    assert write_match(typed) == query


@pytest.mark.parametrize(
    ("typed", "query"),
    [
        ("peace", '(("peace")) OR title : ("peace" *)'),
        ("rent control", '(("rent") AND ("control")) OR title : ("rent" * AND "control" *)'),
        ('"town hall"', '(("town hall")) OR title : ("town" * AND "hall" *)'),
        ("?", '""'),
        ("", '""'),
    ],
)
def test_a_cause_is_looked_for_in_texts_and_at_the_beginning_of_words_of_titles(
    typed: str, query: str
) -> None:
    assert write_cause(typed) == query


def test_a_half_typed_word_is_found_at_every_letter() -> None:
    database = sqlite3.connect(":memory:")
    database.execute("CREATE VIRTUAL TABLE had USING fts5(word, tokenize = 'porter unicode61')")
    database.executemany("INSERT INTO had VALUES (?)", [(word,) for word in LEXICON.split()])
    asked = [(word, word[:end] + "*") for word in LEXICON.split() for end in range(2, len(word) + 1)]
    lost = [
        (word, typed)
        for word, typed in asked
        if (word,)
        not in database.execute("SELECT word FROM had WHERE had MATCH ?", (write_match(typed),)).fetchall()
    ]
    database.close()
    assert lost == []
