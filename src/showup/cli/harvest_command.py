"""`showup discover`, `showup harvest` and `showup coverage`."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from showup.cli import text, wire
from showup.cli.console import DONE, IN_PART, NOTHING, put, put_all, put_json, warn
from showup.cli.run import announce, run_harvest
from showup.cli.settings import Settings
from showup.cli.stores import find_town, open_store
from showup.cli.wanted import Wanted
from showup.errors import UsageError
from showup.find.discover.registry import name_channels
from showup.find.harvest.find import cover
from showup.find.harvest.here import BY_HAND, Summary
from showup.model.lead import Lead
from showup.model.match import Question
from showup.model.source import WORKING
from showup.model.town import Town
from showup.store.harvest_store import HarvestStore

_PROBLEMS_SHOWN = 20
_WIDTH = 100  # of an address on a line


@dataclass(frozen=True, slots=True)
class HarvestAsked:
    """The options of `showup harvest`."""

    town: str
    sources: tuple[str, ...]
    record: Path | None
    record_limit: int
    record_days: int
    trace: Path | None
    rediscover: bool
    due: bool
    about: tuple[str, ...]


def run_discover(settings: Settings, asked: str, about: tuple[str, ...]) -> int:
    """Find the sources and groups of a town and list them."""
    town = find_town(asked)
    with open_store(settings) as store:
        summary = run_harvest(settings, town, store, Wanted(interests=about, reread=False))
        announce(settings, summary)
        list_sources(settings, town, store)
    return tell_exit(summary)


def list_sources(settings: Settings, town: Town, store: HarvestStore) -> None:
    """Print the sources of a town, those that work first, then the groups without a calendar."""
    sources = store.sources(town.key)
    sources.sort(key=lambda known: (known.status not in WORKING, known.site, known.feed_url))
    for known in sources:
        if settings.json:
            put_json(wire.source(known))
        else:
            put(f"{known.status or 'untried':<11} {known.reader:<20} {known.name or known.site}")
            put(f"            {known.feed_url}")
    if settings.json:
        return
    groups = store.groups(town.key)
    put(f"\n{len(groups)} groups without a calendar of their own" if groups else "")
    for group in groups:
        put(f"    {group.name} · {group.url}")


def tell_exit(summary: Summary) -> int:
    """Return 3 where nothing outside answered, else 0: a town with dead sources is done."""
    return IN_PART if summary.offline else DONE


def run_harvest_command(settings: Settings, asked: HarvestAsked) -> int:
    """Fetch, read, merge, judge and store."""
    with open_store(settings) as store:
        town = choose_town(asked, store)
        strangers = [url for url in asked.sources if store.find_source(url) is None]
        store.save_leads(town.key, [Lead(url, BY_HAND, "added by hand") for url in strangers])
        known = store.last_harvest(town.key) is not None
        wanted = Wanted(
            interests=asked.about,
            record=asked.record,
            record_limit=asked.record_limit,
            record_days=asked.record_days,
            trace=asked.trace,
            discover=asked.rediscover or not known or bool(strangers),
            channels=not asked.sources,
            only_sources=asked.sources,
            due_only=asked.due,
        )
        summary = run_harvest(settings, town, store, wanted)
    show_summary(settings, summary)
    return tell_exit(summary) if summary.sources or summary.channels_asked else NOTHING


def choose_town(asked: HarvestAsked, store: HarvestStore) -> Town:
    """Return the town asked for; without one, the town whose source is asked for."""
    if asked.town:
        return find_town(asked.town)
    if not asked.sources:
        raise UsageError("say which town: showup harvest TOWN")
    towns = {town.key: town for url in asked.sources for town in store.towns_of_source(url)}
    if len(towns) != 1:
        names = ", ".join(town.full_name for town in towns.values()) or "none"
        raise UsageError(f"say which town; the sources asked for belong to: {names}")
    return next(iter(towns.values()))


def show_summary(settings: Settings, summary: Summary) -> None:
    """Print what a harvest did; the problems beside it."""
    if settings.json:
        put_json(summary_json(summary))
        return
    if summary.offline:
        announce(settings, summary)
        return
    working = f"{summary.working} working sources of {summary.sources}"
    put(f"{summary.town}: {summary.events} events from {working}")
    for problem in summary.problems[:_PROBLEMS_SHOWN]:
        warn(f"  {problem.stage}: {problem.where[:_WIDTH]}: {problem.what}")
    if len(summary.problems) > _PROBLEMS_SHOWN:
        warn(f"  and {len(summary.problems) - _PROBLEMS_SHOWN} more problems (--json lists them)")


def summary_json(summary: Summary) -> dict[str, object]:
    """Return what `harvest --json` prints."""
    return {
        "town": summary.town,
        "leads": summary.leads,
        "sources": summary.sources,
        "working": summary.working,
        "occurrences": summary.occurrences,
        "events": summary.events,
        "requests": summary.requests,
        "resumed": summary.resumed,
        "problems": [wire.problem(problem) for problem in summary.problems],
    }


def run_coverage(settings: Settings, asked: str) -> int:
    """Say how hard we have looked in a town."""
    town = find_town(asked)
    with open_store(settings) as store:
        told = cover(Question(town, settings.now, level=0), store, name_channels())
    if settings.json:
        put_json(wire.coverage(told))
    else:
        put_all(text.coverage_lines(told))
    return DONE
