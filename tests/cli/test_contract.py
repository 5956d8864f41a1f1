"""Each command prints the JSON that others rely on, alone on stdout, and says the rest on stderr."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import Result
from typer.testing import CliRunner

from showup.cli.main import app
from tests.cli import contract as told
from tests.cli.conftest import NOW

FERRY = "Linden Ferry, Sandhills"
Do = Callable[..., Result]

CALENDAR = """BEGIN:VCALENDAR
VERSION:2.0
BEGIN:VEVENT
UID:1@grange.example
DTSTART:20260903T183000
DTEND:20260903T200000
SUMMARY:Planning meeting
LOCATION:Grange Hall
END:VEVENT
BEGIN:VEVENT
UID:2@grange.example
DTSTART;VALUE=DATE:20260905
SUMMARY:Work day
STATUS:CANCELLED
END:VEVENT
END:VCALENDAR
"""
LISTING = {
    "id": "a",
    "source": "https://grange.example/",
    "uid": "1",
    "title": "Planning meeting",
    "start": "2026-09-03T18:30:00-05:00",
    "end": None,
    "all_day": False,
    "location": "Grange Hall",
    "url": "",
    "description": "All are welcome to help plan the fair.",
    "organizer": "Grange",
    "town": "Linden Ferry",
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The sample town, harvested once and recorded."""
    made = tmp_path_factory.mktemp("contract")
    words = ["harvest", FERRY, f"--data-dir={made}", f"--now={NOW}", f"--record={made}/town.warc.gz"]
    result = CliRunner().invoke(app, [*words, "--json"])
    assert result.exit_code == 0, result.output
    told.read(result.stdout, told.Summary)
    yield made


@pytest.fixture
def do(folder: Path) -> Do:
    def do(*words: str, stdin: str = "") -> Result:
        result = CliRunner().invoke(app, [*words, f"--data-dir={folder}", f"--now={NOW}"], input=stdin)
        assert result.exit_code == 0, (result.output, result.exception)
        return result

    return do


def test_find(do: Do) -> None:
    answer: told.Answer = told.read(
        do("find", FERRY, "--json", "--level=0", "--limit=500").stdout, told.Answer
    )
    assert len(answer.matches) > 100
    assert answer.groups and answer.coverage.channels and answer.coverage.kinds
    for match in answer.matches:
        told.check_times(match)
        told.check_quotes(match, {"title": match.title, "venue": match.venue.name})
        assert match.sources and all(link.url for link in match.sources)
    assert {match.all_day for match in answer.matches} == {True, False}
    assert {match.level for match in answer.matches} == {0, 1, 2}
    assert any(match.series for match in answer.matches)


def test_find_where_nothing_is_on_prints_the_same_fields(do: Do) -> None:
    words = ("find", "Lincoln, Nebraska", "--refresh=never", "--json")
    answer = told.read(do(*words).stdout, told.Answer)
    assert (answer.matches, answer.as_of) == ([], None)
    assert answer.widened


def test_a_recorded_harvest_is_replayed_in_a_folder_of_its_own(do: Do, folder: Path) -> None:
    """The events, without the ids that each store mints."""
    words = ("find", FERRY, "--json", "--level=0", "--limit=500")
    replay = ["--replay", str(folder / "town.warc.gz"), "--now", NOW]
    home = folder / "home"
    again = CliRunner().invoke(app, [*words, *replay], env={"XDG_DATA_HOME": str(home)})
    live, replayed = (told.read(text, told.Answer) for text in (do(*words).stdout, again.stdout))
    for answer in (live, replayed):
        for match in answer.matches:
            match.event_id = ""
            match.series = None
    assert sorted(map(repr, replayed.matches)) == sorted(map(repr, live.matches))
    (store,) = (home / "showup").rglob("harvest.db")
    assert store.parent.parent == home / "showup" / "replay"


def test_discover_and_the_ledger(do: Do) -> None:
    sources = told.read_lines(do("discover", FERRY, "--json").stdout, told.Source)
    assert len(sources) > 40
    assert sources == told.read_lines(do("sources", "list", FERRY, "--json").stdout, told.Source)
    assert sorted(map(repr, sources)) == sorted(
        map(repr, told.read_lines(do("export", "sources", FERRY).stdout, told.Source))
    )
    one = sources[0].feed_url
    assert told.read(do("sources", "show", one, "--json").stdout, told.Source) == sources[0]


def test_coverage(do: Do) -> None:
    covered = told.read(do("coverage", FERRY, "--json").stdout, told.Coverage)
    assert sum(covered.sources.values()) > 40
    assert covered.events > 100
    unknown = told.read(do("coverage", "Lincoln, Nebraska", "--json").stdout, told.Coverage)
    assert unknown.not_tried


def test_harvest_of_one_source(do: Do) -> None:
    one = told.read_lines(do("sources", "list", FERRY, "--json").stdout, told.Source)[0].feed_url
    summary = told.read(do("harvest", FERRY, "--source", one, "--json").stdout, told.Summary)
    assert summary.sources >= 1


def test_export_events(do: Do) -> None:
    events = told.read_lines(do("export", "events", FERRY).stdout, told.Match)
    assert len(events) > 200
    for event in events:
        told.check_times(event)


def test_extract(do: Do, tmp_path: Path) -> None:
    (tmp_path / "grange.ics").write_text(CALENDAR)
    line = {
        "file": "grange.ics", "url": "https://grange.example/feed.ics", "content_type": "text/calendar",
        "timezone": "America/Chicago", "now": NOW,
        "window": ["2026-08-21T00:00:00-05:00", "2026-11-21T00:00:00-05:00"],
    }  # fmt: skip
    floating = {**line, "timezone": None}
    (tmp_path / "m.jsonl").write_text(json.dumps(line) + "\n" + json.dumps(floating) + "\n")
    output = do("extract", "--manifest", str(tmp_path / "m.jsonl"), "--json").stdout
    placed, left = told.read_lines(output, told.Document)
    assert (placed.file, placed.reader, placed.incomplete) == ("grange.ics", "icalendar", False)
    meeting, work_day = placed.events
    for event in placed.events:
        told.check_times(event)
    assert (meeting.uid, meeting.start) == ("1@grange.example", "2026-09-03T18:30:00-05:00")
    assert (work_day.start, work_day.all_day, work_day.cancelled) == ("2026-09-05", True, True)
    assert left.events[0].start == "2026-09-03T18:30:00"


def test_merge(do: Do) -> None:
    lines = "\n".join(
        json.dumps({**LISTING, "id": name, "source": f"https://{name}.example/"}) for name in "ab"
    )
    merged = told.read_lines(do("merge", "--json", stdin=lines).stdout, told.Merged)
    assert [row.id for row in merged] == ["a", "b"]
    assert merged[0].event_id == merged[1].event_id


def test_judge(do: Do) -> None:
    wanted = ("id", "title", "description", "source", "start")
    row = {
        **{name: LISTING[name] for name in wanted},
        "venue": LISTING["location"],
        "host": LISTING["organizer"],
    }
    (judged,) = told.read_lines(do("judge", "--json", stdin=json.dumps(row)).stdout, told.JudgedLine)
    assert (judged.id, judged.level) == ("a", 2)
    assert 0 <= judged.p2 <= judged.p1 <= 1
    told.check_quotes(judged, {"title": row["title"], "description": row["description"]})  # type: ignore[dict-item]


def test_doctor(do: Do) -> None:
    findings = told.read_lines(do("doctor", "--json").stdout, told.Finding)
    assert all(finding.well for finding in findings)


def test_compare(do: Do) -> None:
    towns = told.read(do("compare", FERRY, "Lincoln, Nebraska", "--json").stdout, list[told.Town])
    assert [bool(town.searched_at) for town in towns] == [True, False]


def test_a_word_on_two_events_and_on_a_source(do: Do) -> None:
    one, other = (
        row.event_id for row in told.read_lines(do("export", "events", FERRY).stdout, told.Match)[:2]
    )
    pair = [one, other]
    feed = told.read_lines(do("sources", "list", FERRY, "--json").stdout, told.Source)[0].feed_url
    said = {
        ("events", "different", *pair): {"different": pair},
        ("events", "undo", *pair): {"undone": pair},
        ("sources", "pause", feed): {"paused": feed},
        ("sources", "resume", feed): {"resumed": feed},
    }
    for words, promised in said.items():
        assert told.read(do(*words, "--json").stdout, dict) == promised


def test_next(do: Do) -> None:
    advice = told.read(do("next", FERRY, "--plaintext", "--json").stdout, told.Advice)
    assert advice.step.event is not None
    told.check_times(advice.step.event)
    assert len(advice.alternatives) == 2
