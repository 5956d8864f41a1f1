"""No party, lean or side of a cause is favoured."""

from __future__ import annotations

import json
import re
from collections import Counter
from itertools import permutations
from pathlib import Path

import pytest

from showup.find.judge.lexicon import load_lexicon
from showup.find.judge.verdict import judge
from showup.model.judgement import EventText, Judgement

BALANCED = Path(__file__).with_name("balanced.jsonl")
PARTIES = ("Democratic", "Republican", "Libertarian", "Green")
MEMBERS = ("Democrats", "Republicans", "Libertarians", "Greens", "Dems", "GOP")
LEANS = ("left", "right", "conservative", "progressive", "liberal")
PARTIES_ES = ("demócrata", "republicano", "libertario")
MEMBERS_ES = ("demócratas", "republicanos", "libertarios")
TEMPLATES_ES = (
    EventText(
        "Reunión del partido {}", "Reunión mensual, todos son bienvenidos.", host="Partido {} de Alder"
    ),
    EventText("Tocar puertas con los {}", "Hablamos con votantes.", source="Club {} de Alder"),
    EventText("Manifestación frente al ayuntamiento", "Con los {} de Alder. Hacer carteles a las nueve."),
    EventText("Charla sobre el movimiento {}", "Tres profesores hablan.", source="Universidad de Alder"),
    EventText("Fiesta de los {}", "Comida y música en vivo."),
)
SIDES = (
    ("pro-life", "pro-choice"),
    ("gun rights", "gun safety"),
    ("border security", "immigrant rights"),
    ("back the blue", "police reform"),
    ("parental rights", "book bans"),
    ("election integrity", "voting rights"),
    ("tax relief", "tax the rich"),
    ("right to work", "collective bargaining"),
    ("energy independence", "clean energy"),
    ("stand with Israel", "stand with Palestine"),
    ("school choice", "public school funding"),
)
TEMPLATES = (
    EventText("{} meeting", "Monthly meeting, all welcome.", host="Alder County {} Party"),
    EventText("Young {} social", "Talk about {} politics and get involved."),
    EventText("Canvass for {} candidates", "Knock doors for the {} ticket.", source="{} Club of Alder"),
    EventText("{} rally at the statehouse", "Bring signs."),
    EventText("Panel: the {} movement in history", "Three professors speak.", source="Alder University"),
    EventText("{} Women dinner and auction", "Tickets $75."),
    EventText("Book club: the {} mind", "Discussion over tea."),
    EventText("Open mic", "A {} evening of songs.", source="The {} Room"),
    EventText("Voters for {} policy letter writing", "", host="Students for {} action"),
)


def fill(template: EventText, word: str) -> EventText:
    words = [each.format(word) for each in (template.title, template.description)]
    return EventText(words[0], words[1], source=template.source.format(word), host=template.host.format(word))


def verdict(judged: Judgement) -> tuple[object, ...]:
    told = [(each.shows, each.field) for each in judged.evidence]
    return (
        judged.level, judged.sure, judged.p2, judged.p1, judged.activities, judged.topics, judged.skills,
        judged.open_to_newcomers, told,
    )  # fmt: skip


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda template: template.title)
@pytest.mark.parametrize("words", [PARTIES, MEMBERS, LEANS, *SIDES], ids=lambda words: words[0])
def test_exchanging_words_of_sides_changes_nothing(template: EventText, words: tuple[str, ...]) -> None:
    verdicts = [verdict(judge(fill(template, word))) for word in words]
    assert verdicts == [verdicts[0]] * len(words)


@pytest.mark.parametrize("template", TEMPLATES_ES, ids=lambda template: template.title)
@pytest.mark.parametrize("words", [PARTIES_ES, MEMBERS_ES], ids=lambda words: words[0])
def test_exchanging_words_of_sides_changes_nothing_in_spanish(
    template: EventText, words: tuple[str, ...]
) -> None:
    verdicts = [verdict(judge(fill(template, word))) for word in words]
    assert verdicts == [verdicts[0]] * len(words)


def exchange(text: EventText, old: str, new: str) -> EventText:
    def swap(value: str) -> str:
        return re.sub(rf"\b{old}\b", new, value, flags=re.IGNORECASE)

    return EventText(swap(text.title), swap(text.description), text.venue, swap(text.source), swap(text.host))


@pytest.mark.corpus
def test_exchanging_party_and_lean_words_in_real_events_changes_nothing(corpora: Path) -> None:
    moved = []
    for line in (corpora / "data/gold/events.jsonl").read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        text = EventText(*(record[name] for name in ("title", "description", "venue", "source", "host")))
        before = verdict(judge(text))
        for words in (PARTIES, MEMBERS, LEANS):
            for old, new in permutations(words, 2):
                exchanged = exchange(text, old, new)
                if exchanged != text and verdict(judge(exchanged)) != before:
                    moved.append((record["id"], old, new))
    assert moved == []


MOVEMENTS = (
    "Turning Point USA",
    "Moms for Liberty",
    "Tea Party Patriots",
    "Indivisible",
    "Swing Left",
    "Sunrise Movement",
)


@pytest.mark.parametrize(
    "template",
    [
        EventText("{} meeting", "Everyone is welcome."),
        EventText("Weekly table on the quad", "Stop by and sign up.", host="{} at Alder State"),
        EventText("Phone bank", "Call neighbors about the levy.", host="{} of Alder County"),
        EventText("Pizza and bowling", "", host="{}"),
    ],
    ids=lambda template: template.title,
)
def test_movements_of_every_side_are_judged_alike(template: EventText) -> None:
    judged = [judge(fill(template, name)) for name in MOVEMENTS]
    assert {(each.level, each.activities) for each in judged} == {(judged[0].level, judged[0].activities)}


def test_a_row_of_words_holds_no_mark() -> None:
    texts = [EventText("Supper", f"Soup{mark}Bread{mark}Tea") for mark in ("\n", " ", " / ", "; ", ". ")]
    assert [judge(text).p1 for text in texts] == [judge(texts[1]).p1] * len(texts)


def test_words_of_one_side_row_stand_for_the_same() -> None:
    tree = load_lexicon().tree
    for pair in SIDES:
        entries = [tree.find(side.lower().replace("-", " ").split())[0][0] for side in pair]
        assert entries[0].strong == entries[1].strong
        assert entries[0].kinds == entries[1].kinds


def test_taking_part_is_found_alike_from_left_to_right_and_none() -> None:
    records = [json.loads(line) for line in BALANCED.read_text(encoding="utf-8").splitlines()]
    wanted, given = Counter[str](), Counter[str]()
    for record in records:
        if record["level"] == 2:
            judged = judge(EventText(record["title"], record["description"], host=record["host"]))
            wanted[record["lean"]] += 1
            given[record["lean"]] += judged.level == 2
    recalls = {lean: given[lean] / wanted[lean] for lean in wanted}
    assert len(records) >= 200
    assert max(recalls.values()) - min(recalls.values()) <= 0.05, recalls
    assert min(recalls.values()) >= 0.9, recalls
