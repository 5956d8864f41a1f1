"""The words of the pages in one language: texts, terms, days and times."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import Any

from showup.model.event import Event

LANGUAGES = ("en", "es")
_ISO_DAY = re.compile(r"\b\d{4}-\d\d-\d\d\b")
_FOLDER = Path(__file__).parent / "texts"


@dataclass(frozen=True)
class Words:
    """One language; a text that is missing is a KeyError."""

    language: str
    texts: Mapping[str, Any]

    def say(self, key: str, **values: object) -> str:
        """Return a text with its values put in."""
        text: str = self.texts["text"][key]
        return text.format(**values) if values else text

    def count(self, key: str, number: int) -> str:
        """Return "1 event" or "5 events"."""
        return self.say(f"{key}_{'one' if number == 1 else 'many'}", n=number)

    def join(self, terms: Iterable[object]) -> str:
        """Return "0.5, 1 and 2"."""
        *before, last = map(str, terms)
        return f"{', '.join(before)} {self.say('and')} {last}" if before else last

    def name(self, table: str, term: str) -> str:
        """Return what a listed term (topic, activity, status ...) is called; one of others as it stands."""
        named: str = self.texts[table].get(term) or term.replace("-", " ")
        return named

    def day(self, when: date) -> str:
        """Return "Fri 21 Aug 2026"."""
        weekday, month = self.texts["weekday"]["short"], self.texts["month"]["short"]
        return f"{weekday[when.weekday()]} {when.day} {month[when.month - 1]} {when.year}"

    def iso_day(self, when: str) -> str:
        """Return the day of an ISO 8601 moment, "" where it is none."""
        try:
            return self.day(date.fromisoformat(when[:10]))
        except ValueError:
            return ""

    def span(self, first: date, last: date) -> str:
        """Return "Fri 21 Aug 2026 – Sat 5 Sep 2026", one day once."""
        return self.day(first) if first == last else f"{self.day(first)} – {self.day(last)}"

    def spell_days(self, text: str) -> str:
        """Return the text with its ISO 8601 days as they are said."""
        return _ISO_DAY.sub(lambda found: self.iso_day(found[0]) or found[0], text)

    def long_day(self, when: date) -> str:
        """Return "Friday 21 August"."""
        weekday, month = self.texts["weekday"]["long"], self.texts["month"]["long"]
        return self.say(
            "long_day", weekday=weekday[when.weekday()], day=when.day, month=month[when.month - 1]
        )

    def month(self, when: date) -> str:
        """Return "August 2026"."""
        return self.say("long_month", month=self.texts["month"]["long"][when.month - 1], year=when.year)

    def clock(self, when: datetime) -> str:
        """Return "6:30 pm" or "18:30", as the language is used to."""
        if self.texts["text"]["clock"] == "24":
            return f"{when.hour}:{when.minute:02}"
        minutes = f":{when.minute:02}" if when.minute else ""
        return f"{when.hour % 12 or 12}{minutes} {'am' if when.hour < 12 else 'pm'}"

    def hours(self, event: Event) -> str:
        """Return "6:30 pm – 8 pm" or "all day"."""
        start, end = event.start, event.end
        if not isinstance(start, datetime):
            return self.say("all_day")
        if not isinstance(end, datetime) or end <= start:
            return self.clock(start)
        until = self.clock(end) if end.date() == start.date() else f"{self.day(end)} {self.clock(end)}"
        return f"{self.clock(start)} – {until}"

    def when(self, event: Event) -> str:
        """Return day and hours in the event's own zone."""
        return f"{self.day(event.start)}, {self.hours(event)}"

    def translate(self, phrase: str) -> str:
        """Return a phrase of the stages (a reason, a rule of dates) in this language, else as it stands."""
        for pattern, written in _patterns(self.language):
            found = pattern.fullmatch(phrase)
            if found:
                return written.format(
                    **{key: self._term(key, value) for key, value in found.groupdict().items()}
                )
        first, mark, rest = phrase.partition("; ")
        return f"{self.translate(first)}; {self.translate(rest)}" if mark else phrase

    def _term(self, key: str, value: str) -> str:
        table = key.rstrip("0123456789")
        if table == "date":
            return self.day(date.fromisoformat(value))
        if table == "rest":
            return self.translate(value)
        if table not in self.texts or table == "text":
            return value
        parts = re.split(r", | and | or ", value)
        terms = [self.name(table, part.removeprefix("a ").replace(" ", "-")) for part in parts]
        joint = next((word for word in ("and", "or") if f" {word} " in value), "")
        return f" {self.say(joint)} ".join([", ".join(terms[:-1]), terms[-1]]) if joint else ", ".join(terms)


@cache
def load_words(language: str) -> Words:
    """Return the words of a language: those of FIND, and of LEARN and LISTEN in folders of their own."""
    texts: dict[str, Any] = {}
    for file in sorted(_FOLDER.rglob(f"{language}.toml")):
        for table, told in tomllib.loads(file.read_text("utf-8")).items():
            texts[table] = (
                texts.get(table, {}) | told if isinstance(told, dict) else texts.get(table, []) + told
            )
    return Words(language, texts)


@cache
def _patterns(language: str) -> list[tuple[re.Pattern[str], str]]:
    rows = load_words(language).texts["phrase"]
    return [(re.compile(row["when"]), row["say"]) for row in rows]


def choose_language(asked: str, accepted: str) -> str:
    """Return the language asked for in the address, else the first known one of Accept-Language."""
    if asked in LANGUAGES:
        return asked
    for part in accepted.lower().split(","):
        language = part.split(";")[0].strip()[:2]
        if language in LANGUAGES:
            return language
    return LANGUAGES[0]
