"""What an event's own words say of price, access and language, so that it can be chosen by them."""

from __future__ import annotations

import re
from collections import Counter

from showup.model.event import Event
from showup.model.judgement import Judgement

TRAITS = ("free", "accessible", "newcomers", "recurring")
LANGUAGES = ("en", "es", "fr", "de")

_LONGEST = 4_000
_FREE = re.compile(
    r"\b(free (admission|entry|event|workshop|class|and open|of charge)"
    r"|free to (attend|all|the public|everyone|join)"
    r"|(is|are|it['’]s|admission:?|cost:?|price:?|tickets?:?|entry:?|event is|always) free\b(?! of)"
    r"|no (cost|charge|fee|admission)|without charge|free!|gratis|gratuit[ao]s?|entrada libre|kostenlos"
    r"|(cost|price|admission|fee)s?:? *\$0(?!\d|\.\d*[1-9]))",
    re.IGNORECASE,
)
_ACCESSIBLE = re.compile(
    r"\b(wheelchair|step[- ]free|ada[- ](accessible|compliant)|(fully|is|are|site|venue|building) accessible"
    r"|asl (interpret|provided|available)|sign language|closed caption|hearing loop|silla de ruedas"
    r"|accesible|barrierefrei)",
    re.IGNORECASE,
)
_NOT_ACCESSIBLE = re.compile(r"\b(not|isn['’]t) (\w+ )?(wheelchair|accessible)", re.IGNORECASE)
_SAID = {
    "en": re.compile(r"\b(in english|english[- ](language|speak)|bilingual|en inglés)", re.IGNORECASE),
    "es": re.compile(
        r"\b(in spanish|spanish[- ](language|interpret|speak)|bilingüe|en español|español)", re.IGNORECASE
    ),
    "fr": re.compile(r"\b(in french|en français)", re.IGNORECASE),
    "de": re.compile(r"\b(in german|auf deutsch)", re.IGNORECASE),
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


def list_traits(event: Event, judgement: Judgement) -> list[str]:
    """Return what of `TRAITS` an event's words or its judgement say; what is not said is not there."""
    text = _gather(event)
    said = {
        "free": _FREE.search(text),
        "accessible": _ACCESSIBLE.search(text) and not _NOT_ACCESSIBLE.search(text),
        "newcomers": judgement.open_to_newcomers == "yes",
        "recurring": event.series_id,
    }
    return [name for name in TRAITS if said[name]]


def list_languages(event: Event) -> list[str]:
    """Return the languages of `LANGUAGES` that an event is told in or says to be held in."""
    text = _gather(event)
    told = Counter(_WORD.findall(text.casefold()))
    counts = {name: sum(map(told.__getitem__, common)) for name, common in _COMMON.items()}
    most = max(counts.values())
    return [name for name in LANGUAGES if _SAID[name].search(text) or (counts[name] == most >= _FEW)]


def _gather(event: Event) -> str:
    return "\n".join((event.title, *event.labels, event.description[:_LONGEST]))
