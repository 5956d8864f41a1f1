"""Directories of groups in which the invented town does not occur."""

from __future__ import annotations

from showup.sample.almanac import Almanac
from showup.sample.exchange import Answer, Ask, answer_json

CLUBS_HOST = "toastmasters.org"
RADAR_HOST = "radar.squat.net"


def serve_clubs(ask: Ask, almanac: Almanac) -> Answer | None:
    """Answer for the finder of speaking clubs: none near."""
    del almanac
    return answer_json({"Clubs": []}) if ask.path == "/api/sitecore/FindAClub/Search" else None


def serve_radar(ask: Ask, almanac: Almanac) -> Answer | None:
    """Answer for Radar: no group of that city."""
    del almanac
    return answer_json({"result": {}, "count": 0}) if ask.path.startswith("/api/") else None
