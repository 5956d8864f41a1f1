"""Phrases: how they are spelt, found and quoted."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from showup.find.judge.lexicon import load_lexicon
from showup.find.judge.phrases import PhraseTree, spell
from showup.find.judge.verdict import judge
from showup.find.judge.words import quote_words, split_words
from showup.model.judgement import EventText
from tests.effort import is_done_within

TEXT = st.text(max_size=300) | st.lists(
    st.sampled_from(
        ["Rally", "ÉLECTIONS", "İstanbul", "don't", "http://x.y/z", "a@b.c", "ﬁne", "vote", "\n", "–", "🎉"]
    )
).map(" ".join)


def found(tree: PhraseTree, text: str) -> list[tuple[int, int]]:
    return [(first, length) for _, first, length in tree.find(split_words(text))]


def grow(phrases: str, rows: dict[str, list[str]] | None = None) -> PhraseTree:
    tree = PhraseTree(rows or {})
    for words in spell(phrases):
        tree.add(words).tells = True
    return tree


def test_choices_and_endings_are_spelt_out() -> None:
    assert list(spell("phone/text bank(s), sit-in")) == [
        ("phone", "bank"), ("phone", "banks"), ("text", "bank"), ("text", "banks"), ("sit", "in"),
    ]  # fmt: skip


def test_the_longest_phrase_at_a_word_is_found_and_others_inside_it() -> None:
    assert found(grow("union, union meeting, meeting"), "Union meeting") == [(0, 2), (1, 1)]


def test_what_swallows_hides_what_stands_inside() -> None:
    tree = grow("car rally, rally")
    entry = tree.add(("car", "rally"))
    entry.swallows, entry.tells = True, False
    assert found(tree, "car rally, rally") == [(3, 1)]


def test_what_swallows_takes_its_words_from_what_stands_before() -> None:
    tree = grow("young right, right to work")
    tree.add(("right", "to", "work")).swallows = True
    assert found(tree, "Young right to work") == [(1, 3)]


def test_no_phrase_goes_across_a_mark() -> None:
    assert found(grow("community discussion"), "Community, discussion. Community discussion") == [(4, 2)]


def test_words_of_one_row_are_one_word() -> None:
    tree = grow("young lean party", {"lean": ["red", "blue"]})
    assert found(tree, "Young Red party; young blue Party") == [(0, 3), (4, 3)]


def test_addresses_hold_no_words() -> None:
    assert split_words("see https://vote.example/rally or ask rally@vote.example now") == [
        "see",
        "or",
        "ask",
        "now",
    ]


def test_accents_do_not_matter() -> None:
    assert split_words("Reunión PÚBLICA") == ["reunion", "publica"]


@given(TEXT, st.integers(0, 8), st.integers(1, 4))
def test_a_quote_is_in_the_text_and_has_the_words_asked_for(text: str, first: int, length: int) -> None:
    quote = quote_words(text, first, length)
    assert quote in text
    assert not quote or split_words(quote)[:1] == split_words(text)[first : first + 1]


@given(TEXT, TEXT, TEXT)
def test_any_text_is_judged_and_every_level_is_quoted(title: str, description: str, host: str) -> None:
    judged = judge(EventText(title, description, host=host))
    fields = {"title": title, "description": description, "host": host}
    assert 0.0 <= judged.p2 <= judged.p1 <= 1.0
    assert all(each.quote in fields[each.field] and len(each.quote) > 2 for each in judged.evidence)
    assert (judged.level == 0) == all(each.shows != "level" for each in judged.evidence)


def test_a_hostile_text_takes_bounded_time() -> None:
    hostile = EventText("rally " * 100_000, "no kings " * 500_000 + "http://" * 10_000, host="@" * 100_000)
    assert is_done_within(1.0, lambda: judge(hostile))


def test_every_rule_asks_for_keys_that_exist() -> None:
    lexicon = load_lexicon()
    names = {name for kind in lexicon.kinds.values() for name in (kind.name, *kind.groups)}
    asked = {key for rule in lexicon.rules for key in (*rule.all, *rule.none, *filter(None, [rule.quote]))}
    assert {key.partition("@")[0] for key in asked} <= names
    assert all(rule.quote in ("", *rule.all) for rule in lexicon.rules)
    assert {key.partition("@")[2] for key in asked} <= {"", "T", "H", "B", "A"}
