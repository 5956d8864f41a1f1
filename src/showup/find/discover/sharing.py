"""Lists of sources that people share: TOML to keep in git, OPML for other programs.

Only what a source is goes out; its status and history are each user's own. What comes in is a
stranger's: addresses are checked, everything unknown is left out and said.
"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from xml.etree import ElementTree
from xml.sax.saxutils import quoteattr

from showup.find.discover.answers import address_of, number_of, objects_in, text_of
from showup.model.problem import Problem
from showup.model.source import Source

CHANNEL = "shared"  # the channel of sources that come from such a list
LARGEST_LIST = 10_000_000  # bytes
MOST_SOURCES = 20_000
_HEAD = "# Sources of events; read it in with: showup sources import FILE\n"
_TEXTS = ("feed_url", "reader", "name", "site", "kind")
_ADDRESSES = ("xmlUrl", "xmlurl", "url")


@dataclass(frozen=True, slots=True)
class Shared:
    """What a list holds. A source whose `reader` is "" is an address to look at, not yet a source."""

    sources: tuple[Source, ...] = ()
    town: str = ""
    problems: tuple[Problem, ...] = ()


def write_toml(sources: Iterable[Source], town: str) -> str:
    """Return the list as TOML, in the order of the addresses, so that changes show in a diff."""
    tables = "\n".join(_write_table(source) for source in _ordered(sources))
    return (
        f"# Sources of events; read it in with: showup sources import FILE\ntown = {_quote(town)}\n\n{tables}"
    )


def write_opml(sources: Iterable[Source], town: str) -> str:
    """Return the list as OPML 2.0, an outline a source."""
    lines = "".join(f"    {_write_outline(source)}\n" for source in _ordered(sources))
    title = quoteattr(town)[1:-1]
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<opml version="2.0">\n'
        f"  <head><title>{title}</title></head>\n  <body>\n{lines}  </body>\n</opml>\n"
    )


def read_shared(text: str, where: str) -> Shared:
    """Return the sources of a TOML or OPML list; `where` names it in the problems. Never raises."""
    if len(text) > LARGEST_LIST:
        return Shared(problems=(Problem("discover", where, "the list is larger than 10 MB"),))
    start = text.lstrip("\ufeff \t\r\n")
    return _read_opml(start, where) if start.startswith("<") else _read_toml(start, where)


def _read_toml(text: str, where: str) -> Shared:
    try:
        told = tomllib.loads(text)
    except (ValueError, RecursionError) as fault:
        return Shared(problems=(Problem("discover", where, f"not TOML: {fault}"),))
    return _gather(objects_in(told.get("source")), text_of(told.get("town")), where)


def _read_opml(text: str, where: str) -> Shared:
    if "<!DOCTYPE" in text or "<!ENTITY" in text:  # no list needs them, and bombs are made of them
        return Shared(problems=(Problem("discover", where, "an OPML list may not define entities"),))
    try:
        root = ElementTree.fromstring(text)
    except (ElementTree.ParseError, ValueError) as fault:
        return Shared(problems=(Problem("discover", where, f"not OPML: {fault}"),))
    town = text_of(root.findtext("head/title"))
    outlines = (outline.attrib for outline in root.iter("outline"))
    rows = (_row(outline) for outline in outlines if any(key in outline for key in _ADDRESSES))
    return _gather(rows, town, where)


def _row(outline: Mapping[str, str]) -> dict[str, str]:
    return {
        "feed_url": next(outline[key] for key in _ADDRESSES if key in outline),
        "site": outline.get("htmlUrl", ""),
        "name": outline.get("text") or outline.get("title", ""),
        "reader": outline.get("reader", ""),
        "kind": outline.get("kind", ""),
    }


def _gather(rows: Iterable[Mapping[str, Any]], town: str, where: str) -> Shared:
    sources: dict[str, Source] = {}
    problems: list[Problem] = []
    for number, row in enumerate(rows, 1):
        if number > MOST_SOURCES:
            problems.append(Problem("discover", where, f"only the first {MOST_SOURCES} sources are read"))
            break
        source = _source(row)
        if source is None:
            problems.append(Problem("discover", where, f"source {number} has no web address"))
        else:
            sources.setdefault(source.feed_url, source)
    if not sources and not problems:
        problems.append(Problem("discover", where, "the list holds no sources"))
    return Shared(tuple(sources.values()), town, tuple(problems))


def _source(row: Mapping[str, Any]) -> Source | None:
    feed_url = _read_address(row.get("feed_url"))
    if not feed_url:
        return None
    lat, lon = number_of(row.get("lat")), number_of(row.get("lon"))
    placed = lat is not None and lon is not None and abs(lat) <= 90 and abs(lon) <= 180
    return Source(
        feed_url=feed_url,
        reader=text_of(row.get("reader")),
        site=_read_address(row.get("site")),
        name=text_of(row.get("name")),
        channels=(CHANNEL,),
        lat=lat if placed else None,
        lon=lon if placed else None,
        kind=text_of(row.get("kind")),
    )


def _read_address(value: Any) -> str:
    """Return a web address; calendar programs write webcal: for https:."""
    text = value if isinstance(value, str) else ""
    return address_of("https:" + text[7:] if text.lower().startswith("webcal:") else text)


def _ordered(sources: Iterable[Source]) -> list[Source]:
    return sorted(sources, key=lambda source: source.feed_url)


def _write_table(source: Source) -> str:
    return "".join(("[[source]]\n", *_write_fields(source)))


def _write_fields(source: Source) -> Iterator[str]:
    yield from (f"{name} = {_quote(getattr(source, name))}\n" for name in _TEXTS if getattr(source, name))
    if source.lat is not None and source.lon is not None:
        yield f"lat = {source.lat!r}\nlon = {source.lon!r}\n"


def _quote(text: str) -> str:
    """Return a TOML basic string: JSON's escapes are TOML's, but for DEL, which JSON leaves bare."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def _write_outline(source: Source) -> str:
    told = {
        "type": "rss",  # the only type that subscription lists know
        "text": source.name or source.feed_url,
        "xmlUrl": source.feed_url,
        "htmlUrl": source.site,
        "reader": source.reader,
        "kind": source.kind,
    }
    attributes = " ".join(f"{name}={quoteattr(value)}" for name, value in told.items() if value)
    return f"<outline {attributes}/>"
