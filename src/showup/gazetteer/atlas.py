"""The table of towns: one file of small compressed blocks, of which a question opens a few.

The file: 8 bytes "SHOWUPG1", the length of the header (4 bytes, big-endian), the header (JSON,
zlib), then blocks (text, zlib). A section is a list of blocks in the order of their first key:

    towns       by grid cell      name, region, zone, 1e4 lat, 1e4 lon, population, ZIP codes
    names       by folded name    key, town numbers
    alternates  by folded name    key, town numbers
    zips        by ZIP code       code, 1e4 lat, 1e4 lon, town number

Opening it costs the header, a question about one name a few blocks: the whole is never parsed,
save to look for the nearest names of a misspelling.
"""

from __future__ import annotations

import json
import zlib
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from mmap import ACCESS_READ, mmap
from pathlib import Path
from typing import Any

from showup.model.town import Town

MAGIC = b"SHOWUPG1"
TOWNS_A_BLOCK = 512
CELLS_A_DEGREE = 2
CELLS_AROUND = 360 * CELLS_A_DEGREE


@dataclass(frozen=True, slots=True)
class Region:
    """A first-order division of a country: "IN", "Indiana" of "US"."""

    country: str
    code: str
    name: str


def find_row(lat: float) -> int:
    """Return the number of the row of half-degree cells that holds a latitude, from the south."""
    return min(max(int((lat + 90) * CELLS_A_DEGREE), 0), 180 * CELLS_A_DEGREE - 1)


def find_cell(lat: float, lon: float) -> int:
    """Return the number of the half-degree cell that holds a point: row after row, each from 180° west."""
    return find_row(lat) * CELLS_AROUND + int((lon + 180) * CELLS_A_DEGREE) % CELLS_AROUND


class Atlas:
    """The opened table; `qualifiers` tell what folded words narrow to: "US/IN" (a region), "US"."""

    def __init__(self, content: bytes | mmap) -> None:
        if content[: len(MAGIC)] != MAGIC:
            raise ValueError("not a table of towns")
        begin = len(MAGIC) + 4
        end = begin + int.from_bytes(content[len(MAGIC) : begin], "big")
        header = json.loads(zlib.decompress(content[begin:end]))
        self._content, self._begin = content, end
        self._sections: dict[str, list[tuple[Any, int, int]]] = header["sections"]
        self._firsts = {name: [first for first, *_ in rows] for name, rows in self._sections.items()}
        self._zones: list[str] = header["zones"]
        self._regions = [Region(*row) for row in header["regions"]]
        self.qualifiers: dict[str, list[str]] = header["qualifiers"]

    def find_bearers(self, section: str, key: str) -> list[int]:
        """Return the numbers of the towns that bear a folded name, in "names" or "alternates"."""
        line = self._find_line(section, key)
        return [int(number) for number in line[1:]]

    @cached_property
    def keys(self) -> list[str]:
        """Every folded name, in order: read once, some tens of milliseconds."""
        blocks = range(len(self._sections["names"]))
        return [line.partition("\t")[0] for block in blocks for line in self._read_block("names", block)]

    def find_zip(self, code: str) -> tuple[float, float, int] | None:
        """Return where a ZIP code lies and the number of its town."""
        line = self._find_line("zips", code)
        return (int(line[1]) / 1e4, int(line[2]) / 1e4, int(line[3])) if line else None

    def read_town(self, number: int) -> Town:
        """Return a town by its number."""
        block, row = divmod(number, TOWNS_A_BLOCK)
        return self._parse_town(self._read_block("towns", block)[row])

    def list_towns(self, first_cell: int, last_cell: int) -> Iterator[Town]:
        """Yield the towns of these cells, and a few beside them."""
        firsts = self._firsts["towns"]
        begin = max(bisect_left(firsts, first_cell) - 1, 0)  # a cell may begin in the block before
        for block in range(begin, bisect_right(firsts, last_cell)):
            yield from map(self._parse_town, self._read_block("towns", block))

    def _find_line(self, section: str, key: str) -> list[str]:
        """Return the fields of the line that begins with the key, [] where there is none."""
        block = bisect_right(self._firsts[section], key) - 1
        if block < 0:
            return []
        lines = self._read_block(section, block)
        row = bisect_left(lines, key + "\t")  # a tab is less than any letter, so lines stand as their keys do
        found = lines[row].split("\t") if row < len(lines) else []
        return found if found[:1] == [key] else []

    def _parse_town(self, line: str) -> Town:
        name, region, zone, lat, lon, population, zips = line.split("\t")
        where = self._regions[int(region)]
        return Town(
            name=name,
            region=where.name,
            region_code=where.code,
            country=where.country,
            lat=int(lat) / 1e4,
            lon=int(lon) / 1e4,
            timezone=self._zones[int(zone)],
            population=int(population),
            zips=tuple(zips.split()),
        )

    @lru_cache(maxsize=64)  # noqa: B019 - there is one atlas in a process
    def _read_block(self, section: str, block: int) -> list[str]:
        _, offset, length = self._sections[section][block]
        begin = self._begin + offset
        return zlib.decompress(self._content[begin : begin + length]).decode().split("\n")


@lru_cache(maxsize=1)
def open_atlas() -> Atlas:
    """Return the table that ships with the package, opened once in a process."""
    with Path(__file__).with_name("towns.bin").open("rb") as file:
        return Atlas(mmap(file.fileno(), 0, access=ACCESS_READ))
