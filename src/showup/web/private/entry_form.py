"""The form of a journal entry: what was typed in, an entry out, and what stands in it at first."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from showup.learn.entry import Entry, Role, check_entry
from showup.learn.ladder import Ladder
from showup.learn.names import Sighting, find_names
from showup.model.match import Candidate
from showup.web.private.page import Form
from showup.web.row import clean_line

TEXTS = ("text", "learned", "tried", "gains", "group", "issue", "mood", "event_id")
NUMBERS = ("hours", "my_tasks", "all_tasks")


@dataclass(frozen=True, slots=True)
class Draft:
    """What stands in the fields, as typed."""

    told: Mapping[str, str]
    role: str = Role.WATCHED
    skills: tuple[str, ...] = ()
    likely: tuple[str, ...] = ()  # skills that the event is for: offered first


@dataclass(frozen=True, slots=True)
class Reading:
    """The entry, or what is wrong with the fields: the keys of texts by field."""

    entry: Entry | None
    faults: Mapping[str, str] = field(default_factory=dict)


def draft_new(today: date) -> Draft:
    """Return the fields of an entry that nothing is known of but the day."""
    return Draft({"happened_on": today.isoformat()})


def draft_event(found: Candidate, ladder: Ladder, today: date) -> Draft:
    """Return the fields of an entry on an event: its day, title and group, the skills it is for.

    An event that is still to come is entered under today: a day ahead would count for nothing.
    """
    event, judged = found.event, found.judgement
    day = min(date.fromisoformat(event.start.isoformat()[:10]), today)
    told = {
        "happened_on": day.isoformat(),
        "text": clean_line(event.title),
        "group": clean_line(event.organizer),
        "event_id": event.event_id,
    }
    done = set(judged.activities)
    likely = [name for name, skill in ladder.skills.items() if done & set(skill.activities)]
    likely += [name for name in judged.skills if name in ladder.skills]
    return Draft(told, likely=tuple(dict.fromkeys(likely)))


def draft_entry(entry: Entry) -> Draft:
    """Return the fields of an entry that is to be changed."""
    told = {name: getattr(entry, name) for name in TEXTS}
    told |= {name: _write_number(getattr(entry, name)) for name in NUMBERS}
    return Draft(told | {"happened_on": entry.happened_on.isoformat()}, entry.role, entry.skills)


def draft_typed(form: Form) -> Draft:
    """Return the fields as they were sent."""
    told = {name: form.one(name) for name in ("happened_on", *TEXTS, *NUMBERS)}
    return Draft(told, form.one("role"), form.several("skill"))


def read_draft(draft: Draft, ladder: Ladder) -> Reading:
    """Return the entry of the fields, or what is wrong with them."""
    told: dict[str, Any] = {name: draft.told.get(name, "").strip() for name in TEXTS}
    faults: dict[str, str] = {}
    for name in ("happened_on", *NUMBERS):
        try:
            told[name] = _read_value(name, draft.told.get(name, "").strip())
        except ValueError:
            faults[name] = "fault_day" if name == "happened_on" else "fault_number"
    if not any(told[name] for name in ("text", "learned", "tried", "gains")):
        faults["text"] = "fault_nothing"
    if faults:
        return Reading(None, faults)
    skills = tuple(name for name in ladder.skills if name in draft.skills)
    role = Role(draft.role) if draft.role in list(Role) else Role.WATCHED
    try:
        return Reading(check_entry(Entry(**told, role=role, skills=skills)))
    except ValueError as fault:
        return Reading(None, _name_fault(str(fault)))


def keep_unasked(entry: Entry, before: Entry, ladder: Ladder) -> Entry:
    """Return the changed entry with the skills that the form does not know: of a newer ladder."""
    unknown = tuple(name for name in before.skills if name not in ladder.skills)
    return replace(entry, skills=entry.skills + unknown)


def see_names(entry: Entry) -> tuple[Sighting, ...]:
    """Return what in an entry seems to belong to another person."""
    return find_names("\n".join((entry.words, entry.gains, entry.group, entry.issue, entry.mood)))


def list_said(entries: Iterable[Entry], name: str) -> list[str]:
    """Return what was said in a field before, the latest first, to choose from."""
    said = [getattr(entry, name) for entry in entries]
    return list(dict.fromkeys(filter(None, reversed(said))))


def _read_value(name: str, text: str) -> Any:
    if name == "happened_on":
        day = date.fromisoformat(text)
        if day.year < 1900:
            raise ValueError("too long ago")
        return day
    if not text:
        return None
    if len(text) > 6:  # nobody had a million tasks
        raise ValueError("too large")
    return float(text.replace(",", ".")) if name == "hours" else int(text)


def _name_fault(words: str) -> dict[str, str]:
    """Return which field an entry's own rule speaks of."""
    for sign, name, key in (
        ("hours", "hours", "fault_hours"),
        ("my_tasks", "my_tasks", "fault_tasks"),
        ("tasks", "my_tasks", "fault_number"),
    ):
        if sign in words:
            return {name: key}
    return {"text": "fault_long"}


def _write_number(value: float | None) -> str:
    return "" if value is None else f"{value:g}"
