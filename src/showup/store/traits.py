"""What an event's own words say of price, access and language, so that it can be chosen by them."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache
from typing import NamedTuple

from showup.model.event import Event
from showup.model.judgement import Judgement

TRAITS = ("free", "accessible", "newcomers", "recurring")
LANGUAGES = ("en", "es", "fr", "de")

_LONGEST = 4_000
# All of these look at a text in lower case.
_FREE = re.compile(
    r"\b(free (admission|entry|event|workshop|class|and open|of charge)"
    r"|free to (attend|all|the public|everyone|join)"
    r"|(is|are|it['’]s|admission:?|cost:?|price:?|tickets?:?|entry:?|event is|always) free\b(?! of)"
    r"|no (cost|charge|fee|admission)|without charge|free!|gratis|gratuit[ao]s?|entrada libre|kostenlos"
    r"|(cost|price|admission|fee)s?:? *\$0(?!\d|\.\d*[1-9]))"
)
_ACCESSIBLE = re.compile(
    r"\b(wheelchair|step[- ]free|ada[- ](accessible|compliant)|(fully|is|are|site|venue|building) accessible"
    r"|asl (interpret|provided|available)|sign language|closed caption|hearing loop|silla de ruedas"
    r"|accesible|barrierefrei)"
)
_NOT_ACCESSIBLE = re.compile(r"\b(not|isn['’]t) (\w+ )?(wheelchair|accessible)")
_SAID = {
    "en": re.compile(r"\b(in english|english[- ](language|speak)|bilingual|en inglés)"),
    "es": re.compile(r"\b(in spanish|spanish[- ](language|interpret|speak)|bilingüe|en español|español)"),
    "fr": re.compile(r"\b(in french|en français)"),
    "de": re.compile(r"\b(in german|auf deutsch)"),
}
_WORD = re.compile(r"[^\W\d_]+")
_COMMON = {
    name: frozenset(words.split())
    for name, words in (
        ("en", "the and of to for with at our is are we you will this your from be join"),
        ("es", "el los las y para con por una del que su nuestra esta es al se más únete"),
        ("fr", "le les et des pour avec une du est dans nous vous au aux sur votre"),
        ("de", "der die das und für mit ein eine im wir sie den zu ist auf von zum uns"),
    )
}
_FEW = 3  # common words of a language before it is believed to be the text's


class _Told(NamedTuple):
    """What a text says."""

    free: bool
    accessible: bool
    languages: tuple[str, ...]


def list_traits(event: Event, judgement: Judgement) -> list[str]:
    """Return what of `TRAITS` an event's words or its judgement say; what is not said is not there."""
    told = _read(_gather(event))
    said = {
        "free": told.free,
        "accessible": told.accessible,
        "newcomers": judgement.open_to_newcomers == "yes",
        "recurring": event.series_id,
    }
    return [name for name in TRAITS if said[name]]


def list_languages(event: Event) -> tuple[str, ...]:
    """Return the languages of `LANGUAGES` that an event is told in or says to be held in."""
    return _read(_gather(event)).languages


def _gather(event: Event) -> str:
    return "\n".join((event.title, *event.labels, event.description[:_LONGEST]))


@lru_cache(1 << 10)  # the dates of a series have one text
def _read(text: str) -> _Told:
    folded = text.casefold()
    words = Counter(_WORD.findall(folded))
    counts = {name: sum(map(words.__getitem__, common)) for name, common in _COMMON.items()}
    most = max(counts.values())
    return _Told(
        _FREE.search(folded) is not None,
        _ACCESSIBLE.search(folded) is not None and _NOT_ACCESSIBLE.search(folded) is None,
        tuple(name for name in LANGUAGES if _SAID[name].search(folded) or (counts[name] == most >= _FEW)),
    )
