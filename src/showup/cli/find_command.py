"""`showup find`: a town in, ranked meetings out."""

from __future__ import annotations

from datetime import datetime, timedelta

from showup.cli import text, wire
from showup.cli.console import DONE, IN_PART, put_all, put_json, warn
from showup.cli.settings import Settings
from showup.cli.stores import open_store
from showup.cli.wanted import Wanted
from showup.errors import UsageError
from showup.find.answer.interests import unknown_words
from showup.find.discover.registry import name_channels
from showup.find.harvest.find import find
from showup.find.harvest.rhythm import is_due
from showup.model.match import Answer, Question
from showup.store.harvest_store import HarvestStore

REFRESH = ("missing", "stale", "never")
ASK_AGAIN = timedelta(days=30)  # the channels, where the answer may be stale


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
        wanted = plan_harvest(store, question, refresh, settings.now)
        if wanted:
            from showup.cli.run import announce, run_harvest  # slow to load, seldom needed

            if not settings.quiet:
                say_wait(question, wanted)
            summary = run_harvest(settings, question.town, store, wanted)
            announce(settings, summary)
            if summary.offline and not settings.json:
                return IN_PART
        found = find(question, store, name_channels())
    if save:
        keep_question(settings, save, question, found.matches)
    return give(settings, found)


def plan_harvest(store: HarvestStore, question: Question, refresh: str, now: datetime) -> Wanted | None:
    """Return the harvest that comes before the answer, None where what is stored will do.

    "stale" reads again only the sources that are due by their own rhythm, and asks the channels once a month.
    """
    town = question.town
    if refresh == "never":
        return None
    if store.last_harvest(town.key) is None:
        return Wanted(interests=question.about)
    if refresh == "missing":
        return None
    asked = [datetime.fromisoformat(tried.tried_at) for tried in store.channels(town.key) if tried.tried_at]
    discover = not asked or now - max(asked) > ASK_AGAIN
    due = any(is_due(known, store.attempts(known.feed_url), now) for known in store.sources(town.key))
    return Wanted(interests=question.about, discover=discover, due_only=True) if due or discover else None


def say_wait(question: Question, wanted: Wanted) -> None:
    """Say on stderr why the answer has to wait."""
    town = question.town.full_name
    if wanted.due_only:
        warn(f"Some of what is stored for {town} is old: looking again (Ctrl-C keeps what was found).")
    else:
        warn(f"Looking in {town} now; the first time takes minutes (Ctrl-C keeps what was found).")


def give(settings: Settings, found: Answer) -> int:
    """Print the answer; exit 3 only where there is none because no channel could be asked."""
    if settings.json:
        put_json(wire.answer(found))
    else:
        put_all(text.answer_lines(found))
    asked = [tried for tried in found.coverage.channels if tried.requests] if found.coverage else []
    offline = bool(asked) and all(tried.failed for tried in asked)
    return IN_PART if offline and not found.matches else DONE
