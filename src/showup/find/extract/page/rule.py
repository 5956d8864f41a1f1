"""Repetition in words: "second and fourth Tuesdays at 6:30 pm, except July"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from showup.find.extract.page.hours import Hours, find_hours
from showup.find.extract.page.months import MONTH, MONTHS, WEEKDAY, WEEKDAYS
from showup.find.extract.page.phrase import strip_hours
from showup.find.extract.page.sheet import Sheet

AHEAD = timedelta(days=365)  # how far a rule in words is trusted
_MAX_RULES = 20
_ORDINALS = {
    name: number
    for number, names in (
        (1, "first 1st primer primero premier ersten erste"),
        (2, "second 2nd segundo deuxième deuxieme zweiten zweite"),
        (3, "third 3rd tercer tercero troisième troisieme dritten dritte"),
        (4, "fourth 4th cuarto quatrième quatrieme vierten vierte"),
        (5, "fifth 5th quinto"),
        (-1, "last último ultimo dernier letzten letzte"),
    )
    for name in names.split()
}
_DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_NTH = rf"(?:{'|'.join(_ORDINALS)})"
_MONTHLY = re.compile(
    rf"\b(?P<nths>{_NTH}(?:(?:\s*(?:,|and|&|y|et|und|/)\s*)+{_NTH})*)\s+(?P<day>{WEEKDAY})s?\b"
    rf"(?P<more>(?:\s*(?:,|and|&)\s*(?:the )?{_NTH}\s+{WEEKDAY}s?\b)*)"
    r"(?=.{0,40}\b(?:month|monthly|mes|mois|monats?)\b|s?\b.{0,25}\d)"
)
_PAIR = re.compile(rf"({_NTH})\s+({WEEKDAY})")
_WEEKLY = re.compile(
    rf"\b(?:every|each|jeden|cada|todos los|chaque|tous les)\s+(?P<day>{WEEKDAY})s?\b"
    rf"|\b(?P<days>{WEEKDAY})s\b"
)
_SUBJECT = re.compile(
    r"^(?:(?:our|the|this|la|el|le|der|die|das)\s+)?(?P<who>(?!we\b|they\b|it\b)[^.:;!?]{4,60}?)\s+"
    r"(?:(?:usually|normally|currently|regularly|also|will)\s+)?(?:meets?|gathers?|convenes?|is held|"
    r"are held|takes place|se reúne|trifft sich|se réunit)\b",
    re.IGNORECASE,
)
_OF_A_WEEKDAY = re.compile(rf"(?:(?:every|each)\s+{WEEKDAY}s?|{WEEKDAY}s)\s*:?")
_REACH = 15  # lines under "Mondays" that still belong to it
_MONTH_LIST = rf"{MONTH}(?:(?:\s*(?:,|and|&|or|y|et|und)\s*)+{MONTH})*"
_EXCEPT = re.compile(
    rf"\b(?:except(?: for| in| during)?|excluding|no meetings? in|excepto|sauf|"
    rf"außer(?: im)?)\s+(?:the month of )?({_MONTH_LIST})"
)
_SPAN = re.compile(rf"\b({MONTH})\s*(?:through|thru|to|-|–|until|bis)\s*({MONTH})\b")
_MEETS = re.compile(
    r"\b(?:meet(?:s|ings?)?|held|gather(?:s|ings?)?|convenes?|sessions?|clubs?|groups?|workshops?|"
    r"reúne|reunión|reuniones|"
    r"réunions?|réunit|trifft|treffen|sitzung(?:en)?)\b"
)
_NOT_A_MEETING = re.compile(
    r"\b(?:deadlines?|due|submit\w*|worship|service|mass|collection|trash|recycling|pay(?:ment|day)?|"
    r"closed|prior to|"
    r"before the|preceding|fee|free admission|hours|every other month|alternate months|bi-?monthly|"
    r"quarterly)\b"
)


@dataclass(frozen=True, slots=True)
class Rule:
    """A repetition as RRULE value with its next date, the line it stands in and its words."""

    line: int
    value: str
    day: date
    hours: Hours | None
    words: str
    subject: str = ""  # the words of its line that may name what is held
    rest: str = ""  # the words of its line that may name where, parted by bars


def find_rules(sheet: Sheet, today: date) -> list[Rule]:
    """Return the repetitions that the page states, each set forth for a year from today."""
    found: dict[tuple[str, Hours | None], Rule] = {}
    for number, line in enumerate(sheet.lines):
        text = line.text[:600].lower()
        if not _HINT.search(text):
            continue
        match = _MONTHLY.search(text) or _WEEKLY.search(text)
        if match is None or _NOT_A_MEETING.search(text) or not (_MEETS.search(text) or len(text) < 90):
            continue
        rule = _read(number, line.text, text, match, today)
        if rule is not None:
            found.setdefault((rule.value, rule.hours), rule)
        if len(found) >= _MAX_RULES:
            break
    return [*found.values(), *_read_headed(sheet, today)][:_MAX_RULES]


def _read_headed(sheet: Sheet, today: date) -> Iterator[Rule]:
    """Yield what is listed with its hours under a weekday as a heading: "Mondays", "Every Friday:"."""
    head, reach = "", -1
    for number, line in enumerate(sheet.lines):
        lower = line.text[:200].lower()
        if _OF_A_WEEKDAY.fullmatch(lower):
            head, reach = line.text, number + _REACH
            continue
        hours = find_hours(line.text[:200]) if number <= reach else ()
        if line.level or line.dates:
            reach = -1 if line.level else reach
        elif hours and hours[0].sure and hours[0].start < 3 and not _NOT_A_MEETING.search(lower):
            subject = strip_hours(line.text[:200])
            match = _WEEKLY.search(head.lower())
            if match and sum(map(str.isalpha, subject)) > 5:
                rule = _read(number, f"{head} {line.text[:200]}", lower, match, today)
                if rule:
                    yield replace(rule, subject=subject, rest=subject)


_HINT = re.compile(rf"\b(?:{_NTH}|every|each|jeden|cada|todos|chaque|tous|{WEEKDAY}s)\b")


def _read(number: int, text: str, lower: str, match: re.Match[str], today: date) -> Rule | None:
    pairs = _read_days(match)
    months = _read_months(lower)
    day = _find_next(pairs, months, today)
    if day is None:
        return None
    parts = ["FREQ=MONTHLY" if pairs[0][0] else "FREQ=WEEKLY"]
    if len(months) < 12:
        parts.append("BYMONTH=" + ",".join(map(str, months)))
    parts.append("BYDAY=" + ",".join(f"{nth or ''}{_DAYS[weekday]}" for nth, weekday in pairs))
    parts.append(f"UNTIL={today + AHEAD:%Y%m%d}T235959")
    hours = next((one for one in find_hours(text) if one.sure), None)
    if hours is None and match.re is _WEEKLY:
        return None  # "every Monday" without an hour may be anything
    before, after = text[: match.start()], strip_hours(text[match.end() :])
    return Rule(
        number,
        ";".join(parts),
        day,
        hours,
        text[match.start() : match.start() + 120],
        _name_subject(before, after),
        f"{after} | {before}",
    )


def _name_subject(before: str, after: str) -> str:
    """Return the words that may name what is held: who meets, or what follows a rule that stands first."""
    told = _SUBJECT.match(before)
    if told:
        who = told["who"]
        return who if " " in who or who != who.lower() else ""  # "the club" is the page's own
    return after[:200] if sum(map(str.isalpha, before)) < 4 else ""


def _read_days(match: re.Match[str]) -> list[tuple[int, int]]:
    """Return (nth, weekday) pairs; nth 0 is every week."""
    weekday = WEEKDAYS[match["day"] or match["days"]]
    if match.re is _WEEKLY:
        return [(0, weekday)]
    pairs = [(_ORDINALS[nth], weekday) for nth in re.findall(_NTH, match["nths"])]
    pairs += [(_ORDINALS[nth], WEEKDAYS[day]) for nth, day in _PAIR.findall(match["more"])]
    return sorted(set(pairs))


def _read_months(lower: str) -> list[int]:
    months = set(range(1, 13))
    span = _SPAN.search(lower)
    if span:
        first, last = MONTHS[span[1]], MONTHS[span[2]]
        months = set(range(first, last + 1)) if first <= last else {*range(first, 13), *range(1, last + 1)}
    left_out = _EXCEPT.search(lower)
    if left_out:
        months -= {MONTHS[name] for name in re.findall(MONTH, left_out[1])}
    return sorted(months)


def _find_next(pairs: list[tuple[int, int]], months: list[int], today: date) -> date | None:
    for ahead in range(366):
        day = today + timedelta(days=ahead)
        if day.month in months and any(_is_nth(day, nth, weekday) for nth, weekday in pairs):
            return day
    return None


def _is_nth(day: date, nth: int, weekday: int) -> bool:
    if day.weekday() != weekday:
        return False
    if nth < 0:
        return (day + timedelta(days=7)).month != day.month
    return nth in (0, (day.day - 1) // 7 + 1)
