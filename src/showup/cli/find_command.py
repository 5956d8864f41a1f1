"""`showup find`: a town in, ranked meetings out."""

from __future__ import annotations

from datetime import datetime

from showup.cli import text, wire
from showup.cli.console import DONE, IN_PART, put_all, put_json, warn
from showup.cli.settings import Settings
from showup.cli.stores import open_store
from showup.errors import UsageError
from showup.find.answer.interests import unknown_words
from showup.find.discover.registry import name_channels
from showup.find.harvest.find import find
from showup.model.match import Answer, Question
from showup.store.harvest_store import HarvestStore

REFRESH = ("missing", "stale", "never")
STALE_HOURS = 24


def check_question(question: Question, refresh: str) -> None:
    """Raise UsageError where the words make no question."""
    wrong = unknown_words(question.doing, question.practise)
    if not 1 <= question.days <= 366:
        wrong.append("--days must be between 1 and 366")
    if not 0 <= question.level <= 2:
        wrong.append("--level is 2 (take part), 1 (adjacent) or 0 (everything)")
    if question.limit < 1:
        wrong.append("--limit must be at least 1")
    if refresh not in REFRESH:
        wrong.append(f"--refresh is one of {', '.join(REFRESH)}")
    if wrong:
        raise UsageError("; ".join(wrong))


def run_find(settings: Settings, question: Question, refresh: str, save: str = "") -> int:
    """Answer the question, harvesting first where nothing is stored for the town; keep it as asked."""
    check_question(question, refresh)
    if save:
        from showup.cli.saved_command import check_name, keep_question

        check_name(save)
    with open_store(settings) as store:
        if needs_harvest(store, question, refresh, settings.now):
            from showup.cli.run import Wanted, announce, run_harvest  # slow to load, seldom needed

            town = question.town.full_name
            if not settings.quiet:
                warn(f"Looking in {town} now; the first time takes minutes (Ctrl-C keeps what was found).")
            wanted = Wanted(interests=question.about)
            summary = run_harvest(settings, question.town, store, wanted)
            announce(settings, summary)
            if summary.offline and not settings.json:
                return IN_PART
        found = find(question, store, name_channels())
    if save:
        keep_question(settings, save, question, found.matches)
    return give(settings, found)


def needs_harvest(store: HarvestStore, question: Question, refresh: str, now: datetime) -> bool:
    """Whether a harvest comes before the answer."""
    if refresh == "never":
        return False
    last = store.last_harvest(question.town.key)
    if last is None:
        return True
    return refresh == "stale" and (now - last).total_seconds() > STALE_HOURS * 3600


def give(settings: Settings, found: Answer) -> int:
    """Print the answer; exit 3 only where there is none because no channel could be asked."""
    if settings.json:
        put_json(wire.answer(found))
    else:
        put_all(text.answer_lines(found))
    asked = [tried for tried in found.coverage.channels if tried.requests] if found.coverage else []
    offline = bool(asked) and all(tried.failed for tried in asked)
    return IN_PART if offline and not found.matches else DONE
