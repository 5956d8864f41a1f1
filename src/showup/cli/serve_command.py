"""`showup serve`: the composition root of the web app; only here do its pages meet the network."""

from __future__ import annotations

import gc
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from importlib.util import find_spec
from ipaddress import ip_address
from secrets import token_urlsafe
from time import monotonic
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from showup.cli import folders, wire
from showup.cli.console import DONE, warn
from showup.cli.events_command import keep_verdict, undo_verdict
from showup.cli.run import run_harvest
from showup.cli.settings import Settings
from showup.cli.stores import find_town, open_choices, open_store
from showup.cli.wanted import Wanted
from showup.errors import NothingDone, UnknownTown, UsageError
from showup.find.discover.registry import load_channels
from showup.find.harvest.here import BY_HAND
from showup.find.harvest.progress import Progress
from showup.gazetteer.nearby import list_nearby
from showup.model.lead import Lead
from showup.model.match import Candidate
from showup.model.town import Town

if TYPE_CHECKING:
    from showup.learn.offer import Reach
    from showup.web.desk import Desk, Tiles, Tools
    from showup.web.harvests import Errand
    from showup.web.private.study import Near, Study
    from showup.web.shield import Shield

_MOST_NEARBY_KM = 120.0
# What answers are made of stays and has no cycles: to look through it took longer than the answer.
COLLECT_SELDOM = (50_000, 20, 50)
IDLE_SECONDS = 900.0  # until the private pages lock themselves


@dataclass(frozen=True, slots=True)
class Place:
    """Where the pages are served, and where the tiles of their map come from."""

    port: int
    bind: str
    url: str = ""
    tiles: str = ""
    tiles_by: str = ""


def run_serve(settings: Settings, place: Place, *, public: bool) -> int:
    """Serve the pages until Ctrl-C."""
    check_serve(place.bind, place.url, public=public)
    import uvicorn

    home = place.url or f"http://127.0.0.1:{place.port}"
    app = make_pages(settings, home, public=public, tiles=read_tiles(place.tiles, place.tiles_by))
    gc.set_threshold(*COLLECT_SELDOM)
    warn(f"showup is at {home} (Ctrl-C ends it)")
    # No access log: neither questions nor the addresses of readers are written down.
    uvicorn.run(app, host=place.bind, port=place.port, log_level="warning", access_log=False)
    return DONE


def make_pages(
    settings: Settings,
    home: str,
    *,
    public: bool,
    idle_seconds: float = IDLE_SECONDS,
    tiles: Tiles | None = None,
) -> Shield:
    """Return the app over this run's data folder: what was found and, for oneself, what one writes.

    The journal locks itself when it was not used for `idle_seconds`.
    """
    from showup.web.app import make_app

    desk = make_desk(settings, home, public=public)
    desk.tiles = tiles or desk.tiles
    return make_app(desk, None if public else make_study(settings, desk, idle_seconds))


def check_serve(bind: str, url: str, *, public: bool) -> None:
    """Raise where the options do not go together, or the web parts are not installed."""
    missing = [name for name in ("litestar", "uvicorn", "jinja2", "nh3") if find_spec(name) is None]
    if missing:
        raise NothingDone(f"{', '.join(missing)} not installed: python -m pip install 'showup[web]'")
    if url and (
        urlsplit(url).scheme not in ("http", "https") or not urlsplit(url).hostname or url.endswith("/")
    ):
        raise UsageError(f'--url "{url}" is no address to build on; write https://meetings.example.org')
    if not public and not is_loopback(bind):
        raise UsageError("without --public everything is served, so only on this machine: --bind 127.0.0.1")


def read_tiles(address: str, by: str) -> Tiles:
    """Return the tiles; UsageError for an address that a map cannot load them from."""
    from showup.web.desk import Tiles

    host = urlsplit(address).netloc
    plain = not re.search(r"[\s;,'\"<>\\]", address) and address.startswith(("https://", "http://")) and host
    if address and not (plain and all(part in address for part in ("{z}", "{x}", "{y}"))):
        raise UsageError(
            f'--tiles "{address}" is none; write https://tiles.example.org/{{z}}/{{x}}/{{y}}.png'
        )
    return Tiles(address, by)


def is_loopback(bind: str) -> bool:
    """Whether an address reaches this machine only."""
    try:
        return bind == "localhost" or ip_address(bind).is_loopback
    except ValueError:
        return False


def make_desk(settings: Settings, home: str, *, public: bool) -> Desk:
    """Return the desk of the pages over this run's data folder."""
    from showup.web.desk import Desk
    from showup.web.harvests import Harvests

    tools = make_tools(settings)
    token = "" if public else token_urlsafe(32)
    harvests = Harvests(lambda errand, progress: run_errand(at(settings, tools.clock()), errand, progress))
    return Desk(tools, harvests, home, public=public, token=token)


def make_tools(settings: Settings) -> Tools:
    """Return the ways to the stores, the towns, the clock and the network's services."""
    from showup.web.desk import Service, Tools

    clock = run_clock(settings.now)
    path = folders.data_folder(settings) / folders.HARVEST
    log = path.with_name(path.name + "-wal")

    return Tools(
        clock=clock,
        open_store=lambda: open_store(settings),
        open_choices=lambda: open_choices(settings),
        data_version=lambda: [(p.stat().st_mtime_ns, p.stat().st_size) for p in (path, log) if p.exists()],
        find_town=find_town,
        list_nearby=_list_nearby,
        services=[
            Service(name, channel.TELLS)
            for name, channel in load_channels().items()
            if name not in settings.channels_off
        ],
        tell_answer=wire.answer,
        tell_coverage=wire.coverage,
        keep_verdict=lambda said, one, other: keep_verdict(at(settings, clock()), said, one, other),
        undo_verdict=lambda one, other: undo_verdict(at(settings, clock()), one, other),
    )


def make_study(settings: Settings, desk: Desk, idle_seconds: float) -> Study:
    """Return what the private pages may ask for: the journal, and what was found before."""
    from showup.cli.next_command import find_last_town, find_near, make_offer
    from showup.cli.private import local_now
    from showup.web.private.keeper import Keeper
    from showup.web.private.study import Study

    clock = desk.tools.clock

    def list_near(town: str, reach: Reach) -> Near | None:
        near = find_near(at(settings, clock()), town, reach)
        if near is None:
            return None
        return {event_id: (found, make_offer(found)) for event_id, found in near.items()}

    def last_town() -> str:
        with open_store(settings) as store:
            town = find_last_town(store)
        return town.full_name if town else ""

    def name_town(asked: str) -> str:
        try:  # unlike the commands this says nothing on the terminal: what is typed is private
            return find_town(asked).full_name if asked.strip() else ""
        except UnknownTown:
            return asked.strip()

    return Study(
        clock=lambda: local_now(clock()),
        keeper=Keeper(folders.data_folder(settings) / folders.PRIVATE, idle_seconds),
        token=desk.token,
        home=desk.home,
        find_event=lambda event_id: find_event(settings, event_id),
        last_town=last_town,
        name_town=name_town,
        list_near=list_near,
    )


def find_event(settings: Settings, event_id: str) -> Candidate | None:
    """Return a stored event, None where there is none of that id."""
    with open_store(settings) as store:
        return store.event(event_id)


def at(settings: Settings, now: datetime) -> Settings:
    """Return the settings at another moment: a server outlives the one it was started at."""
    return replace(settings, now=now)


def run_clock(now: datetime) -> Callable[[], datetime]:
    """Return a clock that goes on from `now`."""
    began = monotonic()
    return lambda: now + timedelta(seconds=monotonic() - began)


def _list_nearby(town: Town, radius_km: float) -> Sequence[Town]:
    return [near for _, near in list_nearby(town.lat, town.lon, min(radius_km, _MOST_NEARBY_KM), 1_000)]


def run_errand(settings: Settings, errand: Errand, progress: Progress) -> str:
    """Harvest a town, or try an address that a person pasted; return the outcome in words."""
    settings = replace(settings, channels_off=settings.channels_off | errand.channels_off)
    with open_store(settings) as store:
        if errand.address:
            with open_choices(settings) as choices:
                choices.add_address(errand.town.key, errand.address, settings.now)
            store.save_leads(errand.town.key, [Lead(errand.address, BY_HAND, "added by hand")])
        wanted = Wanted(
            interests=errand.about,
            channels=not errand.address,
            reread=not errand.address,
            only_leads=(errand.address,) if errand.address else (),
            progress=progress,
        )
        summary = run_harvest(settings, errand.town, store, wanted)
        if not errand.address:
            return f"{summary.working} / {summary.sources}: {summary.events}"
        tried = [row for row in store.leads(errand.town.key) if row.lead.url == errand.address]
        return f"{tried[0].outcome}: {tried[0].why}" if tried and tried[0].outcome else "not tried"
