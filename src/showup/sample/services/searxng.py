"""A search engine on this machine (SearXNG's JSON): sites found by the words of `"Town" "topic"`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from showup.sample.almanac import Almanac
from showup.sample.exchange import Answer, Ask, answer_html, answer_json
from showup.sample.town import TOWN
from showup.sample.town_life import Site

HOST = "localhost"
_QUOTED = re.compile(r'"([^"]{1,80})"')


def serve(ask: Ask, almanac: Almanac) -> Answer | None:
    """Answer a query with the sites that are found by its words."""
    if ask.path != "/search":
        return None
    query = ask.query.get("q", "")
    if ask.query.get("format") != "json":
        return answer_html("<!DOCTYPE html><title>SearXNG</title>")
    results = list(_find(query, almanac))
    return answer_json({"query": query, "number_of_results": len(results), "results": results})


def _find(query: str, almanac: Almanac) -> Iterator[dict[str, Any]]:
    words = {word.lower() for word in _QUOTED.findall(query)} or {query.lower()}
    if not any(TOWN.name.lower() in word for word in words):
        return
    wanted = {word.replace(TOWN.name.lower(), "").strip(" ,") for word in words} - {""}
    for site in almanac.life.sites:
        if wanted & {word.lower() for word in site.words}:
            yield _write_result(site)


def _write_result(site: Site) -> dict[str, Any]:
    return {
        "url": site.home,
        "title": site.get("found_as", f"{site.name} - {TOWN.full_name}"),
        "content": site.about[:160],
        "engine": "sample",
        "engines": ["sample"],
        "score": 1.0,
        "category": "general",
        "publishedDate": None,
    }
