"""Dates that announce nothing: posting dates, deadlines, copyright, days off."""

from __future__ import annotations

from functools import lru_cache

from showup.find.extract.page.mention import Mention
from showup.find.extract.page.sheet import Line
from showup.find.extract.page.words import compile_words

_BEFORE = compile_words(
    r"posted|updated?|published|modified|revised|reviewed|copyright|effective|adopted|enacted|"
    r"approved|filed|issued|"
    r"expire[sd]?|deadlines?|due(?: date)?|submit(?:ted)?|no later than|prior to|before|since|as of|"
    r"dated|born|founded|established|"
    r"created|added|signed|amended|passed|ratified|accessed|retrieved|captured|received|moved from|"
    r"rescheduled from|"
    r"changed from|instead of|originally scheduled(?: for)?|postponed from|o(?<=[a-z] o)pens|"
    r"applications? (?:open|close)s?|closes|through|thru|rsvp|"
    r"tickets? (?:are )?(?:available|(?:go )?on sale)|on sale(?: now| from)?|"
    r"early[ -]bird[\w ]{0,30}|registration (?:opens|closes|begins|ends)|"
    r"register by|sign up by|publicado|actualizado|publié|"
    r"veröffentlicht|stand|"
    r"displaying[\w ]{0,40}|showing[\w ]{0,40}|"
    r"become available|bis(?: zum)?|spätestens|hasta(?: el)?|jusqu['’]au|"
    r"in lieu of|last|terms? (?:ends?|expires?|began)|between|from the|of the|minutes (?:of|from|"
    r"for) the|©",
    after=r"(?:(?<=©)|\b)(?: (?:on|by|at|the|date|is|are|was|were|until|of|and))*\W{0,4}$",
)
_DEADLINE = compile_words("deadline", after=r"\b[^.!?]*[:–-] ?$")
_COLUMN = compile_words(
    r"deadlines?|due(?: date)?|posted|filed|filing|submi(?:ssion|ttal|t)|published|approved|"
    r"uploaded|modified|expir\w+|closing|"
    r"created|updated|adopted|term|appointed|packet (?:posted|date)|cut-?off"
)
_HOUSES = (
    "office",
    "agency",
    "library",
    "school",
    "building",
    "facility",
    "center",
    "city hall",
    "town hall",
)
# a bracket is written \x28: the words are parted by their bars outside of brackets
_DAY_OFF = compile_words(
    r"no (?:\w+ ){0,3}(?:meetings?|sessions?|class(?:es)?|school)|will not meet|does not meet|recess|"
    r"no [\w ,]{2,30}\x28(?:half[ -]term|bank holiday|holidays?|break)|"
    r"closed (?:for|in observance)|no hay (?:reunión|sesión)|keine sitzung|"
    + "|".join(rf"{house}s? (?:will be |is |are )?closed" for house in _HOUSES)
)
_HOLIDAY_NAMES = """christmas christmas-eve christmas-day columbus-day holiday independence-day
indigenous-peoples-day juneteenth labor-day martin-luther-king-day martin-luther-king-jr-day memorial-day
new-years-day new-years-eve presidents-day thanksgiving thanksgiving-day veterans-day half-term
bank-holiday spring-break winter-break fall-break good-friday easter-monday boxing-day"""
_HOLIDAYS = frozenset(_HOLIDAY_NAMES.split())
_NO_EVENT = compile_words(
    r"due dates?|deadlines?|press release|privacy policy|terms of use|copyright|all rights reserved"
)
_ANNOUNCES = compile_words(
    r"meet(?:s|ing|ings)?|held|hearings?|join|session|takes? place|scheduled|workshop|event|"
    r"hosts?|hosting|will be|"
    r"rally|forum|invite[sd]?|reunión|asamblea|réunion|sitzung|findet|treffen|"
    r"at \d{1,2}(?::\d\d)? ?[ap]\.?m"
)
_PROSE = 220  # characters from which a line is a paragraph


def is_trap(line: Line, mention: Mention, column: str) -> bool:
    """Whether the words around a date show that nobody gathers on it."""
    before = line.text[max(0, mention.start - 45) : mention.start].lower()
    if (
        _BEFORE.search(before)
        or _DEADLINE.search(before)
        or "(c)" in before
        or (column and _COLUMN.search(column.lower()))
    ):
        return True
    if len(line.text) <= _PROSE:
        return False
    around = line.text[max(0, mention.start - 140) : mention.end + 110].lower()
    return not _ANNOUNCES.search(around)


@lru_cache(maxsize=4096)
def names_no_event(title: str) -> bool:
    """Whether a title names a deadline, a paper or a public holiday by itself, and nothing to go to."""
    lower = title.lower()
    plain = "".join(sign for sign in lower if sign.isalpha() or sign == " ")
    return "-".join(plain.split()) in _HOLIDAYS or bool(_NO_EVENT.search(lower))


@lru_cache(maxsize=4096)
def is_day_off(text: str) -> bool:
    """Whether the words say that nothing is held."""
    return bool(_DAY_OFF.search(text.lower()))
