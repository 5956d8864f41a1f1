"""The invented town: no such place, region or postal code exists."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from showup.model.town import Town

TOWN = Town(
    name="Linden Ferry",
    region="Sandhills",
    region_code="SH",
    country="US",
    lat=42.40,
    lon=-100.75,
    timezone="America/Chicago",
    population=61_200,
    zips=("00012", "00013"),
)
ZONE = ZoneInfo(TOWN.timezone)
CITY_LINE = f"{TOWN.name}, {TOWN.region_code} {TOWN.zips[0]}"
