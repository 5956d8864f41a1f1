"""Dates that announce nothing: posting dates, deadlines, copyright, days off."""

from __future__ import annotations

import re

from showup.find.extract.page.mention import Mention
from showup.find.extract.page.sheet import Line

_BEFORE = re.compile(
    r"(?:\b(?:posted|updated?|published|modified|revised|reviewed|copyright|effective|adopted|enacted|"
    r"approved|filed|issued|"
    r"expire[sd]?|deadlines?|due(?: date)?|submit(?:ted)?|no later than|prior to|before|since|as of|"
    r"dated|born|founded|established|"
    r"created|added|signed|amended|passed|ratified|accessed|retrieved|captured|received|moved from|"
    r"rescheduled from|"
    r"changed from|instead of|originally scheduled(?: for)?|postponed from|[a-z]+s? (?:opens|closes|due)|"
    r"applications? (?:open|close)s?|closes|rsvp|register by|sign up by|publicado|actualizado|publié|"
    r"veröffentlicht|stand|"
    r"in lieu of|last|terms? (?:ends?|expires?|began)|between|from the|of the|minutes (?:of|from|"
    r"for) the)\b|©|\(c\))"
    r"(?: (?:on|by|at|the|date|is|are|was|were|until|of|and))*\W{0,4}$",
    re.IGNORECASE,
)
_COLUMN = re.compile(
    r"\b(?:deadlines?|due(?: date)?|posted|filed|filing|submi(?:ssion|ttal|t)|published|approved|"
    r"uploaded|modified|expir\w+|closing|"
    r"created|updated|adopted|term|appointed|packet (?:posted|date)|cut-?off)\b",
    re.IGNORECASE,
)
_DAY_OFF = re.compile(
    r"\bno (?:\w+ ){0,3}(?:meetings?|sessions?|class(?:es)?|school)\b|\bwill not meet\b|"
    r"\bdoes not meet\b|\brecess\b|"
    r"\boffices? (?:will be |is |are )?closed\b|\bclosed (?:for|in observance)\b|\bno hay (?:reunión|"
    r"sesión)\b|\bkeine sitzung\b",
    re.IGNORECASE,
)
_ANNOUNCES = re.compile(
    r"\b(?:meet(?:s|ing|ings)?|held|hearings?|join|session|takes? place|scheduled|workshop|event|"
    r"hosts?|hosting|will be|"
    r"rally|forum|invite[sd]?|reunión|asamblea|réunion|sitzung|findet|treffen|"
    r"at \d{1,2}(?::\d\d)? ?[ap]\.?m)\b",
    re.IGNORECASE,
)
_PROSE = 220  # characters from which a line is a paragraph


def is_trap(line: Line, mention: Mention, column: str) -> bool:
    """Whether the words around a date show that nobody gathers on it."""
    before = line.text[max(0, mention.start - 45) : mention.start]
    if _BEFORE.search(before) or (column and _COLUMN.search(column)):
        return True
    if len(line.text) <= _PROSE:
        return False
    around = line.text[max(0, mention.start - 140) : mention.end + 110]
    return not _ANNOUNCES.search(around)


def is_day_off(text: str) -> bool:
    """Whether the words say that nothing is held."""
    return bool(_DAY_OFF.search(text))
