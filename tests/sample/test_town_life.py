"""The life of the town: enough of it, of every colour, on the right days, and nobody's name."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from datetime import datetime, timedelta
from importlib.resources import files
from urllib.parse import urlsplit

import pytest

from showup.sample.almanac import Almanac, instant
from showup.sample.exchange import Ask
from showup.sample.services import SERVICES
from showup.sample.services.searxng import serve as search
from showup.sample.town import TOWN, ZONE
from showup.sample.town_life import Site, load_life
from showup.sample.truth import feeds_of, true_dates, truth
from tests.sample.conftest import NOON, Get
from tests.sample.moments import DAYS, MOMENTS

LIFE = load_life()
HAPPENINGS = [happening for site in LIFE.sites for happening in site.happenings]
CLOSED_PLATFORM = "www.facebook.com"  # linked to by the group that is nowhere else
_HOSTS = re.compile(r"""(?:https?:|webcal:|["'(])//([A-Za-z0-9.\-]+)""")
# Names of vocabularies and of what pages are made with: named, never asked.
_NAMED_ONLY = frozenset({
    "schema.org", "api.w.org", "purl.org", "www.w3.org", "www.wikidata.org", "www.opengis.net",
    "public.tockify.com", "images.squarespace-cdn.com", "assets.squarespace.com", "static.wixstatic.com",
})  # fmt: skip


_WEEKS = 840  # some sixteen years: a whole number of every cycle of up to eight weeks


def _name_side(value: object) -> str:
    return value if isinstance(value, str) else "sites"


def _sides() -> Iterator[tuple[str, list[Site]]]:
    for name in sorted({site.side for site in LIFE.sites} - {""}):
        yield name, [site for site in LIFE.sites if site.side == name]


@pytest.mark.parametrize("now", DAYS, ids=lambda now: str(now.date()))
def test_on_any_day_a_month_holds_enough_and_a_good_third_is_civic(now: datetime) -> None:
    dates = true_dates(now)
    civic = sum(dated.happening.level > 0 for dated in dates)
    assert len(dates) >= 150
    assert 0.3 <= civic / len(dates) <= 0.45
    assert sum(dated.happening.level == 2 for dated in dates) >= 100


@pytest.mark.parametrize("now", MOMENTS, ids=str)
def test_dates_fall_on_the_weekday_and_hour_of_their_rule(now: datetime) -> None:
    for dated in true_dates(now, days=60):
        rule = dated.happening.rule
        assert dated.day.weekday() in rule.days
        assert instant(dated.start) >= now
        if isinstance(dated.start, datetime) and isinstance(dated.end, datetime):
            assert dated.start.time() == rule.hour
            assert dated.start.utcoffset() == dated.start.astimezone(ZONE).utcoffset()
            assert dated.end.timestamp() - dated.start.timestamp() == dated.happening.minutes * 60


def test_a_date_stays_where_it_is_from_one_day_to_the_next() -> None:
    def announce(now: datetime) -> set[tuple[str, object]]:
        return {(dated.happening.key, dated.start) for dated in true_dates(now)}

    today, tomorrow = announce(NOON), announce(NOON + timedelta(1))
    assert {row for row in today if instant(row[1]) >= NOON + timedelta(1)} <= tomorrow  # type: ignore[arg-type]


def test_there_is_a_cancelled_meeting_ahead_on_any_day() -> None:
    for now in DAYS:
        found = Almanac(LIFE, now).dates(HAPPENINGS, back=0, ahead=30)
        assert any(dated.cancelled and dated.happening.level == 2 for dated in found)


@pytest.mark.parametrize(("side", "sites"), list(_sides()), ids=_name_side)
def test_sides_hold_the_same_kinds_of_events_equally_often(side: str, sites: list[Site]) -> None:
    first = NOON.date() - timedelta(NOON.weekday())  # a Monday
    counts = []
    for site in sites:
        civic = [happening for happening in site.happenings if happening.level]
        year = [h.kind for h in civic for _ in h.rule.dates(first, first + timedelta(weeks=_WEEKS, days=-1))]
        counts.append((Counter(h.kind for h in civic), {k: round(n / 16) for k, n in Counter(year).items()}))
    assert len(sites) >= 2, side
    assert all(count == counts[0] for count in counts[1:])


def test_the_parties_publish_and_are_listed_alike() -> None:
    parties = dict(_sides())["parties"]
    assert len(parties) == 4
    assert (
        len({(site.kind, bool(site.hall), len(site.words), len(site.about) // 40) for site in parties}) == 1
    )
    campus = [h for h in HAPPENINGS if h.kind == "campus-party"]
    assert len(campus) == 4
    assert len({(h.rule, h.minutes, h.text, h.level) for h in campus}) == 1
    copied = [h.copy_of.partition("/")[0] for h in HAPPENINGS if h.copy_of]
    assert {copied.count(site.key) for site in parties} == {1}


def test_every_working_source_can_be_found() -> None:
    listed = {key for site in LIFE.sites for key in site.get("lists", ())}
    for site in LIFE.sites:
        if feeds_of(site) and not site.get("trap"):
            found = site.tags is not None or site.item or site.words or site.key in listed
            assert found or site.platform == "mobilize", site.key


def test_lists_and_copies_name_what_there_is() -> None:
    keys = {site.key for site in LIFE.sites}
    assert {key for site in LIFE.sites for key in site.get("lists", ())} <= keys
    assert {h.copy_of for h in HAPPENINGS if h.copy_of} <= {h.key for h in HAPPENINGS}
    assert max(Counter(h.key for h in HAPPENINGS).values()) == 1
    assert max(Counter(h.number for h in HAPPENINGS).values()) == 1
    assert max(Counter(site.host for site in LIFE.sites).values()) == 1


def test_every_place_on_the_map_is_near_and_has_a_position() -> None:
    for hall in LIFE.halls.values():
        if hall.key != "online":
            assert hall.lat is not None and abs(hall.lat - TOWN.lat) < 0.06
            assert hall.lon is not None and abs(hall.lon - TOWN.lon) < 0.06
            assert hall.street


def test_a_search_for_every_party_finds_that_party_and_no_other() -> None:
    almanac = Almanac(LIFE, NOON)
    for party in ("Democratic", "Republican", "Libertarian", "Green"):
        query = f'"{TOWN.name}" "{party.lower()} party"'
        answer = search(Ask("localhost", "/search", {"q": query, "format": "json"}), almanac)
        assert answer is not None
        assert answer.body.count(b'"url"') == 1
        assert party.encode() in answer.body


def test_all_hosts_are_invented_but_the_named_services(get: Get) -> None:
    allowed = {*SERVICES, *_NAMED_ONLY, CLOSED_PLATFORM}
    services = (
        "https://overpass-api.de/api/interpreter", "https://query.wikidata.org/sparql",
        "https://api.mobilize.us/v1/organizations", "https://api.mobilize.us/v1/events",
    )  # fmt: skip
    pages = [url for site in LIFE.sites for url in (site.home, f"{site.home}events", *feeds_of(site))]
    for url in (*pages, *services):
        for host in _HOSTS.findall(f"{url} {get(url).body.decode()}"):
            assert host.lower().endswith(".example") or host.lower() in allowed, (url, host)
    assert {urlsplit(site.home).hostname for site in LIFE.sites} == {site.host for site in LIFE.sites}


def test_no_person_and_no_telephone_is_named(get: Get) -> None:
    texts = [f"{h.title} {h.text} {h.group}" for h in HAPPENINGS]
    texts += [f"{site.name} {site.about} {site.get('prose')}" for site in LIFE.sites]
    words = "\n".join([*texts, *(hall.line for hall in LIFE.halls.values())])
    assert not re.search(r"\b(?:Mrs?|Ms|Dr|Prof|Rev|Sen|Gov|Mayor|Senator|Pastor|Rabbi|Imam)\.? [A-Z]", words)
    assert not re.search(r"\S@\S", words)
    assert not re.search(r"\d{3}[\s.\-)]{1,2}\d{3,4}", words)
    assert not re.search(rf"\b(?:{'|'.join(_FIRST_NAMES)})\b", words)


_FIRST_NAMES = (
    "James", "John", "Robert", "Michael", "William", "David", "Richard", "Joseph", "Thomas", "Charles",
    "Mary", "Patricia", "Jennifer", "Linda", "Elizabeth", "Barbara", "Susan", "Jessica", "Sarah", "Karen",
    "Daniel", "Matthew", "Anthony", "Mark", "Donald", "Steven", "Paul", "Andrew", "Joshua", "Kenneth",
    "Maria", "Carlos", "Luis", "Jose", "Juan", "Ana", "Rosa", "Ahmed", "Fatima", "Mohammed", "Wei",
)  # fmt: skip


def test_the_traps_are_all_there() -> None:
    assert {trap.what for trap in truth().traps} == {
        "dead", "calendar file gone", "page sent as a calendar", "redirect loop", "robots.txt disallows",
        "empty calendar", "past events only", "parked domain", "login", "closed platform",
        "hours in prose, no date", "a town of the same name elsewhere",
    }  # fmt: skip
    assert {h.title for h in HAPPENINGS if "rally" in h.title.lower() and h.level == 0} == {
        "County Road Car Rally", "Pep Rally",
    }  # fmt: skip
    assert [(h.level, h.copy_of) for h in HAPPENINGS if h.title.startswith("Protest")] == [
        (0, "arts/band"), (0, ""),
    ]  # fmt: skip
    assert [h.key for h in HAPPENINGS if h.broken] == ["quakers/bad"]


def test_the_data_stay_small() -> None:
    folder = files("showup.sample.life")
    assert sum(len(file.read_bytes()) for file in folder.iterdir() if file.name.endswith(".toml")) < 300_000
