"""Radar (radar.squat.net): autonomous and solidarity groups, asked by the town's name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any
from urllib.parse import quote_plus

from showup.find.discover.answers import address_of, dig, fail, objects_in, read_json, text_of
from showup.find.discover.hosts import is_nowhere
from showup.model.document import Document, Request
from showup.model.lead import Found, Group, Lead
from showup.model.town import Town

NAME = "radar"
TELLS = "Radar (radar.squat.net) learns the town's name, not your interests."
API = "https://radar.squat.net/api/1.2/search/groups.json"
MOST_GROUPS = 200


def ask(town: Town, interests: Sequence[str]) -> tuple[Request, ...]:
    """Return one search for the groups of a city and country."""
    del interests
    facets = f"facets[city][]={quote_plus(town.name)}&facets[country][]={quote_plus(town.country)}"
    return (Request(f"{API}?{facets}&fields=title,url,link,offline&limit={MOST_GROUPS}", note=NAME),)


def wants(document: Document) -> bool:
    """Return False: no page of another channel is an answer of Radar."""
    del document
    return False


def read(document: Document, town: Town) -> Found:
    """Return each group of the town, and a lead where it has a site of its own."""
    answer = read_json(document)
    result = dig(answer, "result")
    if result is None or isinstance(result, (str, int, float)):
        return fail(document, "a list of groups")
    rows = list(result.values()) if isinstance(result, Mapping) else result
    groups = dict.fromkeys(group for row in objects_in(rows[:MOST_GROUPS]) for group in _group(row))
    leads = tuple(_lead(row) for row in objects_in(rows[:MOST_GROUPS]) if _site(row))
    return Found(leads=leads, groups=tuple(groups))


def _group(row: Mapping[str, Any]) -> Iterator[Group]:
    name, url = text_of(row.get("title")), address_of(row.get("url"))
    if name and (url or _site(row)):
        yield Group(name, _site(row) or url, "group", channel=NAME, why="listed on Radar")


def _lead(row: Mapping[str, Any]) -> Lead:
    return Lead(_site(row), NAME, "a group's site, listed on Radar", text_of(row.get("title")), "group")


def _site(row: Mapping[str, Any]) -> str:
    links = row.get("link")
    first = next(objects_in(links), {}) if isinstance(links, list) else {}
    url = address_of(first.get("url"))
    return "" if is_nowhere(url) else url
