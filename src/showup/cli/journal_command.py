"""`showup journal add|edit|remove|undo|forget`: what is written into the journal."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from difflib import get_close_matches
from typing import Any

from showup.cli.console import DONE, put, put_json, warn
from showup.cli.private import find_lock, find_today, make_lock, read_leaves, tell_entry
from showup.cli.settings import Settings
from showup.cli.stores import open_store
from showup.errors import NothingDone, UsageError
from showup.learn.entry import Entry, Role, check_entry, write_entry
from showup.learn.ladder import load_ladder, match_skills
from showup.learn.names import find_names
from showup.store.private_store import PrivateStore

Ask = Callable[[str], str]
NO_JOURNAL = "there is no journal yet; showup log begins one"
_QUESTIONS = (
    ("text", "What was it, and what happened?"),
    ("role", "How much of it was yours: 1 watched, 2 helped, 3 took a task, 4 organized, 5 led? [1]"),
    ("skills", "What did you practise, e.g. listening, notes (showup learn names all)?"),
    ("learned", "What did you learn?"),
)


def run_add(settings: Settings, given: Mapping[str, Any]) -> int:
    """Write an entry: from the options, else from the answers to at most four questions."""
    told = {name: value for name, value in given.items() if value is not None}
    if told.get("event_id"):
        told = {**describe_event(settings, told["event_id"]), **told}
    day = {"happened_on": find_today(settings.now)}
    entry = make_entry(day | told) if told.keys() - {"happened_on"} else None
    with make_lock(settings).open() as store:  # before any question: a wrong passphrase costs no answers
        entry = entry or make_entry(day | told | ask_entry(ask_on_terminal))
        warn_of_names(entry)
        number = store.add("entry", entry.happened_on, write_entry(entry), settings.now)
    return tell(settings, number, entry, "kept as")


def run_edit(settings: Settings, number: int, given: Mapping[str, Any]) -> int:
    """Change what the options name and leave the rest of an entry as it is."""
    told = {name: value for name, value in given.items() if value is not None}
    if not told:
        raise UsageError('say what to change, e.g. --learned "..."; an empty text takes it out')
    with open_journal(settings) as store:
        before = require_entry(store, number)
        entry = make_entry({name: getattr(before, name) for name in Entry.__slots__} | told)
        warn_of_names(entry)
        store.edit("entry", number, entry.happened_on, write_entry(entry))
    return tell(settings, number, entry, "changed")


def run_remove(settings: Settings, numbers: Sequence[int]) -> int:
    """Take entries out of the journal; undo brings them back."""
    with open_journal(settings) as store:
        gone = store.remove("entry", numbers, settings.now)
    told = f"taken out: {_list(gone)}; showup journal undo brings back, showup journal forget deletes"
    return finish(settings, {"removed": gone}, told, bool(gone))


def run_undo(settings: Settings) -> int:
    """Bring back what was taken out last."""
    with open_journal(settings) as store:
        back = store.undo("entry")
    return finish(settings, {"brought_back": back}, f"brought back: {_list(back)}", bool(back))


def run_forget(settings: Settings, numbers: Sequence[int], everything: bool, sure: bool) -> int:
    """Delete entries for good."""
    if everything == bool(numbers):
        raise UsageError("say which entries to delete for good, by number, or --all")
    what = "the whole journal" if everything else f"{len(numbers)} entries"
    if not sure and ask_on_terminal(f"Delete {what} for good? Nothing brings it back (yes/no)") != "yes":
        raise NothingDone("nothing was deleted; --yes answers the question")
    with open_journal(settings) as store:
        count = store.forget("entry", None if everything else numbers)
    return finish(settings, {"forgotten": count}, f"deleted for good: {count}", bool(count))


def finish(settings: Settings, told: Mapping[str, Any], line: str, done: bool) -> int:
    """Say what was done; NothingDone where there was nothing to do it to."""
    if not done:
        raise NothingDone("there is no such entry")
    if settings.json:
        put_json(told)
    else:
        put(line)
    return DONE


def tell(settings: Settings, number: int, entry: Entry, done: str) -> int:
    """Say that an entry was written."""
    return finish(settings, tell_entry(number, entry), f"{done} {number}, {entry.happened_on}", True)


def open_journal(settings: Settings) -> PrivateStore:
    """Return the store of the journal, NothingDone where there is none yet."""
    lock = find_lock(settings)
    if lock is None:
        raise NothingDone(NO_JOURNAL)
    return lock.open()


def require_entry(store: PrivateStore, number: int) -> Entry:
    """Return the entry of that number, UsageError where there is none."""
    leaf = store.leaf("entry", number)
    found = read_leaves([leaf]) if leaf else []
    if not found:
        raise UsageError(f"no entry {number}; showup journal list tells the numbers")
    return found[0][1]


def make_entry(told: Mapping[str, Any]) -> Entry:
    """Return the entry, checked; UsageError for what makes none."""
    try:
        entry = Entry(**{**told, "role": Role(told.get("role", Role.WATCHED))})
        check_entry(entry)
    except ValueError as fault:
        wrong = f"--role is one of {', '.join(Role)}" if "Role" in str(fault) else str(fault)
        raise UsageError(wrong) from None
    return replace(entry, skills=tuple(map(find_skill, entry.skills)))


def find_skill(asked: str) -> str:
    """Return the id of the skill that somebody means; UsageError with the nearest ids."""
    found = match_skills(asked)
    if len(found) == 1:
        return found[0]
    near = found[:3] or get_close_matches("-".join(asked.casefold().split()), load_ladder().skills, 3, 0.5)
    hint = f"did you mean {', '.join(near)}?" if near else "showup learn lists them"
    raise UsageError(f'no skill called "{asked.strip()}"; {hint}')


def describe_event(settings: Settings, event_id: str) -> dict[str, Any]:
    """Return the day, title and group of a stored event; what is not stored has only its id."""
    with open_store(settings) as store:
        found = store.event(event_id)
    if found is None:
        warn(f"no event {event_id} is stored; its id is kept")
        return {}
    event = found.event
    return {
        "happened_on": date.fromisoformat(event.start.isoformat()[:10]),
        "text": event.title,
        "group": event.organizer,
    }


def ask_entry(ask: Ask) -> dict[str, Any]:
    """Return the answers to the four questions; the last three may stay empty.

    What cannot be understood is told and left out: no answer is lost for a word that is not known.
    """
    answers = {name: ask(question) for name, question in _QUESTIONS}
    if not answers["text"]:
        raise UsageError("nothing was told, so nothing was kept")
    told: dict[str, Any] = {name: answers[name] for name in ("text", "learned") if answers[name]}
    return told | {"role": _read_role(answers["role"]), "skills": tuple(_read_skills(answers["skills"]))}


def _read_role(answer: str) -> Role:
    """Return the role of that number or name; the first where it is none."""
    roles = list(Role)
    if answer.isascii() and answer.isdigit() and 1 <= int(answer) <= len(roles):
        return roles[int(answer) - 1]
    near = get_close_matches("-".join(answer.casefold().split()), roles, 1, 0.6)
    if answer and not near:
        warn(f'"{answer}" is none of {", ".join(roles)}; kept as {roles[0]}, showup journal edit changes it')
    return Role(near[0]) if near else roles[0]


def _read_skills(answer: str) -> Iterator[str]:
    for part in filter(str.strip, answer.split(",")):
        try:
            yield find_skill(part)
        except UsageError as fault:
            warn(f"{fault} It is left out; showup journal edit --skill adds it")


def ask_on_terminal(question: str) -> str:
    """Ask on stderr, so that stdout holds the result alone; UsageError where nobody answers."""
    sys.stderr.write(f"{question}\n> ")
    sys.stderr.flush()
    line = sys.stdin.readline()
    if not line:
        raise UsageError('nobody answers here; say it with options, e.g. showup log --text "..."')
    return line.strip()


def warn_of_names(entry: Entry) -> None:
    """Warn where a text seems to hold what belongs to another person."""
    for seen in find_names("\n".join((entry.words, entry.gains, entry.group, entry.issue, entry.mood))):
        warn(
            f"“{seen.quote}” looks like a person's {seen.kind}. A role (“the treasurer”) says as much "
            "and harms nobody; showup journal edit changes it."
        )


def _list(numbers: Sequence[int]) -> str:
    return ", ".join(map(str, numbers))
