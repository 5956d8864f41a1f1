"""The feeds and pages as programs of others read them: khal, ical.js, newsboat, extruct."""

from __future__ import annotations

import json
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from shutil import which
from typing import Any
from urllib.request import urlopen  # noqa: TID251 - a client of ours, over loopback

import extruct
import pytest

from tests.web.server import run_server

QUERY = "town=Linden+Ferry&doing=canvassing"
ICAL_JS = Path(sys.prefix) / "clients/node_modules/ical.js/dist/ical.js"
KHAL = """\
[calendars]
[[showup]]
path = {folder}/cal
[locale]
timeformat = %H:%M
dateformat = %Y-%m-%d
longdateformat = %Y-%m-%d
datetimeformat = %Y-%m-%d %H:%M
longdatetimeformat = %Y-%m-%d %H:%M
local_timezone = America/Chicago
default_timezone = America/Chicago
[sqlite]
path = {folder}/khal.db
"""
READ_BY_ICAL_JS = """
import ICAL from "{module}";
import {{ readFileSync }} from "node:fs";
const calendar = new ICAL.Component(ICAL.parse(readFileSync(0, "utf8")));
for (const zone of calendar.getAllSubcomponents("vtimezone")) {{
  ICAL.TimezoneService.register(new ICAL.Timezone(zone));
}}
const told = [];
for (const part of calendar.getAllSubcomponents("vevent")) {{
  const event = new ICAL.Event(part);
  const walk = event.iterator();
  const starts = [];
  if (event.isRecurring()) for (let next; (next = walk.next());) starts.push(next);
  else starts.push(event.startDate);
  for (const start of starts) told.push([event.summary, start.toJSDate().toISOString()]);
}}
console.log(JSON.stringify(told));
"""
Told = list[tuple[str, datetime]]


@pytest.fixture(scope="module")
def home(sample_folder: Path) -> Iterator[str]:
    with run_server(sample_folder) as address:
        yield address


def fetch(address: str) -> bytes:
    with urlopen(address, timeout=30) as answer:
        told: bytes = answer.read()
    return told


@pytest.fixture(scope="module")
def matches(home: str) -> Told:
    """The matches of the question as the JSON tells them: title and start."""
    found = json.loads(fetch(f"{home}/api/find?{QUERY}&limit=200"))["matches"]
    assert found
    return sorted((one["title"].casefold(), datetime.fromisoformat(one["start"])) for one in found)


@pytest.mark.skipif(which("khal") is None, reason="scripts/install_clients.sh installs khal")
def test_khal_shows_every_date_at_its_hour(home: str, matches: Told, tmp_path: Path) -> None:
    (tmp_path / "cal").mkdir()
    config, file = tmp_path / "config", tmp_path / "feed.ics"
    config.write_text(KHAL.format(folder=tmp_path))
    file.write_bytes(fetch(f"{home}/feed/calendar.ics?{QUERY}"))
    run = ["khal", "-c", str(config)]
    subprocess.run([*run, "import", "--batch", str(file)], check=True, capture_output=True, timeout=120)
    shape = ["--day-format", "", "--format", "{start-date} {start-time}|{title}"]
    shown = subprocess.run(
        [*run, "list", *shape, "2026-08-21", "40d"], check=True, capture_output=True, text=True, timeout=120
    ).stdout
    told = {
        (line.partition("|")[2].casefold(), line.partition("|")[0]) for line in shown.splitlines() if line
    }
    assert told == {(title, f"{start:%Y-%m-%d %H:%M}") for title, start in matches}


@pytest.mark.skipif(
    which("node") is None or not ICAL_JS.exists(), reason="scripts/install_clients.sh installs ical.js"
)
def test_ical_js_finds_the_same_moments_by_our_time_zone(home: str, matches: Told, tmp_path: Path) -> None:
    script = tmp_path / "read.mjs"
    script.write_text(READ_BY_ICAL_JS.format(module=ICAL_JS))
    feed = fetch(f"{home}/feed/calendar.ics?{QUERY}")
    shown = subprocess.run(
        ["node", str(script)], input=feed, check=True, capture_output=True, timeout=60
    ).stdout
    told = [(title.casefold(), datetime.fromisoformat(start)) for title, start in json.loads(shown)]
    assert sorted(start for _, start in told) == sorted(start.astimezone(UTC) for _, start in matches)
    assert {title for title, _ in told} <= {title for title, _ in matches}


@pytest.mark.skipif(which("newsboat") is None, reason="scripts/install_clients.sh installs newsboat")
@pytest.mark.parametrize("name", ["rss.xml", "atom.xml"])
def test_newsboat_takes_every_entry_once(home: str, matches: Told, tmp_path: Path, name: str) -> None:
    urls, cache = tmp_path / "urls", tmp_path / "cache.db"
    urls.write_text(f"{home}/feed/{name}?{QUERY}\n")
    for _ in range(2):
        subprocess.run(
            ["newsboat", "-q", "-u", str(urls), "-c", str(cache), "-C", "/dev/null", "-x", "reload"],
            check=True,
            capture_output=True,
            timeout=60,
        )
    rows = sqlite3.connect(cache).execute("SELECT title FROM rss_item").fetchall()
    told = sorted(title.rpartition(" (")[0].casefold() for (title,) in rows)
    assert told == sorted(title for title, _ in matches)


def test_extruct_reads_the_event_of_a_page(home: str) -> None:
    match: dict[str, Any] = json.loads(fetch(f"{home}/api/find?{QUERY}&limit=1"))["matches"][0]
    page = fetch(f"{home}/event/{match['event_id']}").decode()
    (event,) = extruct.extract(page, syntaxes=["json-ld"])["json-ld"]
    assert (event["@type"], event["name"], event["startDate"]) == ("Event", match["title"], match["start"])
    assert event["location"]["name"] == match["venue"]["name"]
    assert event["eventStatus"] == "https://schema.org/EventScheduled"
