"""A search engine of the user's, asked for the town by topic and kind of place: SearXNG, Brave with a key."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qs, quote_plus, urlsplit

from showup.find.discover.answers import address_of, dig, fail, read_json, rows_of, same_site_key, text_of
from showup.find.discover.hosts import is_nowhere, is_plumbing
from showup.find.discover.namesakes import is_elsewhere
from showup.find.discover.queries import make_queries
from showup.model.document import Document, Request
from showup.model.lead import Found, Lead
from showup.model.problem import Problem
from showup.model.town import Town

NAME = "search"
TELLS = "Your search engine, and the engines it asks in turn, learn the town and the causes you look for."
TELLS_BRAVE = "Brave Search (api.search.brave.com) learns your key, the town and the causes you look for."
BASE_URL = "http://localhost:8888"
BRAVE_URL = "https://api.search.brave.com/res/v1/web/search"
MOST_OF_BRAVE = 20  # as many as it gives at once
MOST_RESULTS = 40  # of one answer; what stands further down is seldom about the town
_FILES = re.compile(r"\.(?:pdf|docx?|xlsx?|pptx?|jpe?g|png|gif|mp3|mp4|zip)$", re.IGNORECASE)
_AFTER_THE_NAME = re.compile(r"\s+[-–—|·:]\s+")


def ask(town: Town, interests: Sequence[str]) -> tuple[Request, ...]:
    """Return one request a query, to SearXNG at its usual address on this machine."""
    return ask_for(make_queries(town, interests))


def ask_for(queries: Iterable[str]) -> tuple[Request, ...]:
    """Return one request for each of these queries, to SearXNG at its usual address."""
    return ask_searxng(BASE_URL, queries)


def ask_searxng(base_url: str, queries: Iterable[str]) -> tuple[Request, ...]:
    """Return one request a query, to the SearXNG at `base_url` (with or without "/search")."""
    search = base_url.rstrip("/").removesuffix("/search") + "/search"
    return tuple(Request(f"{search}?q={quote_plus(query)}&format=json", note=NAME) for query in queries)


def ask_brave(key: str, queries: Iterable[str]) -> tuple[Request, ...]:
    """Return one request a query, to Brave's search with the user's own key."""
    headers = (("accept", "application/json"), ("x-subscription-token", key))
    return tuple(
        Request(f"{BRAVE_URL}?q={quote_plus(query)}&count={MOST_OF_BRAVE}", headers=headers, note=NAME)
        for query in queries
    )


@dataclass(slots=True)
class SearchWith:
    """This channel with the engines that the user named: a SearXNG, Brave by a key, or both."""

    base_url: str = ""
    brave_key: str = field(default="", repr=False)
    NAME: str = NAME
    TELLS: str = field(init=False)

    def __post_init__(self) -> None:
        """Say of each engine what it learns."""
        told = (TELLS if self.base_url else "", TELLS_BRAVE if self.brave_key else "")
        self.TELLS = " ".join(filter(None, told))

    def ask(self, town: Town, interests: Sequence[str]) -> tuple[Request, ...]:
        """Return one request a query and engine."""
        return self.ask_for(make_queries(town, interests))

    def ask_for(self, queries: Iterable[str]) -> tuple[Request, ...]:
        """Return one request for each of these queries and each engine."""
        asked = tuple(queries)
        own = ask_searxng(self.base_url, asked) if self.base_url else ()
        return own + (ask_brave(self.brave_key, asked) if self.brave_key else ())

    def wants(self, document: Document) -> bool:
        """Return False, as the channel does."""
        return wants(document)

    def read(self, document: Document, town: Town) -> Found:
        """Return the leads, as the channel does."""
        return read(document, town)


def wants(document: Document) -> bool:
    """Return False: no page of another channel is an answer of a search engine."""
    del document
    return False


def read(document: Document, town: Town) -> Found:
    """Return a lead for each result, of SearXNG or Brave, that may be a group's own page in this town."""
    told = read_json(document)
    answer = dig(told, "web") or told
    if dig(answer, "results") is None:
        return _explain(document)
    asked = text_of(dig(told, "query")) or _asked(document.request.url)
    leads = {same_site_key(lead.url): lead for lead in _leads(answer, town, asked)}
    return Found(leads=tuple(leads.values()))


def _explain(document: Document) -> Found:
    if document.status == 403 and not document.url.startswith(BRAVE_URL):
        what = "the search engine refuses JSON: add json to search.formats in SearXNG's settings.yml"
        return Found(problems=(Problem("discover", document.url, what),))
    return fail(document, "a list of results")


def _leads(answer: Any, town: Town, asked: str) -> Iterator[Lead]:
    for number, row in enumerate(rows_of(answer, "results")):
        if number >= MOST_RESULTS:
            return
        url = address_of(row.get("url"))
        if url and _is_worth_a_look(url, row, town):
            yield Lead(url, NAME, f"found for {asked}", _name(row, town))


def _is_worth_a_look(url: str, row: Mapping[str, Any], town: Town) -> bool:
    if is_nowhere(url) or is_plumbing(url) or _FILES.search(urlsplit(url).path):
        return False
    return not is_elsewhere(
        town, url, text_of(row.get("title")), text_of(row.get("content") or row.get("description"))
    )


def _name(row: Mapping[str, Any], town: Town) -> str:
    """Return the title without the town or the site that engines and pages hang behind it."""
    title = text_of(row.get("title"))
    first = _AFTER_THE_NAME.split(title, maxsplit=1)[0]
    return first if len(first) > 3 and first.lower() != town.name.lower() else title


def _asked(url: str) -> str:
    try:
        return " ".join(parse_qs(urlsplit(url).query).get("q", []))[:200]
    except ValueError:
        return ""
