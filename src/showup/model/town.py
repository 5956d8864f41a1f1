"""Where: a town of the gazetteer, and distance on the earth."""

from __future__ import annotations

from dataclasses import dataclass
from math import asin, cos, radians, sin, sqrt

EARTH_RADIUS_KM = 6371.0088
KM_PER_MILE = 1.609344


@dataclass(frozen=True, slots=True)
class Town:
    """A populated place: position in degrees, IANA time zone, ISO 3166 country."""

    name: str
    region: str  # "Indiana", or "" where the country has none
    region_code: str  # "IN"; GeoNames admin1 code elsewhere
    country: str  # "US"
    lat: float
    lon: float
    timezone: str
    population: int = 0
    zips: tuple[str, ...] = ()  # US postal codes, nearest the centre first

    @property
    def full_name(self) -> str:
        """Return "Bloomington, Indiana" in the US, "Köln, North Rhine-Westphalia, DE" elsewhere."""
        parts = [self.name, self.region]
        if self.country != "US":
            parts.append(self.country)
        return ", ".join(part for part in parts if part)

    @property
    def key(self) -> str:
        """Return the name under which the store keeps this town, e.g. "us/in/bloomington@39.17,-86.53"."""
        slug = "-".join(self.name.lower().split())
        return f"{self.country}/{self.region_code}/".lower() + f"{slug}@{self.lat:.2f},{self.lon:.2f}"


def distance_km(lat1: float, lon1: float, lat2: float, lon2: float) -> float:
    """Return the great-circle distance in kilometres between two points in degrees (haversine)."""
    half_lat, half_lon = radians(lat2 - lat1) / 2, radians(lon2 - lon1) / 2
    chord = sin(half_lat) ** 2 + cos(radians(lat1)) * cos(radians(lat2)) * sin(half_lon) ** 2
    return 2 * EARTH_RADIUS_KM * asin(min(1.0, sqrt(chord)))
