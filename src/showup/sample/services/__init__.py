"""Outside services that channels ask at their usual addresses, answered with the invented town's places."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from showup.sample.almanac import Almanac
from showup.sample.exchange import Answer, Ask
from showup.sample.platforms import google_calendar, mobilize, tockify
from showup.sample.services import directories, overpass, searxng, wikidata

SERVICES: Mapping[str, Callable[[Ask, Almanac], Answer | None]] = {
    **dict.fromkeys(directories.list_network_hosts(), directories.serve_branches),
    directories.CLUBS_HOST: directories.serve_clubs,
    directories.RADAR_HOST: directories.serve_radar,
    google_calendar.HOST: google_calendar.serve,
    mobilize.HOST: mobilize.serve,
    overpass.HOST: overpass.serve,
    searxng.HOST: searxng.serve,
    tockify.HOST: tockify.serve,
    wikidata.HOST: wikidata.serve,
}
