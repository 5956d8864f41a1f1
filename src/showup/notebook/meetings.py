"""Meetings of the private store: begun, found again, their sheets written on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime
from secrets import token_hex

from showup.errors import UsageError
from showup.listen.meeting import MOST_STATEMENTS, Meeting, name_meeting, read_meeting, tell_meeting
from showup.listen.note import find_monday, write_week
from showup.listen.scrub import scrub
from showup.store.private_store import PrivateStore


def list_meetings(store: PrivateStore) -> list[Meeting]:
    """Return every meeting, the earliest week first; of one restored from a back-up the longer sheet."""
    listed: dict[str, Meeting] = {}
    for leaf in store.leaves("meeting"):
        meeting = read_meeting(leaf.told)
        known = listed.get(meeting.name)
        if known is None or len(known.statements) < len(meeting.statements):
            listed[meeting.name] = meeting
    return list(listed.values())


def begin_meeting(
    store: PrivateStore, wanted: Meeting, day: date, at: datetime, *, again: bool = True
) -> Meeting:
    """Return the meeting of that name in the week of `day`, begun now where there is none yet.

    Of `wanted` name, town, topic and statements are taken. Town and topic of one that is there already may
    stay empty; statements are added to its sheet. UsageError where it was held in another town.
    """
    week = write_week(day)
    name = name_meeting(scrub(wanted.name.strip()), week)
    found = next((one for one in list_meetings(store) if one.name == name), None)
    if found is None:
        begun = Meeting(name, scrub(wanted.town.strip()), week, scrub(wanted.topic.strip()))
        found = keep_meeting(store, begun, at)
    elif wanted.town and scrub(wanted.town.strip()) != found.town:
        raise UsageError(f"“{name}” was held in {found.town or 'no town'}; give this one another name")
    return add_statements(store, found, wanted.statements)


def keep_meeting(store: PrivateStore, meeting: Meeting, at: datetime) -> Meeting:
    """Keep a new meeting and return it with the salt of its voices."""
    made = replace(meeting, salt=token_hex(16))
    store.add("meeting", find_monday(made.week), tell_meeting(made), at)
    return made


def add_statements(store: PrivateStore, meeting: Meeting, statements: Sequence[str]) -> Meeting:
    """Return the meeting with more statements on its sheet, those that are there already but once."""
    clean = [scrub(statement.strip()) for statement in statements]
    listed = tuple(dict.fromkeys([*meeting.statements, *(one for one in clean if one)]))
    if listed == meeting.statements:
        return meeting
    if len(listed) > MOST_STATEMENTS:
        raise UsageError(f"a sheet holds {MOST_STATEMENTS} statements, one a letter; begin a second meeting")
    made = replace(meeting, statements=listed)
    for leaf in store.leaves("meeting"):
        if leaf.told["meeting"] == meeting.name:
            store.edit("meeting", leaf.number, leaf.day, tell_meeting(made))
    return made


def find_meeting(store: PrivateStore, asked: str) -> Meeting:
    """Return the meeting of that name, or the only one that begins so; UsageError where there is not one."""
    return choose_meeting(list_meetings(store), asked)


def choose_meeting(meetings: Sequence[Meeting], asked: str) -> Meeting:
    """Return the meeting of that name, or the only one that begins so; UsageError where there is not one."""
    wanted = scrub(asked.strip()).casefold()
    same = [one for one in meetings if one.name.casefold() == wanted]
    found = same or [one for one in meetings if wanted and one.name.casefold().startswith(wanted)]
    if len(found) == 1:
        return found[0]
    if not meetings:
        raise UsageError("no meeting is kept yet; showup listen note begins one")
    listed = "".join(f"\n  {one.name}" for one in (found or meetings)[-20:])
    raise UsageError(f"“{asked}” is not the name of one meeting; these are kept:{listed}")
