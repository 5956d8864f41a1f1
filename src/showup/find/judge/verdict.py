"""The judgement of one event: level, probabilities, facets, and the exact words that show them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from showup.find.judge import VERSION
from showup.find.judge.facets import name_skills, pick_activities, pick_topics, tell_openness
from showup.find.judge.features import Features, Place, find_features
from showup.find.judge.weights import Weights, give_level, load_weights, weigh
from showup.find.judge.words import LONGEST, WIDEST, mask, quote_clause, quote_words
from showup.model.judgement import EventText, Evidence, Judgement

THIN = 12  # words; a text shorter than this in which nothing is known cannot be told
OWN = ("title", "description")  # an event's own words say more than a label or a host's name
OWN_FIRST = 1.5  # how much more
FEW = 3  # words
SILENT = (
    "status.",
    "zero.",
    "host.school",
    "host.faith",
    "host.platform",
)  # kinds whose words never show a level


def judge(text: EventText) -> Judgement:
    """Return what an event asks of one who comes.

    Level 2 take part, 1 adjacent, 0 not; never above 0 without words to quote. `sure` is False
    where the text is too thin to tell: few words, and none of them known. Only the first
    `words.LONGEST` characters of a field are read.
    """
    return _judge_words(
        text.title[:LONGEST],
        text.description[:LONGEST],
        text.source[:LONGEST],
        text.host[:LONGEST],
        text.labels,
    )


@lru_cache(maxsize=4096)
def _judge_words(title: str, description: str, source: str, host: str, labels: tuple[str, ...]) -> Judgement:
    """Judge by the words alone: most events repeat another with a new date, and are met here again."""
    text = EventText(title, description, source=source, host=host, labels=labels)
    weights = load_weights()
    found = find_features(text)
    p1, p2 = weigh(found, weights)
    level = give_level(p1, p2, weights)
    shown = _show_level(text, found, level, weights) if level else None
    if shown is None:
        level = 0
    activities, evidence = _show_activities(text, found, level, weights)
    return Judgement(
        level=level,
        sure=_is_sure(found, level, p1),
        p2=round(p2, 4),
        p1=round(p1, 4),
        activities=activities,
        topics=pick_topics(found, level, weights),
        skills=name_skills(activities, level),
        open_to_newcomers=tell_openness(found),
        evidence=evidence if shown is None else (shown, *evidence),
        party_or_lean=_name_party(text, found),
        version=VERSION,
    )


def _is_sure(found: Features, level: int, p1: float) -> bool:
    if found.words >= THIN:
        return True
    return bool(found.keys) and (level > 0 or p1 < 0.2)


def _show_level(text: EventText, found: Features, level: int, weights: Weights) -> Evidence | None:
    """Return the words that weigh most for the level, None where none can be quoted."""
    column = level - 1
    weighed = [
        (weights.keys[name][column], place[0] in OWN, number, place)
        for number, (name, place) in enumerate(_speaking_places(found))
        if name in weights.keys
    ]
    for weight, _, _, place in sorted(weighed, key=lambda each: (each[1] * -OWN_FIRST - each[0], each[2])):
        quote = quote_around(text, place) if weight > 0 else ""
        if quote:
            return Evidence("level", quote, place[0])
    return None


def _speaking_places(found: Features) -> Iterator[tuple[str, Place]]:
    yield from ((name, place) for name, place in found.quotes.items())
    yield from ((name, place) for name, place in found.keys.items() if not name.startswith(SILENT))


def _show_activities(
    text: EventText, found: Features, level: int, weights: Weights
) -> tuple[tuple[str, ...], tuple[Evidence, ...]]:
    """Return the likely activities whose words can be quoted, and the quotes."""
    picked = pick_activities(found, level, weights)
    if not picked:
        return (), ()
    quotes = {name: quote_around(text, place) for name, place in picked.items()}
    shown = tuple(name for name, quote in quotes.items() if quote)
    return shown, tuple(Evidence(name, quotes[name], picked[name][0]) for name in shown)


def quote_around(text: EventText, place: Place) -> str:
    """Return the words at a place and a few around them exactly as published.

    A word or two of a short title are shown as the whole of it ("Meeting" alone tells nothing). "" where
    they are too short to show anything.
    """
    name, first, length = place
    quote = text.labels[first] if name == "label" else quote_clause(getattr(text, name), first, length)
    if name == "title" and quote and len(quote.split()) < FEW and len(text.title) <= WIDEST:
        quote = text.title.strip() if mask(text.title) == text.title else quote
    return quote if len(" ".join(quote.split())) > 2 else ""


def _name_party(text: EventText, found: Features) -> str:
    """Return the host's name where it tells a party or lean, else the words of a title that do, else ""."""
    for key in ("host.party@H", "host.party@T"):
        if key in found.keys:
            name, first, length = found.keys[key]
            if name in {"host", "source"}:
                return str(getattr(text, name)).strip()
            return text.labels[first] if name == "label" else quote_words(getattr(text, name), first, length)
    return ""
