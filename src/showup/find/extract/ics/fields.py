"""The content lines of one VEVENT that are needed, by name."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

SINGLE = frozenset(
    {
        "SUMMARY", "DTSTART", "DTEND", "DURATION", "UID", "URL", "LOCATION", "DESCRIPTION",
        "ORGANIZER", "STATUS", "RECURRENCE-ID", "GEO", "SEQUENCE", "X-ALT-DESC",
        "X-GOOGLE-CONFERENCE", "X-MICROSOFT-SKYPETEAMSMEETINGURL", "LAST-MODIFIED",
    }
)  # fmt: skip
MANY = frozenset({"RRULE", "RDATE", "EXDATE", "CATEGORIES"})
_PARAMETER = re.compile(r';\s*([A-Za-z-]+)\s*=\s*(?:"([^"]*)"?|([^;:"]*))')
_HEAD = re.compile(r'([A-Za-z-]+)((?:;[^:;"]*(?:"[^"]*"[^:;"]*)*)*):')
_MAX_LINES = 5_000  # of one name; more than ten years of daily exceptions

Line = tuple[str, str]  # parameters as written (";TZID=..."), value


@dataclass(slots=True)
class Fields:
    """One event's lines: the first of each single property, all of the others."""

    one: dict[str, Line] = field(default_factory=dict)
    many: dict[str, list[Line]] = field(default_factory=dict)

    def value(self, name: str) -> str:
        """Return the value of a single property, "" when it is missing."""
        line = self.one.get(name)
        return line[1] if line else ""


def read_fields(text: str) -> Fields:
    r"""Return the wanted lines of an unfolded event; parts inside it (alarms) are passed over."""
    found = Fields()
    one, many = found.one, found.many
    for line in text.split("\n") if "\nBEGIN:" not in text else _own_lines(text):
        head, colon, value = line.partition(":")
        if not colon:
            continue
        name, _, parameters = head.partition(";")
        if name in SINGLE:
            if name not in one:
                if parameters:
                    parameters, value = _part(line, head, value)
                one[name] = parameters, value.strip()
        elif name in MANY:
            if parameters:
                parameters, value = _part(line, head, value)
            lines = many.setdefault(name, [])
            if len(lines) < _MAX_LINES:
                lines.append((parameters, value.strip()))
    return found


def read_any_case(text: str) -> Fields:
    """Return the wanted lines of an event whose names are not in capitals."""
    lines = []
    for line in text.split("\n"):
        found = _HEAD.match(line)
        lines.append(found[1].upper() + line[found.end(1) :] if found else line)
    return read_fields("\n".join(lines))


def _own_lines(text: str) -> list[str]:
    kept: list[str] = []
    depth = 0
    for line in text.split("\n"):
        if line.startswith("BEGIN:"):
            depth += 1
        elif line.startswith("END:"):
            depth = max(0, depth - 1)
        elif not depth:
            kept.append(line)
    return kept


def _part(line: str, head: str, value: str) -> Line:
    """Part a line with parameters; a quoted parameter may hold a colon."""
    if '"' in head:
        found = _HEAD.match(line)
        if found:
            return found[2], line[found.end() :]
    return head[head.index(";") :], value


def parameter(parameters: str, name: str) -> str | None:
    """Return a parameter's value without quotes, None when it is not there."""
    if name not in parameters.upper():
        return None
    for found in _PARAMETER.finditer(parameters):
        if found[1].upper() == name:
            return (found[2] if found[2] is not None else found[3]).strip() or None
    return None
