"""Directories of groups in which the invented town does not occur."""

from __future__ import annotations

import re

from showup.find.discover.network import load_networks
from showup.model.address import host_of
from showup.sample.almanac import Almanac
from showup.sample.exchange import Answer, Ask, answer_html, answer_json

CLUBS_HOST = "toastmasters.org"
RADAR_HOST = "radar.squat.net"
_ASKED_FOR_JSON = re.compile(r"/(?:wp-json|ws-api|wp-admin|x/v\d)/")


def serve_clubs(ask: Ask, almanac: Almanac) -> Answer | None:
    """Answer for the finder of speaking clubs: none near."""
    del almanac
    return answer_json({"Clubs": []}) if ask.path == "/api/sitecore/FindAClub/Search" else None


def serve_radar(ask: Ask, almanac: Almanac) -> Answer | None:
    """Answer for Radar: no group of that city."""
    del almanac
    return answer_json({"result": {}, "count": 0}) if ask.path.startswith("/api/") else None


def list_network_hosts() -> tuple[str, ...]:
    """Return the hosts of the branch networks' directories."""
    return tuple({host_of(network.directory) for network in load_networks() if network.directory})


def serve_branches(ask: Ask, almanac: Almanac) -> Answer | None:
    """Answer for a directory of branches: none near."""
    del almanac
    if ask.path == "/robots.txt":
        return None
    return answer_json([]) if _ASKED_FOR_JSON.search(ask.path) else answer_html("<h1>Find a branch</h1>")
