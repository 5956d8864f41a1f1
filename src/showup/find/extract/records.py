"""Rows of foreign JSON, read without trust, and how they become a reading."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from urllib.parse import urljoin

from showup.find.extract.ics.organizers import read_organizer
from showup.find.extract.markup import read_line, read_lines
from showup.find.extract.moments import read_moment, settle_span
from showup.model.listing import Listing
from showup.model.problem import Problem
from showup.model.reading import Reading

_MAX_ROWS = 20_000
_MAX_PROBLEMS = 50


class Record:
    """A JSON object; every reading of it gives a value of the wanted kind or an empty one.

    A path names the keys from the outside in, parted by dots: "venue.geo_lat".
    """

    __slots__ = ("value",)

    def __init__(self, value: object) -> None:
        self.value: Mapping[object, object] = value if isinstance(value, Mapping) else {}

    def get(self, path: str) -> object:
        """Return what lies at the path, None where nothing does."""
        found: object = self.value
        for key in path.split("."):
            if not isinstance(found, Mapping):
                return None
            found = found.get(key)
        return found

    def line(self, *paths: str) -> str:
        """Return the first text that is not empty, on one line, without markup."""
        return next((text for path in paths if (text := read_line(self.get(path)))), "")

    def lines(self, *paths: str) -> str:
        """Return the first text that is not empty, its line breaks kept, without markup."""
        return next((text for path in paths if (text := read_lines(self.get(path)))), "")

    def moment(self, *paths: str) -> date | datetime | None:
        """Return the first date or time that can be read."""
        return next((moment for path in paths if (moment := read_moment(self.get(path)))), None)

    def number(self, path: str) -> float | None:
        """Return a number, also one that is written as text."""
        value = self.get(path)
        if isinstance(value, bool) or not isinstance(value, int | float | str):
            return None
        try:
            return float(value)
        except ValueError:
            return None

    def flag(self, *paths: str) -> bool:
        """Whether any of them says yes: true, 1, "1", "true", "yes"."""
        return any(
            value is True or value == 1 or str(value).lower() in ("1", "true", "yes")
            for value in map(self.get, paths)
        )

    def records(self, path: str) -> list[Record]:
        """Return the objects of an array; of one object, that."""
        value = self.get(path)
        rows = value if isinstance(value, list) else [value]
        return [Record(row) for row in rows if isinstance(row, Mapping)]

    def rows(self, path: str) -> list[object]:
        """Return the members of an array, none for anything else."""
        value = self.get(path)
        return value if isinstance(value, list) else []

    def labels(self, *paths: str) -> tuple[str, ...]:
        """Return the texts and names found in arrays, each once."""
        found = (label for path in paths for label in _name_all(self.get(path)))
        return tuple(dict.fromkeys(label for label in found if label))[:30]

    def url(self, page: str, *paths: str) -> str:
        """Return the first web address, absolute."""
        for path in paths:
            value = self.get(path)
            if isinstance(value, str) and value.strip() and len(value) < 2_000:
                address = _join(page, value.strip())
                if address:
                    return address
        return ""

    def point(self, lat: str, lon: str) -> tuple[float | None, float | None]:
        """Return a position in degrees; one that is out of range or unset (0, 0) is none."""
        north, east = self.number(lat), self.number(lon)
        if (
            north is None
            or east is None
            or not (abs(north) <= 90 and abs(east) <= 180)
            or not (north or east)
        ):
            return None, None
        return north, east


def _name_all(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield from (read_line(part) for part in value.split(","))
    elif isinstance(value, list):
        for entry in value[:50]:
            yield read_line(_name(entry))
    elif isinstance(value, Mapping):
        for entry in list(value.values())[:50]:
            yield read_line(_name(entry))


def _name(entry: object) -> object:
    if isinstance(entry, Mapping):
        return entry.get("name") or entry.get("title") or entry.get("label")
    return entry


def _join(page: str, address: str) -> str:
    try:
        url = urljoin(page, address)
    except ValueError:
        return ""
    return url if url.startswith(("http://", "https://")) and " " not in url else ""


def keep_group(name: str) -> str:
    """Return the name of an organizer that is an organization, "" for what may be a person."""
    return read_organizer(';CN="' + name.replace('"', "") + '"', "") if name else ""


def say_place(*parts: str) -> str:
    """Return a place on one line: each part once, none that an earlier one already holds."""
    said: list[str] = []
    for part in parts:
        if part and not any(_holds(earlier, part) for earlier in said):
            said.append(part)
    return ", ".join(said)


def _holds(earlier: str, part: str) -> bool:
    """Whether the earlier part holds the later one in whole words ("KS" is not in "Oaks Hall")."""
    folded = part.casefold()
    if folded not in earlier.casefold():
        return False
    return bool(re.search(rf"(?<!\w){re.escape(folded)}(?!\w)", earlier.casefold()))


def say_town(town: str, region: str, code: str) -> str:
    """Return "Springfield, IL 62701", whatever of it is known."""
    return ", ".join(part for part in (town, " ".join(filter(None, (region, code)))) if part)


@dataclass(frozen=True, slots=True)
class Rows:
    """The listings of a document's rows, what could not be read, and how many rows there were."""

    listings: tuple[Listing, ...]
    problems: tuple[Problem, ...]
    total: int


def read_rows(
    values: Iterable[object], make: Callable[[Record], Listing | Iterable[Listing] | None], where: str
) -> Rows:
    """Return the rows as listings. A row without title or start is a problem, never the end of the rest.

    `make` returns None for a row that is no event at all, and raises ValueError for a bad one, also in the
    midst of its listings: those before stay.
    """
    listings: list[Listing] = []
    problems: list[Problem] = []
    total = 0
    for number, value in enumerate(values):
        if number >= _MAX_ROWS:
            problems.append(Problem("extract", where, f"more than {_MAX_ROWS} rows"))
            break
        if not isinstance(value, Mapping):
            continue
        before = len(listings)
        try:
            made = make(Record(value))
            listings.extend((made,) if isinstance(made, Listing) else made or ())
        except (ValueError, OverflowError, TypeError) as error:
            total += 1
            if len(problems) < _MAX_PROBLEMS:
                problems.append(Problem("extract", where, f"row {number + 1}: {str(error)[:200]}"))
        total += len(listings) - before
    return Rows(tuple(listings), tuple(problems), total)


def make_listing(
    title: str,
    start: date | datetime | None,
    end: date | datetime | None = None,
    *,
    all_day: bool = False,
    **fields: Any,
) -> Listing:
    """Return a listing with its span settled and its place on one line; raises ValueError without a start."""
    if start is None:
        raise ValueError("no start that can be read")
    begins, ends = settle_span(start, end, all_day=all_day)
    fields.setdefault("location", say_place(fields.get("venue", ""), fields.get("address", "")))
    if not isinstance(begins, datetime):
        fields.pop("zone", None)
    return Listing(title=title or "(untitled)", start=begins, end=ends, **fields)


def tell_rows(rows: Rows, **fields: Any) -> Reading:
    """Return rows as a reading."""
    return Reading(listings=rows.listings, problems=rows.problems, total=rows.total, **fields)
