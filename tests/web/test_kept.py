"""What a person keeps and says: questions, events and what became of them, faults, same or different."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from shutil import copytree
from xml.etree import ElementTree

import feedparser
import icalendar
import pytest

from showup.cli.stores import open_choices, open_store
from showup.find.merge.changes import tell_changes
from showup.model.event import Event, SourceLink, Venue
from showup.model.judgement import Judgement
from showup.sample.town import TOWN
from tests.web.conftest import NOW, Client, Serve, read

ASKED = {"town": "Linden Ferry"}
START = datetime.fromisoformat(NOW) + timedelta(days=2)
HALL = Venue("Town Hall", "1 Square", TOWN.lat, TOWN.lon)
JUDGED = Judgement(2, True, 0.9, 0.9, ("discussion",), ("housing",), ("listening",))


def make_event(number: int, title: str, start: datetime = START) -> Event:
    links = (SourceLink("Hall", "https://hall.example/", "https://hall.example/feed"),)
    return Event(f"e{number:018x}", title, start, start + timedelta(hours=1), HALL, sources=links)


RENT, BUS = make_event(1, "Rent meeting"), make_event(2, "Bus riders meet", START + timedelta(days=20))
Write = Callable[[list[Event]], None]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Write the events that a harvest found, with what happened since the one before."""

    def harvest(events: list[Event]) -> None:
        settings = read(tmp_path)
        with open_store(settings) as store:
            first = store.last_harvest(TOWN.key) is None
            run = store.begin_run(TOWN, settings.now)
            changes = tell_changes(store.town_events(TOWN.key), events, now=settings.now)
            store.write_events(TOWN.key, [], events, {one.event_id: JUDGED for one in events}, [], {})
            store.save_changes(TOWN.key, [] if first else changes, settings.now)
            store.finish_run(run.run_id, settings.now)

    return harvest


@pytest.fixture
def home(serve: Serve, tmp_path: Path, write: Write) -> Client:
    write([RENT, BUS])
    return serve(tmp_path)


def send(client: Client, path: str, **fields: str) -> str:
    """Send one of our forms; return the page it leads to."""
    token = re.search(r'name="token" value="([^"]+)"', client.get("/find", params=ASKED).text)
    assert token
    answer = client.post(path, data={"token": token[1], **fields}, follow_redirects=True)
    assert answer.status_code == 200, answer.text
    return answer.text


def page(event: Event) -> str:
    return f"/event/{event.event_id}"


def test_a_kept_event_tells_what_became_of_it_until_it_is_seen(home: Client, write: Write) -> None:
    assert "Kept." in send(home, page(RENT) + "/keep", said="keep")
    assert "What happened since" not in home.get("/saved").text
    later = replace(RENT, start=RENT.start + timedelta(hours=2), status="cancelled")
    write([later, BUS])
    kept = home.get("/saved").text
    assert "cancelled" in kept and "at another time: Sun 23 Aug 2026, 12 pm → Sun 23 Aug 2026, 2 pm" in kept
    assert "What happened since" in home.get(page(RENT)).text
    seen = send(home, page(RENT) + "/keep", said="keep", **{"from": "saved"})
    assert "Rent meeting" in seen and "What happened since" not in seen
    assert "Rent meeting" not in send(home, page(RENT) + "/keep", said="drop", **{"from": "saved"})


def test_a_kept_event_that_nobody_tells_of_any_more_says_so(home: Client, write: Write) -> None:
    send(home, page(RENT) + "/keep", said="keep")
    write([BUS])
    for path in ("/saved", page(RENT)):
        assert "No source tells of this event any more." in home.get(path).text


def test_a_fault_is_noted_shown_listed_and_taken_back(home: Client) -> None:
    told = send(home, page(RENT) + "/report", wrong="time", words="it is at 7")
    assert "You found wrong: the time: it is at 7" in told
    assert "the time, it is at 7" in home.get("/saved").text
    assert "You found wrong" not in send(home, page(RENT) + "/report", wrong="nothing")


def test_same_is_kept_shown_and_taken_back(serve: Serve, sample_folder: Path, tmp_path: Path) -> None:
    folder = tmp_path / "copy"
    copytree(sample_folder, folder)
    client = serve(folder)

    def count() -> int:
        return len(client.get("/api/find", params={**ASKED, "limit": "200"}).json()["matches"])

    before = count()
    one, other = list(dict.fromkeys(re.findall(r"/event/(e\w+)", client.get("/find", params=ASKED).text)))[:2]
    merged = send(client, f"/event/{one}/verdict", said="same", other=f"http://127.0.0.1:8765/event/{other}")
    assert "Kept: the two are the same." in merged and "You said it is the same" in merged
    kept_one = client.get(f"/event/{one}").url.path
    assert client.get(f"/event/{other}").url.path == kept_one and count() == before - 1
    undone = send(client, f"{kept_one}/verdict", said="undo", other=other if one in kept_one else one)
    assert "Taken back." in undone and "You said it is" not in undone
    assert count() == before


def test_a_kept_question_has_a_page_feeds_and_a_place_in_the_digest(home: Client) -> None:
    told = send(home, "/saved", question="town=Linden+Ferry&about=housing", name="rents & roofs")
    assert "rents &amp; roofs" in told and "/find?town=Linden+Ferry%2C+Sandhills&amp;about=housing" in told
    feed = feedparser.parse(home.get("/feed/rss.xml", params={"saved": "rents & roofs"}).content)
    assert [entry.title for entry in feed.entries] == [
        "Rent meeting (2026-08-23 12:00-13:00)",
        "Bus riders meet (2026-09-12 12:00-13:00)",
    ]
    calendar = icalendar.Calendar.from_ical(
        home.get("/feed/calendar.ics", params={"saved": "rents & roofs"}).text
    )
    assert str(calendar["NAME"]) == "rents & roofs"
    digest = home.get("/digest").text
    assert "rents &amp; roofs" in digest and "Rent meeting" in digest and "Bus riders" not in digest
    send(home, "/saved/forget", name="rents & roofs")
    assert home.get("/feed/rss.xml", params={"saved": "rents & roofs"}).status_code == 404


def test_the_digest_is_silent_when_there_is_nothing_and_tells_news_for_later(
    home: Client, write: Write
) -> None:
    def entries() -> list[ElementTree.Element]:
        root = ElementTree.fromstring(home.get("/digest/atom.xml").content)
        return root.findall("{http://www.w3.org/2005/Atom}entry")

    assert entries() == [] and "Nothing this week." in home.get("/digest").text
    send(home, "/saved", question="town=Linden+Ferry", name="all")
    write([RENT, BUS, make_event(3, "Garden day", START + timedelta(days=14))])
    (entry,) = entries()
    told = "".join(entry.itertext())
    assert "2026-W34" in told and "Garden day" in told and "Bus riders" not in told


def test_news_are_counted_from_the_last_visit(serve: Serve, tmp_path: Path, write: Write) -> None:
    write([RENT])
    client = serve(tmp_path)
    assert "since your last visit" not in client.get("/find", params=ASKED).text
    settings = read(tmp_path)
    with open_choices(settings) as choices:  # the visit was yesterday
        before = settings.now - timedelta(days=1)
        choices.database.rows("save_visit", TOWN.key, before.isoformat(), None)
    write([replace(RENT, status="cancelled"), BUS])
    assert "2 changes since your last visit" in client.get("/find", params=ASKED).text
    news = client.get("/new", params=ASKED).text
    assert "Since your last visit, Thu 20 Aug 2026." in news
    assert "Bus riders meet" in news and "Cancelled" in news
    assert "Nothing changed." in client.get("/new", params={**ASKED, "since": "2026-08-22"}).text


@pytest.mark.parametrize("path", ["/saved", "/feed/rss.xml?saved=all"])
def test_in_public_nothing_is_kept(serve: Serve, tmp_path: Path, write: Write, path: str) -> None:
    write([RENT])
    client = serve(tmp_path, public=True)
    assert client.get(path).status_code == 404
    assert client.post(path).status_code == 405
    for seen in ("/new?town=Linden+Ferry", "/digest?town=Linden+Ferry", "/find?town=Linden+Ferry"):
        assert 'method="post"' not in client.get(seen).text
    assert not (tmp_path / "choices.db").exists()


def test_a_form_without_its_token_keeps_nothing(home: Client) -> None:
    for path, fields in {
        page(RENT) + "/keep": {"said": "keep"},
        page(RENT) + "/report": {"wrong": "time"},
        "/saved": {"question": "town=Linden+Ferry", "name": "x"},
        "/saved/forget": {"name": "x"},
    }.items():
        assert home.post(path, data=fields).status_code == 403
    assert "Rent meeting" not in home.get("/saved").text
