"""The seven shapes in which networks list their branches: one reader a shape, none for one network.

The shapes are those found in practice: a post type of WordPress, JSON inside a page, a store
locator's plug-in, a search by radius, a sitemap with a page for each branch, a page by state, a
store of documents.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from itertools import islice
from typing import Any
from urllib.parse import unquote, urlsplit

import msgspec
from selectolax.lexbor import LexborHTMLParser

from showup.find.discover.anchors import LARGEST_PAGE, Anchor, read_page
from showup.find.discover.answers import address_of, read_json
from showup.find.discover.branches import Branch, find_branches, region_of
from showup.find.discover.hosts import is_nowhere, is_plumbing
from showup.model.address import host_of
from showup.model.document import Document
from showup.model.nesting import cut_nesting
from showup.model.town import Town

_LOC = re.compile(rb"<loc>\s{0,20}([^<\s]{1,500})\s{0,20}</loc>")
_STATE_IN_PATH = re.compile(r"/([A-Z]{2})[_\-/]")
_VALUE_IN_SCRIPT = re.compile(r"[=(:]\s{0,20}(?=[\[{])")
_DECODER = json.JSONDecoder()
_MOST_VALUES = 200  # places of one script where a JSON value may begin


def read_answer(document: Document, town: Town) -> list[Branch] | None:
    """Return the branches of a JSON answer: a post type, a locator, a search by radius, a store."""
    del town
    answer = read_json(document)
    return None if answer is None else find_branches(answer)


def read_inline(document: Document, town: Town) -> list[Branch] | None:
    """Return the branches of the JSON values in a page's scripts."""
    del town
    if not document.ok:
        return None
    tree = LexborHTMLParser(cut_nesting(document.body[:LARGEST_PAGE]))
    scripts = [node.text() for node in tree.css("script") if not node.attributes.get("src")]
    return list(
        dict.fromkeys(b for script in scripts for value in _values(script) for b in find_branches(value))
    )


def read_sitemap(document: Document, town: Town) -> list[Branch] | None:
    """Return the pages of a sitemap whose address names the town."""
    if not document.ok:
        return None
    locs = _LOC.findall(document.body[:LARGEST_PAGE])
    urls = dict.fromkeys(address_of(loc.decode("utf-8", "replace")) for loc in locs)
    wanted = "-".join(town.name.lower().split())
    return [
        Branch(_name_in(url), url, city=town.name)
        for url in urls
        if re.search(rf"(?:^|[/\-_]){re.escape(wanted)}(?:[/\-_.]|$)", urlsplit(url).path.lower())
    ]


def read_by_state(document: Document, town: Town) -> list[Branch] | None:
    """Return the links of a page that stand under a state's or the town's name, or name it themselves."""
    if not document.ok:
        return None
    page = read_page(document)
    path = urlsplit(page.url).path.rstrip("/")
    return [_linked(anchor, town) for anchor in page.anchors if _is_branch(anchor, page.url, path)]


SHAPES: dict[str, Callable[[Document, Town], list[Branch] | None]] = {
    "wp-rest": read_answer,
    "inline-json": read_inline,
    "locator": read_answer,
    "radius": read_answer,
    "sitemap": read_sitemap,
    "by-state": read_by_state,
    "records": read_answer,
}


def _values(script: str) -> Iterator[Any]:
    """Yield the JSON values of a script: the whole of it, else those that are assigned or passed."""
    try:
        yield msgspec.json.decode(script.strip())
        return
    except (ValueError, RecursionError):
        pass
    end = 0
    for match in islice(_VALUE_IN_SCRIPT.finditer(script), _MOST_VALUES):
        if match.end() >= end:  # what lies inside a value was read with it
            value, end = _value_at(script, match.end())
            yield value


def _value_at(script: str, start: int) -> tuple[Any, int]:
    """Return the JSON value that begins at a place and where it ends, None when it is none."""
    try:
        return _DECODER.raw_decode(script, start)
    except (ValueError, RecursionError):
        return None, start


def _name_in(url: str) -> str:
    words = unquote(urlsplit(url).path.strip("/").rpartition("/")[2]).replace("-", " ").replace("_", " ")
    return words.title()


def _is_branch(anchor: Anchor, page_url: str, path: str) -> bool:
    if host_of(anchor.url) != host_of(page_url):
        return not is_nowhere(anchor.url) and not is_plumbing(anchor.url)
    below = urlsplit(anchor.url).path
    return len(path) > 1 and below.startswith(path + "/") and below.rstrip("/") != path


def _linked(anchor: Anchor, town: Town) -> Branch:
    state = region_of(anchor.heading)
    coded = _STATE_IN_PATH.search(urlsplit(anchor.url).path)
    city = town.name if anchor.heading.strip().lower() == town.name.lower() else ""
    return Branch(
        anchor.words or _name_in(anchor.url), anchor.url, city, state or (coded[1] if coded else "")
    )
