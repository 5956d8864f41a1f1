"""`showup sources`: the ledger of every address, and a person's own additions to it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import datetime
from html import unescape
from pathlib import Path
from typing import Any, TextIO
from urllib.parse import parse_qs, urlsplit

from showup.cli import wire
from showup.cli.console import DONE, put, put_done, put_json, warn
from showup.cli.harvest_command import list_sources
from showup.cli.run import announce, run_harvest
from showup.cli.settings import Settings
from showup.cli.stores import find_town, open_choices, open_store
from showup.cli.wanted import Wanted
from showup.errors import NothingDone, UsageError
from showup.find.discover.hosts import is_engine, is_nowhere, is_plumbing
from showup.find.discover.named import list_known_names, queries_from_events
from showup.find.discover.queries import make_queries
from showup.find.discover.sharing import read_shared, write_opml, write_toml
from showup.find.harvest.here import BY_HAND
from showup.find.harvest.rhythm import tell_pause
from showup.find.harvest.settings import HarvestSettings
from showup.model.lead import Lead
from showup.model.source import WORKING, Source
from showup.model.town import Town
from showup.store.harvest_store import HarvestStore
from showup.store.sources import Attempt

_ADDRESS = re.compile(r"https?://[^\s<>\"')\]\\]+")
_SAMPLE = 3  # events of a source that are shown
_SHORT = 20
_WRAPPED = ("url", "q", "uddg", "u")  # where search engines keep the address of a result


def run_list(settings: Settings, asked: str, *, tried: bool) -> int:
    """List the sources of a town with their status, or every address ever tried with its outcome."""
    town = find_town(asked)
    with open_store(settings) as store:
        if not tried:
            list_sources(settings, town, store)
            return DONE
        rows = [wire.lead(row) for row in store.leads(town.key)]
    for row in rows:
        if settings.json:
            put_json(row)
        else:
            channels = ", ".join(row["channels"])
            put(f"{row['outcome'] or 'not tried':<16} {row['url']}  {row['why']} ({channels})")
    return DONE


def run_show(settings: Settings, feed_url: str) -> int:
    """Show one source: how it is, what it tells, how each reading of it went, when it is due again."""
    with open_store(settings) as store:
        known = require_source(store, feed_url)
        told = wire.source(known) | tell_history(known, store.attempts(feed_url))
        window = HarvestSettings(settings.now).window
        soonest = [
            dated
            for town in store.towns_of_source(feed_url)[:1]
            for dated in store.occurrences(town.key, window)
            if dated.source == feed_url
        ]
    told["sample"] = [f"{wire.moment(dated.start)} {dated.title}" for dated in soonest[:_SAMPLE]]
    if settings.json:
        put_json(told)
    else:
        for name, value in told.items():
            put(f"{name:<12} {say_value(value)}")
    return DONE


def tell_history(known: Source, attempts: Sequence[Attempt]) -> dict[str, Any]:
    """Return what `sources show --json` tells beyond the line of the list."""
    due = known.checked_at + tell_pause(attempts) if known.checked_at else None
    readings = [
        {
            "at": wire.moment(attempt.at),
            "status": str(attempt.status) if attempt.status else None,
            "count": attempt.count,
            "news": attempt.news,
            "content_type": attempt.content_type,
            "why": attempt.why,
        }
        for attempt in attempts
    ]
    return {"checked_at": wire.moment(known.checked_at), "due_at": wire.moment(due), "history": readings}


def say_value(value: object) -> str:
    """Return a value of a source in one line, a list of readings in a line each."""
    if not isinstance(value, list):
        return "" if value is None else str(value)
    rows = [" ".join(str(part) for part in row.values()) if isinstance(row, dict) else row for row in value]
    return (", " if all(len(row) < _SHORT for row in rows) else f"\n{'':<13}").join(rows)


def run_check(settings: Settings, feed_url: str) -> int:
    """Read one source again now and show how it is."""
    with open_store(settings) as store:
        require_source(store, feed_url)
        for town in store.towns_of_source(feed_url):
            wanted = Wanted(channels=False, discover=False, only_sources=(feed_url,))
            announce(settings, run_harvest(settings, town, store, wanted))
    return run_show(settings, feed_url)


def run_add(settings: Settings, asked: str, addresses: list[str]) -> int:
    """Add addresses by hand: each is tried at once and its outcome told."""
    town = find_town(asked)
    wrong = [address for address in addresses if not address.startswith(("http://", "https://"))]
    if wrong or not addresses:
        raise UsageError(
            f"not a web address: {wrong[0]}" if wrong else "no address of a group's own site given"
        )
    leads = [Lead(address, BY_HAND, "added by hand") for address in addresses]
    with open_choices(settings) as choices:
        for address in addresses:
            choices.add_address(town.key, address, settings.now)
    with open_store(settings) as store:
        store.save_leads(town.key, leads)
        wanted = Wanted(channels=False, reread=False, only_leads=tuple(addresses))
        announce(settings, run_harvest(settings, town, store, wanted))
        outcomes = {row.lead.url: row for row in store.leads(town.key)}
        for address in addresses:
            row = outcomes[address]
            told = {"url": address, "outcome": str(row.outcome), "why": row.why}
            if settings.json:
                put_json(told)
            else:
                put(f"{told['outcome']:<16} {address}  {row.why}")
    return DONE


def run_remove(settings: Settings, feed_url: str) -> int:
    """Take a source out of the ledger, and out of what the person added."""
    with open_store(settings) as store, open_choices(settings) as choices:
        known = require_source(store, feed_url)
        for town in store.towns_of_source(feed_url):
            for address in {feed_url, known.site}:
                choices.remove_address(town.key, address)
        store.remove_source(feed_url)
    said = f"removed {feed_url}; showup sources add TOWN {feed_url} brings it back"
    return put_done(settings.json, {"removed": feed_url}, said)


def require_source(store: HarvestStore, feed_url: str) -> Source:
    """Return the source, UsageError where the ledger has none."""
    known = store.find_source(feed_url)
    if known is None:
        raise UsageError(f"{feed_url} is not in the ledger; showup sources list TOWN shows what is")
    return known


def run_pause(settings: Settings, feed_url: str, *, paused: bool) -> int:
    """Leave a source alone from the next harvest on, or take it up again."""
    with open_store(settings) as store, open_choices(settings) as choices:
        require_source(store, feed_url)
        if paused:
            choices.pause(feed_url, settings.now)
        else:
            choices.resume(feed_url)
        store.pause_source(feed_url, paused=paused)
    done = "paused" if paused else "resumed"
    return put_done(settings.json, {done: feed_url}, f"{done} {feed_url}")


def run_queries(settings: Settings, asked: str, about: Sequence[str]) -> int:
    """Print the questions for a search engine, ready to paste: of the town, then of names in its events."""
    town = find_town(asked)
    with open_store(settings) as store:
        queries = (*make_queries(town, about), *ask_for_names(store, town, settings.now))
    if settings.json:
        put_json(queries)
    else:
        for query in queries:
            put(query)
    return DONE


def ask_for_names(store: HarvestStore, town: Town, now: datetime) -> tuple[str, ...]:
    """Return a query for each place and organization that events name and that has no known site."""
    known = list_known_names(store.sources(town.key), store.places(town.key))
    window = HarvestSettings(now).window
    return queries_from_events(store.occurrences(town.key, window), town, known)


def run_share(settings: Settings, asked: str, form: str) -> int:
    """Print the working sources of a town as one file that others can import."""
    writers = {"toml": write_toml, "opml": write_opml}
    if form not in writers:
        raise UsageError("--format is toml or opml")
    town = find_town(asked)
    with open_store(settings) as store:
        sources = [known for known in store.sources(town.key) if known.status in WORKING]
    put(writers[form](sources, town.full_name).rstrip("\n"))
    return DONE


def run_import(settings: Settings, asked: str, file: Path) -> int:
    """Add the sources of a shared list; each is read at once and its outcome told."""
    try:
        text = file.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise NothingDone(f"{file}: {error}") from None
    shared = read_shared(text, str(file))
    for problem in shared.problems:
        warn(f"{problem.where}: {problem.what}")
    if not shared.sources:
        raise NothingDone(f"{file} holds no source; showup sources export TOWN writes such a list")
    return run_add(settings, asked or shared.town, [known.feed_url for known in shared.sources])


def read_addresses(given: Iterable[str], stdin: TextIO) -> list[str]:
    """Return the addresses given, "-" replaced by the web addresses in what is pasted.

    Of a pasted page of results the engine's own links, closed platforms and shops are left out.
    """
    addresses: list[str] = []
    for address in given:
        addresses += find_pasted(stdin.read()) if address == "-" else [address]
    return list(dict.fromkeys(addresses))


def find_pasted(text: str) -> list[str]:
    """Return the addresses in a text or in the source of a page, links through a search engine resolved."""
    found = (_unwrap(unescape(match).rstrip(".,;:!?…›*|")) for match in _ADDRESS.findall(text))
    return [url for url in found if not is_nowhere(url) and not is_plumbing(url)]


def _unwrap(url: str) -> str:
    """Return the address behind one by which a search engine counts clicks."""
    try:
        asked = parse_qs(urlsplit(url).query)
    except ValueError:
        return url
    told = [value for name in _WRAPPED for value in asked.get(name, ()) if _ADDRESS.fullmatch(value)]
    return told[0] if told and is_engine(url) else url
