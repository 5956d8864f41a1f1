"""`showup sources`: the ledger of every address, and a person's own additions to it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TextIO

from showup.cli import wire
from showup.cli.console import DONE, put, put_json
from showup.cli.harvest_command import BY_HAND, list_sources
from showup.cli.run import Wanted, announce, find_town, open_store, run_harvest
from showup.cli.settings import Settings
from showup.errors import UsageError
from showup.model.lead import Lead

_ADDRESS = re.compile(r"https?://[^\s<>\"')\]]+")


def run_list(settings: Settings, asked: str) -> int:
    """List the sources of a town with their status."""
    town = find_town(asked)
    with open_store(settings) as store:
        list_sources(settings, town, store)
    return DONE


def run_show(settings: Settings, feed_url: str) -> int:
    """Show one source."""
    with open_store(settings) as store:
        known = store.find_source(feed_url)
    if known is None:
        raise UsageError(f"{feed_url} is not in the ledger; showup sources list TOWN shows what is")
    told = wire.source(known)
    if settings.json:
        put_json(told)
    else:
        for name, value in told.items():
            put(f"{name:<12} {', '.join(value) if isinstance(value, list) else value}")
    return DONE


def run_add(settings: Settings, asked: str, addresses: list[str]) -> int:
    """Add addresses by hand: each is tried at once and its outcome told."""
    town = find_town(asked)
    wrong = [address for address in addresses if not address.startswith(("http://", "https://"))]
    if wrong or not addresses:
        raise UsageError(f"not a web address: {wrong[0]}" if wrong else "no address given")
    leads = [Lead(address, BY_HAND, "added by hand") for address in addresses]
    with open_store(settings) as store:
        store.save_leads(town.key, leads)
        wanted = Wanted(channels=False, reread=False)
        announce(run_harvest(settings, town, store, wanted))
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
    """Take a source out of the ledger."""
    with open_store(settings) as store:
        if store.find_source(feed_url) is None:
            raise UsageError(f"{feed_url} is not in the ledger")
        store.remove_source(feed_url)
    put(f"removed {feed_url}; showup sources add TOWN {feed_url} brings it back")
    return DONE


def read_addresses(given: Iterable[str], stdin: TextIO) -> list[str]:
    """Return the addresses given, "-" replaced by every web address found in what is pasted."""
    addresses: list[str] = []
    for address in given:
        addresses += _ADDRESS.findall(stdin.read()) if address == "-" else [address]
    return list(dict.fromkeys(addresses))
