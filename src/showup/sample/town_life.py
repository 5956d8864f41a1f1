"""The town's life, read from the tables in `life/`: venues, sites and what each of them publishes."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from typing import Any
from zlib import crc32

from showup.sample.rules import Rule, parse_rule
from showup.sample.town import CITY_LINE


@dataclass(frozen=True, slots=True)
class Hall:
    """A place where events are held; without a street it is only a manner of speaking."""

    key: str
    name: str
    street: str = ""
    lat: float | None = None
    lon: float | None = None

    @property
    def address(self) -> str:
        """Return the street with town and postal code, "" where there is no street."""
        return f"{self.street}, {CITY_LINE}" if self.street else ""

    @property
    def line(self) -> str:
        """Return name and address as calendars write them, on one line."""
        return ", ".join(part for part in (self.name, self.address) if part)


@dataclass(frozen=True, slots=True)
class Happening:
    """What a site publishes: its rule, its words, and its true level by the labelling guideline."""

    key: str  # site/slug, the same for as long as the sample lives
    title: str
    rule: Rule
    minutes: int
    hall: Hall
    text: str
    level: int
    group: str = ""  # who holds it
    kind: str = ""  # "meeting", "canvass" ...: by this opposite sides are compared
    labels: tuple[str, ...] = ()
    off: tuple[int, int] | None = None  # called off in this turn of a cycle of weeks
    broken: bool = False  # its date cannot be read
    days: int = 1  # of an all-day event
    copy_of: str = ""  # the key of another site's happening that this repeats

    @property
    def number(self) -> int:
        """Return a number that stays the same, for identifiers and addresses."""
        return crc32(self.key.encode()) % 9_000_000 + 1_000_000

    @property
    def slug(self) -> str:
        """Return the part of the key that names the event within its site."""
        return self.key.partition("/")[2]


@dataclass(frozen=True, slots=True)
class Site:
    """A site of the town: where it is, how it publishes, how it can be found."""

    key: str
    name: str
    host: str
    platform: str
    about: str
    kind: str = ""
    hall: Hall | None = None
    tags: Mapping[str, str] | None = None  # of OpenStreetMap; None: not on the map
    item: str = ""  # class in Wikidata; "": not there
    words: tuple[str, ...] = ()  # what a search engine finds it by
    happenings: tuple[Happening, ...] = ()
    side: str = ""  # one of several that stand against one another: compared for balance
    old_host: str = ""  # an address that leads here by a redirect
    extra: Mapping[str, Any] | None = None  # what only its platform knows

    @property
    def home(self) -> str:
        """Return the address of the home page."""
        return f"https://{self.host}/"

    def get(self, name: str, default: Any = "") -> Any:
        """Return something that only this site's platform knows."""
        return (self.extra or {}).get(name, default)


@dataclass(frozen=True, slots=True)
class Life:
    """Everything there is in the town."""

    sites: tuple[Site, ...]
    halls: Mapping[str, Hall]
    nameless: tuple[Mapping[str, Any], ...]  # places on the map without a site


@cache
def load_life() -> Life:
    """Return the town's life; read once."""
    tables = [tomllib.loads(file.read_text("utf-8")) for file in _tables()]
    halls = {row["key"]: Hall(**row) for table in tables for row in table.get("hall", ())}
    rows = [row for table in tables for row in table.get("site", ())]
    sites = [_read_site(row, halls) for row in rows]
    known = {happening.key: happening for site in sites for happening in site.happenings}
    full = tuple(_add_copies(site, row, known, halls) for site, row in zip(sites, rows, strict=True))
    nameless = tuple(row for table in tables for row in table.get("place", ()))
    return Life(full, halls, nameless)


def _tables() -> Iterable[Any]:
    folder = files("showup.sample.life")
    return sorted((f for f in folder.iterdir() if f.name.endswith(".toml")), key=lambda f: f.name)


_OF_A_SITE = frozenset(
    {"key", "name", "host", "platform", "about", "kind", "item", "side", "old_host", "hall", "tags", "words"}
)


def _read_site(row: Mapping[str, Any], halls: Mapping[str, Hall]) -> Site:
    plain = {name: row[name] for name in row.keys() & (_OF_A_SITE - {"hall", "words"})}
    return Site(
        **plain,
        hall=halls[row["hall"]] if "hall" in row else None,
        words=tuple(row.get("words", ())),
        happenings=tuple(_read_happenings(row, halls)),
        extra={name: value for name, value in row.items() if name not in _OF_A_SITE},
    )


def _read_happenings(row: Mapping[str, Any], halls: Mapping[str, Hall]) -> Iterator[Happening]:
    for event in row.get("event", ()):
        yield Happening(
            key=f"{row['key']}/{event['key']}",
            title=event["title"],
            rule=parse_rule(event["when"]),
            minutes=event.get("minutes", 90),
            hall=_find_hall(event.get("where", row.get("hall", "")), halls),
            text=event.get("text", ""),
            level=event.get("level", 0),
            group=event.get("group", row["name"]),
            kind=event.get("kind", ""),
            labels=tuple(event.get("labels", ())),
            off=tuple(event["off"]) if "off" in event else None,
            broken=event.get("broken", False),
            days=event.get("days", 1),
        )


def _find_hall(key: str, halls: Mapping[str, Hall]) -> Hall:
    """Return the venue of that key; other words are a place as people say it."""
    return halls.get(key) or Hall("", key)


def _add_copies(
    site: Site, row: Mapping[str, Any], known: Mapping[str, Happening], halls: Mapping[str, Hall]
) -> Site:
    """Return the site with what it took over from others, in shorter words and at a vaguer place."""
    copies = tuple(
        replace(
            known[copy["of"]],
            key=f"{site.key}/{copy['of'].replace('/', '-')}",
            copy_of=copy["of"],
            title=copy.get("title", known[copy["of"]].title),
            text=copy.get("text", ""),
            hall=_find_hall(copy["where"], halls) if "where" in copy else known[copy["of"]].hall,
            labels=(),
        )
        for copy in row.get("copy", ())
    )
    return replace(site, happenings=site.happenings + copies) if copies else site
