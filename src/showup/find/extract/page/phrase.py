"""Phrases as titles: cleaned of dates and labels, and told apart by what they name."""

from __future__ import annotations

import re
import tomllib
from functools import lru_cache
from importlib.resources import files

from showup.find.extract.page.hours import find_hours
from showup.find.extract.page.months import MONTHS, WEEKDAYS
from showup.find.extract.page.words import compile_words
from showup.find.extract.page.years import YEAR

MAX_TITLE = 160
_WORDS = {
    name: frozenset(words.split())
    for name, words in tomllib.loads((files(__package__) / "vocabulary.toml").read_text("utf-8")).items()
}
_TOKEN = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
NAMED = re.compile(
    r"^(?:title|event|meeting|what|name|was|qué|quoi|event name|meeting (?:name|title|type|body))\s*:\s*",
    re.IGNORECASE,
)
_CUT = re.compile(r" \| |\|| @ | – | — | - |•|·|;|\t|\s»\s| :: | : ")
SENTENCE_END = re.compile(
    r"(?<=[a-z0-9)]{2})(?<![Bb]ldg)(?<![Bb]lvd)(?<![Mm]rs)(?<![Rr]ev)(?<![Ss]te)\. (?=[A-ZÁÉÍÓÚ¡¿])"
)
_EDGES = ' ,.;:&|/\\-–—•·*@#()[]»«>~_"“”'
_WORD = re.compile(r"([MTWFSLDJVmtwfsldjv](?<!\w.)[^\W\d_]{2,10})\b[.,]?")
_WEEKDAY = compile_words("|".join(sorted(WEEKDAYS, key=len, reverse=True)), after=r"s?\b")
_NOTHING = _WORDS["noise"].union(_WORDS["aside"], MONTHS, WEEKDAYS)
_GENERAL = _WORDS["kind"] | _WORDS["noise"]
_ZONE = re.compile(
    r"\b(?:(?-i:[ECMP][SD]?T)|(?:eastern|central|mountain|pacific)(?: standard| daylight)?(?: time)?)\b",
    re.IGNORECASE,
)
_STATUS = re.compile(
    r"^\W*(?:cancell?ed|postponed|rescheduled)\b\W*|\W*\b(?:cancell?ed|postponed|rescheduled)\W*$",
    re.IGNORECASE,
)
_STATUSES = ("cancel", "postpon", "resched")
_ENDS = re.compile(r"\.(?:pdf|docx?|html?|aspx)$", re.IGNORECASE)
_OF_WHOM = re.compile(
    r"^(?:(?:meetings?|agendas?|minutes)(?: (?:and|&) )?)+ (?:of|for) (?:the )?", re.IGNORECASE
)  # "Meetings & Minutes of the Parks Board"
_HEAD = re.compile(
    r"^(?:upcoming|agendas?|minutes|notice|packet|cancell?ation)(?: (?:of|for))?\b[ :–(-]*", re.IGNORECASE
)
_DURATION = re.compile(r"\b\d+ ?(?:hrs?|hours?|min(?:ute)?s?|sec)\b|\b\d+(?:\.\d+)? ?[km]b\b", re.IGNORECASE)
_SHORT_DATE = re.compile(r"(?<![\d/])[01]?\d/[0-3]?\d(?:/\d{2,4})?(?![\d/])")
_JOINTS = " ,–—:&("  # no hyphen: a "sit-in" is whole
_HANGS = frozenset(
    "of for from on the and at to in with by is are no w this next every each".split(" ")  # noqa: SIM905
)
_PLURALS = ("eetings", "earings", "essions", "orkshops")
_PLURAL = re.compile(r"\b(meeting|hearing|session|workshop)s\b", re.IGNORECASE)
_TAIL = re.compile(
    r"[\s,(–—\-:]*\b(?:(?:meeting )?(?:agendas?(?: (?:and|&) minutes)?|minutes(?: (?:and|&) agendas?)?|"
    r"packets?|notices?|schedules?|calendar|dates|"
    r"archives?|pdf|docx?|youtube|mp3|resolutions?|video|audio|transcripts?|presentation|documents|"
    r"summar(?:y|ies)|notes|recordings?|"
    r"materials|cancell?ation|results))\b[\s)]*$",
    re.IGNORECASE,
)


@lru_cache(maxsize=8192)
def tell_words(text: str) -> tuple[str, ...]:
    """Return the words of a text in lower case."""
    return tuple(_TOKEN.findall(text.lower()))


@lru_cache(maxsize=16384)
def is_empty(text: str) -> bool:
    """Whether a text names nothing: "Agenda (PDF)", "Upcoming", "Minutes"."""
    return _NOTHING.issuperset(word for word in tell_words(text) if len(word) > 1)


@lru_cache(maxsize=16384)
def is_kind(text: str) -> bool:
    """Whether a text names only a kind of gathering, and not whose or about what: "Regular Meeting"."""
    return _GENERAL.issuperset(word for word in tell_words(text) if len(word) > 1)


def _strip_clock(text: str) -> str:
    """Return a text without weekdays, years, durations and time zones."""
    if _WEEKDAY.search(text.lower()):
        text = _WORD.sub(_drop_weekday, text)
    if any(map(str.isdigit, text)):
        text = _SHORT_DATE.sub(" ", _DURATION.sub(" ", YEAR.sub(" ", text)))
    return _ZONE.sub(" ", text) if "T" in text or "ime" in text else text


def _drop_weekday(match: re.Match[str]) -> str:
    word = match[1].lower()
    return " " if word in WEEKDAYS or word.removesuffix("s") in WEEKDAYS else match[0]


@lru_cache(maxsize=8192)
def clean(text: str) -> str:
    """Return a piece of text as a title: without dates, clock times and what only hangs on."""
    text = _strip_clock(text)
    text = _HEAD.sub("", _OF_WHOM.sub("", text.replace("_", " ").strip(_EDGES)))
    text = NAMED.sub("", _ENDS.sub("", text.strip()).strip(_EDGES))
    if any(part in text.lower() for part in _STATUSES):
        text = _STATUS.sub("", text)
    for _ in range(4):
        shorter = text.strip(_EDGES)
        if shorter[shorter.rfind(" ") + 1 :].lower().lstrip("(") in _WORDS["paper"]:
            shorter = _TAIL.sub("", shorter)
        shorter = _cut_hanging(shorter)
        if shorter == text:
            break
        text = shorter
    text = " ".join(text.split()).strip(_EDGES)
    if text.count("(") > text.count(")"):
        text += ")"
    return text if len(text) <= MAX_TITLE else text[:MAX_TITLE].rsplit(" ", 1)[0]


def _cut_hanging(text: str) -> str:
    """Return a text without a last word that leads on to nothing: "Meeting of"."""
    last = max(map(text.rfind, _JOINTS)) + 1
    if last and text[last:].lower() in _HANGS:
        return text[:last].rstrip(_JOINTS + "-")
    return text


def name_one(text: str) -> str:
    """Return the name of several gatherings as that of one: "Board Meetings" is a board meeting."""
    return _PLURAL.sub(r"\1", text) if any(part in text for part in _PLURALS) else text


def tells_gathering(text: str) -> bool:
    """Whether a text names what people come to: "Special Meeting", "Budget Hearing"."""
    return bool(_WORDS["event"].intersection(tell_words(text)))


def tell_kind(text: str) -> str:
    """Return a kind as the name of one gathering: "Special" is a special meeting, "Meetings" one meeting."""
    text = name_one(text)
    return text if _WORDS["gathering"].intersection(tell_words(text)) else f"{text} Meeting"


@lru_cache(maxsize=8192)
def split(text: str) -> tuple[str, ...]:
    """Return the pieces of a line between dashes, bars, bullets, colons and sentences."""
    return tuple(
        piece for sentence in SENTENCE_END.split(text) for piece in _CUT.split(sentence) if piece.strip()
    )


def strip_hours(text: str) -> str:
    """Return a text with its clock times cut out."""
    for hours in reversed(find_hours(text)):
        text = text[: hours.start] + " | " + text[hours.stop :]
    return text
