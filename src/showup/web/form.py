"""The form of the find page: an address bar's words in, a question out, and addresses of near questions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import datetime
from urllib.parse import urlencode

from showup.model.judgement import ACTIVITIES, SKILLS
from showup.model.match import Question
from showup.model.town import KM_PER_MILE, Town

VIEWS = ("list", "map", "week", "month")
TRAITS = ("newcomers", "free", "accessible")
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
REACHES = (5, 10, 25, 50, 100)  # miles
SPANS = (7, 30, 92)  # days
# A section is a level and, where it has some, the activities it is made of.
SECTIONS: Mapping[str, tuple[int, tuple[str, ...]]] = {
    "take-part": (2, ()),
    "government": (1, ("public-comment",)),
    "talks": (0, ("lecture-or-film",)),
    "service": (0, ("service-volunteering",)),
    "everything": (0, ()),
}
_LONGEST = 200
_MOST_WORDS, _MOST_ROWS = 8, 200
ROWS = 20


@dataclass(frozen=True, slots=True)
class FindForm:
    """What the address of a find page says; anything it says wrongly counts as not said."""

    town: str = ""
    about: tuple[str, ...] = ()
    section: str = "take-part"
    doing: tuple[str, ...] = ()
    practise: tuple[str, ...] = ()
    day: tuple[str, ...] = ()
    trait: tuple[str, ...] = ()
    place: str = ""  # "online" or "there"
    within: int = 25
    days: int = 30
    view: str = "list"
    rows: int = ROWS
    lang: str = ""

    def ask(self, town: Town, now: datetime, limit: int) -> Question:
        """Return the question of this form."""
        level, activities = SECTIONS[self.section]
        return Question(
            town=town,
            now=now,
            about=self.about,
            doing=self.doing or activities,
            practise=self.practise,
            within_km=self.within * KM_PER_MILE,
            days=self.days,
            limit=limit,
            level=level,
            weekdays=self.day,
            traits=self.trait,
            online={"online": True, "there": False}.get(self.place),
        )

    def write_query(self, **changes: object) -> str:
        """Return the query of the form with these fields changed; what is as usual is left out."""
        told = {name: changes.get(name, getattr(self, name)) for name in _USUAL}
        return urlencode({name: value for name, value in told.items() if value != _USUAL[name]}, True)

    def toggle(self, name: str, value: str) -> str:
        """Return the query with a value of a field of several put in, or taken out where it is in."""
        had: tuple[str, ...] = getattr(self, name)
        now = tuple(one for one in had if one != value) if value in had else (*had, value)
        return self.write_query(**{name: now, "rows": ROWS})


_USUAL = {field.name: field.default for field in fields(FindForm)}


def form_of(question: Question) -> FindForm:
    """Return the form that asks a question; a level without a section of its own is asked as everything."""
    known = {parts: name for name, parts in SECTIONS.items()}
    whole = (question.level, question.doing)
    section = known.get(whole) or known.get((question.level, ())) or "everything"
    return FindForm(
        town=question.town.full_name,
        about=question.about,
        section=section,
        doing=() if whole in known else question.doing,
        practise=question.practise,
        day=question.weekdays,
        trait=question.traits,
        place={True: "online", False: "there", None: ""}[question.online],
        within=round(question.within_km / KM_PER_MILE),
        days=question.days,
    )


def read_form(said: Mapping[str, Sequence[str]]) -> FindForm:
    """Return the form of the values of an address."""

    def one(name: str, known: Sequence[str], usual: str) -> str:
        values = [value for value in said.get(name, ()) if value in known]
        return values[0] if values else usual

    def several(name: str, known: Sequence[str]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(value for value in said.get(name, ()) if value in known))

    def count(name: str, usual: int, most: int) -> int:
        told = (said.get(name) or [""])[0]
        return min(int(told), most) if told.isascii() and told.isdigit() and int(told[:6]) > 0 else usual

    about = [clean_words(value) for value in said.get("about", ())[:_MOST_WORDS]]
    return FindForm(
        town=clean_words((said.get("town") or [""])[0]),
        about=tuple(dict.fromkeys(filter(None, about))),
        section=one("section", tuple(SECTIONS), "take-part"),
        doing=several("doing", ACTIVITIES),
        practise=several("practise", SKILLS),
        day=several("day", WEEKDAYS),
        trait=several("trait", TRAITS),
        place=one("place", ("online", "there"), ""),
        within=count("within", 25, 500),
        days=count("days", 30, 366),
        view=one("view", VIEWS, "list"),
        rows=count("rows", ROWS, _MOST_ROWS),
        lang=one("lang", ("en", "es"), ""),
    )


def clean_words(text: str) -> str:
    """Return typed words as one printable line of a bearable length."""
    line = " ".join(text[: 4 * _LONGEST].split())
    return "".join(c for c in line if c.isprintable())[:_LONGEST]
